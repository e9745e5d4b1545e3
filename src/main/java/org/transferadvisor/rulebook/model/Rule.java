package org.transferadvisor.rulebook.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its file has it.
 *
 * @param name its name
 * @param annotations what it says of itself, in order
 * @param conditions its left side, in order
 * @param consequence its right side, in order; null where that cannot be read
 * @param patterns its patterns in order, inner ones included, each with its part in the rule
 * @param variables all that it binds, inner ones included, by name
 * @param place where it starts
 * @param then where {@code then} stands
 * @param start how many characters of its file stand before it
 * @param end how many characters of its file stand before what follows it
 */
public record Rule(
        String name,
        List<Annotation> annotations,
        List<Condition> conditions,
        @Nullable List<Statement> consequence,
        List<Matched> patterns,
        Map<String, Variable> variables,
        Place place,
        Place then,
        int start,
        int end) {

    /**
     * What a rule says of itself.
     *
     * @param name such as {@code id}
     * @param value without the quotes around it
     * @param written as written
     */
    public record Annotation(String name, String value, String written, Place place) {}

    /** A step of a consequence. */
    public sealed interface Statement {

        /** Where it starts. */
        Place place();

        /** A conclusion. */
        record Conclude(Expression.New fact, Place place) implements Statement {}

        /**
         * What rules may not hold; a rule with it is refused.
         *
         * @param written as written
         * @param called the name of what it calls; empty where it calls nothing of the rule's own
         * @param values how many values that is given
         */
        record Other(String written, String called, int values, Place place) implements Statement {}
    }

    /** What a rule asks of a pattern. */
    public enum Part {
        /** There is such a fact. */
        THERE,
        /** There is none. */
        ABSENT,
        /** Functions are over such facts, or there may be one: the rule does not stand and fall with it. */
        LOOSE
    }

    /** A pattern with its part in the rule. */
    public record Matched(Condition.Pattern pattern, Part part) {}

    /**
     * A variable with what it stands for.
     *
     * @param pattern the pattern that matches the fact; null where it stands for no fact of the session and none of its fields, or for
     *     several
     * @param field the field or path of the fact; empty where it stands for the fact as a whole
     * @param list whether it stands for a list of them
     */
    public record Variable(String name, Condition.@Nullable Pattern pattern, String field, boolean list) {}

    /** Its file, relative to the rulebook. */
    public String file() {
        return place.file();
    }

    /** Its id; empty where it says none. */
    public String id() {
        return annotation("id");
    }

    /** The value of an annotation without the quotes around it; empty where the rule has none of that name. */
    public String annotation(String named) {
        return annotations.stream()
                .filter(each -> each.name().equals(named))
                .map(Annotation::value)
                .findFirst()
                .orElse("");
    }

    /** Its name in backticks. */
    public String named() {
        return "`" + name + "`";
    }

    /** The facts that it concludes, in order. */
    public List<Expression.New> conclusions() {
        return consequence == null
                ? List.of()
                : consequence.stream()
                        .map(each -> each instanceof Statement.Conclude concluded ? concluded.fact() : null)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** All its expressions, with their parts: of its conditions and of its consequence. */
    public Stream<Expression> expressions() {
        return Stream.concat(
                        conditions.stream().flatMap(Condition::all).flatMap(each -> each.expressions().stream()),
                        conclusions().stream())
                .flatMap(Expression::all);
    }

    /** The ways in which its conditions can hold: one list of conditions for each side of an {@code or}. */
    public List<List<Condition>> ways() {
        return Condition.ways(conditions);
    }

    /** Whether two are the same one of a rulebook. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule && place.equals(rule.place) && name.equals(rule.name);
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }
}
