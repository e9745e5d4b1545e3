package org.transferadvisor.explain.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a {@link org.transferadvisor.costs.Formula}. */
public final class ExpressionReader {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z]\\w*|<=|>=|[-+*/(),.=<>])");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ExpressionReader(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw wrong("`" + text.substring(end).strip() + "` cannot be read");
        }
    }

    /**
     * Reads a formula or a condition.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Expression read(String text) {
        ExpressionReader reader = new ExpressionReader(text);
        Expression expression = reader.either();
        if (reader.at < reader.tokens.size()) {
            throw reader.wrong("`" + reader.tokens.get(reader.at) + "` was not expected");
        }
        return expression;
    }

    private Expression either() {
        List<Expression> parts = new ArrayList<>(List.of(comparison()));
        while (accept("or")) {
            parts.add(comparison());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Either(List.copyOf(parts));
    }

    private Expression comparison() {
        Expression left = sum();
        for (String operator : List.of("<=", ">=", "<", ">", "=")) {
            if (accept(operator)) {
                return new Expression.Comparison(operator, left, sum());
            }
        }
        if (accept("is")) {
            expect("unknown");
            return new Expression.Unknown(left);
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (accept("+")) {
                left = new Expression.Operation('+', left, product());
            } else if (accept("-")) {
                left = new Expression.Operation('-', left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = factor();
        while (true) {
            if (accept("*")) {
                left = new Expression.Operation('*', left, factor());
            } else if (accept("/")) {
                left = new Expression.Operation('/', left, factor());
            } else {
                return left;
            }
        }
    }

    private Expression factor() {
        if (accept("-")) {
            return new Expression.Negation(factor());
        }
        if (accept("(")) {
            Expression inner = either();
            expect(")");
            return inner;
        }
        String token = next();
        if (Character.isDigit(token.charAt(0))) {
            return new Expression.Constant(Double.parseDouble(token));
        }
        if (!Character.isLetter(token.charAt(0))) {
            throw wrong("`" + token + "` was not expected");
        }
        if (accept("(")) {
            List<Expression> arguments = new ArrayList<>(List.of(either()));
            while (accept(",")) {
                arguments.add(either());
            }
            expect(")");
            return new Expression.Call(token, List.copyOf(arguments));
        }
        return new Expression.Name(token, accept(".") ? next() : "");
    }

    private boolean accept(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw wrong("`" + token + "` is missing");
        }
    }

    private String next() {
        if (at >= tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("no formula: " + text + ": " + what);
    }
}
