package org.transferadvisor.authoring.space;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;

/** The values that stand for the cells of one number: its thresholds, and a round number in each interval between them. */
final class Cells {

    private static final BigDecimal SHARE_STEP = new BigDecimal("0.0001");
    private static final BigDecimal AMOUNT_STEP = new BigDecimal("0.01");
    private static final BigDecimal LARGE = BigDecimal.valueOf(1_000_000);

    private final boolean whole;
    private final BigDecimal least;
    private final BigDecimal most;
    private final TreeSet<BigDecimal> thresholds = new TreeSet<>();

    private Cells(Class<?> type, Field contract, Set<Object> compared) {
        whole = type == Long.class || type == Integer.class;
        most = BigDecimal.valueOf(contract.max());
        BigDecimal above = contract.above() == Double.NEGATIVE_INFINITY ? null : BigDecimal.valueOf(contract.above());
        least = above == null ? BigDecimal.valueOf(contract.min()) : above.add(whole ? BigDecimal.ONE : AMOUNT_STEP);
        for (Object each : compared) {
            if (each instanceof BigDecimal number && number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
                thresholds.add(References.number(number));
            }
        }
    }

    static Cells of(Class<?> type, Field contract, Set<Object> compared) {
        if (!isRecordOfNumbers(type)) {
            return new Cells(type, contract, compared);
        }
        RecordComponent first = components(type, true).findFirst().orElseThrow();
        return new Cells(first.getType(), first.getAnnotation(Field.class), compared);
    }

    static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type == Range.class;
    }

    /**
     * Whether a record must hold numbers and nothing else, which is then treated as one number with all parts equal; what it
     * may hold besides are numbers too, or ranges.
     */
    static boolean isRecordOfNumbers(Class<?> type) {
        return type.isRecord()
                && type != Range.class
                && components(type, true).anyMatch(any -> true)
                && components(type, true).allMatch(each -> isPart(each))
                && components(type, false).allMatch(each -> isPart(each) || each.getType() == Range.class);
    }

    private static boolean isPart(RecordComponent component) {
        return Number.class.isAssignableFrom(component.getType());
    }

    private static Stream<RecordComponent> components(Class<?> type, boolean required) {
        return Arrays.stream(type.getRecordComponents())
                .filter(each -> each.getAnnotation(Field.class) != null
                        && each.getAnnotation(Field.class).required() == required);
    }

    /** The ways to state a number as a value of a type: as it is, or as a record with all parts equal, or all that it must have. */
    static List<Object> shaped(Class<?> type, BigDecimal number) {
        if (!isRecordOfNumbers(type)) {
            return List.of(number);
        }
        Map<String, Object> least = new LinkedHashMap<>();
        components(type, true).forEach(each -> least.put(each.getName(), number));
        Map<String, Object> all = new LinkedHashMap<>(least);
        components(type, false).filter(Cells::isPart).forEach(each -> all.put(each.getName(), number));
        return all.equals(least) ? List.of(all) : List.of(all, least);
    }

    private boolean allowed(BigDecimal number) {
        boolean fits = !whole || number.stripTrailingZeros().scale() <= 0;
        return fits && number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
    }

    List<BigDecimal> thresholds() {
        return List.copyOf(thresholds);
    }

    /** The thresholds with a value in each interval; where the number is computed with, a low and a high value too. */
    List<BigDecimal> values(boolean computed) {
        TreeSet<BigDecimal> values = new TreeSet<>();
        thresholds.forEach(each -> add(values, each));
        BigDecimal before = null;
        for (BigDecimal threshold : thresholds) {
            add(values, round(before == null ? least : before, threshold, before == null));
            before = threshold;
        }
        if (before != null) {
            BigDecimal beyond = before.signum() > 0 ? before.multiply(BigDecimal.TEN) : BigDecimal.TEN;
            boolean capped = beyond.compareTo(most) > 0;
            add(values, round(before, capped ? most : beyond, false));
            add(values, capped ? most : null);
        }
        if (computed || thresholds.isEmpty()) {
            BigDecimal low = least.compareTo(LARGE.negate()) < 0 ? LARGE.negate() : least;
            add(values, low);
            add(values, most.min(LARGE.max(before == null ? LARGE : before.multiply(BigDecimal.TEN))));
        }
        return List.copyOf(values);
    }

    private void add(Set<BigDecimal> values, @Nullable BigDecimal number) {
        if (number != null && allowed(number)) {
            values.add(References.number(number));
        }
    }

    /** The roundest number between two, near their middle; null where there is none. */
    private @Nullable BigDecimal round(BigDecimal low, BigDecimal high, boolean lowIncluded) {
        BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2));
        BigDecimal width = high.subtract(low);
        for (int digits = width.precision() - width.scale(); digits >= (whole ? 0 : -12); digits--) {
            BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(digits);
            BigDecimal number = middle.divide(step, 0, RoundingMode.HALF_DOWN).multiply(step);
            for (BigDecimal each : List.of(number, number.add(step), number.subtract(step))) {
                if (each.compareTo(low) > 0 && each.compareTo(high) < 0) {
                    return each;
                }
            }
        }
        return lowIncluded && low.compareTo(high) < 0 ? low : null;
    }

    /** Every threshold with its nearest neighbours. */
    List<BigDecimal> near() {
        TreeSet<BigDecimal> near = new TreeSet<>();
        BigDecimal step = step();
        for (BigDecimal threshold : thresholds) {
            BigDecimal steps = threshold.divide(step, 0, RoundingMode.FLOOR).multiply(step);
            boolean on = steps.compareTo(threshold) == 0;
            add(near, on ? threshold.subtract(step) : steps);
            add(near, threshold);
            add(near, steps.add(step));
        }
        return List.copyOf(near);
    }

    private BigDecimal step() {
        BigDecimal step = whole ? BigDecimal.ONE : most.compareTo(BigDecimal.ONE) <= 0 ? SHARE_STEP : AMOUNT_STEP;
        BigDecimal before = null;
        for (BigDecimal each : thresholds) {
            if (!whole && before != null) {
                while (each.subtract(before).compareTo(step.multiply(BigDecimal.valueOf(2))) <= 0) {
                    step = step.divide(BigDecimal.TEN);
                }
            }
            before = each;
        }
        return step;
    }

    /** Words that a field may hold: those allowed, or else those compared and one more. */
    static List<Object> words(Set<String> allowed, Set<Object> compared) {
        Set<Object> words = new LinkedHashSet<>(allowed);
        if (allowed.isEmpty()) {
            compared.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .sorted()
                    .forEach(words::add);
            words.add(other(compared));
        }
        return new ArrayList<>(words);
    }

    private static String other(Set<Object> compared) {
        String other = "other";
        while (compared.contains(other)) {
            other += "-";
        }
        return other;
    }
}
