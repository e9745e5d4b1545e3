package org.transferadvisor.explain.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.rulebook.Sentence;

/** Writes formulas as people write them, with names or with the figures of a case. */
public final class FormulaText {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int FACTOR = 3;
    private static final int FEW_DIGITS = 3;
    private static final double SMALL = 0.01;

    private final @Nullable Arguments arguments;
    private final Map<String, String> words;

    private FormulaText(@Nullable Arguments arguments, Map<String, String> words) {
        this.arguments = arguments;
        this.words = words;
    }

    /** The formula in the names of its parameters. */
    public static String of(Expression formula) {
        return of(formula, Map.of());
    }

    /**
     * The formula in other names.
     *
     * @param names what to call a parameter; others keep their names
     */
    public static String of(Expression formula, Map<String, String> names) {
        return new FormulaText(null, names).text(formula, 0);
    }

    /**
     * The formula with values in place of its names.
     *
     * @param formats how to show a parameter, as {@link Sentence#FORMATS} has it; others are plain figures, and so are counts,
     *     which may be likely values between whole numbers
     */
    public static String of(Expression formula, Arguments arguments, Map<String, String> formats) {
        return new FormulaText(arguments, formats).text(formula, 0);
    }

    /**
     * A figure inside a formula: a range in square brackets with its likely value, small figures with three digits.
     *
     * @param format one of {@link Sentence#FORMATS}, or null for a plain figure
     */
    public static String figure(@Nullable Object value, @Nullable String format) {
        if (value instanceof Range range && !range.low().equals(range.high())) {
            return "[" + range(range, format) + "]";
        }
        if (value instanceof Range range) {
            return figure(range.low(), format);
        }
        if (value instanceof Number number && format == null) {
            double size = Math.abs(number.doubleValue());
            if (size > 0 && size < SMALL) {
                return new BigDecimal(number.doubleValue())
                        .round(new MathContext(FEW_DIGITS))
                        .stripTrailingZeros()
                        .toPlainString();
            }
        }
        return value instanceof Record record ? named(record) : Sentence.show(value, format);
    }

    /** A result: a range with its likely value, without brackets. */
    public static String result(@Nullable Object value, @Nullable String format) {
        return value instanceof Range range && !range.low().equals(range.high())
                ? range(range, format)
                : figure(value, format);
    }

    private static String range(Range range, @Nullable String format) {
        return figure(range.low(), format) + " to " + figure(range.high(), format) + ", likely "
                + figure(range.likely(), format);
    }

    /** A record by its first field, which names it. */
    private static String named(Record record) {
        RecordFields fields = RecordFields.of(record);
        return fields.names().isEmpty() ? record.toString() : Sentence.show(fields.get(record, 0), null);
    }

    private String text(Expression part, int binding) {
        if (part instanceof Expression.Constant constant) {
            return figure(constant.value(), null);
        }
        if (part instanceof Expression.Name name) {
            return name(name);
        }
        if (part instanceof Expression.Call call) {
            return call(call, binding);
        }
        if (part instanceof Expression.Negation negation) {
            return "-" + text(negation.of(), FACTOR);
        }
        if (part instanceof Expression.Operation operation) {
            return operation(operation, binding);
        }
        if (part instanceof Expression.Comparison comparison) {
            return text(comparison.left(), SUM) + " " + comparison.operator() + " " + text(comparison.right(), SUM);
        }
        if (part instanceof Expression.Unknown unknown) {
            return text(unknown.of(), 0) + " is unknown";
        }
        return ((Expression.Either) part)
                .parts().stream().map(each -> text(each, 0)).collect(Collectors.joining(" or "));
    }

    private String name(Expression.Name name) {
        if (arguments == null) {
            String word = words.getOrDefault(name.parameter(), name.parameter());
            return name.field().isEmpty() ? word : word + "." + name.field();
        }
        Object value = arguments.get(name);
        if (value instanceof List<?> list) {
            return name.text() + " of " + list.size();
        }
        String format = name.field().isEmpty() ? words.get(name.parameter()) : null;
        return figure(value, "count".equals(format) ? null : format);
    }

    private String operation(Expression.Operation operation, int binding) {
        int own = operation.operator() == '+' || operation.operator() == '-' ? SUM : PRODUCT;
        boolean bracketed = operation.operator() == '-'
                || operation.operator() == '/'
                || operation.right() instanceof Expression.Operation right && right.operator() != operation.operator();
        String sign = operation.operator() == '*' ? "×" : String.valueOf(operation.operator());
        String text =
                text(operation.left(), own) + " " + sign + " " + text(operation.right(), bracketed ? own + 1 : own);
        return own < binding ? "(" + text + ")" : text;
    }

    private String call(Expression.Call call, int binding) {
        if (call.function().equals("first")) {
            return first(call);
        }
        if (call.function().equals("sum") && arguments != null) {
            Expression of = call.arguments().get(0);
            List<String> terms = new ArrayList<>();
            arguments.each(of).forEach(each -> terms.add(new FormulaText(each, words).text(of, SUM)));
            String text = terms.isEmpty() ? "0" : String.join(" + ", terms);
            return terms.size() > 1 && binding > SUM ? "(" + text + ")" : text;
        }
        if (call.arguments().size() == 1
                && arguments != null
                && isList(call.arguments().get(0))) {
            List<String> figures = new ArrayList<>();
            Expression of = call.arguments().get(0);
            arguments.each(of).forEach(each -> figures.add(new FormulaText(each, words).text(of, 0)));
            return call.function() + "(" + String.join(", ", figures) + ")";
        }
        return call.function()
                + call.arguments().stream().map(each -> text(each, 0)).collect(Collectors.joining(", ", "(", ")"));
    }

    private boolean isList(Expression of) {
        return of instanceof Expression.Name name
                && Objects.requireNonNull(arguments).values().get(name.parameter()) instanceof List<?>;
    }

    private String first(Expression.Call call) {
        List<Expression> keys = call.arguments().subList(1, call.arguments().size());
        if (arguments == null) {
            Function<Expression, String> order = key -> key instanceof Expression.Negation negation
                    ? "the greatest " + of(negation.of())
                    : "the least " + of(key);
            return "the one of " + text(call.arguments().get(0), 0) + " with "
                    + keys.stream().map(order).collect(Collectors.joining(", then "));
        }
        Expression key = keys.get(0) instanceof Expression.Negation negation ? negation.of() : keys.get(0);
        List<?> sorted = Evaluation.sorted(call, arguments);
        String all = sorted.stream()
                .map(each -> figure(each, null) + " ("
                        + figure(Arguments.field(each, ((Expression.Name) key).parameter()), null) + ")")
                .collect(Collectors.joining(", "));
        return "the first by " + of(key) + " of " + all;
    }
}
