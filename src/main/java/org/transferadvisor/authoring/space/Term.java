package org.transferadvisor.authoring.space;

import java.util.List;

/** What a variable or an argument of a rule stands for. */
sealed interface Term {

    /**
     * A field of a kind of fact, copied as it is.
     *
     * @param field name or path such as {@code compute.likely}
     */
    record Copied(String type, String field) implements Term {}

    /** A fact as a whole. */
    record Whole(String type) implements Term {}

    /** A value that stands in the rule: text, a number or a boolean. */
    record Stated(Object value) implements Term {}

    /** Made of others by a function or an expression. */
    record Made(List<Term> of) implements Term {}

    /** How many there are of a kind of fact. */
    record Counted(String type) implements Term {}
}
