package org.transferadvisor.rulebook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One condition of a rule, or several in a group. */
public sealed interface Condition {

    /** Where it starts. */
    Place place();

    /** The conditions that it is made of, in order. */
    List<Condition> parts();

    /** The expressions that stand in it and in none of its parts. */
    default List<Expression> expressions() {
        return List.of();
    }

    /** The condition with all its parts, and theirs. */
    default Stream<Condition> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Condition::all));
    }

    /** As a rule writes it. */
    default String text() {
        return Printer.of(this);
    }

    /**
     * There is a fact of a kind.
     *
     * @param type kind of fact
     * @param variable the variable bound to it, with its {@code $}; null where none is
     * @param constraints what is demanded of it and bound of it; one for each part between commas
     * @param from the value that it comes from; null for a fact of the session
     * @param typePlace where its kind stands
     */
    record Pattern(
            String type,
            @Nullable String variable,
            List<Expression> constraints,
            @Nullable Expression from,
            Place place,
            Place typePlace)
            implements Condition {

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public List<Expression> expressions() {
            return from == null
                    ? constraints
                    : Stream.concat(constraints.stream(), Stream.of(from)).toList();
        }

        /** The constraints with what stands in lists spelt as comparisons. */
        public List<Expression> tests() {
            return Condition.spelt(constraints);
        }

        /** All its comparisons, those of groups included. */
        public List<Expression.Comparison> comparisons() {
            return tests().stream()
                    .flatMap(Expression::all)
                    .filter(Expression.Comparison.class::isInstance)
                    .map(Expression.Comparison.class::cast)
                    .toList();
        }

        /** The field that it binds to a variable; null where it binds no such variable to a field. */
        public @Nullable String bound(String name) {
            for (Expression test : constraints) {
                if (test instanceof Expression.Binding binding
                        && binding.variable().equals(name)) {
                    return binding.value().text();
                }
                if (test instanceof Expression.Comparison comparison && name.equals(comparison.variable())) {
                    return comparison.field();
                }
            }
            return null;
        }
    }

    /** Constraints with what stands in lists spelt as comparisons. */
    private static List<Expression> spelt(List<Expression> constraints) {
        return constraints.stream().map(Condition::spelt).toList();
    }

    private static Expression spelt(Expression test) {
        if (test instanceof Expression.In in) {
            return in.spelt();
        } else if (test instanceof Expression.And and) {
            return new Expression.And(spelt(and.parts()), and.place());
        } else if (test instanceof Expression.Or or) {
            return new Expression.Or(spelt(or.parts()), or.place());
        }
        return test;
    }

    /** All hold. */
    record And(List<Condition> parts, Place place) implements Condition {}

    /** One holds. */
    record Or(List<Condition> parts, Place place) implements Condition {}

    /** There is none such. */
    record Not(Condition condition, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }
    }

    /** There is at least one such, however many. */
    record Exists(Condition condition, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }
    }

    /**
     * Functions over all such.
     *
     * @param condition what they are over
     * @param functions what is made of them
     * @param constraints what is demanded of the result
     * @param result the kind of the one result, where it is written before {@code from accumulate}; empty elsewhere
     */
    record Accumulate(
            Condition condition, List<Function> functions, List<Expression> constraints, String result, Place place)
            implements Condition {

        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public List<Expression> expressions() {
            return Stream.concat(functions.stream().flatMap(each -> each.arguments().stream()), constraints.stream())
                    .toList();
        }

        /** The constraints with what stands in lists spelt as comparisons. */
        public List<Expression> tests() {
            return Condition.spelt(constraints);
        }
    }

    /**
     * A function over all such facts.
     *
     * @param variable the variable bound to its result, with its {@code $}; null where none is
     * @param name such as {@code collectList}
     */
    record Function(@Nullable String variable, String name, List<Expression> arguments, Place place) {

        /** Whether its result is a list of what it is over. */
        public boolean collects() {
            return name.equals("collectList") || name.equals("collectSet");
        }
    }

    /**
     * What rules may not hold; a rule with it is refused.
     *
     * @param written as written, or the name of the element
     */
    record Other(String written, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return List.of();
        }
    }

    /** The ways in which conditions can hold: one list of conditions for each side of an {@code or}. */
    static List<List<Condition>> ways(List<Condition> conditions) {
        return ways(conditions, true);
    }

    /**
     * The ways in which conditions can hold.
     *
     * @param exists whether what there must be at least one of counts as if it were matched
     */
    static List<List<Condition>> ways(List<Condition> conditions, boolean exists) {
        List<List<Condition>> ways = List.of(List.of());
        for (Condition each : conditions) {
            List<List<Condition>> longer = new ArrayList<>();
            for (List<Condition> way : ways) {
                for (List<Condition> step : ways(each, exists)) {
                    longer.add(Stream.concat(way.stream(), step.stream()).toList());
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static List<List<Condition>> ways(Condition condition, boolean exists) {
        if (condition instanceof And and) {
            return ways(and.parts(), exists);
        }
        if (condition instanceof Or or) {
            return or.parts().stream()
                    .flatMap(each -> ways(each, exists).stream())
                    .toList();
        }
        return exists && condition instanceof Exists some ? ways(some.condition(), true) : List.of(List.of(condition));
    }
}
