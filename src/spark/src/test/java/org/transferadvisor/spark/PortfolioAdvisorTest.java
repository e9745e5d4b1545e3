package org.transferadvisor.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;

/** In one process, with two tasks at once. */
class PortfolioAdvisorTest {

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 4)
                .config("spark.sql.files.maxPartitionBytes", "64k")
                .config("spark.sql.files.openCostInBytes", "1k")
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static int run(String... arguments) {
        return PortfolioJob.run(arguments, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private Path facts(List<String> lines) throws IOException {
        return Files.write(folder.resolve("facts.jsonl"), lines);
    }

    @Test
    void everyLineIsAnsweredAsBatchAnswersIt() throws Exception {
        TreeMap<Long, UUID> expected = Batch.marks(Batch.randomProjects());
        Path output = folder.resolve("out");
        assertThat(run("--advices", "--output", output.toString(), Batch.randomProjects().toString()))
                .isZero();
        TreeMap<Long, UUID> answers = Batch.marksWritten(output.resolve("answers"));
        assertThat(answers).isNotEmpty().hasSameSizeAs(expected);
        answers.forEach((line, answer) -> assertThat(answer).as("line " + line).isEqualTo(expected.get(line)));
        assertThat(Batch.written(output.resolve("refused"))).isEmpty();
        assertThat(output.resolve("staged")).doesNotExist();
    }

    @Test
    void refusedLinesStandApartWithTheirNumbersAndMessages() throws Exception {
        List<String> lines = new ArrayList<>(Batch.firstProjects(30));
        lines.set(3, "{\"project\": 1}");
        lines.set(5, "");
        lines.set(9, "{\"project\":");
        lines.set(29, lines.get(29).replace("\"labeledSamples\":", "\"labelledSamples\":"));
        Path facts = facts(lines);
        List<JsonNode> expected = Batch.answers(facts, "--fields", "recommendation");
        Path output = folder.resolve("out");
        assertThat(run("--fields", "recommendation", "--output", output.toString(), facts.toString()))
                .isZero();
        TreeMap<Long, JsonNode> refused = Batch.written(output.resolve("refused"));
        assertThat(refused).containsOnlyKeys(4L, 10L, 30L);
        expected.stream()
                .filter(each -> each.has("error"))
                .forEach(each -> assertThat(refused.get(each.get("line").asLong()).get("error"))
                        .isEqualTo(each.get("error")));
        assertThat(refused.get(30L).get("problems")).anySatisfy(each -> {
            assertThat(each.get("pointer").asText()).isEqualTo("/data/labelledSamples");
            assertThat(each.get("hint").asText()).contains("labeledSamples");
        });
        TreeMap<Long, JsonNode> answers = Batch.written(output.resolve("answers"));
        assertThat(answers).hasSize(26).doesNotContainKeys(4L, 6L, 10L, 30L);
        assertThat(answers.get(7L).get("recommendation")).isEqualTo(expected.get(5).get("recommendation"));
    }

    @Test
    void linesAreNumberedFileByFileInWhateverPartsTheyAreRead() throws Exception {
        List<String> lines = Batch.firstProjects(500);
        Path facts = Files.createDirectory(folder.resolve("facts"));
        Files.write(facts.resolve("a.jsonl"), lines.subList(0, 350));
        Files.write(facts.resolve("b b.jsonl"), lines.subList(350, 500));
        List<Row> read = Facts.read(spark, List.of(facts.toString()), false).collectAsList();
        assertThat(read).hasSize(500);
        for (Row each : read) {
            boolean first = each.getString(0).equals(facts.resolve("a.jsonl").toString());
            assertThat(first || each.getString(0).equals(facts.resolve("b b.jsonl").toString()))
                    .isTrue();
            assertThat(new String(each.<byte[]>getAs(2), StandardCharsets.UTF_8))
                    .isEqualTo(lines.get((int) each.getLong(1) - 1 + (first ? 0 : 350)));
        }
    }

    @Test
    void anEditedRulebookDecidesAsBatchByIt() throws Exception {
        Path rules = Batch.edited(Files.createDirectory(folder.resolve("rules")));
        Path facts = facts(Batch.firstProjects(60));
        List<JsonNode> expected = Batch.answers(facts, "--rules", rules.toString());
        Path output = folder.resolve("out");
        assertThat(run("--rules", rules.toString(), "--advices", "--output", output.toString(), facts.toString()))
                .isZero();
        Batch.written(output.resolve("answers")).forEach((line, answer) -> assertThat(
                        Batch.plain(answer.get("advice").toString()))
                .isEqualTo(expected.get((int) (line - 1))));
        assertThat(expected).anySatisfy(each -> assertThat(each.get("rulebook").get("digest").asText())
                .isNotEqualTo(Rules.BUILT_IN.advisor().identity().digest()));
    }

    @Test
    void oneAdvisorServesAllTasksOfAProcess() throws IOException {
        Rules rules = Rules.in(Batch.edited(Files.createDirectory(folder.resolve("rules"))));
        Rules same = new Rules(rules.texts(), rules.digest());
        assertThat(same.advisor()).isSameAs(rules.advisor()).isNotSameAs(Rules.BUILT_IN.advisor());
    }

    @Test
    void aRulebookThatIsRefusedStopsTheJobBeforeAnythingIsWritten() throws IOException {
        Path rules = Batch.edited(Files.createDirectory(folder.resolve("rules")));
        Files.writeString(rules.resolve("zz.drl"), "package org.transferadvisor.rules;\nrule \"x\" when then System.exit(1); end\n");
        StringWriter err = new StringWriter();
        Path output = folder.resolve("out");
        assertThat(PortfolioJob.run(
                        new String[] {
                            "--rules", rules.toString(), "--output", output.toString(), Batch.randomProjects().toString()
                        },
                        new PrintWriter(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("zz.drl").doesNotContain("\tat ");
        assertThat(output).doesNotExist();
    }

    @Test
    void chosenPartsBecomeColumnsOfTheirOwnKind() throws IOException {
        PortfolioAdvisor advisor = PortfolioAdvisor.builtIn()
                .fields("recommendation.summary", "viability.partial", "costs.0.trainingMemoryGb", "costs.0.compute", "peft");
        Dataset<Row> answers =
                advisor.advise(spark.createDataset(Batch.firstProjects(5), Encoders.STRING()).toDF("value"));
        assertThat(answers.schema().apply("recommendation.summary").dataType()).isEqualTo(DataTypes.StringType);
        assertThat(answers.schema().apply("viability.partial").dataType()).isEqualTo(DataTypes.BooleanType);
        assertThat(answers.schema().apply("costs.0.trainingMemoryGb").dataType()).isEqualTo(DataTypes.DoubleType);
        assertThat(answers.schema().apply("costs.0.compute").dataType()).isEqualTo(DataTypes.StringType);
        try (Advisor alone = Advisor.create()) {
            List<Row> rows = answers.collectAsList();
            for (int i = 0; i < rows.size(); i++) {
                var advice = alone.advise(Document.of("facts", Batch.firstProjects(5).get(i)));
                assertThat(rows.get(i).<String>getAs("recommendation.summary")).isEqualTo(advice.recommendation().summary());
                assertThat(rows.get(i).<String>getAs("strategy")).isEqualTo(advice.recommendation().strategy());
                assertThat(rows.get(i).<Boolean>getAs("viability.partial")).isEqualTo(advice.viability().partial());
                assertThat(rows.get(i).<Double>getAs("costs.0.trainingMemoryGb"))
                        .isEqualTo(advice.costs().get(0).trainingMemoryGb());
                assertThat(rows.get(i).<List<String>>getList(rows.get(i).fieldIndex("findings")))
                        .hasSameSizeAs(advice.findings());
            }
        }
        assertThatThrownBy(() -> advisor.fields("recomendation")).isInstanceOf(RefusedException.class).hasMessageContaining("recommendation");
    }

    @Test
    void factsInColumnsAreAdvisedOnAsLinesAre() throws Exception {
        List<String> lines = List.of(
                "{\"project\":\"A\",\"task\":{\"type\":\"OTHER\"},\"data\":{\"labeledSamples\":5000},\"budget\":{\"compute\":5000},\"modelMatch\":\"HIGH_QUALITY\"}",
                "{\"project\":\"B\",\"task\":{\"type\":\"OTHER\"},\"data\":{\"labeledSamples\":50},\"budget\":{\"compute\":50.5},\"candidates\":[{\"model\":\"BERT-base\",\"benchmark\":0.5}]}");
        String parquet = folder.resolve("facts.parquet").toString();
        spark.read().json(spark.createDataset(lines, Encoders.STRING())).coalesce(1).write().parquet(parquet);
        Path output = folder.resolve("out");
        assertThat(run("--input", "parquet", "--format", "parquet", "--advices", "--fields", "recommendation.leaf", "--output", output.toString(), parquet))
                .isZero();
        List<Row> answers = spark.read().parquet(output.resolve("answers").toString()).orderBy("line").collectAsList();
        assertThat(answers).hasSize(2);
        try (Advisor alone = Advisor.create()) {
            for (int i = 0; i < 2; i++) {
                var advice = alone.advise(Document.of("facts", lines.get(i)));
                assertThat(answers.get(i).<String>getAs("project")).isEqualTo(advice.project());
                assertThat(answers.get(i).<String>getAs("recommendation.leaf")).isEqualTo(advice.recommendation().leaf());
                assertThat(Batch.plain(answers.get(i).getAs("advice")).get("trace").size()).isEqualTo(advice.trace().size());
            }
        }
    }

    @Test
    void theSummaryCountsWhatWasDecidedAndFindsTheClosestProjects() throws Exception {
        Path facts = facts(Batch.firstProjects(60));
        Path output = folder.resolve("out");
        assertThat(run("--closest", "3", "--fields", "recommendation,viability", "--output", output.toString(), facts.toString()))
                .isZero();
        JsonNode summary = Batch.plain(Files.readString(output.resolve("summary.json")));
        TreeMap<Long, JsonNode> answers = Batch.written(output.resolve("answers"));
        Map<String, Long> strategies = new TreeMap<>();
        List<Double> spent = new ArrayList<>();
        answers.values().forEach(each -> {
            strategies.merge(each.get("recommendation").get("strategy").asText(), 1L, Long::sum);
            JsonNode total = each.get("viability").get("costs").get("total");
            if (!total.isNull()) {
                spent.add(total.get("likely").asDouble());
            }
        });
        strategies.forEach((strategy, count) -> assertThat(summary.get("strategies").get(strategy).asLong()).isEqualTo(count));
        assertThat(summary.get("lines").asInt()).isEqualTo(60);
        assertThat(summary.get("spend").get("unknown").asInt()).isEqualTo(60 - spent.size());
        spent.sort(null);
        assertThat(summary.get("spend").get("p50").asDouble()).isCloseTo(spent.get((spent.size() - 1) / 2), org.assertj.core.data.Percentage.withPercentage(0.001));
        JsonNode closest = summary.get("closest");
        assertThat(closest).hasSize(3);
        assertThat(summary.get("closestComplete").asBoolean()).isTrue();
        List<Double> steps = new ArrayList<>();
        for (String line : Files.readAllLines(facts)) {
            Document document = Document.of("facts", line);
            Advisor advisor = Rules.BUILT_IN.advisor();
            Margins.Flip flip = Margins.of(Rules.BUILT_IN).nearest(document, advisor, Basis.PUBLISHED, advisor.advise(document).recommendation().strategy());
            steps.add(flip == null ? 1 : flip.crossing().step());
        }
        steps.sort(null);
        for (int i = 0; i < 3; i++) {
            JsonNode each = closest.get(i);
            assertThat(each.get("step").asDouble()).isCloseTo(steps.get(i), org.assertj.core.data.Percentage.withPercentage(0.001));
            assertThat(each.get("becomes").asText())
                    .isNotEqualTo(answers.get(each.get("line").asLong()).get("recommendation").get("strategy").asText());
        }
    }

    @Test
    void aGridIsEveryCombinationAndBecomesAMap() throws Exception {
        Path project = Files.writeString(folder.resolve("project.json"), "{\"project\":\"Grid\",\"task\":{\"type\":\"OTHER\"},\"data\":{\"labeledSamples\":1},\"budget\":{\"compute\":1},\"modelMatch\":\"HIGH_QUALITY\"}");
        Path output = folder.resolve("out");
        assertThat(run("--grid", "task.targetQuality=MAXIMUM|ACCEPTABLE_VARIATION,budget.compute=500:20000:5,data.labeledSamples=100:20000:6", "--output", output.toString(), project.toString()))
                .isZero();
        TreeMap<Long, JsonNode> answers = Batch.written(output.resolve("answers"));
        assertThat(answers).hasSize(60);
        try (Advisor alone = Advisor.create()) {
            var last = alone.advise(Document.of("facts", Files.readString(project)
                    .replace("\"OTHER\"", "\"OTHER\",\"targetQuality\":\"ACCEPTABLE_VARIATION\"")
                    .replace("\"compute\":1", "\"compute\":20000")
                    .replace("\"labeledSamples\":1", "\"labeledSamples\":16020")));
            assertThat(answers.get(59L).get("recommendation").get("summary").asText()).isEqualTo(last.recommendation().summary());
        }
        assertThat(Files.readString(output.resolve("map.html")))
                .contains("task.targetQuality = MAXIMUM", "task.targetQuality = ACCEPTABLE_VARIATION", "budget.compute", "16020", "class=\"series s0\"")
                .doesNotContain("<script");
    }

    @Test
    void anAxisWithoutValuesIsRefused() {
        for (String wrong : List.of("budget.compute", "budget.compute=", "budget.compute=5:1:3", "budget.compute=1:5:1", "a=1|2,a=3", "=1")) {
            assertThatThrownBy(() -> Grid.parse(wrong)).isInstanceOf(RefusedException.class).hasMessageContaining("path=from:to:count");
        }
        assertThat(Grid.parse("budget.compute=500:20000:20").axes().get("budget.compute")).hasSize(20).startsWith("500").endsWith("20000");
        assertThat(Grid.parse("a=0:1:3").axes().get("a")).containsExactly("0", "1");
        assertThat(Grid.parse("a=0:0.5:3").axes().get("a")).containsExactly("0", "0.25", "0.5");
    }

    @Test
    void anOutputThatIsThereAndFactsThatAreNotAreRefused() {
        assertThat(run("--output", folder.toString(), Batch.randomProjects().toString())).isEqualTo(2);
        assertThat(run("--output", folder.resolve("out").toString(), folder.resolve("none").toString())).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
