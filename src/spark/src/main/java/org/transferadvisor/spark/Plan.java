package org.transferadvisor.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.scenarios.AdviceFields;
import org.transferadvisor.rulebook.Rulebook;

/**
 * What is to be written of each advice.
 *
 * @param basis name of the figures
 * @param fields paths of its parts
 * @param whole whether the whole advice is
 * @param line whether both are written as one text of JSON, with file and number
 * @param margin whether its distance from another decision is
 */
record Plan(String basis, ArrayList<String> fields, boolean whole, boolean line, boolean margin)
        implements Serializable {

    static final Plan PLAIN = new Plan("PUBLISHED", new ArrayList<>(), false, false, false);

    Plan on(String other) {
        return new Plan(other, fields, whole, line, margin);
    }

    Plan fields(List<String> chosen) {
        return new Plan(basis, new ArrayList<>(chosen), whole, line, margin);
    }

    Plan wholes() {
        return new Plan(basis, fields, true, line, margin);
    }

    Plan lines() {
        return new Plan(basis, fields, whole, true, margin);
    }

    Plan margins() {
        return new Plan(basis, fields, whole, line, true);
    }

    /** The parts that are chosen; null where none is. */
    @Nullable
    AdviceFields chosen(Rulebook rulebook) {
        return fields.isEmpty() ? null : AdviceFields.of(fields, "--fields", rulebook);
    }
}
