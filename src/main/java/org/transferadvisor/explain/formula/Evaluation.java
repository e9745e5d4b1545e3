package org.transferadvisor.explain.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/** Computes formulas. */
public final class Evaluation {

    private static final MathContext DIGITS = new MathContext(12);

    /** Three figures that are computed side by side. */
    private record Figure(double low, double likely, double high) {

        static Figure exactly(double value) {
            return new Figure(value, value, value);
        }

        Figure with(Figure other, DoubleBinaryOperator operator) {
            return new Figure(
                    operator.applyAsDouble(low, other.low),
                    operator.applyAsDouble(likely, other.likely),
                    operator.applyAsDouble(high, other.high));
        }

        Figure each(DoubleUnaryOperator operator) {
            return new Figure(
                    operator.applyAsDouble(low), operator.applyAsDouble(likely), operator.applyAsDouble(high));
        }

        Figure turned() {
            return new Figure(/* low= */ high, likely, /* high= */ low);
        }

        Figure over(Figure divisor) {
            Figure ends = with(divisor.turned(), (a, b) -> a / b);
            Figure others = with(divisor, (a, b) -> a / b);
            return new Figure(Math.min(ends.low, others.low), ends.likely, Math.max(ends.high, others.high));
        }
    }

    private final Arguments arguments;

    private Evaluation(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Computes a formula.
     *
     * @return a number, a range where a range goes in, a record, true or false; null where a figure that it needs is unknown
     */
    public static @Nullable Object of(Expression formula, Arguments arguments) {
        Object value = new Evaluation(arguments).value(formula);
        if (value instanceof Figure figure) {
            double low = settled(figure.low());
            double high = settled(figure.high());
            return low == high ? (Object) low : new Range(low, settled(figure.likely()), high);
        }
        return value;
    }

    /** Whether a condition holds. */
    public static boolean holds(Expression condition, Arguments arguments) {
        return Boolean.TRUE.equals(of(condition, arguments));
    }

    private static double settled(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private @Nullable Object value(Expression part) {
        if (part instanceof Expression.Constant constant) {
            return Figure.exactly(constant.value());
        }
        if (part instanceof Expression.Name name) {
            return plain(arguments.get(name));
        }
        if (part instanceof Expression.Unknown unknown) {
            return value(unknown.of()) == null;
        }
        if (part instanceof Expression.Either either) {
            return either.parts().stream().anyMatch(each -> Boolean.TRUE.equals(value(each)));
        }
        if (part instanceof Expression.Call call) {
            return call(call);
        }
        if (part instanceof Expression.Negation negation) {
            Figure of = figure(negation.of());
            return of == null ? null : of.turned().each(each -> -each);
        }
        if (part instanceof Expression.Comparison comparison) {
            return compared(comparison);
        }
        return operation((Expression.Operation) part);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Range range) {
            return new Figure(range.low(), range.likely(), range.high());
        }
        return value instanceof Number number ? Figure.exactly(number.doubleValue()) : value;
    }

    private @Nullable Figure figure(Expression part) {
        Object value = value(part);
        if (value != null && !(value instanceof Figure)) {
            throw new IllegalArgumentException(FormulaText.of(part) + " is no figure but " + value);
        }
        return (Figure) value;
    }

    private @Nullable Figure operation(Expression.Operation operation) {
        Figure left = figure(operation.left());
        Figure right = figure(operation.right());
        if (left == null || right == null) {
            return null;
        }
        return switch (operation.operator()) {
            case '+' -> left.with(right, Double::sum);
            case '-' -> left.with(right.turned(), (a, b) -> a - b);
            case '*' -> left.with(right, (a, b) -> a * b);
            default -> left.over(right);
        };
    }

    private @Nullable Object compared(Expression.Comparison comparison) {
        Figure left = figure(comparison.left());
        Figure right = figure(comparison.right());
        if (left == null || right == null) {
            return null;
        }
        int order = Double.compare(left.likely(), right.likely());
        return switch (comparison.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> order == 0;
        };
    }

    private @Nullable Object call(Expression.Call call) {
        Expression first = call.arguments().get(0);
        return switch (call.function()) {
            case "sum" -> sum(first);
            case "first" -> first(call);
            case "min" -> call.arguments().size() == 1 ? least(first) : both(call, Math::min);
            case "max" -> both(call, Math::max);
            case "pow" -> both(call, Math::pow);
            case "powerOfTwo" -> one(first, Evaluation::powerOfTwo);
            case "exp" -> one(first, Math::exp);
            case "floor" -> one(first, each -> Math.floor(settled(each)));
            case "ceil" -> one(first, each -> Math.ceil(settled(each)));
            case "round" -> rounded(call);
            default -> throw new IllegalArgumentException("no function `" + call.function() + "`");
        };
    }

    /** The power of two at or above a figure. */
    private static double powerOfTwo(double figure) {
        double power = 1;
        while (power < settled(figure)) {
            power *= 2;
        }
        return power;
    }

    private @Nullable Figure one(Expression of, DoubleUnaryOperator operator) {
        Figure figure = figure(of);
        return figure == null ? null : figure.each(operator);
    }

    private @Nullable Figure both(Expression.Call call, DoubleBinaryOperator operator) {
        Figure left = figure(call.arguments().get(0));
        Figure right = figure(call.arguments().get(1));
        return left == null || right == null ? null : left.with(right, operator);
    }

    private @Nullable Figure rounded(Expression.Call call) {
        int decimals = (int) ((Expression.Constant) call.arguments().get(1)).value();
        return one(call.arguments().get(0), each -> new BigDecimal(each)
                .round(DIGITS)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue());
    }

    private @Nullable Figure sum(Expression of) {
        Figure sum = Figure.exactly(0);
        for (Arguments each : arguments.each(of)) {
            Figure figure = new Evaluation(each).figure(of);
            if (figure == null) {
                return null;
            }
            sum = sum.with(figure, Double::sum);
        }
        return sum;
    }

    private @Nullable Figure least(Expression of) {
        Figure least = null;
        for (Arguments each : arguments.each(of)) {
            Figure figure = new Evaluation(each).figure(of);
            least = least == null || figure == null ? figure : least.with(figure, Math::min);
        }
        return least;
    }

    private @Nullable Object first(Expression.Call call) {
        return sorted(call, arguments).stream().findFirst().orElse(null);
    }

    /** The entries of the list that a {@code first} takes one of, in the order in which it takes them. */
    static List<?> sorted(Expression.Call call, Arguments arguments) {
        Object list = arguments.get((Expression.Name) call.arguments().get(0));
        Comparator<Object> order = by(call.arguments().get(1));
        for (Expression key : call.arguments().subList(2, call.arguments().size())) {
            order = order.thenComparing(by(key));
        }
        return list instanceof List<?> entries
                ? entries.stream().map(Object.class::cast).sorted(order).toList()
                : List.of();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the fields of one kind of record are comparable with each other
    private static Comparator<Object> by(Expression key) {
        boolean greatest = key instanceof Expression.Negation;
        Expression.Name name = (Expression.Name) (key instanceof Expression.Negation negation ? negation.of() : key);
        Comparator<Comparable> order = greatest ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return (a, b) -> Comparator.nullsLast(order)
                .compare((Comparable) Arguments.field(a, name.parameter()), (Comparable)
                        Arguments.field(b, name.parameter()));
    }
}
