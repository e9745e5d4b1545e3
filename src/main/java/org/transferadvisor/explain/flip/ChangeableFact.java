package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact of one project that a decision depends on and that may be changed.
 *
 * @param pointer JSON pointer
 * @param general the same with {@code *} for the place in a list
 * @param base its value: text, a {@link BigDecimal} or a boolean; null where it is not stated
 * @param stated the value as the project has it, which may be a range; null where it is not stated
 * @param values one value for each part that the rules divide its values into
 * @param near the thresholds with their nearest neighbours; empty for words
 * @param thresholds the numbers that rules compare it with
 * @param exact whether all its thresholds are known
 * @param optional whether it may be taken away
 * @param whole whether it is a whole number
 * @param rules ids of the rules that tell its values apart
 */
record ChangeableFact(
        String pointer,
        String general,
        @Nullable Object base,
        @Nullable Object stated,
        List<Object> values,
        List<Object> near,
        List<BigDecimal> thresholds,
        boolean exact,
        boolean optional,
        boolean whole,
        Set<String> rules) {

    /** Whether it is a number, stated or not. */
    boolean isNumber() {
        return !values.isEmpty() && values.stream().allMatch(BigDecimal.class::isInstance);
    }

    /** The values to try by themselves, in order: numbers with their neighbours, words as they are. */
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

    /** One change for each part that the rules divide its values into, but for that of the project's own value. */
    List<Assignment> parts() {
        List<Assignment> parts = new ArrayList<>();
        values.stream().filter(each -> !isAsBefore(each)).forEach(each -> parts.add(new Assignment(this, each)));
        if (optional) {
            parts.add(new Assignment(this, Assignment.NOTHING));
        }
        return parts;
    }

    /** Every change to try by itself. */
    List<Assignment> alone() {
        List<Assignment> alone = new ArrayList<>();
        tries().forEach(each -> alone.add(new Assignment(this, each)));
        if (optional) {
            alone.add(new Assignment(this, Assignment.NOTHING));
        }
        return alone;
    }

    private boolean isAsBefore(Object value) {
        if (!(base instanceof BigDecimal from) || !(value instanceof BigDecimal to)) {
            return value.equals(base);
        }
        BigDecimal low = from.min(to);
        BigDecimal high = from.max(to);
        return from.compareTo(to) == 0
                || exact
                        && thresholds.stream().noneMatch(each -> each.compareTo(low) >= 0 && each.compareTo(high) <= 0);
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

    /** The least step to the part of its values that one stands for. */
    double least(Object to) {
        if (!(base instanceof BigDecimal from) || !(to instanceof BigDecimal number)) {
            return 1;
        }
        BigDecimal low = from.min(number);
        BigDecimal high = from.max(number);
        Stream<BigDecimal> between =
                thresholds.stream().filter(each -> each.compareTo(low) >= 0 && each.compareTo(high) <= 0);
        return exact
                ? between.min(Comparator.comparing(each -> each.subtract(number).abs()))
                        .map(this::step)
                        .orElse(0.0)
                : 0;
    }

    /**
     * Whether a change of it can change what stands at some pointers: there, above, or below. Whether a list has entries
     * does not hang on what the entries are.
     */
    boolean bears(Collection<String> pointers) {
        return pointers.stream()
                .anyMatch(each -> begins(each, general) || begins(general, each) && !general.startsWith(each + "/*/"));
    }

    private static boolean begins(String pointer, String with) {
        return (pointer + "/").startsWith(with + "/");
    }
}
