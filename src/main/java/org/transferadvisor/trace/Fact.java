package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;

/**
 * A fact of a session: of the input, a row of the reference data, or a conclusion.
 *
 * @param id the same wherever the fact appears: JSON pointer, {@code table/row}, or {@code c} and a number
 * @param kind where it comes from
 * @param type its type as rules name it
 * @param value the fact itself
 */
public record Fact(String id, Kind kind, String type, Object value) {

    /** Where a fact comes from. */
    public enum Kind {
        /** The facts file. */
        INPUT,
        /** The rulebook's reference data. */
        REFERENCE,
        /** A rule. */
        CONCLUSION
    }

    /**
     * The fact in short, such as {@code model=FinBERT, dps=0.82}.
     *
     * @param fields the fields to show; null for all
     */
    public String inShort(@Nullable List<String> fields) {
        List<String> shown = new ArrayList<>();
        if (value instanceof Record fact) {
            RecordFields known = RecordFields.of(fact);
            for (int i = 0; i < known.names().size(); i++) {
                String name = known.names().get(i);
                if (fields == null || fields.contains(name)) {
                    shown.add(name + "=" + text(known.get(fact, i)));
                }
            }
        } else {
            shown.add(value.toString());
        }
        return String.join(", ", shown);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Range range) {
            return range.low().equals(range.high())
                    ? text(range.low())
                    : text(range.low()) + ".." + text(range.likely()) + ".." + text(range.high());
        }
        if (value instanceof Record record) {
            return "(" + new Fact("", Kind.INPUT, "", record).inShort(null) + ")";
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }
}
