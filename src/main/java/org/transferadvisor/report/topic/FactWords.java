package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.FieldValues;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.Sentence;

/** The facts of a trace as a firing shows them: a fact of the input by the fields that the rule reads. */
public final class FactWords {

    private static final Set<String> RANGE = Set.of("low", "likely", "high");

    private FactWords() {}

    /**
     * The places of the facts file that a firing names one fact for; empty for other facts.
     *
     * @param firing the firing
     * @param fact what it matched
     */
    public static List<String> pointers(Advice.Firing firing, Advice.Fact fact) {
        String at = fact.pointer();
        return at == null || firing.pointers() == null
                ? List.of()
                : firing.pointers().stream()
                        .filter(each ->
                                each.equals(at) || each.startsWith(at + "/") && each.indexOf('/', at.length() + 1) < 0)
                        .toList();
    }

    /** What a firing shows of a fact, such as {@code model FinBERT, dps 0.82}; empty for nothing. */
    public static String shown(Advice.Firing firing, Advice.Fact fact) {
        List<String> fields = pointers(firing, fact).stream()
                .map(each -> each.substring(each.lastIndexOf('/') + 1))
                .toList();
        boolean all = fields.isEmpty() || fact.values().keySet().stream().noneMatch(fields::contains);
        return fields(fact.values(), all ? null : fields);
    }

    /** A fact with what a firing shows of it, such as {@code /budget/compute (compute 800)}. */
    public static String named(Advice.Firing firing, String id, Map<String, Advice.Fact> facts) {
        Advice.Fact fact = facts.get(id);
        if (fact == null) {
            return id;
        }
        List<String> pointers = pointers(firing, fact);
        String shown = shown(firing, fact);
        return (pointers.isEmpty() ? id : String.join(" ", pointers)) + (shown.isEmpty() ? "" : " (" + shown + ")");
    }

    private static String fields(Map<String, Object> values, @Nullable List<String> only) {
        List<String> shown = new ArrayList<>();
        values.forEach((name, value) -> {
            if (only == null || only.contains(name)) {
                shown.add(name + " " + value(value));
            }
        });
        return String.join(", ", shown);
    }

    @SuppressWarnings("unchecked") // fields by name
    private static String value(Object value) {
        if (value instanceof Range range) {
            return range(range.low(), range.high());
        }
        if (value instanceof Map<?, ?> map && map.keySet().equals(RANGE)) {
            return range(map.get("low"), map.get("high"));
        }
        return value instanceof Map<?, ?> map
                ? "(" + fields((Map<String, Object>) map, null) + ")"
                : value instanceof Record record
                        ? "(" + fields(FieldValues.of(record), null) + ")"
                        : value instanceof Number number ? Sentence.show(number, null) : String.valueOf(value);
    }

    private static String range(@Nullable Object low, @Nullable Object high) {
        String first = value(Objects.requireNonNull(low));
        return first.equals(value(Objects.requireNonNull(high))) ? first : first + " to " + value(high);
    }
}
