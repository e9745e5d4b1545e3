package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;

/** The commands of the log, and the options that write one. */
class LogCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BANK = "facts-samples/bank-fraud-detection.json";
    private static final String PROTOTYPE = "facts-samples/api-prototype.json";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String log;

    @BeforeEach
    void nameALog() {
        log = folder.resolve("decisions.db").toString();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(new Console(InputStream.nullInputStream(), to, errors, false, Map.of()), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode advise(String... more) throws IOException {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "advise";
        arguments[1] = "--log";
        arguments[2] = log;
        System.arraycopy(more, 0, arguments, 3, more.length);
        assertThat(run(arguments)).as(err()).isZero();
        return JSON.readTree(out());
    }

    // ---- writing ----

    @Test
    void anAdviceIsInTheLogUnderItsId() throws IOException {
        JsonNode advices = advise(BANK, PROTOTYPE);
        assertThat(run("log", "list", log, "--format", "json")).isZero();
        JsonNode list = JSON.readTree(out());
        assertThat(list).hasSize(2);
        assertThat(list.get(0).get("id")).isEqualTo(advices.get(1).get("id"));
        assertThat(list.get(1).get("id")).isEqualTo(advices.get(0).get("id"));
        assertThat(list.get(1).get("strategy")).isEqualTo(advices.get(0).at("/recommendation/strategy"));
        assertThat(list.get(1).get("rulebook")).isEqualTo(advices.get(0).at("/rulebook/digest"));
    }

    @Test
    void aLogThatCannotBeOpenedLeavesNoAnswerUnlessItIsOptional() throws IOException {
        String nowhere = folder.resolve("no/such/folder.db").toString();
        assertThat(run("advise", "--log", nowhere, BANK)).isEqualTo(ExitCode.REFUSED);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("the log cannot be opened");
        assertThat(run("advise", "--log", nowhere, "--log-optional", BANK)).isZero();
        assertThat(JSON.readTree(out()).get("id")).isNotNull();
        assertThat(err()).startsWith("not logged: ").contains("the log cannot be opened");
        assertThat(run("batch", "--log", nowhere, folder.resolve("in").toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(out()).isEmpty();
    }

    @Test
    void aLogThatTakesNoMoreLeavesNoAnswerUnlessItIsOptional() throws IOException, SQLException {
        advise(BANK);
        execute("CREATE TRIGGER full BEFORE INSERT ON log_entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        assertThat(run("advise", "--log", log, BANK)).isEqualTo(ExitCode.REFUSED);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("cannot be written").contains("the disk is full");
        assertThat(run("advise", "--log", log, "--log-optional", BANK)).isZero();
        assertThat(out()).contains("\"id\"");
        assertThat(err()).contains("not logged: ").contains("the disk is full");
        Path lines =
                Files.writeString(folder.resolve("in.jsonl"), (Case.project().json() + "\n").repeat(40));
        assertThat(run("batch", "--log", log, lines.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(out()).isEmpty();
        assertThat(run("batch", "--log", log, "--log-optional", lines.toString()))
                .isZero();
        assertThat(out().lines()).hasSize(40);
        assertThat(err().lines().filter(each -> each.startsWith("not logged: ")))
                .hasSize(1);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + log);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--log-optional", "--keep-advice"})
    void anOptionOfTheLogNeedsALog(String option) {
        assertThat(run("advise", option, BANK)).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains(option + " needs --log TARGET");
    }

    @Test
    void theOutputIsNotWrittenOverTheLog() throws IOException {
        advise(BANK);
        assertThat(run("advise", "--log", log, "--output", log, BANK)).isEqualTo(ExitCode.REFUSED);
        assertThat(run("log", "verify", log)).isZero();
    }

    // ---- showing ----

    @Test
    void theKeptAdviceIsTheOneThatWasGiven() throws IOException {
        JsonNode given = advise("--keep-advice", BANK);
        String id = given.get("id").asText();
        assertThat(run("log", "show", log, id.substring(0, 8), "--advice")).isZero();
        assertThat(JSON.readTree(out())).isEqualTo(given);
        assertThat(run("log", "show", log, id)).isZero();
        assertThat(out()).contains("Fraud detection at a global bank").contains("TRANSFER_THEN_DISTILL");
        JsonNode other = advise(PROTOTYPE);
        assertThat(run("log", "show", log, other.get("id").asText(), "--advice"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("was not kept");
        assertThat(run("log", "show", log, "ffff")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("no decision has the id `ffff`");
    }

    @Test
    void whoAskedAndWhatForAreKept() throws IOException {
        JsonNode advice = advise("--by", "Ada", "--purpose", "spring budget", BANK);
        advise(PROTOTYPE);
        assertThat(run("log", "list", log, "--asked-by", "Ada", "--format", "json"))
                .isZero();
        JsonNode list = JSON.readTree(out());
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("id")).isEqualTo(advice.get("id"));
        assertThat(list.get(0).get("purpose").asText()).isEqualTo("spring budget");
        assertThat(run("log", "mask", log, "by")).isZero();
        assertThat(run("log", "list", log, "--asked-by", "Ada", "--format", "json"))
                .isZero();
        assertThat(JSON.readTree(out())).isEmpty();
        assertThat(run("log", "verify", log)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--strategy, TRANSFER_THEN_DISTILL, 1",
        "--strategy, LORA, 0",
        "--project, Prototype on an API, 1",
        "--verdict, PROCEED, 1",
        "--model, FinBERT, 1",
        "--from, 2026-01-01, 2",
        "--until, 2026-01-01, 0",
        "--until, 2126-01-01T00:00:00Z, 2",
        "--asked-by, nobody, 0",
        "--rule, leaf-transfer-then-distill, 1",
        "--finding, REGULATED_LICENSE, 1",
        "--rulebook, ffff, 0",
        "--limit, 1, 1",
    })
    void decisionsAreListedByWhatTheySay(String option, String value, int found) throws IOException {
        advise(BANK, PROTOTYPE);
        assertThat(run("log", "list", log, option, value, "--format", "csv")).isZero();
        assertThat(out().lines().skip(1)).hasSize(found);
        assertThat(err()).isEqualTo(found == 0 ? "no decision is like that\n" : "");
    }

    @Test
    void aListIsLimitedToOneOrMore() {
        assertThat(run("log", "list", log, "--limit", "0")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("--limit is 1 or more");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThat(run("log", "list", log, "--from", "yesterday")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("'yesterday' is no day such as 2026-11-28");
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeText() throws IOException {
        Path facts = Files.writeString(
                folder.resolve("f.json"),
                Case.project().with("/project", "=1+1, \"x\"").json());
        advise(facts.toString());
        assertThat(run("log", "list", log, "--format", "csv")).isZero();
        assertThat(out()).contains(",\"'=1+1, \"\"x\"\"\",");
    }

    // ---- whole or not ----

    @Test
    void verifyTellsTheHeadAndWhatIsBroken() throws IOException, SQLException {
        advise(BANK, PROTOTYPE);
        assertThat(run("log", "verify", log)).isZero();
        assertThat(out()).startsWith("whole: 2 entries\nhead: ");
        String head = out().lines().skip(1).findFirst().orElseThrow().substring(6);
        advise(BANK);
        assertThat(run("log", "verify", log, "--head", head)).isZero();
        execute("DELETE FROM log_entry WHERE number >= 2");
        assertThat(run("log", "verify", log)).isZero();
        assertThat(run("log", "verify", log, "--head", head)).isEqualTo(ExitCode.FOUND);
        assertThat(out()).contains("the end of the log was cut off");
        execute("UPDATE log_entry SET project = 'Another'");
        assertThat(run("log", "verify", log, "--format", "json")).isEqualTo(ExitCode.FOUND);
        assertThat(JSON.readTree(out()).get("broken").asInt()).isEqualTo(1);
        assertThat(run("log", "verify", log, "--head", "xyz")).isEqualTo(ExitCode.REFUSED);
    }

    // ---- again ----

    @Test
    void replayByTheKeptRulebookGivesTheSame() throws IOException {
        advise(BANK, PROTOTYPE);
        assertThat(run("log", "replay", log)).as(out()).isZero();
        assertThat(err()).contains("same 2, other figures 0, changed 0, refused 0, not run 0");
    }

    @Test
    void replayByOtherRulesTellsFromWhichRecommendationToWhich() throws IOException {
        Case facts = Case.project()
                .with("/task/type", "TEXT_CLASSIFICATION")
                .with("/data/labeledSamples", 500)
                .candidate("Llama-3.1-8B", 0.8);
        advise(Files.writeString(folder.resolve("f.json"), facts.json()).toString());
        Path same = written("same", Rulebooks.shipped());
        assertThat(run("log", "replay", log, "--rules", same.toString())).isZero();
        Path rules = written(
                "rules",
                Rulebooks.shipped()
                        .replace(
                                "carry-out.drl",
                                "new FewSamplesMethod( \"PROMPT_TUNING\" )",
                                "new FewSamplesMethod( \"LORA\" )"));
        int code = run("log", "replay", log, "--rules", rules.toString());
        assertThat(out()).contains("A project: changed").contains("strategy: PROMPT_TUNING -> LORA");
        assertThat(code).isEqualTo(ExitCode.FOUND);
    }

    private Path written(String name, Rulebooks rulebook) throws IOException {
        Path rules = folder.resolve(name);
        for (String file : rulebook.paths()) {
            Path to = rules.resolve(file);
            Files.createDirectories(to.getParent());
            Files.writeString(to, rulebook.text(file));
        }
        return rules;
    }

    @Test
    void whatIsExportedIsAdvisedOnAgain() throws IOException {
        JsonNode first = advise(BANK);
        Path lines = folder.resolve("facts.jsonl");
        assertThat(run("log", "export", log, "--output", lines.toString())).isZero();
        assertThat(err()).contains("exported 1");
        assertThat(run("batch", lines.toString())).isZero();
        JsonNode again = JSON.readTree(out());
        assertThat(again.get("factsDigest")).isEqualTo(first.get("factsDigest"));
        assertThat(again.get("recommendation")).isEqualTo(first.get("recommendation"));
    }

    // ---- taking out ----

    @Test
    void maskedFactsAreNeitherShownNorExportedNorRunAgain() throws IOException {
        JsonNode bank = advise("--keep-advice", BANK);
        advise(PROTOTYPE);
        String head = head();
        assertThat(run(
                        "log",
                        "mask",
                        log,
                        "budget",
                        "project",
                        "--project",
                        "Fraud detection at a global bank",
                        "--by",
                        "DPO"))
                .isZero();
        assertThat(out()).isEqualTo("masked in 1 entry\n");
        assertThat(run("log", "show", log, bank.get("id").asText(), "--format", "json"))
                .isZero();
        JsonNode shown = JSON.readTree(out());
        assertThat(shown.at("/facts/budget").isMissingNode()).isTrue();
        assertThat(shown.has("project")).isFalse();
        assertThat(shown.has("advice")).isFalse();
        assertThat(shown.get("masked").toString()).contains("/facts/budget/compute", "/project", "/factsDigest");
        assertThat(run("log", "export", log)).isZero();
        assertThat(err()).contains("exported 1; left out 1 whose facts are masked");
        assertThat(run("log", "replay", log)).isZero();
        assertThat(err()).contains("same 1").contains("not run 1");
        assertThat(run("log", "verify", log, "--head", head)).as(out()).isZero();
        assertThat(run("log", "mask", log, "bugdet")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("has a field `bugdet`");
        String bytes = Files.readString(Path.of(log), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("Fraud detection at a global bank").contains("Prototype on an API");
    }

    private String head() {
        assertThat(run("log", "verify", log)).isZero();
        return out().lines()
                .filter(each -> each.startsWith("head: "))
                .collect(Collectors.joining())
                .substring(6);
    }

    @Test
    void whatIsOlderThanAllowedIsPurged() throws IOException {
        advise(BANK, PROTOTYPE);
        assertThat(run("log", "purge", log, "--before", "2026-01-01")).isZero();
        assertThat(out()).isEqualTo("purged 0 entries\n");
        assertThat(run("log", "purge", log, "--before", "2126-01-01")).isZero();
        assertThat(out()).isEqualTo("purged 2 entries\n");
        assertThat(run("log", "verify", log)).isZero();
        assertThat(out()).contains("entries before 3 were purged");
        assertThat(run("log", "list", log, "--format", "csv")).isZero();
        assertThat(out().lines()).hasSize(1);
    }

    // ---- how it turned out ----

    @Test
    void anOutcomeIsAnEntryOfItsOwn() throws IOException {
        String id = advise(BANK).get("id").asText();
        assertThat(run(
                        "log",
                        "outcome",
                        log,
                        id.substring(0, 6),
                        "--succeeded",
                        "yes",
                        "--gpu-hours",
                        "12.50",
                        "--by",
                        "Ada"))
                .as(err())
                .isZero();
        assertThat(run("log", "show", log, id, "--format", "json")).isZero();
        JsonNode outcome = JSON.readTree(out()).at("/outcomes/0");
        assertThat(outcome.get("succeeded").asBoolean()).isTrue();
        assertThat(outcome.get("actualGpuHours").asDouble()).isEqualTo(12.5);
        assertThat(outcome.get("by").asText()).isEqualTo("Ada");
        assertThat(run("log", "verify", log)).isZero();
        assertThat(out()).startsWith("whole: 2 entries");
    }

    @ParameterizedTest
    @CsvSource({
        "--succeeded, perhaps, yes or no",
        "--quality-after, 1.01, a number from 0 to 1",
        "--gpu-hours, 0, a number above 0",
        "--cost, many, a number above 0",
        "--strategy-used, LORRA, the id of a strategy",
    })
    void anOutcomeThatCannotBeIsRefused(String option, String value, String allowed) throws IOException {
        String id = advise(BANK).get("id").asText();
        assertThat(run("log", "outcome", log, id, option, value)).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("`" + value + "`").contains(allowed);
        assertThat(run("log", "verify", log)).isZero();
        assertThat(out()).startsWith("whole: 1 entry\n");
    }

    @Test
    void outcomesOfManyComeFromAFileAllOrNone() throws IOException {
        JsonNode advices = advise(BANK, PROTOTYPE);
        String one = advices.get(0).get("id").asText();
        String two = advices.get(1).get("id").asText();
        Path csv = folder.resolve("outcomes.csv");
        Files.writeString(csv, "id,succeeded,note\n" + one + ",yes,\"went, well\"\n" + two + ",maybe,\n");
        assertThat(run("log", "outcome", log, "--csv", csv.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains(csv + ":3:1").contains("`maybe`");
        Files.writeString(csv, "id;succeeded;note\n" + one + ";yes;\"went; well\"\n\n" + two + ";no;\n");
        assertThat(run("log", "outcome", log, "--csv", csv.toString()))
                .as(err())
                .isZero();
        assertThat(out()).isEqualTo("recorded 2 outcomes\n");
        assertThat(run("log", "show", log, one)).isZero();
        assertThat(out()).contains("went; well");
        Files.writeString(csv, "id,success\n" + one + ",yes\n");
        assertThat(run("log", "outcome", log, "--csv", csv.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("`success` is no column");
    }
}
