package org.transferadvisor.report.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/** What a chart shows, before it is drawn. Charts draw what an advice holds and compute nothing but places. */
public sealed interface Chart {

    /** How the figures of a chart read. */
    enum Unit {
        /** US dollars. */
        USD,
        /** Gigabytes. */
        GB,
        /** Plain numbers. */
        PLAIN
    }

    /**
     * Ranges as bars from low to high with a mark at the likely value, on a logarithmic scale.
     *
     * @param bars the bars
     * @param limit a value to hold them against, such as a budget; null for none
     * @param limitName its name
     */
    record Ranges(List<Bar> bars, @Nullable Double limit, String limitName, Unit unit) implements Chart {}

    /**
     * One range.
     *
     * @param name what it is of
     * @param range its values
     * @param strong whether it stands out
     */
    record Bar(String name, Range range, boolean strong) {}

    /**
     * Scores as bars of several parts.
     *
     * @param parts names of the parts
     * @param rows the scores
     * @param note what is left out; empty for nothing
     */
    record Stacked(List<String> parts, List<Stack> rows, String note) implements Chart {}

    /**
     * One score.
     *
     * @param name what it is of
     * @param parts what each part adds
     * @param total the score
     * @param strong whether it stands out
     */
    record Stack(String name, List<Double> parts, double total, boolean strong) {}

    /**
     * Amounts that add up, one after the other.
     *
     * @param steps the amounts
     */
    record Waterfall(List<Step> steps) implements Chart {}

    /**
     * One amount.
     *
     * @param name what it is
     * @param from where it starts
     * @param to where it ends
     * @param sum whether it is a sum and not an amount that is added
     */
    record Step(String name, double from, double to, boolean sum) {}

    /**
     * What moves a result, as bars between its values at both ends of each range.
     *
     * @param drivers the ranges, the one that moves it most first
     * @param line a value to hold them against; null for none
     */
    record Tornado(List<Driver> drivers, @Nullable Double line, Unit unit) implements Chart {}

    /** One range with the result at its low and at its high end. */
    record Driver(String name, double atLow, double atHigh) {}

    /**
     * Lines over a number.
     *
     * @param over what the number is
     * @param series the lines
     * @param marks places on the line of numbers to mark
     * @param logarithmic whether both scales are
     */
    record Lines(String over, List<Series> series, List<Mark> marks, Unit unit, boolean logarithmic) implements Chart {}

    /** A line: its name and its points in order. */
    record Series(String name, List<Point> points, boolean strong) {}

    /** A point. */
    record Point(double x, double y) {}

    /**
     * A place to mark.
     *
     * @param name what is there
     * @param at the place
     * @param crossing height of the point where lines cross there; null where none do
     */
    record Mark(String name, double at, @Nullable Double crossing) {}

    /**
     * The proximity chart: similarity by volume of data.
     *
     * @param sides similarities that divide low from high
     * @param bands similarities that divide the bands
     * @param line volume that divides low from high; null where the rules have none
     * @param volume the project's volume
     * @param corners names of the quadrants: low similarity and low volume, low and high, high and low, high and high
     * @param candidates the candidates
     */
    record Proximity(
            List<Double> sides,
            List<Double> bands,
            @Nullable Double line,
            double volume,
            List<String> corners,
            List<Candidate> candidates)
            implements Chart {}

    /**
     * What is decided at each pair of values, as a field of colours with a letter each.
     *
     * @param across the fact whose values stand from left to right
     * @param columns its values
     * @param down the fact whose values stand from bottom to top
     * @param rows its values, the lowest row first
     * @param words what can be decided, in the order of its colours and letters
     * @param cells for each row the place in {@code words} of what is decided in each column; -1 where it is refused
     */
    record Field(
            String across,
            List<String> columns,
            String down,
            List<String> rows,
            List<String> words,
            List<List<Integer>> cells)
            implements Chart {

        /** The letter of a word. */
        public static String letter(int word) {
            return String.valueOf((char) ('A' + word % 26));
        }
    }

    /** A candidate with its similarity. */
    record Candidate(String name, double similarity, boolean selected) {}
}
