package org.transferadvisor.rulebook.check.safety;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/**
 * What may stand between {@code then} and {@code end}: conclusions, made of variables, numbers, texts, arithmetic, fields of variables,
 * cost functions and other conclusions.
 */
final class ConsequenceSafety {

    private static final String VALUES =
            "variables, numbers, texts, arithmetic, fields such as `$cost.likely()`, and cost functions";
    private static final Set<String> TO_NUMBER = Set.of("doubleValue", "longValue", "intValue", "size");
    private static final String VARIABLE = "\\$[A-Za-z_][A-Za-z0-9_]*";

    private final Refusals refusals;
    private final Names names;

    ConsequenceSafety(Refusals refusals, Names names) {
        this.refusals = refusals;
        this.names = names;
    }

    void check(Rule rule) {
        rule.conclusions().forEach(this::conclusion);
    }

    private void conclusion(Expression.New made) {
        if (!names.isConcluded(made.type())) {
            add(made, shown(made) + " makes no conclusion", "a conclusion, or a fact that the rulebook declares", null);
        } else {
            made.arguments().forEach(this::value);
        }
    }

    /** Checks a value, and says whether it is a number for certain. */
    private boolean value(Expression value) {
        if (value instanceof Expression.Literal literal) {
            return literal.isNumber();
        } else if (value instanceof Expression.Name name) {
            if (!name.name().matches(VARIABLE)) {
                add(value, shown(value) + " is not allowed", VALUES, null);
            }
            return false;
        } else if (value instanceof Expression.Negative || value instanceof Expression.Cast) {
            value.parts().forEach(this::value);
            return true;
        } else if (value instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (value instanceof Expression.Access access) {
            return access(access);
        } else if (value instanceof Expression.Call call) {
            function(call);
        } else if (value instanceof Expression.New made) {
            conclusion(made);
        } else if (!(value instanceof Expression.Other)) { // which was refused where it was read
            add(value, shown(value) + " is not allowed", VALUES, null);
        }
        return false;
    }

    private boolean arithmetic(Expression.Arithmetic arithmetic) {
        boolean left = value(arithmetic.left());
        boolean right = value(arithmetic.right());
        if (!arithmetic.operator().equals("+")) {
            return true;
        }
        boolean text = arithmetic.left().stated() instanceof String
                || arithmetic.right().stated() instanceof String;
        if (text || !left && !right) {
            add(
                    arithmetic,
                    shown(arithmetic) + " may join texts",
                    "a number on one side of `+` at least, and no text",
                    "call a cost function, such as Viability.sum");
        }
        return left && right;
    }

    /** A field of a variable. */
    private boolean access(Expression.Access access) {
        Expression of = access.of();
        boolean onVariable = of instanceof Expression.Access || of.variableName() != null;
        if (!onVariable || !access.call() || !names.isAccessor(access.name())) {
            Set<String> near = onVariable ? names.fields() : Set.of();
            add(access, shown(access) + " is not allowed", VALUES, Suggestion.of(access.name(), near));
            return false;
        }
        value(of);
        return TO_NUMBER.contains(access.name());
    }

    private void function(Expression.Call call) {
        Set<String> known = new TreeSet<>(Names.functions(call.owner()));
        if (!known.contains(call.function())) {
            add(
                    call,
                    shown(call) + " is no cost function",
                    known.isEmpty() ? VALUES : String.join(", ", known),
                    Suggestion.of(call.function(), known));
        } else {
            call.arguments().forEach(this::value);
        }
    }

    private static String shown(Expression expression) {
        return Problem.quoted(expression.text().replace("( ", "(").replace(" )", ")"));
    }

    private void add(Expression at, String message, String allowed, @Nullable String hint) {
        refusals.add(at.place(), message, allowed, hint);
    }
}
