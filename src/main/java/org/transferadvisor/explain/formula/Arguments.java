package org.transferadvisor.explain.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/**
 * The values that a formula's parameters have: numbers, ranges, records and lists of them.
 *
 * @param values by name of the parameter; one that is unknown is left out
 */
public record Arguments(Map<String, Object> values) {

    /** Copies the map, so that the record does not change. */
    public Arguments {
        values = Map.copyOf(values);
    }

    /** What a name stands for; null where it is unknown. */
    @Nullable
    Object get(Expression.Name name) {
        return field(values.get(name.parameter()), name.field());
    }

    /** A field of a record, or a value itself where no field is named. */
    static @Nullable Object field(@Nullable Object of, String field) {
        if (field.isEmpty() || !(of instanceof Record fact)) {
            return of;
        }
        return RecordFields.of(fact).get(fact, field);
    }

    /** The lists that a part names, by parameter. */
    private List<String> lists(Expression part) {
        List<String> found = new ArrayList<>();
        if (part instanceof Expression.Name name && values.get(name.parameter()) instanceof List<?>) {
            found.add(name.parameter());
        } else if (part instanceof Expression.Operation operation) {
            found.addAll(lists(operation.left()));
            found.addAll(lists(operation.right()));
        } else if (part instanceof Expression.Negation negation) {
            found.addAll(lists(negation.of()));
        } else if (part instanceof Expression.Call call) {
            call.arguments().forEach(each -> found.addAll(lists(each)));
        }
        return found;
    }

    /**
     * The arguments once for each entry of the list that a part names, that entry in the list's place. The order does not
     * depend on the order in which rules collected the entries.
     *
     * @throws IllegalArgumentException where the part names no list
     */
    List<Arguments> each(Expression part) {
        List<String> lists = lists(part);
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("nothing to sum in " + FormulaText.of(part));
        }
        String list = lists.get(0);
        List<Arguments> all = new ArrayList<>();
        List<?> entries = (List<?>) values.get(list);
        entries.stream()
                .map(Object.class::cast)
                .sorted(Comparator.comparing(Object::toString))
                .forEach(entry -> {
                    Map<String, Object> one = new java.util.HashMap<>(values);
                    one.put(list, entry);
                    all.add(new Arguments(one));
                });
        return all;
    }
}
