package org.transferadvisor.authoring.space;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.reading.DeclaredFields;

/** Values for a fact of a kind that the rulebook declares, which stands in a facts file as a whole. */
final class DeclaredFacts {

    /** The most combinations of a fact's fields. */
    private static final int MOST = 200;

    /** Numbers of declared facts may be any that a facts file takes. */
    private record Unbounded(
            @Field(about = "any number") @Nullable Double number) {}

    private DeclaredFacts() {}

    static Dimension dimension(
            String pointer,
            String type,
            Map<String, Class<?>> fields,
            DeclaredFields said,
            FieldFlow flow,
            Set<String> rules) {
        List<Map<String, Object>> facts = List.of(Map.of("type", type));
        boolean exact = true;
        for (Map.Entry<String, Class<?>> field : fields.entrySet()) {
            FieldKey key = new FieldKey(type, field.getKey());
            exact &= !flow.opaque(key);
            List<Object> values = values(field.getValue(), said.limits(type, field.getKey()), flow, key);
            if (facts.size() * (values.size() + 1) > MOST) {
                exact = false;
            } else if (!values.isEmpty()) {
                facts = combined(facts, field.getKey(), values, flow.againstNull(key));
            }
        }
        List<@Nullable Object> all = new ArrayList<>();
        all.add(null);
        all.addAll(facts);
        return new Dimension(pointer, all, List.of(), List.of(), exact, rules);
    }

    private static List<Map<String, Object>> combined(
            List<Map<String, Object>> facts, String field, List<Object> values, boolean absent) {
        List<Map<String, Object>> combined = new ArrayList<>();
        for (Map<String, Object> fact : facts) {
            if (absent) {
                combined.add(fact);
            }
            for (Object value : values) {
                Map<String, Object> longer = new LinkedHashMap<>(fact);
                longer.put(field, value);
                combined.add(longer);
            }
        }
        return combined;
    }

    private static List<Object> values(Class<?> type, @Nullable Field limits, FieldFlow flow, FieldKey key) {
        if (!flow.relevant().contains(key)) {
            return List.of();
        }
        if (type == Boolean.class || type == boolean.class) {
            return List.of(true, false);
        }
        if (type == String.class) {
            return Cells.words(limits == null ? Set.of() : Set.of(limits.oneOf()), flow.compared(key));
        }
        RecordComponent any = Unbounded.class.getRecordComponents()[0];
        Class<?> number = type == int.class || type == long.class || type == Integer.class || type == Long.class
                ? Long.class
                : Double.class;
        return List.copyOf(
                Cells.of(number, limits == null ? any.getAnnotation(Field.class) : limits, flow.compared(key))
                        .values(flow.opaque(key)));
    }
}
