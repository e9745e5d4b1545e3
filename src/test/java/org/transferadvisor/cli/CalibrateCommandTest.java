package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.log.Logged;
import org.transferadvisor.log.Logs;
import org.transferadvisor.log.calibration.StatedCurve;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Outcome;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.rulebook.RulebookFiles;

/** What the outcomes of a log teach, as the command line tells it. */
class CalibrateCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /** Decisions of proximity 0.30, 0.33, … of which those from 0.6 on succeeded, at twice the hours that were foretold. */
    private void outcomes(int count) {
        try (LogStore store = LogStore.create(log)) {
            for (int i = 0; i < count; i++) {
                double proximity = 0.3 + 0.03 * i;
                Entry decision = Logs.with(
                        Logs.with(Logs.decision(i), Logged.PROXIMITY, BigDecimal.valueOf(proximity)),
                        Logged.GPU_HOURS,
                        BigDecimal.valueOf(10));
                store.writer().append(List.of(decision), Logs.rulebook()).join();
                Map<String, Object> values = new LinkedHashMap<>();
                values.put(Outcome.SUCCEEDED, proximity > 0.6);
                values.put(Outcome.GPU_HOURS, BigDecimal.valueOf(20));
                String id = String.valueOf(decision.text(Entry.ID));
                store.writer()
                        .append(List.of(new Outcome(values).entry(id)), null)
                        .join();
            }
        }
    }

    private Path rules() throws IOException {
        Path rules = folder.resolve("rules");
        Rulebooks shipped = Rulebooks.shipped();
        for (String file : shipped.paths()) {
            Files.createDirectories(rules.resolve(file).getParent());
            Files.writeString(rules.resolve(file), shipped.text(file));
        }
        return rules;
    }

    @Test
    void aLogWithoutOutcomesSaysThatItTeachesNothing() {
        outcomes(0);
        assertThat(run("calibrate", log)).isZero();
        assertThat(out())
                .startsWith("0 decisions have an outcome")
                .contains("Without an outcome the curve is what was believed beforehand");
    }

    @Test
    void belowTwentyOutcomesTheCurveIsShownAndNoRulebookTakesIt() throws IOException {
        outcomes(19);
        Path rules = rules();
        String before = RulebookFiles.in(rules).digest();
        assertThat(run("calibrate", log)).isZero();
        assertThat(out()).contains("Below 20 outcomes the band says how little they tell");
        assertThat(run("calibrate", log, "--into", rules.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("`19` outcomes").contains("20 or more");
        assertThat(RulebookFiles.in(rules).digest()).isEqualTo(before);
    }

    @Test
    void fromTwentyOutcomesOnARulebookTakesTheCurve() throws IOException {
        outcomes(20);
        Path rules = rules();
        assertThat(run("calibrate", log, "--into", rules.toString())).as(err()).isZero();
        String figures = Files.readString(rules.resolve("reference/figures.yaml"));
        assertThat(figures)
                .containsPattern(
                        "id: success-slope, value: \\{value: [0-9.]+, source: outcomes-in-the-decision-log-decisions-d\\S*,"
                                + " basis: MEASURED, date: \"20\\d\\d-\\d\\d-\\d\\d\", note: Fitted to 20 outcomes\\.\\}");
        ReferenceData.Reading reading =
                ReferenceData.read(new TreeMap<>(RulebookFiles.in(rules).reference()), null);
        assertThat(StatedCurve.in(reading.data()).slope()).isGreaterThan(6);
        assertThat(Files.readString(rules.resolve("rulebook.yaml")))
                .containsOnlyOnce("title: Outcomes in the decision log decisions.db");
        String once = RulebookFiles.in(rules).digest();
        assertThat(run("calibrate", log, "--into", rules.toString())).isZero();
        assertThat(RulebookFiles.in(rules).digest()).isEqualTo(once);
        assertThat(run("rules", "check", rules.toString())).as(out()).isZero();
    }

    @Test
    void theCurveAndItsRatiosAreThereForPrograms() throws IOException {
        outcomes(20);
        assertThat(run("calibrate", log, "--format", "json")).isZero();
        JsonNode calibration = JSON.readTree(out());
        assertThat(calibration.get("trials").asInt()).isEqualTo(20);
        assertThat(calibration.at("/curve/slope").asDouble())
                .isGreaterThan(calibration.at("/believed/slope").asDouble());
        assertThat(calibration.at("/brier/curve").asDouble())
                .isLessThan(calibration.at("/brier/baseRate").asDouble());
        assertThat(calibration.get("points")).hasSize(21);
        calibration.get("ratios").forEach(each -> {
            assertThat(each.get("figure").asText()).isEqualTo("hours");
            assertThat(each.get("mean").asDouble()).isEqualTo(2);
            assertThat(each.get("shrunk").asDouble()).isBetween(1.0, 2.0);
        });
        assertThat(calibration.get("cannotKnow")).hasSizeGreaterThan(2);
    }

    @Test
    void ofSeveralWordsOnADecisionTheLastCounts() throws IOException {
        outcomes(1);
        assertThat(run("log", "outcome", log, "00000000", "--carried-out", "no"))
                .isZero();
        assertThat(run("calibrate", log, "--format", "json")).isZero();
        assertThat(JSON.readTree(out()).get("trials").asInt()).isZero();
        assertThat(JSON.readTree(out()).get("notCarriedOut").asInt()).isEqualTo(1);
    }

    @Test
    void theReportIsAPageThatNeedsNothingElse() throws IOException {
        outcomes(20);
        Path page = folder.resolve("report.html");
        assertThat(run("log", "report", log, "--output", page.toString()))
                .as(err())
                .isZero();
        String html = Files.readString(page);
        assertThat(html)
                .containsPattern("<h1[^>]*><bdi>Decisions in " + Pattern.quote(log))
                .contains("Decisions over time")
                .contains("Rules that never fired")
                .contains("Assumed facts that decisions rest on")
                .contains("Foretold and actual")
                .contains("<svg")
                .doesNotContain("<script")
                .doesNotContain("src=\"http");
        assertThat(html)
                .contains("Decisions by month", "Prompt tuning")
                .doesNotContain(">" + Logs.decision(0).text(Entry.STRATEGY) + "<");
        assertThat(run("calibrate", log, "--format", "html")).isZero();
        assertThat(out())
                .contains("Probability of success over the Domain Proximity Score")
                .contains("<svg");
    }

    @Test
    void anEmptyLogHasAReportToo() {
        LogStore.create(log).close();
        assertThat(run("log", "report", log)).as(err()).isZero();
        assertThat(out()).contains("No rulebook is kept.");
    }
}
