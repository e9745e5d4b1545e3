package org.transferadvisor.measure.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import org.transferadvisor.facts.reading.Problem;

/**
 * A sample of the rows of a file of features, NPY or CSV.
 *
 * @param file the file as messages name it
 * @param rows how many there are
 * @param taken the rows of the sample, in the order of the file
 * @param numbers of those rows, from 0
 * @param constantColumns how many columns hold one value alone
 * @param duplicates how many rows of the sample stand there again
 */
public record Features(String file, long rows, double[][] taken, long[] numbers, int constantColumns, int duplicates) {

    /** What such a file holds, for a message. */
    public static final String KIND = "a file of features: .npy or .csv";

    private static final int WIDEST = 65_536;
    private static final String FINITE = "finite numbers";

    /** Whether a file can hold features: NPY by its ending, CSV where all of its first record but a header is numbers. */
    public static boolean isIn(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return true;
        }
        if (!name.endsWith(".csv") && !name.endsWith(".tsv")) {
            return false;
        }
        Refusal.unlessFile(file, KIND);
        try (Csv csv = new Csv(file, bytes -> {})) {
            List<String> first = csv.next();
            List<String> second = csv.next();
            List<String> shown = second == null ? first : second;
            return shown != null && shown.size() > 1 && shown.stream().allMatch(Numbers::isNumber);
        }
    }

    /**
     * Reads a file.
     *
     * @param most so many rows are taken
     * @param seed which ones, where there are more: the same numbers of rows in every file of as many
     */
    public static Features read(Path file, int most, long seed, LongConsumer progress) {
        Refusal.unlessFile(file, KIND);
        Features read = file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")
                ? fromNpy(file, most, seed)
                : fromCsv(file, most, seed, progress);
        if (read.taken.length == 0) {
            throw Refusal.of(file.toString(), "the file holds no features", "an example a row", null);
        }
        return read;
    }

    private static Features fromNpy(Path file, int most, long seed) {
        try (Npy npy = Npy.open(file)) {
            List<Long> table = npy.table();
            long rows = table.get(0);
            if (table.get(1) > WIDEST || table.get(1) == 0) {
                throw Refusal.of(
                        file.toString(),
                        "a row has " + table.get(1) + " features",
                        "from 1 to " + WIDEST,
                        "pool the features of an example to one vector");
            }
            int width = (int) (long) table.get(1);
            long[] numbers = chosen(rows, most, seed);
            double[][] taken = new double[numbers.length][width];
            for (int a = 0; a < (npy.byColumns() ? width : numbers.length); a++) {
                for (int b = 0; b < (npy.byColumns() ? numbers.length : width); b++) {
                    int row = npy.byColumns() ? b : a;
                    int column = npy.byColumns() ? a : b;
                    taken[row][column] =
                            npy.number(npy.byColumns() ? column * rows + numbers[row] : numbers[row] * width + column);
                    if (!Double.isFinite(taken[row][column])) {
                        throw Refusal.of(
                                file.toString(),
                                "row " + numbers[row] + " has " + Problem.quoted("" + taken[row][column])
                                        + " in column " + column + ", counted from 0",
                                FINITE,
                                null);
                    }
                }
            }
            return checked(file, rows, taken, numbers);
        }
    }

    /** The rows to take of so many, in their order. */
    static long[] chosen(long rows, int most, long seed) {
        Sample<Long> sample = new Sample<>(most, seed);
        for (long i = 0; i < rows; i++) {
            sample.add(i, i);
        }
        return sample.values().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private record Numbered(long number, double[] values) {}

    private static Features fromCsv(Path file, int most, long seed, LongConsumer progress) {
        Sample<Numbered> sample = new Sample<>(most, seed);
        long rows = 0;
        try (Csv csv = new Csv(file, progress)) {
            List<String> first = csv.next();
            int width = first == null ? 0 : first.size();
            boolean header = first != null && !first.stream().allMatch(Numbers::isNumber);
            List<String> names = header ? first : List.of();
            for (List<String> record = header ? csv.next() : first; record != null; record = csv.next()) {
                sample.add(rows, new Numbered(rows, values(file, csv.line(), record, width, names)));
                rows++;
            }
        }
        List<Numbered> taken = new ArrayList<>(sample.values());
        taken.sort(Comparator.comparingLong(Numbered::number));
        return checked(
                file,
                rows,
                taken.stream().map(Numbered::values).toArray(double[][]::new),
                taken.stream().mapToLong(Numbered::number).toArray());
    }

    private static double[] values(Path file, long line, List<String> record, int width, List<String> names) {
        if (record.size() != width || width > WIDEST) {
            throw Refusal.at(
                    file.toString(),
                    line,
                    1,
                    "the record has " + record.size() + " columns",
                    width > WIDEST ? "at most " + WIDEST : "as many as the first, " + width,
                    null);
        }
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = Numbers.of(record.get(i));
            if (!Double.isFinite(values[i])) {
                String column = names.isEmpty() ? "column " + (i + 1) : "column " + Problem.quoted(names.get(i));
                throw Refusal.at(
                        file.toString(),
                        line,
                        1,
                        Problem.quoted(record.get(i)) + " in " + column + " is no finite number",
                        FINITE,
                        null);
            }
        }
        return values;
    }

    private static Features checked(Path file, long rows, double[][] taken, long[] numbers) {
        int constant = 0;
        for (int column = 0; taken.length > 0 && column < taken[0].length; column++) {
            boolean same = true;
            for (double[] row : taken) {
                same &= row[column] == taken[0][column];
            }
            constant += same ? 1 : 0;
        }
        Set<List<Double>> different = new HashSet<>();
        for (double[] row : taken) {
            different.add(Arrays.stream(row).boxed().toList());
        }
        return new Features(file.toString(), rows, taken, numbers, constant, taken.length - different.size());
    }

    /** Numbers in one row. */
    public int width() {
        return taken.length == 0 ? 0 : taken[0].length;
    }
}
