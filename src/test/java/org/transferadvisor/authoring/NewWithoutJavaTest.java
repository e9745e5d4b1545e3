package org.transferadvisor.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.RuleGuide;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.ScenarioRunner;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.HtmlReport;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.MarkdownReport;
import org.transferadvisor.report.TextReport;

/**
 * What an expert adds with YAML and DRL alone reaches the advice, its costs, every report, the schema and the scenarios: a
 * strategy, a factor, a finding, a type of fact and a kind of task, by the examples of the guide, in one rulebook of a folder.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewWithoutJavaTest {

    private static final String SCENARIOS = """
            given:
              project: A project
              task: {type: OTHER}
              data: {labeledSamples: 5000}
              budget: {compute: 500}
              modelMatch: HIGH_QUALITY
              candidates: [{model: seven, parametersB: 7, similarity: {semantic: 0.8, distribution: 0.8, task: 0.8}}]
            scenarios:
              - name: A seventh factor
                cases:
                  - {with: {data.sensitive: true}, expect: {peft.votes.DATA_SENSITIVITY.favors: LORA, fired: vote-sensitivity-lora}}
                  - {with: {data.sensitive: false}, expect: {peft.votes.DATA_SENSITIVITY: null}}
              - name: A finding with a line of its own
                cases:
                  - {with: {data.tokensPerSample: 4001}, expect: {findings: {present: LONG_SAMPLES}, fired: finding-long-samples}}
                  - {with: {data.tokensPerSample: 4000}, expect: {findings: {absent: LONG_SAMPLES}}}
              - name: A type of fact
                with: {candidates: [{model: gpt-4o}], facts.0: {type: Residency, country: DE}}
                expect: {findings.DATA_RESIDENCY.message: {contains: must stay in DE}, fired: finding-residency}
              - name: A kind of task
                with: {task.type: SUBTITLING}
                cases:
                  - {with: {data.labeledSamples: 2000}, expect: {models.seven.quadrant: EXCELLENT}}
                  - {with: {data.labeledSamples: 1999}, expect: {models.seven.quadrant: MODERATE}}
            """;

    private Advisor advisor;
    private TestReport report;

    @BeforeAll
    void anExpertEditsTheRulebook(@TempDir Path folder) throws IOException {
        Rulebooks edited = Rulebooks.shipped();
        for (String section : List.of(
                "Add a strategy",
                "Add a vote",
                "Add a finding",
                "Add a type of fact",
                "Add a kind of task",
                "Test what you changed")) {
            edited = RuleGuide.apply(edited, section);
        }
        Path rules = edited.with("scenarios/mine.yaml", SCENARIOS).write(folder);
        advisor = Advisor.of(rules);
        ScenarioWords words = ScenarioWords.of(advisor.rulebook());
        Scenarios scenarios = Scenarios.read(rules, words);
        assertThat(scenarios.problems()).isEmpty();
        report = new ScenarioRunner(advisor, words).run(scenarios.scenarios(), scenarios.unreachable(), Progress.NONE);
    }

    @AfterAll
    void close() {
        advisor.close();
    }

    private static Case seven() {
        return Case.project()
                .with("/budget/compute", 500)
                .candidate(Map.of(
                        "model",
                        "seven",
                        "parametersB",
                        7,
                        "similarity",
                        Map.of("semantic", 0.8, "distribution", 0.8, "task", 0.8)));
    }

    private Advice advise(Case facts) {
        return advisor.advise(facts.document());
    }

    /** Every report shows all of these. */
    private static void assertShown(Advisor by, Advice advice, String... words) {
        assertThat(new TextReport(by.rulebook(), 100, false).full(advice).replaceAll("\\s+", " "))
                .contains(words);
        assertThat(new JsonReport().pretty(advice)).contains(words);
        assertThat(new MarkdownReport(by.rulebook()).write(advice)).contains(words);
        assertThat(new HtmlReport(by.rulebook()).write(advice)).contains(words);
    }

    @Test
    void theScenariosOfWhatIsNewPassAndTestIt() {
        assertThat(report.outcomes()).allMatch(Outcome::passed, "passed");
        assertThat(report.outcomes())
                .extracting(Outcome::file)
                .contains("scenarios/dora.yaml", "scenarios/mine.yaml", "scenarios/small-data.yaml");
        for (String rule :
                List.of("low-rank-dora", "vote-sensitivity-lora", "finding-long-samples", "finding-residency")) {
            assertThat(report.coverage().rules()).anyMatch(each -> each.rule().equals(rule) && each.fired());
        }
        Coverage.Threshold line = report.coverage().thresholds().stream()
                .filter(each -> each.rule().equals("finding-long-samples"))
                .findFirst()
                .orElseThrow();
        assertThat(line.close()).isTrue();
    }

    @Test
    void aStrategy() {
        Case facts = seven().with("/task/targetQuality", "NEAR_FULL_FINE_TUNING");
        Advice advice = advise(facts.with("/serving/requestsPerMonth", 1000));
        assertThat(advice.recommendation().strategy()).isEqualTo("DORA");
        assertThat(advice.recommendation().summary())
                .startsWith("Choose DoRA, starting from seven, though whether it pays is not known, because");
        Advice.Cost cost = advice.costs().get(0);
        assertThat(cost.strategy()).isEqualTo("DORA");
        assertThat(cost.gpuHours()).isEqualTo(new Range(6.0, 12.0, 24.0));
        assertThat(cost.compute()).isEqualTo(new Range(30.0, 60.0, 120.0));
        assertThat(cost.adaptation().low()).isEqualTo(60);
        assertThat(cost.adaptation().high()).isEqualTo(360);
        assertThat(cost.trainingMemoryGb()).isCloseTo(15.6389569055, within(1e-8));
        assertThat(cost.storageGb().low()).isCloseTo(14.0442718872, within(1e-9));
        assertThat(cost.inferencePerMonth().likely()).isCloseTo(730 * 0.16 * 2, within(1e-6));
        assertThat(advice.viability().costs().adaptation()).isEqualTo(cost.adaptation());
        assertShown(advisor, advice, "DoRA");
        assertThat(facts.advise().recommendation().strategy()).isEqualTo("LORA");
    }

    /** LoRA and full fine-tuning tie without it; the seventh vote breaks no tie that LoRA would lose, but counts. */
    @Test
    void aSeventhFactor() {
        Case facts = seven().with("/data/sensitive", true).with("/budget/compute", 5000);
        Advice advice = advise(facts);
        assertThat(Case.favors(advice, "DATA_SENSITIVITY")).containsExactly("LORA");
        assertThat(advice.peft().tally().get("LORA"))
                .isEqualTo(facts.advise().peft().tally().get("LORA") + 1);
        assertThat(advice.peft().votes().stream()
                        .filter(each -> each.factor().equals("DATA_SENSITIVITY"))
                        .map(Advice.Vote::rule))
                .containsExactly("vote-sensitivity-lora");
        assertShown(advisor, advice, "sensitive");
        Case decided = facts.with("/task/targetQuality", "MAXIMUM").with("/serving/deployment", "SINGLE_TENANT");
        assertThat(decided.advise().peft().winner()).isEqualTo("FULL_FINE_TUNING");
        assertThat(advise(decided).peft().winner()).isEqualTo("LORA");
    }

    @Test
    void aFinding() {
        Advice advice = advise(seven().with("/data/tokensPerSample", 4001));
        assertThat(Case.message(advice, "LONG_SAMPLES")).startsWith("Samples of 4,001 tokens are long");
        assertThat(Case.codes(advise(seven().with("/data/tokensPerSample", 4000))))
                .doesNotContain("LONG_SAMPLES");
        assertShown(advisor, advice, "Samples of 4,001 tokens are long");
        assertThat(new JsonReport().pretty(advice)).contains("LONG_SAMPLES");
    }

    @Test
    void aTypeOfFact() {
        Case facts = Case.project()
                .with("/facts", List.of(Map.of("type", "Residency", "country", "DE")))
                .candidate(Map.of("model", "gpt-4o"));
        Advice advice = advise(facts);
        assertThat(Case.message(advice, "DATA_RESIDENCY"))
                .isEqualTo("The data must stay in DE, and gpt-4o is reached by API: ask where it runs.");
        assertShown(advisor, advice, "The data must stay in DE");
        assertThat(advice.trace().stream()
                        .filter(each -> each.matched().contains("/facts/0"))
                        .flatMap(each -> each.pointers().stream())
                        .filter(each -> each.startsWith("/facts")))
                .containsExactly("/facts/0/country");
        assertThat(advice.facts().get("/facts/0"))
                .isEqualTo(new Advice.Fact("Residency", "/facts/0", Map.of("country", "DE")));
        assertThat(new JsonReport().line(advisor.schema())).contains("Residency", "country");
        assertThat(new JsonReport().line(Case.advisor().schema())).doesNotContain("Residency");
    }

    @Test
    void aKindOfTask() {
        Case facts = seven().with("/task/type", "SUBTITLING")
                .with("/economics/weeklyRevenue", 10_000)
                .with("/data/alreadyLabeled", 4000);
        Advice advice = advise(facts);
        assertThat(advice.viability().benefits().time()).isEqualTo(Range.exactly(180_000));
        assertThat(advice.viability().benefits().data().low()).isEqualTo(19_500);
        assertThat(advice.viability().benefits().data().high()).isEqualTo(1_995_000);
        assertThat(advice.viability().parts().stream()
                        .filter(each -> each.part().equals("annotation"))
                        .map(Advice.CostPart::amount)
                        .map(Range::high))
                .containsExactly(1300.0);
        assertThat(advice.assumptions())
                .contains(new Advice.Assumption("/economics/weeksFromScratch", 24.0, "rulebook", "ASSUMPTION", note()));
        assertThat(advise(facts.with("/modelMatch", "NONE").with("/data/labeledSamples", 200_000))
                        .recommendation()
                        .strategy())
                .isEqualTo("FROM_SCRATCH");
        assertThat(advise(facts.with("/modelMatch", "NONE").with("/data/labeledSamples", 199_999))
                        .recommendation()
                        .strategy())
                .isEqualTo("HYBRID");
        assertShown(advisor, advice, "$180,000");
        assertThat(new JsonReport().line(advisor.schema())).contains("\"SUBTITLING\"");
    }

    /** The note of the column, which a row without one of its own takes. */
    private String note() {
        return advisor.rulebook()
                .reference()
                .row("task-types", "SUBTITLING")
                .provenance()
                .get("weeksFromScratch")
                .note();
    }

    /** 0.5 x 1 + 0.2 x 0 + 0.3 x 0, and quality at 35% in place of 25%, proximity at 20% in place of 30%. */
    @Test
    void changedWeights(@TempDir Path folder) {
        Path rules = RuleGuide.apply(Rulebooks.shipped(), "Change a figure")
                .replace("reference/criterion-weights.yaml", "proximity, weight: 0.30", "proximity, weight: 0.20")
                .replace("reference/criterion-weights.yaml", "quality, weight: 0.25", "quality, weight: 0.35")
                .with("scenarios/weights.yaml", """
                        given:
                          project: A project
                          task: {type: OTHER}
                          data: {labeledSamples: 5000}
                          budget: {compute: 500}
                          modelMatch: HIGH_QUALITY
                          candidates: [{model: a model, parametersB: 7, benchmark: 0.6, similarity: {semantic: 1, distribution: 0, task: 0}}]
                        scenarios:
                          - name: New weights
                            expect: {models.a model: {dps: 0.5, band: MODERATE, score: 0.71}}
                        """)
                .write(folder);
        try (Advisor weighted = Advisor.of(rules)) {
            ScenarioWords words = ScenarioWords.of(weighted.rulebook());
            Scenarios scenarios = Scenarios.read(rules, words);
            TestReport changed =
                    new ScenarioRunner(weighted, words).run(scenarios.scenarios(), List.of(), Progress.NONE);
            assertThat(changed.outcomes()).hasSize(1).allMatch(Outcome::passed);
            Case facts = Case.project()
                    .candidate(Map.of(
                            "model",
                            "a model",
                            "parametersB",
                            7,
                            "benchmark",
                            0.6,
                            "similarity",
                            Map.of("semantic", 1, "distribution", 0, "task", 0)));
            Advice advice = weighted.advise(facts.document());
            assertThat(advice.models().get(0).dps()).isEqualTo(0.5);
            assertThat(advice.models().get(0).score()).isEqualTo(0.71);
            assertThat(facts.advise().models().get(0).dps()).isEqualTo(0.4);
            assertThat(facts.advise().models().get(0).score()).isEqualTo(0.67);
            assertShown(weighted, advice, "0.71");
            assertThat(advice.rulebook().digest())
                    .isNotEqualTo(facts.advise().rulebook().digest());
        }
    }
}
