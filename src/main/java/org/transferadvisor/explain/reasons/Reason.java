package org.transferadvisor.explain.reasons;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement of an advice rests on. */
public sealed interface Reason {

    /** Whether the reasons of a conclusion are shown where it stands. */
    enum Opening {
        /** They are. */
        OPEN,
        /** They stand further up. */
        ABOVE,
        /** They are left out here; asking for the conclusion shows them. */
        CLOSED
    }

    /**
     * What rules concluded.
     *
     * @param id id in the advice's trace
     * @param type kind of fact
     * @param sentence the sentence of the first rule that concluded it
     * @param value the conclusion in short, as the trace has it
     * @param fields its values by field
     * @param opening whether its reasons are here
     * @param by the rules that concluded it; empty unless open
     */
    record Concluded(
            String id,
            String type,
            String sentence,
            String value,
            Map<String, Object> fields,
            Opening opening,
            List<Fired> by)
            implements Reason {}

    /**
     * A value of the facts file.
     *
     * @param pointer JSON pointer
     * @param file the file
     * @param line its line; 0 where the facts were not read from a text
     * @param column its column
     * @param written the value as written
     */
    record Stated(String pointer, String file, int line, int column, String written) implements Reason {}

    /**
     * What stood in for a value that the facts file does not state.
     *
     * @param pointer JSON pointer
     * @param value what stood in
     * @param file file of the rulebook that has it
     * @param line line of its row
     * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
     * @param citation where it comes from
     * @param note what a reader should know of it
     */
    record Defaulted(
            String pointer,
            Object value,
            String file,
            int line,
            String basis,
            Citation citation,
            @Nullable String note) implements Reason {}

    /**
     * A value that the facts file does not state and that nothing stands in for.
     *
     * @param pointer JSON pointer
     */
    record Unstated(String pointer) implements Reason {}

    /**
     * The figures that whoever asked chose.
     *
     * @param basis {@code PUBLISHED} or {@code MEASURED}
     */
    record Chosen(String basis) implements Reason {}

    /**
     * A cell of the reference data.
     *
     * @param table its table
     * @param row id of its row
     * @param column its column
     * @param value its value
     * @param unit unit of the value
     * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
     * @param citation where it comes from
     * @param date when it was published or measured
     * @param note what a reader should know of it
     * @param file file of the rulebook
     * @param line line of the row
     */
    record Figure(
            String table,
            String row,
            String column,
            Object value,
            @Nullable String unit,
            String basis,
            Citation citation,
            @Nullable String date,
            @Nullable String note,
            String file,
            int line)
            implements Reason {}

    /**
     * What a rule required to be absent, and was.
     *
     * @param type kind of fact
     * @param with what such a fact would have had; empty where any would have done
     * @param stated whether facts of that kind are stated by the project rather than concluded by rules
     * @param file file of the rule
     * @param line line of the condition
     */
    record Absent(String type, String with, boolean stated, String file, int line) implements Reason {}
}
