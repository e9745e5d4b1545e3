package org.transferadvisor.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.DecisionMapReport;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job that {@code spark-submit} starts. */
@Command(
        name = "portfolio",
        mixinStandardHelpOptions = true,
        description = {
            "Advises on every project of a portfolio, and sums up what was decided.",
            "Writes OUTPUT/answers, OUTPUT/refused and OUTPUT/summary.json; with --grid OUTPUT/map.html, too."
        })
public final class PortfolioJob implements Callable<Integer> {

    private static final int REFUSED = 2;

    private static final String PART = "spark.sql.files.maxPartitionBytes";

    private static final String ANSWERS = "answers";
    private static final String TOLD = "told";
    private static final String KIND = "kind";

    /** How the answers are written. */
    enum Format {
        json,
        parquet
    }

    /** Which figures. */
    enum Figures {
        published,
        measured
    }

    @Parameters(
            paramLabel = "FACTS",
            arity = "1..*",
            description = "JSON Lines of facts, packed by gzip or not, or with --input parquet Parquet: files or folders"
                    + " of any file system that Spark knows. With --grid one project as JSON or YAML.")
    private List<String> facts = List.of();

    @Option(names = "--output", required = true, paramLabel = "OUTPUT", description = "A folder that is not there yet.")
    private String output = "";

    @Option(names = "--input", description = "${COMPLETION-CANDIDATES}. Default: json.")
    private Format input = Format.json;

