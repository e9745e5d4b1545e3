package org.transferadvisor.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;

/**
 * A fact of a session: of the input, a row of the reference data, or a conclusion.
 *
 * @param id the same wherever the fact appears: JSON pointer, {@code table/row}, or the type of a conclusion with the words that
 *     identify it
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

    /** The id as readers meet it: the file as a whole has a name too. */
    public String shownId() {
        return id.isEmpty() ? "project" : id;
    }

    /** JSON pointer of a fact of the facts file; null for all others. */
    public @Nullable String pointer() {
        return kind == Kind.INPUT && (id.isEmpty() || id.startsWith("/")) ? id : null;
    }

    /**
     * The fact in short, such as {@code model=FinBERT, dps=0.82}.
     *
     * @param fields the fields to show; null for all
     */
    public String inShort(@Nullable List<String> fields) {
        StringBuilder text = new StringBuilder(96);
        append(text, value, fields);
        return text.toString();
    }

    private static void append(StringBuilder text, Object value, @Nullable List<String> fields) {
        if (!(value instanceof Record fact)) {
            text.append(value);
            return;
        }
        RecordFields known = RecordFields.of(fact);
        int start = text.length();
        for (int i = 0; i < known.names().size(); i++) {
            String name = known.names().get(i);
            if (fields == null || fields.contains(name)) {
                if (text.length() > start) {
                    text.append(", ");
                }
                append(text.append(name).append('='), known.get(fact, i));
            }
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof Range range) {
            append(text, range.low());
            if (!range.low().equals(range.high())) {
                append(text.append(".."), range.likely());
                append(text.append(".."), range.high());
            }
        } else if (value instanceof Record record) {
            append(text.append('('), record, null);
            text.append(')');
        } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            text.append(number.longValue());
        } else {
            text.append(value);
        }
    }
}
