package org.transferadvisor.explain.formula;

import java.util.List;
import java.util.Optional;
import org.transferadvisor.rulebook.model.Expression;

/**
 * A function that a rule calls, such as {@code Viability.score( $benefits, $costs, $probability )}.
 *
 * @param owner class of the function, without its package
 * @param function its name
 * @param arguments as written, in order
 */
public record FunctionCall(String owner, String function, List<String> arguments) {

    /** Of an expression; empty where it is anything but one call of a function. */
    public static Optional<FunctionCall> of(Expression expression) {
        return expression instanceof Expression.Call call
                ? Optional.of(new FunctionCall(
                        call.owner(),
                        call.function(),
                        call.arguments().stream().map(Expression::text).toList()))
                : Optional.empty();
    }
}
