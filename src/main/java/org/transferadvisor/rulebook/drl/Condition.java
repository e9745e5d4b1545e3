package org.transferadvisor.rulebook.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a rule, or several in a group. */
public sealed interface Condition {

    /**
     * There is a fact of a kind.
     *
     * @param type kind of fact as written
     * @param variable the variable bound to it, with its {@code $}; null where none is
     * @param tests what is demanded of it and bound of it; one for each part between commas
     * @param from the expression that it comes from; null for a fact of the session
     */
    record Match(
            String type,
            @Nullable String variable,
            List<Test> tests,
            @Nullable String from,
            Place place) implements Condition {}

    /** All hold. */
    record And(List<Condition> conditions, Place place) implements Condition {}

    /** One holds. */
    record Or(List<Condition> conditions, Place place) implements Condition {}

    /** There is none such. */
    record Not(Condition condition, Place place) implements Condition {}

    /** There is at least one such, however many. */
    record Exists(Condition condition, Place place) implements Condition {}

    /**
     * All such are gathered.
     *
     * @param condition what is gathered
     * @param functions what is made of them
     * @param tests what is demanded of the result
     */
    record Gather(Condition condition, List<Function> functions, List<Test> tests, Place place) implements Condition {}

    /**
     * A function over what is gathered.
     *
     * @param variable the variable bound to its result, with its {@code $}; null where none is
     * @param name such as {@code collectList}
     * @param arguments as written
     */
    record Function(@Nullable String variable, String name, List<String> arguments) {}

    /**
     * Anything else that the language offers, such as {@code eval} or {@code forall}.
     *
     * @param text as written, or the name of the element
     */
    record Other(String text, Place place) implements Condition {}

    /** Where it stands. */
    Place place();
}
