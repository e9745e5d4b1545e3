package org.transferadvisor.explain.conditions;

import org.jspecify.annotations.Nullable;

/** What a rule states for one field of what it concludes. */
public sealed interface Argument {

    /** A value that stands in the rule. */
    record Literal(@Nullable Object value) implements Argument {}

    /** A variable of its conditions, with its {@code $}. */
    record Variable(String name) implements Argument {}

    /** An expression whose value is not known before the rule fires. */
    record Computed(String text) implements Argument {}

    /** Reads an argument as written. */
    public static Argument of(String text, Class<?> type) {
        String plain = text.strip();
        if (plain.equals("null")) {
            return new Literal(null);
        }
        if (plain.matches("true|false")) {
            return new Literal(plain.equals("true"));
        }
        if (plain.length() >= 2 && plain.startsWith("\"") && plain.indexOf('"', 1) == plain.length() - 1) {
            return new Literal(plain.substring(1, plain.length() - 1));
        }
        if (plain.matches("-?\\d+(\\.\\d+)?[lLdDfF]?")) {
            return new Literal(number(plain.replaceAll("[lLdDfF]$", ""), plain, type));
        }
        return plain.matches("\\$\\w+") ? new Variable(plain) : new Computed(plain);
    }

    private static Object number(String digits, String written, Class<?> type) {
        if (type == Double.class || type == double.class || type == Number.class && digits.contains(".")) {
            return Double.valueOf(digits);
        }
        if (type == Long.class || type == long.class || written.matches(".*[lL]")) {
            return Long.valueOf(digits);
        }
        return digits.contains(".") ? (Object) Double.valueOf(digits) : Integer.valueOf(digits);
    }
}
