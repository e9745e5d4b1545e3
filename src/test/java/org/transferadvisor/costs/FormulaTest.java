package org.transferadvisor.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.explain.formula.Arguments;
import org.transferadvisor.explain.formula.Evaluation;
import org.transferadvisor.explain.formula.Expression;
import org.transferadvisor.explain.formula.ExpressionReader;
import org.transferadvisor.explain.formula.FormulaText;
import org.transferadvisor.facts.Range;

/** The formula that a reader is shown is what the function computes. */
class FormulaTest {

    private static final int TIMES = 300;

    private final Random random = new Random(20260519);

    static Stream<Method> functions() {
        return Stream.of(Inference.class, Ranges.class, Scores.class, Storage.class, Training.class, Viability.class)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionHasAFormulaThatGivesWhatItGives(Method function) throws Exception {
        Formula formula = function.getAnnotation(Formula.class);
        assertThat(formula).as(function + " has no @Formula").isNotNull();
        Expression value = ExpressionReader.read(formula.value());
        Expression unless = formula.unless().isEmpty() ? null : ExpressionReader.read(formula.unless());
        int exceptions = 0;
        int computed = 0;
        for (int i = 0; i < TIMES; i++) {
            Object[] given = arguments(function, formula.unless());
            Arguments arguments = named(function, given);
            boolean exception = unless != null && Evaluation.holds(unless, arguments);
            exceptions += exception ? 1 : 0;
            Object expected;
            try {
                expected = function.invoke(null, given);
            } catch (InvocationTargetException e) {
                assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
                continue;
            }
            computed++;
            Object byFormula = !exception
                    ? Evaluation.of(value, arguments)
                    : formula.then().equals("unknown")
                            ? null
                            : Evaluation.of(ExpressionReader.read(formula.then()), arguments);
            same(function, given, expected, byFormula);
        }
        assertThat(computed).isGreaterThan(TIMES / 4);
        assertThat(exceptions).satisfies(count -> assertThat(count > 0).isEqualTo(unless != null));
    }

    private static void same(Method function, Object[] given, @Nullable Object expected, @Nullable Object computed) {
        String call = function.getName() + Arrays.toString(given) + " = " + expected + ", by its formula " + computed;
        if (expected instanceof List<?> chosen) {
            assertThat(computed == null).as(call).isEqualTo(chosen.isEmpty());
            if (computed instanceof Record record) {
                assertThat(model(record)).as(call).isEqualTo(model((Record) chosen.get(0)));
            }
        } else if (expected instanceof Range range) {
            Range other = computed instanceof Range several ? several : Range.exactly((Double) computed);
            close(call, range.low(), other.low());
            close(call, range.likely(), other.likely());
            close(call, range.high(), other.high());
        } else if (expected instanceof Number number) {
            assertThat(computed).as(call).isInstanceOf(Double.class);
            close(call, number.doubleValue(), (Double) computed);
        } else {
            assertThat(computed).as(call).isEqualTo(expected);
        }
    }

    private static void close(String call, double expected, double computed) {
        assertThat(computed).as(call).isCloseTo(expected, within(Math.abs(expected) * 1e-10 + 1e-12));
    }

    private static Object model(Record record) {
        try {
            Method model = record.getClass().getMethod("model");
            model.setAccessible(true);
            return model.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arguments named(Method function, Object[] given) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            if (given[i] != null) {
                named.put(function.getParameters()[i].getName(), given[i]);
            }
        }
        return new Arguments(named);
    }

    // ---- arguments at random ----

    private Object[] arguments(Method function, String unless) throws Exception {
        List<Object> given = new ArrayList<>();
        for (Parameter parameter : function.getParameters()) {
            boolean zero = unless.matches(".*\\b" + parameter.getName() + " (=|<=) 0.*");
            boolean positive = random.nextInt(4) > 0 || !zero;
            given.add(positive ? value(parameter.getParameterizedType(), unless.contains("is unknown")) : (Object) 0.0);
        }
        return given.toArray();
    }

    private @Nullable Object value(Type type, boolean gaps) throws Exception {
        if (type == double.class) {
            return number();
        }
        if (type == Double.class || type == Long.class) {
            Object number = type == Long.class
                    ? (Object) (long) (1 + random.nextInt(5))
                    : (Object) (gaps ? random.nextDouble() * 40 : number());
            return gaps && random.nextInt(3) == 0 ? null : number;
        }
        if (type == long.class) {
            return (long) (1 + random.nextInt(5));
        }
        if (type == int.class) {
            return 1 + random.nextInt(64);
        }
        if (type == Range.class) {
            double[] ends = {number(), number(), number()};
            Arrays.sort(ends);
            return new Range(ends[0], ends[1], ends[2]);
        }
        if (type == String.class) {
            return "model " + random.nextInt(1000);
        }
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type instanceof ParameterizedType list && Collection.class.isAssignableFrom((Class<?>) list.getRawType())) {
            List<Object> entries = new ArrayList<>();
            int size = random.nextInt(5);
            for (int i = 0; i < size; i++) {
                entries.add(value(list.getActualTypeArguments()[0], false));
            }
            return entries;
        }
        Class<?> record = (Class<?>) type;
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType(), gaps);
        }
        Constructor<?> constructor = record.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    /** Now and then below 0, and often of few decimals, so that ties come about. */
    private double number() {
        int sign = random.nextInt(12) == 0 ? -1 : 1;
        return sign
                * switch (random.nextInt(3)) {
                    case 0 -> (1 + random.nextInt(20)) / 20.0;
                    case 1 -> 1 + random.nextInt(40);
                    default -> random.nextDouble() * 40;
                };
    }

    // ---- the language itself ----

    private static final Map<String, Object> FIGURES =
            Map.of("a", 6.0, "b", 4.0, "range", new Range(2.0, 3.0, 5.0), "none", List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b * 2 | 14.0",
                "(a + b) * 2 | 20.0",
                "a - b - 1 | 1.0",
                "a - (b - 1) | 3.0",
                "a / b / 2 | 0.75",
                "-a + b | -2.0",
                "max(a, b) - min(a, b) | 2.0",
                "ceil(a / b) + floor(a / b) | 3.0",
                "round(2 / 3, 2) | 0.67",
                "exp(0) | 1.0",
                "a <= b | false",
                "b <= a | true",
                "a = 6 or a = 7 | true",
                "c is unknown | true",
                "a is unknown | false",
                "a * c | null",
                "sum(none) | 0.0",
                "range - 1 | Range[low=1.0, likely=2.0, high=4.0]",
                "a - range | Range[low=1.0, likely=3.0, high=4.0]",
                "30 / range | Range[low=6.0, likely=10.0, high=15.0]",
                "range * range | Range[low=4.0, likely=9.0, high=25.0]",
            })
    void aFormulaIsComputed(String formula, String expected) {
        assertThat(String.valueOf(Evaluation.of(ExpressionReader.read(formula), new Arguments(FIGURES))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a +", "a b", "(a", "a)", "max(a", "a $ b", "a is", ". a", "1 2"})
    void whatIsNoFormulaIsRefused(String text) {
        assertThatThrownBy(() -> ExpressionReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no formula");
    }

    @Test
    void aFormulaIsWrittenWithNamesAndWithFigures() {
        Expression formula = ExpressionReader.read("max(0, range - a) * (b / 7) * 0.0012345");
        assertThat(FormulaText.of(formula)).isEqualTo("max(0, range - a) × (b / 7) × 0.00123");
        assertThat(FormulaText.of(formula, new Arguments(FIGURES), Map.of("range", "usd")))
                .isEqualTo("max(0, [$2 to $5, likely $3] - 6) × (4 / 7) × 0.00123");
        assertThat(FormulaText.of(ExpressionReader.read("a * c"), new Arguments(FIGURES), Map.of()))
                .isEqualTo("6 × unknown");
    }

    @Test
    void bracketsStandWhereTheyMustAndNowhereElse() {
        for (String formula :
                List.of("a - (b - 2)", "a / (b / 2)", "(a + b) × 2", "a + b + 2", "-(a + b)", "a × b / 2")) {
            assertThat(FormulaText.of(ExpressionReader.read(formula.replace('×', '*'))))
                    .isEqualTo(formula);
        }
        assertThat(FormulaText.of(ExpressionReader.read("(a * b) + (2)"))).isEqualTo("a × b + 2");
    }

    @Test
    void aSumIsWrittenTermByTermInAFixedOrder() {
        Arguments arguments = new Arguments(Map.of("ranges", List.of(Range.exactly(3), Range.exactly(1)), "a", 2.0));
        assertThat(FormulaText.of(ExpressionReader.read("sum(ranges) * a"), arguments, Map.of("ranges", "usd")))
                .isEqualTo("($1 + $3) × 2");
    }
}
