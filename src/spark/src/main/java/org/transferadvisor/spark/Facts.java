package org.transferadvisor.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads facts, each with its file and the number of its line or row in it, from 1. */
final class Facts {

    private static final String BLOCK = "block";

    private static final StructType PLACED = new StructType()
            .add(Columns.FILE, DataTypes.StringType)
            .add(BLOCK, DataTypes.LongType)
            .add(Columns.VALUE, DataTypes.BinaryType);

    private Facts() {}

    /** Whether the files at a path are Parquet, by their names. */
    static Dataset<Row> read(SparkSession spark, List<String> paths, boolean parquet) {
        String[] all = paths.toArray(String[]::new);
        Dataset<Row> facts = parquet ? rows(spark.read().parquet(all)) : lines(spark, all);
        int parallel = spark.sparkContext().defaultParallelism();
        return facts.rdd().getNumPartitions() < 2 * parallel ? facts.repartition(4 * parallel) : facts;
    }

    private static Dataset<Row> rows(Dataset<Row> facts) {
        return named(facts.select(
                concat(
                        PortfolioAdvisor.others(facts),
                        col("_metadata.file_path").as(Columns.FILE),
                        col("_metadata.row_index").plus(1).as(Columns.LINE))));
    }

    private static org.apache.spark.sql.Column[] concat(
            org.apache.spark.sql.Column[] some, org.apache.spark.sql.Column... more) {
        org.apache.spark.sql.Column[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The lines of a part of a file do not know how many stand before it, so they are counted first. */
    private static Dataset<Row> lines(SparkSession spark, String... paths) {
        Dataset<Row> placed = spark.read()
                .option("lineSep", "\n")
                .text(paths)
                .select(
                        col("_metadata.file_path").as(Columns.FILE),
                        col("_metadata.file_block_start").as(BLOCK),
                        col(Columns.VALUE).cast(DataTypes.BinaryType).as(Columns.VALUE))
                .to(PLACED);
        Map<String, TreeMap<Long, Long>> counts = new HashMap<>();
        for (Row each :
                placed.groupBy(Columns.FILE, BLOCK).count().collectAsList()) {
            counts.computeIfAbsent(each.getString(0), any -> new TreeMap<>()).put(each.getLong(1), each.getLong(2));
        }
        HashMap<String, HashMap<Long, Long>> before = new HashMap<>();
        counts.forEach((file, blocks) -> {
            HashMap<Long, Long> starts = new HashMap<>();
            long lines = 0;
            for (Map.Entry<Long, Long> block : blocks.entrySet()) {
                starts.put(block.getKey(), lines);
                lines += block.getValue();
            }
            before.put(file, starts);
        });
        MapPartitionsFunction<Row, Row> numbered = rows -> new Numbered(rows, before);
        return placed.mapPartitions(numbered, Encoders.row(Columns.FACTS)).filter(col(Columns.VALUE).isNotNull());
    }

    /** Numbers lines; those without anything in them count, and have no value. */
    private static final class Numbered implements Iterator<Row> {

        private final Iterator<Row> rows;
        private final Map<String, HashMap<Long, Long>> before;
        private String file = "";
        private long block = -1;
        private long number;
        private String name = "";

        Numbered(Iterator<Row> rows, Map<String, HashMap<Long, Long>> before) {
            this.rows = rows;
            this.before = before;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            Row row = rows.next();
            if (row.getLong(1) != block || !row.getString(0).equals(file)) {
                file = row.getString(0);
                block = row.getLong(1);
                number = before.get(file).get(block);
                name = name(file);
            }
            number++;
            byte[] value = row.getAs(2);
            return RowFactory.create(name, number, isBlank(value) ? null : value);
        }

        private static boolean isBlank(byte[] value) {
            for (byte each : value) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** A file as messages name it: by its path on this machine, or by its address. */
    static String name(String file) {
        Path path = new Path(java.net.URI.create(file));
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }

    /** Facts by file, number and value, whatever columns they have. */
    static Dataset<Row> named(Dataset<Row> facts) {
        List<String> columns = new ArrayList<>(List.of(facts.columns()));
        boolean written = columns.contains(Columns.VALUE);
        return facts.select(
                        (columns.contains(Columns.FILE) ? col(Columns.FILE) : lit(null)).cast("string").as(Columns.FILE),
                        (columns.contains(Columns.LINE) ? col(Columns.LINE) : lit(null)).cast("long").as(Columns.LINE),
                        (written
                                        ? col(Columns.VALUE)
                                        : to_json(struct(PortfolioAdvisor.others(facts, Columns.FILE, Columns.LINE))))
                                .cast(DataTypes.BinaryType)
                                .as(Columns.VALUE))
                .to(Columns.FACTS);
    }
}
