package org.transferadvisor.measure.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The classes of the rows of a sample.
 *
 * @param names of the classes, as they come
 * @param classes of each row, from 0
 */
public record Labels(List<String> names, int[] classes) {

    private static final String KIND = "a file of labels, one for each row of the features: .npy, .csv or .txt";

    /**
     * Reads the labels of some rows.
     *
     * @param file NPY, CSV with one column, or plain text
     * @param features the rows
     */
    public static Labels read(Path file, Features features) {
        Refusal.unlessFile(file, KIND);
        List<String> labels = file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")
                ? fromNpy(file, features)
                : fromLines(file, features);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] classes = new int[labels.size()];
        for (int i = 0; i < classes.length; i++) {
            numbers.putIfAbsent(labels.get(i), numbers.size());
            classes[i] = numbers.get(labels.get(i));
        }
        return new Labels(List.copyOf(numbers.keySet()), classes);
    }

    private static List<String> fromNpy(Path file, Features features) {
        try (Npy npy = Npy.open(file)) {
            held(file, npy.list(), features);
            List<String> labels = new ArrayList<>();
            for (long number : features.numbers()) {
                labels.add(npy.label(number));
            }
            return labels;
        }
    }

    private static List<String> fromLines(Path file, Features features) {
        long records = 0;
        try (Csv csv = new Csv(file, bytes -> {})) {
            for (List<String> record = csv.next(); record != null; record = csv.next()) {
                if (record.size() != 1) {
                    throw Refusal.at(
                            file.toString(),
                            csv.line(),
                            1,
                            "the record has " + record.size() + " columns",
                            "one: the label",
                            null);
                }
                records++;
            }
        }
        boolean header = records == features.rows() + 1;
        held(file, header ? records - 1 : records, features);
        List<String> labels = new ArrayList<>();
        long[] wanted = features.numbers();
        try (Csv csv = new Csv(file, bytes -> {})) {
            long row = header ? -1 : 0;
            for (List<String> record = csv.next(); record != null; record = csv.next()) {
                if (labels.size() < wanted.length && wanted[labels.size()] == row) {
                    labels.add(record.get(0).strip());
                }
                row++;
            }
        }
        return labels;
    }

    private static void held(Path file, long labels, Features features) {
        if (labels != features.rows()) {
            throw Refusal.of(
                    file.toString(),
                    "there are " + labels + " labels for the " + features.rows() + " rows of " + features.file(),
                    "one label for each row, in the same order",
                    null);
        }
    }
}
