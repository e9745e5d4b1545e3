package org.transferadvisor.rulebook.check.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/** What may stand between {@code when} and {@code then}: what is named here must be a kind of fact, a field, a variable or a function. */
final class ConditionSafety {

    /** The functions over facts. */
    private static final List<String> FUNCTIONS =
            List.of("average", "collectList", "collectSet", "count", "max", "min", "sum");

    /** The most ways in which the conditions of a rule may hold, by {@code or}: they multiply. */
    static final long MOST_WAYS = 100;

    private static final String VARIABLE = "\\$[A-Za-z_][A-Za-z0-9_]*";
    private static final Set<String> STARTS = Set.of("this");

    private final Refusals refusals;
    private final Names names;

    ConditionSafety(Refusals refusals, Names names) {
        this.refusals = refusals;
        this.names = names;
    }

    /** Checks the conditions of a rule, and says whether they can hold in few ways. */
    boolean check(Rule rule) {
        rule.conditions().stream().flatMap(Condition::all).forEach(this::check);
        long ways = ways(rule.conditions());
        if (ways > MOST_WAYS) {
            refusals.add(
                    rule.conditions().get(0).place(),
                    "the conditions can hold in more than " + MOST_WAYS + " ways, by their `or`s",
                    "at most " + MOST_WAYS + " ways: the engine makes a rule of each",
                    "conclude what stands in brackets in rules of their own");
        }
        return ways <= MOST_WAYS;
    }

    /** In how many ways conditions can hold, as far as it matters. */
    private static long ways(List<Condition> conditions) {
        long ways = 1;
        for (Condition each : conditions) {
            ways = Math.min(MOST_WAYS + 1, ways * ways(each));
        }
        return ways;
    }

    private static long ways(Condition condition) {
        long ways = condition instanceof Condition.Or or
                ? or.parts().stream().mapToLong(ConditionSafety::ways).sum()
                : ways(condition.parts());
        return Math.min(MOST_WAYS + 1, ways);
    }

    private void check(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern);
        } else if (condition instanceof Condition.Accumulate accumulate) {
            accumulate(accumulate);
        }
    }

    private void pattern(Condition.Pattern pattern) {
        type(pattern.type(), pattern);
        pattern.constraints().forEach(this::value);
        if (pattern.from() instanceof Expression.Call call) {
            function(call);
        } else if (pattern.from() != null) {
            value(pattern.from());
        }
    }

    private void type(String type, Condition at) {
        if (!names.isMatched(type)) {
            refusals.add(
                    at.place(),
                    Problem.quoted(type) + " is no kind of fact",
                    "a fact of the input, of the reference data, a conclusion, one that the rulebook declares, or one of "
                            + String.join(", ", Names.VALUES.stream().sorted().toList()),
                    null);
        }
    }

    private void accumulate(Condition.Accumulate accumulate) {
        if (!accumulate.result().isEmpty()) {
            type(accumulate.result(), accumulate);
        }
        for (Condition.Function each : accumulate.functions()) {
            if (!FUNCTIONS.contains(each.name())) {
                refusals.add(
                        each.place(),
                        "the function " + Problem.quoted(each.name()) + " of `accumulate`",
                        String.join(", ", FUNCTIONS),
                        null);
            }
            each.arguments().forEach(this::value);
        }
        accumulate.constraints().forEach(this::value);
    }

    private void function(Expression.Call call) {
        Set<String> functions = Names.functions(call.owner());
        if (functions.isEmpty()) {
            refusals.add(
                    call.place(),
                    "`from` " + Problem.quoted(call.text()),
                    "a cost function, such as Ranges.times( $a, $b ), or a variable",
                    null);
        } else if (!functions.contains(call.function())) {
            refusals.add(
                    call.functionPlace(),
                    Problem.quoted(call.name()) + " is no cost function",
                    String.join(", ", functions),
                    Suggestion.of(call.function(), functions));
        }
        call.arguments().forEach(this::value);
    }

    /** Checks an expression, and says whether it is a number for certain. */
    private boolean value(Expression value) {
        if (value instanceof Expression.Literal literal) {
            return literal.isNumber();
        } else if (value instanceof Expression.Name || value instanceof Expression.Access) {
            path(value);
            return false;
        } else if (value instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (value instanceof Expression.Negative negative) {
            value(negative.value());
            return true;
        } else if (value instanceof Expression.Binding binding) {
            variable(binding);
            return value(binding.value());
        } else if (value instanceof Expression.Call
                || value instanceof Expression.New
                || value instanceof Expression.Cast) {
            refusals.add(value.place(), Problem.quoted(value.text()) + " is a call", "fields and variables", null);
            return false;
        }
        value.parts().forEach(this::value);
        return false;
    }

    private void variable(Expression.Binding binding) {
        if (!binding.variable().matches(VARIABLE)) {
            refusals.add(
                    binding.place(),
                    "the variable " + Problem.quoted(binding.variable()),
                    "a name that starts with `$`, such as `$samples`",
                    null);
        }
    }

    private boolean arithmetic(Expression.Arithmetic arithmetic) {
        boolean left = value(arithmetic.left());
        boolean right = value(arithmetic.right());
        if (!arithmetic.operator().equals("+")) {
            return true;
        }
        if (!left && !right) {
            refusals.add(
                    arithmetic.place(),
                    "`+` of what may be texts",
                    "a number on one side at least",
                    "call a cost function, such as Viability.sum");
        }
        return left && right;
    }

    /** A field, a variable, or a path from one to fields of it. */
    private void path(Expression path) {
        List<Expression> steps = new ArrayList<>(List.of(path));
        while (steps.get(0) instanceof Expression.Access access) {
            steps.add(0, access.of());
        }
        if (!(steps.get(0) instanceof Expression.Name)) {
            value(steps.get(0));
            steps.remove(0);
        }
        for (Expression step : steps) {
            String name = step instanceof Expression.Name first ? first.name() : ((Expression.Access) step).name();
            boolean start = step instanceof Expression.Name && (name.matches(VARIABLE) || STARTS.contains(name));
            // A name that is no field anywhere leads nowhere by itself; the check of names says what was meant.
            boolean unknown = steps.size() == 1 && name.matches("[a-z]\\w*") && !Names.ofAnyObject(name);
            if (!start && !names.fields().contains(name) && !unknown) {
                refusals.add(
                        step.place(),
                        Problem.quoted(name) + " is no field of a fact",
                        "fields, such as `compute` or `amount.likely`",
                        Suggestion.of(name, names.fields()));
                return;
            }
        }
    }
}
