package org.transferadvisor.spark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;

/**
 * The cross product of values of a project's facts.
 *
 * @param axes the values of each fact, by its path, as a change writes them
 */
record Grid(LinkedHashMap<String, List<String>> axes) {

    /** The most combinations that one map shows all together. */
    static final int MOST_SHOWN = 40_000;

    private static final int MOST_VALUES = 1_000_000;
    private static final String OPTION = "--grid";
    private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?";
    private static final String ALLOWED =
            "path=from:to:count or path=value|value, such as budget.compute=500:20000:20,task.targetQuality=MAXIMUM|ACCEPTABLE_VARIATION";

    /**
     * Reads axes that stand between commas.
     *
     * @throws RefusedException where one is no path with values
     */
    static Grid parse(String text) {
        LinkedHashMap<String, List<String>> axes = new LinkedHashMap<>();
        for (String each : text.split(",", -1)) {
            int sign = each.indexOf('=');
            String path = sign < 0 ? "" : each.substring(0, sign).strip();
            List<String> values = sign < 0 ? List.of() : values(each.substring(sign + 1).strip(), each);
            if (path.isEmpty() || values.isEmpty() || axes.put(path, values) != null) {
                throw refused(Problem.quoted(each.strip()) + " is no path with values, or stands twice");
            }
            Change.parse(path + "=" + values.get(0));
        }
        return new Grid(axes);
    }

    private static List<String> values(String text, String axis) {
        if (!text.matches(NUMBER + ":" + NUMBER + ":\\d{1,7}")) {
            List<String> words = List.of(text.split("\\|", -1));
            if (words.stream().anyMatch(String::isBlank) || text.contains(":")) {
                throw refused(Problem.quoted(axis.strip()) + " holds no values");
            }
            return words;
        }
        String[] parts = text.split(":", -1);
        int count = Integer.parseInt(parts[2]);
        BigDecimal from = new BigDecimal(parts[0]);
        BigDecimal to = new BigDecimal(parts[1]);
        if (count < 2 || count > MOST_VALUES || from.compareTo(to) >= 0) {
            throw refused(Problem.quoted(axis.strip()) + " does not go up, or not in 2 to " + MOST_VALUES + " values");
        }
        boolean whole = from.stripTrailingZeros().scale() <= 0 && to.stripTrailingZeros().scale() <= 0;
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal value = from.add(to.subtract(from)
                    .multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL64));
            values.add((whole ? value.setScale(0, RoundingMode.HALF_UP) : value.round(new MathContext(12)))
                    .stripTrailingZeros()
                    .toPlainString());
        }
        return values.stream().distinct().toList();
    }

    /** How many combinations there are. */
    long size() {
        return axes.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }

    /** The project at each combination, numbered from 1, the last fact's values the quickest to change. */
    Dataset<Row> of(SparkSession spark, String name, byte[] project) {
        int parallel = spark.sparkContext().defaultParallelism();
        int tasks = (int) Math.max(1, Math.min(size(), Math.max(4L * parallel, size() / 2_000)));
        LinkedHashMap<String, ArrayList<String>> values = new LinkedHashMap<>();
        axes.forEach((path, each) -> values.put(path, new ArrayList<>(each)));
        MapFunction<Long, Row> made = number -> RowFactory.create(name, number + 1, at(number, name, project, values));
        return spark.range(0, size(), 1, tasks).map(made, Encoders.row(Columns.FACTS));
    }

    private static byte[] at(long number, String name, byte[] project, Map<String, ArrayList<String>> axes) {
        List<Change> changes = new ArrayList<>();
        List<String> paths = new ArrayList<>(axes.keySet());
        long rest = number;
        for (int i = paths.size() - 1; i >= 0; i--) {
            List<String> values = axes.get(paths.get(i));
            changes.addAll(0, Change.parse(paths.get(i) + "=" + values.get((int) (rest % values.size()))));
            rest /= values.size();
        }
        Object changed = Change.apply(Document.of(name, project), changes).root().plain();
        return new JsonReport().bytes(changed);
    }

    private static RefusedException refused(String message) {
        return new RefusedException(List.of(new Problem(OPTION, 0, 0, "", message, ALLOWED, null)));
    }
}
