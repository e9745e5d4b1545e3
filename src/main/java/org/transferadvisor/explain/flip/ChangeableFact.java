package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact of one project that a decision depends on and that may be changed.
 *
 * @param pointer JSON pointer
 * @param base its value: text, a {@link BigDecimal} or a boolean; null where it is not stated
 * @param stated the value as the project has it, which may be a range; null where it is not stated
 * @param values one value for each part that the rules divide its values into
 * @param near the thresholds with their nearest neighbours; empty for words
 * @param thresholds the numbers that rules compare it with
 * @param whole whether it is a whole number
 * @param rules ids of the rules that tell its values apart
 */
record ChangeableFact(
        String pointer,
        @Nullable Object base,
        @Nullable Object stated,
        List<Object> values,
        List<Object> near,
        List<BigDecimal> thresholds,
        boolean whole,
        Set<String> rules) {

    /** The names on the way to it. */
    List<String> path() {
        return Stream.of(pointer.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** Whether it is a number, stated or not. */
    boolean isNumber() {
        return values.stream().allMatch(BigDecimal.class::isInstance);
    }

    /** The values to try, in order: numbers with their neighbours, words as they are. */
    List<Object> tries() {
        if (!isNumber()) {
            return values.stream().filter(each -> !each.equals(base)).toList();
        }
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        Stream.concat(values.stream(), near.stream()).forEach(each -> numbers.add((BigDecimal) each));
        return numbers.stream()
                .filter(each -> !(base instanceof BigDecimal number) || each.compareTo(number) != 0)
                .map(Object.class::cast)
                .toList();
    }

    /** How far a value is from the project's: for numbers relative to the larger of the two, from 0 to 1; else 1. */
    double step(Object to) {
        if (!(base instanceof BigDecimal from) || !(to instanceof BigDecimal number)) {
            return 1;
        }
        BigDecimal larger = from.abs().max(number.abs());
        return larger.signum() == 0
                ? 0
                : Math.min(
                        1,
                        from.subtract(number)
                                .abs()
                                .divide(larger, MathContext.DECIMAL64)
                                .doubleValue());
    }
}
