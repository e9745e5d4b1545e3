package org.transferadvisor.rulebook.drl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function that a rule calls, such as {@code Viability.score( $benefits, $costs, $probability )}.
 *
 * @param owner class of the function, without its package
 * @param function its name
 * @param arguments as written, in order
 */
public record Call(String owner, String function, List<String> arguments) {

    private static final Pattern CALL = Pattern.compile("\\s*([A-Z]\\w*)\\s*\\.\\s*(\\w+)\\s*\\(");

    /** Reads an expression; empty where it is anything but one call of a function. */
    public static Optional<Call> of(String expression) {
        Matcher call = CALL.matcher(expression);
        if (!call.lookingAt() || !expression.stripTrailing().endsWith(")")) {
            return Optional.empty();
        }
        return Optional.of(new Call(call.group(1), call.group(2), Insertion.arguments(expression, call.end())));
    }
}
