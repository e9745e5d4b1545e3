package org.transferadvisor.spark;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;

/**
 * The projects closest to another strategy by the change of one number. Those nearest to a threshold are tried first; once as many as
 * asked for are found that are closer than any left can be, there is no need to try the rest.
 */
final class Closest {

    private static final int FIRST = 20;
    private static final int ROUNDS = 5;

    private static final StructType FLIP = new StructType()
            .add(Columns.FILE, DataTypes.StringType)
            .add(Columns.LINE, DataTypes.LongType)
            .add(Columns.PROJECT, DataTypes.StringType)
            .add(Columns.STRATEGY, DataTypes.StringType)
            .add("fact", DataTypes.StringType)
            .add("from", DataTypes.DoubleType)
            .add("to", DataTypes.DoubleType)
            .add("becomes", DataTypes.StringType)
            .add("step", DataTypes.DoubleType);

    private static final int STEP = FLIP.fieldIndex("step");

    private Closest() {}

    /**
     * What was found.
     *
     * @param projects the closest first
     * @param complete whether none that was not tried can be closer
     */
    record Found(List<Map<String, Object>> projects, boolean complete) {}

    static Found in(Dataset<Row> answers, Rules rules, String basis, int many) {
        List<Row> found = new ArrayList<>();
        boolean complete = many == 0;
        int tried = 0;
        for (int round = 0; round < ROUNDS && !complete; round++) {
            int most = many * FIRST << round;
            List<Row> nearest = answers.filter(col(Columns.MARGIN).isNotNull())
                    .select(Columns.FILE, Columns.LINE, Columns.PROJECT, Columns.STRATEGY, Columns.MARGIN, Columns.VALUE)
                    .orderBy(col(Columns.MARGIN), col(Columns.FILE), col(Columns.LINE))
                    .limit(most)
                    .collectAsList();
            List<Row> untried = nearest.subList(tried, nearest.size());
            MapPartitionsFunction<Row, Row> flips = rows -> flips(rows, rules, basis);
            if (!untried.isEmpty()) {
                found.addAll(answers.sparkSession()
                        .createDataFrame(untried, untried.get(0).schema())
                        .mapPartitions(flips, Encoders.row(FLIP))
                        .collectAsList());
            }
            tried = nearest.size();
            found.sort(Comparator.<Row>comparingDouble(each -> each.getDouble(STEP))
                    .thenComparing(each -> String.valueOf(each.getString(0)))
                    .thenComparing(each -> each.isNullAt(1) ? 0 : each.getLong(1)));
            complete = nearest.size() < most
                    || found.size() >= many
                            && found.get(many - 1).getDouble(STEP)
                                    <= nearest.get(nearest.size() - 1).<Double>getAs(Columns.MARGIN);
        }
        return new Found(
                found.stream().limit(many).map(Closest::shown).toList(), complete);
    }

    private static Iterator<Row> flips(Iterator<Row> rows, Rules rules, String basis) {
        Margins margins = Margins.of(rules);
        List<Row> found = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            String strategy = row.getAs(Columns.STRATEGY);
            Document facts = Document.of("facts", row.<byte[]>getAs(Columns.VALUE));
            Margins.Flip flip = margins.nearest(facts, rules.advisor(), new Basis(basis), strategy);
            if (flip != null) {
                found.add(RowFactory.create(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        strategy,
                        flip.crossing().path().toString(),
                        flip.crossing().from().doubleValue(),
                        flip.crossing().to().doubleValue(),
                        flip.strategy(),
                        flip.crossing().step()));
            }
        }
        return found.iterator();
    }

    private static Map<String, Object> shown(Row row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String each : FLIP.fieldNames()) {
            shown.put(each, row.getAs(each));
        }
        return shown;
    }
}