    @Option(names = "--format", description = "Of the answers: ${COMPLETION-CANDIDATES}. Default: json.")
    private Format format = Format.json;

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "PATH",
            description = "Write these parts of each advice. Default, without --advices: recommendation,viability.")
    private @Nullable List<String> fields;

    @Option(names = "--advices", description = "Write each advice as a whole, too.")
    private boolean advices;

    @Option(names = "--rules", paramLabel = "DIR", description = "Use the rulebook in this folder.")
    private @Nullable String rules;

    @Option(names = "--basis", description = "${COMPLETION-CANDIDATES} figures. Default: published.")
    private Figures basis = Figures.published;

    @Option(
            names = "--closest",
            paramLabel = "N",
            description = "List so many projects that are closest to another strategy by one number. Default: 0.")
    private int closest;

    @Option(
            names = "--grid",
            paramLabel = "AXES",
            description = "Advise on FACTS at every combination of values: path=from:to:count or path=value|value,…")
    private @Nullable String grid;

    private final JsonReport json = new JsonReport();

    /** Runs the job in the session that {@code spark-submit} prepared. Refused lines are no failure of the job. */
    public static void main(String[] arguments) {
        int code = run(arguments, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintWriter err) {
        CommandLine line = new CommandLine(new PortfolioJob()).setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof RefusedException refused) {
                err.println(refused.getMessage());
                return REFUSED;
            }
            throw e;
        });
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        SparkSession spark =
                SparkSession.builder().appName("Transfer Advisor").getOrCreate();
        Path folder = new Path(output);
        FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
        if (files.exists(folder)) {
            throw refused("--output", Problem.quoted(output) + " is there already", "a folder that is not there yet");
        }
        PortfolioAdvisor advisor = advisor(spark);
        advisor.schema(); // refuses a rulebook and fields before anything is written
        Grid axes = grid == null ? null : Grid.parse(grid);
        Path staged = new Path(folder, "staged");
        spark.conf().set(PART, "1m"); // of facts: about a thousand projects a task
        spark.conf().set("spark.sql.files.openCostInBytes", "64k");
        spark.conf().set("spark.sql.maxConcurrentOutputFileWriters", "8"); // answers are not sorted to be parted
        Dataset<Row> advised = advisor.advise(axes == null ? read(spark) : project(spark, axes));
        Dataset<Row> told = format == Format.json ? lines(advised, folder, staged, files) : columns(advised, folder, staged);
        told.persist();
        told.filter(col(Columns.ERROR).isNotNull())
                .select(Columns.FILE, Columns.LINE, Columns.ERROR, Columns.PROBLEMS)
                .coalesce(1)
                .write()
                .json(new Path(folder, "refused").toString());
        Advice.RulebookIdentity rulebook = advisor.rules().advisor().identity();
        Map<String, Object> summary = Summary.of(
                told, rulebook, Closest.in(told, advisor.rules(), advisor.plan().basis(), closest));
        String text = json.pretty(summary);
        write(files, new Path(folder, "summary.json"), text);
        if (axes != null && axes.size() <= Grid.MOST_SHOWN) {
            write(files, new Path(folder, "map.html"), map(told, axes, advisor));
        }
        told.unpersist();
        files.delete(staged, true);
        System.out.println(text);
        return 0;
    }

    private PortfolioAdvisor advisor(SparkSession spark) throws IOException {
        Plan plan = Plan.PLAIN.on(basis.name().toUpperCase(java.util.Locale.ROOT));
        plan = fields != null ? plan.fields(fields) : advices ? plan : plan.fields(List.of("recommendation", "viability"));
        plan = advices ? plan.wholes() : plan;
        plan = format == Format.json ? plan.lines() : plan;
        plan = closest > 0 ? plan.margins() : plan;
        return new PortfolioAdvisor(
                rules == null ? Rules.BUILT_IN : Rules.in(rules, spark.sparkContext().hadoopConfiguration()), plan);
    }

    private Dataset<Row> read(SparkSession spark) throws IOException {
        for (String each : facts) {
            Path path = new Path(each);
            FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
            if (files.globStatus(path) == null || files.globStatus(path).length == 0) {
                throw refused(each, Problem.quoted(each) + " is not there", "files of facts, or a folder of them");
            }
        }
        return Facts.read(spark, facts, input == Format.parquet);
    }

    private Dataset<Row> project(SparkSession spark, Grid axes) throws IOException {
        Path path = new Path(facts.get(0));
        FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
        if (facts.size() > 1 || !files.exists(path)) {
            throw refused("--grid", "there is no one project to change the facts of", "one facts file that is there");
        }
        try (InputStream in = files.open(path)) {
            return axes.of(spark, path.getName(), in.readNBytes(Document.LARGEST + 1));
        }
    }

    /** Writes the lines of the answers, and beside them what else is told of each, which is small, in one pass. */
    private static Dataset<Row> lines(Dataset<Row> advised, Path folder, Path staged, FileSystem files)
            throws IOException {
        Column[] others = Columns.told(advised.schema());
        Dataset<Row> told = advised.select(others);
        advised.select(explode(array(
                                kind(ANSWERS, col(Columns.JSON).cast(DataTypes.StringType)),
                                kind(TOLD, to_json(struct(others)))))
                        .as(KIND))
                .select(KIND + ".*")
                .filter(col(Columns.VALUE).isNotNull())
                .write()
                .partitionBy(KIND)
                .text(staged.toString());
        Path answers = new Path(folder, ANSWERS);
        Path written = new Path(staged, KIND + "=" + ANSWERS);
        if (files.exists(written) ? !files.rename(written, answers) : !files.mkdirs(answers)) {
            throw new IOException(written + " could not be moved to " + answers);
        }
        files.create(new Path(answers, "_SUCCESS")).close();
        return advised.sparkSession()
                .read()
                .schema(told.schema())
                .json(new Path(staged, KIND + "=" + TOLD).toString());
    }

    private static Column kind(String kind, Column value) {
        return struct(lit(kind).as(KIND), value.as(Columns.VALUE));
    }

    /** Writes the columns of the answers, once it is known which lines are refused. */
    private static Dataset<Row> columns(Dataset<Row> advised, Path folder, Path staged) {
        advised.write().parquet(staged.toString());
        advised.sparkSession().conf().unset(PART);
        Dataset<Row> all = advised.sparkSession().read().parquet(staged.toString());
        all.filter(col(Columns.ERROR).isNull())
                .drop(Columns.ERROR, Columns.PROBLEMS, Columns.MARGIN, Columns.VALUE)
                .write()
                .parquet(new Path(folder, ANSWERS).toString());
        return all.select(Columns.told(all.schema()));
    }

    private static void write(FileSystem files, Path to, String text) throws IOException {
        try (OutputStream out = files.create(to)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String map(Dataset<Row> answers, Grid axes, PortfolioAdvisor advisor) {
        String[] strategies = new String[(int) axes.size()];
        String project = "a project";
        for (Row each :
                answers.select(Columns.LINE, Columns.STRATEGY, Columns.PROJECT).collectAsList()) {
            strategies[(int) each.getLong(0) - 1] = each.getString(1);
            project = each.isNullAt(2) ? project : each.getString(2);
        }
        return new DecisionMapReport(advisor.rules().advisor().rulebook(), project)
                .html(axes.axes(), new ArrayList<>(Arrays.asList(strategies)));
    }

    private static RefusedException refused(String where, String message, String allowed) {
        return new RefusedException(List.of(new Problem(where, 0, 0, "", message, allowed, null)));
    }
}
