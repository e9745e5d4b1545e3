package org.transferadvisor.spark;

import static org.apache.spark.sql.functions.approx_percentile;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.transferadvisor.Advice;

/** What the answers of a portfolio are, all together. */
final class Summary {

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    /** A rank is right to a ten-thousandth. */
    private static final int ACCURACY = 10_000;

    private Summary() {}

    static Map<String, Object> of(Dataset<Row> answers, Advice.RulebookIdentity rulebook, Closest.Found closest) {
        Dataset<Row> advised = answers.filter(col(Columns.ERROR).isNull());
        Map<String, Object> summary = new LinkedHashMap<>();
        long lines = answers.count();
        long advices = advised.count();
        summary.put("rulebook", rulebook);
        summary.put("lines", lines);
        summary.put("advised", advices);
        summary.put("refused", lines - advices);
        summary.put("strategies", counts(advised.select(col(Columns.STRATEGY))));
        summary.put("verdicts", counts(advised.select(col(Columns.VERDICT))));
        summary.put("findings", counts(advised.select(explode(col(Columns.FINDINGS)).as("finding"))));
        summary.put("spend", spend(advised));
        if (!closest.projects().isEmpty()) {
            summary.put("closest", closest.projects());
            summary.put("closestComplete", closest.complete());
        }
        return summary;
    }

    /** Likely costs in USD over the horizon. */
    private static Map<String, Object> spend(Dataset<Row> advised) {
        Column likely = col(Columns.COSTS).getField("likely");
        Row row = advised.select(
                        count(lit(1)).as("all"),
                        count(likely).as("known"),
                        sum(likely).as("sum"),
                        max(likely).as("most"),
                        approx_percentile(
                                        likely,
                                        array(Arrays.stream(QUANTILES)
                                                .mapToObj(org.apache.spark.sql.functions::lit)
                                                .toArray(Column[]::new)),
                                        lit(ACCURACY))
                                .as("quantiles"))
                .first();
        Map<String, Object> spend = new LinkedHashMap<>();
        spend.put("unknown", row.<Long>getAs("all") - row.<Long>getAs("known"));
        spend.put("sum", row.getAs("sum"));
        List<Double> found = row.isNullAt(4) ? List.of() : row.getList(4);
        for (int i = 0; i < found.size(); i++) {
            spend.put("p" + Math.round(100 * QUANTILES[i]), found.get(i));
        }
        spend.put("most", row.getAs("most"));
        return spend;
    }

    /** How often each word stands, the most frequent first. */
    private static Map<String, Object> counts(Dataset<Row> words) {
        Map<String, Object> counts = new LinkedHashMap<>();
        String word = words.columns()[0];
        words.groupBy(word)
                .count()
                .orderBy(col("count").desc(), col(word))
                .collectAsList()
                .forEach(each -> counts.put(String.valueOf(each.getString(0)), each.getLong(1)));
        return counts;
    }
}
