package org.transferadvisor.rulebook.check.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that a field may have. */
sealed interface Values {

    /** Whether there is none. */
    boolean isEmpty();

    /** Those in both, which are of one kind. */
    Values and(Values other);

    /** Those in either, which are of one kind. */
    Values or(Values other);

    /** All others of the kind, {@code null} included. */
    Values not();

    /** Whether a value that is not null is among them. */
    boolean has(Object value);

    /** Whether all of another's are among them. */
    default boolean covers(Values other) {
        return other.and(not()).isEmpty();
    }

    /**
     * Texts, and whether a thing is true or false.
     *
     * @param unknown whether the field may be null
     * @param listed some values
     * @param others whether it has all values but those, in place of just those
     */
    record Words(boolean unknown, Set<Object> listed, boolean others) implements Values {

        static final Words ANY = new Words(true, Set.of(), true);

        static Words only(Object value) {
            return new Words(false, Set.of(value), false);
        }

        @Override
        public boolean isEmpty() {
            return !unknown && !others && listed.isEmpty();
        }

        @Override
        public Words and(Values other) {
            Words words = (Words) other;
            Set<Object> both = new LinkedHashSet<>();
            if (others && words.others) {
                both.addAll(listed);
                both.addAll(words.listed);
            } else {
                (others ? words.listed : listed)
                        .stream().filter(each -> has(each) && words.has(each)).forEach(both::add);
            }
            return new Words(unknown && words.unknown, both, others && words.others);
        }

        @Override
        public Words or(Values other) {
            return not().and(other.not()).not();
        }

        @Override
        public Words not() {
            return new Words(!unknown, listed, !others);
        }

        @Override
        public boolean has(Object value) {
            return listed.contains(value) != others;
        }
    }

    /**
     * Numbers.
     *
     * @param unknown whether the field may be null
     * @param intervals apart from each other and in order
     */
    record Numbers(boolean unknown, List<Interval> intervals) implements Values {

        static final Numbers ANY = new Numbers(true, List.of(Interval.ALL));

        /** The numbers that compare so with another. */
        static Numbers that(String operator, BigDecimal value) {
            return switch (operator) {
                case "==" -> new Numbers(false, List.of(Interval.at(value)));
                case "!=" ->
                    new Numbers(
                            true,
                            List.of(new Interval(null, false, value, false), new Interval(value, false, null, false)));
                case "<" -> new Numbers(false, List.of(new Interval(null, false, value, false)));
                case "<=" -> new Numbers(false, List.of(new Interval(null, false, value, true)));
                case ">" -> new Numbers(false, List.of(new Interval(value, false, null, false)));
                case ">=" -> new Numbers(false, List.of(new Interval(value, true, null, false)));
                default -> ANY;
            };
        }

        @Override
        public boolean isEmpty() {
            return !unknown && intervals.isEmpty();
        }

        @Override
        public Numbers and(Values other) {
            Numbers numbers = (Numbers) other;
            List<Interval> both = new ArrayList<>();
            for (Interval mine : intervals) {
                for (Interval theirs : numbers.intervals) {
                    Interval common = mine.and(theirs);
                    if (!common.isEmpty()) {
                        both.add(common);
                    }
                }
            }
            return new Numbers(unknown && numbers.unknown, sorted(both));
        }

        @Override
        public Numbers or(Values other) {
            return not().and(other.not()).not();
        }

        @Override
        public Numbers not() {
            List<Interval> rest = List.of(Interval.ALL);
            for (Interval each : intervals) {
                List<Interval> left = new ArrayList<>();
                for (Interval part : rest) {
                    if (each.low() != null) {
                        left.add(part.and(new Interval(null, false, each.low(), !each.withLow())));
                    }
                    if (each.high() != null) {
                        left.add(part.and(new Interval(each.high(), !each.withHigh(), null, false)));
                    }
                }
                rest = left.stream().filter(part -> !part.isEmpty()).toList();
            }
            return new Numbers(!unknown, sorted(rest));
        }

        private static List<Interval> sorted(List<Interval> intervals) {
            return intervals.stream()
                    .sorted(Comparator.comparing(Interval::low, Comparator.nullsFirst(Comparator.naturalOrder())))
                    .toList();
        }

        @Override
        public boolean has(Object value) {
            return value instanceof BigDecimal number
                    && intervals.stream()
                            .anyMatch(each -> !each.and(Interval.at(number)).isEmpty());
        }

        /** The same where the field holds whole numbers only. */
        Numbers whole() {
            return new Numbers(
                    unknown,
                    intervals.stream()
                            .map(Interval::whole)
                            .filter(each -> !each.isEmpty())
                            .toList());
        }
    }
}
