package org.transferadvisor.costs;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.figures.Working;

/** How all figures are worked out, for those who check or explain them. */
public final class Workings {

    private static final List<Class<?>> SHEETS = List.of(
            Benefits.class,
            Distilling.class,
            MethodMemory.class,
            Methods.class,
            ModelScores.class,
            ProjectViability.class,
            Pretrainings.class,
            ServingCosts.class,
            Strategies.class);

    private Workings() {}

    /** All of them. */
    public static List<Working> all() {
        List<Working> all = new ArrayList<>();
        for (Class<?> sheet : SHEETS) {
            for (Field field : sheet.getDeclaredFields()) {
                if (field.getType() == Working.class) {
                    try {
                        all.add((Working) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("a working is hidden: " + field, e);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** The rows of the table of single figures that go into any of them. */
    public static List<String> figures() {
        return all().stream()
                .flatMap(each -> each.figures().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
