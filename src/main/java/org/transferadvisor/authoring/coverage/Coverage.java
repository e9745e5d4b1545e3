package org.transferadvisor.authoring.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a rulebook's rules some decisions have tested. A side of a comparison is tested when a fact on that side was
 * compared: in some session everything held that stands before the comparison in its rule and beside it in its pattern.
 *
 * @param rules every rule and whether it fired
 * @param thresholds every comparison that draws a line between numbers
 * @param words every word, truth or absence that rules compare a field with
 */
public record Coverage(List<Tested> rules, List<Threshold> thresholds, List<Word> words) {

    /** How far from a line a value may lie and still test it closely, as a share of the line. */
    private static final double CLOSE = 0.01;

    /**
     * One rule.
     *
     * @param rule its id
     * @param name its name
     * @param file its file, relative to the rulebook
     * @param line its line
     * @param fired whether it fired
     */
    public record Tested(String rule, String name, String file, int line, boolean fired) {}

    /**
     * A value that was compared.
     *
     * @param value the value
     * @param line what it was compared with
     * @param whole whether it is a count
     */
    public record Seen(double value, double line, boolean whole) {

        double distance() {
            return Math.abs(value - line);
        }

        /** As near as can be asked for: on the line, or next to it. */
        boolean exact() {
            return distance() == 0 || whole && distance() <= 1;
        }

        /** Near enough to find a line that was drawn a little off: within 1% of it, or next to it for counts. */
        public boolean close() {
            return exact() || line == 0 || distance() <= Math.abs(line) * CLOSE;
        }
    }

    /**
     * One side of a line.
     *
     * @param name such as {@code below 1000}
     * @param nearest the value nearest to the line that was compared; null where none was
     */
    public record Side(String name, @Nullable Seen nearest) {}

    /**
     * A comparison that draws a line between numbers.
     *
     * @param rule id of its rule
     * @param file the rule's file
     * @param line line of the comparison
     * @param column its column
     * @param type kind of fact
     * @param comparison as the rule writes it
     * @param low the side below
     * @param high the side above
     * @param unreachable why no project reaches the other side; null where that is not said
     */
    public record Threshold(
            String rule,
            String file,
            int line,
            int column,
            String type,
            String comparison,
            Side low,
            Side high,
            @Nullable String unreachable) {

        /** Whether both sides are tested. */
        public boolean tested() {
            return low.nearest() != null && high.nearest() != null;
        }

        /** Whether both sides are tested close to the line. */
        public boolean close() {
            return tested() && low.nearest().close() && high.nearest().close();
        }

        /** Whether it counts: it does unless a side cannot be reached. */
        public boolean counts() {
            return unreachable == null || tested();
        }
    }

    /**
     * A word that rules compare a field with.
     *
     * @param rule id of the first rule that does
     * @param file its file
     * @param line line of the comparison
     * @param field kind of fact and field
     * @param word the word, or {@code null}
     * @param seen whether a fact had it
     * @param other whether a fact had another
     * @param unreachable why no project has the other; null where that is not said
     */
    public record Word(
            String rule,
            String file,
            int line,
            String field,
            String word,
            boolean seen,
            boolean other,
            @Nullable String unreachable) {

        /** Whether both are. */
        public boolean tested() {
            return seen && other;
        }

        /** Whether it counts: it does unless one of the two cannot be reached. */
        public boolean counts() {
            return unreachable == null || tested();
        }
    }

    /** Share of the rules that fired, in per cent. */
    public double rulePercent() {
        return percent(rules.stream().filter(Tested::fired).count(), rules.size());
    }

    /** Share of the sides of comparisons that were tested, in per cent. */
    public double thresholdPercent() {
        long sides = thresholds.stream().filter(Threshold::counts).count() * 2;
        long tested = thresholds.stream()
                .filter(Threshold::counts)
                .mapToLong(each ->
                        (each.low().nearest() == null ? 0 : 1) + (each.high().nearest() == null ? 0 : 1))
                .sum();
        return percent(tested, sides);
    }

    /** Share of the words for which a fact had them and another did not, in per cent. */
    public double wordPercent() {
        return percent(
                words.stream().filter(Word::tested).count(),
                words.stream().filter(Word::counts).count());
    }

    /** The least of the three. */
    public double percent() {
        return Math.min(rulePercent(), Math.min(thresholdPercent(), wordPercent()));
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
