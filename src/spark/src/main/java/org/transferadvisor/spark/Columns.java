package org.transferadvisor.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.scenarios.AdviceFields;
import org.transferadvisor.rulebook.Rulebook;

/** Names and types of the columns of an answer. */
final class Columns {

    static final String FILE = "file";
    static final String LINE = "line";
    static final String VALUE = "value";
    static final String PROJECT = "project";
    static final String STRATEGY = "strategy";
    static final String ADAPTATION = "adaptation";
    static final String MODEL = "model";
    static final String VERDICT = "verdict";
    static final String COSTS = "costs";
    static final String FINDINGS = "findings";
    static final String ERROR = "error";
    static final String PROBLEMS = "problems";
    static final String ADVICE = "advice";
    static final String JSON = "json";
    static final String MARGIN = "margin";

    /** A line of facts before it is answered. */
    static final StructType FACTS = new StructType()
            .add(FILE, DataTypes.StringType)
            .add(LINE, DataTypes.LongType)
            .add(VALUE, DataTypes.BinaryType);

    static final StructType RANGE = new StructType()
            .add("low", DataTypes.DoubleType)
            .add("likely", DataTypes.DoubleType)
            .add("high", DataTypes.DoubleType);

    private static final StructType PROBLEM = new StructType()
            .add("line", DataTypes.IntegerType)
            .add("column", DataTypes.IntegerType)
            .add("pointer", DataTypes.StringType)
            .add("message", DataTypes.StringType)
            .add("allowed", DataTypes.StringType)
            .add("hint", DataTypes.StringType);

    /** What every answer has. */
    static final StructType ALWAYS = new StructType()
            .add(FILE, DataTypes.StringType)
            .add(LINE, DataTypes.LongType)
            .add(PROJECT, DataTypes.StringType)
            .add(STRATEGY, DataTypes.StringType)
            .add(ADAPTATION, DataTypes.StringType)
            .add(MODEL, DataTypes.StringType)
            .add(VERDICT, DataTypes.StringType)
            .add(COSTS, RANGE)
            .add(FINDINGS, DataTypes.createArrayType(DataTypes.StringType))
            .add(ERROR, DataTypes.StringType)
            .add(PROBLEMS, DataTypes.createArrayType(PROBLEM));

    private Columns() {}

    static StructType of(Plan plan, Rulebook rulebook) {
        StructType schema = ALWAYS;
        AdviceFields chosen = plan.chosen(rulebook);
        if (plan.line()) {
            schema = schema.add(JSON, DataTypes.BinaryType);
        } else {
            if (chosen != null) {
                for (var each : chosen.kinds().entrySet()) {
                    schema = schema.add(each.getKey(), type(each.getValue()));
                }
            }
            schema = plan.whole() ? schema.add(ADVICE, DataTypes.StringType) : schema;
        }
        return plan.margin() ? schema.add(MARGIN, DataTypes.DoubleType).add(VALUE, DataTypes.BinaryType) : schema;
    }

    /** What is told of each answer beside the answer itself. */
    static Column[] told(StructType schema) {
        List<String> always = List.of(ALWAYS.fieldNames());
        return Arrays.stream(schema.fieldNames())
                .filter(each -> always.contains(each) || each.equals(MARGIN) || each.equals(VALUE))
                .map(functions::col)
                .toArray(Column[]::new);
    }

    private static DataType type(@Nullable Class<?> kind) {
        return kind == Double.class
                ? DataTypes.DoubleType
                : kind == Long.class || kind == int.class || kind == long.class
                        ? DataTypes.LongType
                        : kind == Boolean.class || kind == boolean.class ? DataTypes.BooleanType : DataTypes.StringType;
    }
}
