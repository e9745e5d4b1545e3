package org.transferadvisor.costs;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.figures.Working;

/** How all figures are worked out, for those who check or explain them. */
public final class Workings {

    /** The classes that compute a sheet, by the function that rules take it from. */
    private static final Map<String, List<Class<?>>> SHEETS = Map.of(
            "Benefits.sheet", List.of(Benefits.class),
            "Methods.sheet", List.of(Methods.class, MethodMemory.class, Pretrainings.class, Distilling.class),
            "ModelScores.sheet", List.of(ModelScores.class),
            "OwnModel.sheet", List.of(OwnModel.class),
            "ProjectViability.sheet", List.of(ProjectViability.class),
            "Strategies.sheet", List.of(Strategies.class, ServingCosts.class));

    private Workings() {}

    /** All of them. */
    public static List<Working> all() {
        return of(SHEETS.values().stream().flatMap(List::stream).toList());
    }

    /**
     * What a sheet depends on: the fields that go into its figures, by the kind of fact.
     *
     * @param function the function that gives it, such as {@code Methods.sheet}
     * @return empty for a function that gives no sheet
     */
    public static Map<String, Set<String>> reads(String function) {
        Map<String, Set<String>> reads = new TreeMap<>();
        of(SHEETS.getOrDefault(function, List.of())).forEach(working -> working.reads()
                .forEach((type, fields) ->
                        reads.computeIfAbsent(type, any -> new TreeSet<>()).addAll(fields)));
        return reads;
    }

    /** Whether a function compares figures, such as {@code Training.fits}. */
    public static boolean compares(String function) {
        int dot = function.indexOf('.');
        try {
            Class<?> owner = Class.forName(Workings.class.getPackageName() + "." + function.substring(0, dot));
            return Arrays.stream(owner.getMethods())
                    .anyMatch(each -> each.getName().equals(function.substring(dot + 1))
                            && each.getReturnType() == Boolean.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no such function: " + function, e);
        }
    }

    private static List<Working> of(Collection<Class<?>> classes) {
        List<Working> all = new ArrayList<>();
        for (Class<?> sheet : classes) {
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
