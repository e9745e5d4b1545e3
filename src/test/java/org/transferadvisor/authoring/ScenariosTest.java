package org.transferadvisor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Case;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Failure;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.ScenarioRunner;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.reading.Problem;

/** Scenarios as an expert writes them: read, changed, compared, explained, counted. */
class ScenariosTest {

    private static final ScenarioWords WORDS = ScenarioWords.of(Case.advisor().rulebook());
    private static final String GIVEN = """
            given:
              project: A project
              task: {type: OTHER}
              data: {labeledSamples: 5000}
              budget: {compute: 5000}
              modelMatch: HIGH_QUALITY
              candidates: [{model: Mistral-7B, similarity: {semantic: 0.7, distribution: 0.7, task: 0.7}}]
            """;

    @TempDir
    private Path folder;

    private Scenarios read(String text) {
        try {
            Files.createDirectories(folder.resolve("scenarios"));
            Files.writeString(folder.resolve("scenarios/mine.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Scenarios.read(folder, WORDS);
    }

    private TestReport report(String text) {
        Scenarios scenarios = read(GIVEN + text);
        assertThat(scenarios.problems()).isEmpty();
        return new ScenarioRunner(Case.advisor(), WORDS)
                .run(scenarios.scenarios(), scenarios.unreachable(), Progress.NONE);
    }

    /** What fails of one scenario with these expectations. */
    private List<Failure> failures(String expected) {
        return report("scenarios: [{name: mine, expect: {" + expected + "}}]")
                .outcomes()
                .get(0)
                .failures();
    }

    private Failure failure(String expected) {
        assertThat(failures(expected)).hasSize(1);
        return failures(expected).get(0);
    }

    // ---- what is compared ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recommendation.leaf: PEFT_METHOD_SELECTION",
                "recommendation: {leaf: PEFT_METHOD_SELECTION, model: Mistral-7B}",
                "'models[Mistral-7B].dps': 0.7",
                "models.0.dps: 0.7",
                "models: [Mistral-7B]",
                "models: {Mistral-7B: {dps: 0.7}}",
                "'models[Mistral-7B].parts': {proximity: 0.7, quality: 0.5}",
                "peft.tally: {LORA: 2, FULL_FINE_TUNING: 1}",
                "peft.votes.DATA_VOLUME.favors: LORA",
                "peft.votes.TARGET_QUALITY: null",
                "costs.DOMAIN_PRETRAINING.gpuHours: null",
                "costs.FROM_SCRATCH: null",
                "costs.LORA.gpuHours: {from: 5, to: 21}",
                "costs.LORA.gpuHours.likely: {about: 10.346}",
                "costs.LORA.gpuHours.likely: {about: 10, within: 0.35}",
                "costs.LORA.gpuHours.likely: {above: 10, below: 11}",
                "viability.costs.adaptation.low: {from: 50}",
                "viability.partial: true",
                "'viability.unknown[costs.selection].fact': /economics/weeklyProjectCost",
                "'viability.unknown[benefits.time].fact': {contains: /economics/weeksTransfer}",
                "viability.unknown: {contains: [costs.inference, benefits.time]}",
                "viability.unknown: {lacks: costs.risk}",
                "recommendation.summary: {contains: [LoRA, Mistral-7B]}",
                "recommendation.summary: {lacks: QLoRA}",
                "findings: {present: MODEL_MATCH_CONTRADICTS_PROXIMITY, absent: [DANGER_ZONE]}",
                "findings.MODEL_MATCH_CONTRADICTS_PROXIMITY.severity: WARNING",
                "decisionPath.1.answer: MEDIUM",
                "'decisionPath[Data volume?].answer': MEDIUM",
                "fired: [tier-samples-medium], notFired: tier-samples-large",
                "trace.tier-samples-medium.file: decision-tree.drl",
                "basis: PUBLISHED",
            })
    void whatHolds(String expected) {
        assertThat(failures(expected)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recommendation.leaf: LORA_OR_QLORA | LORA_OR_QLORA | PEFT_METHOD_SELECTION",
                "\"models[Mistral-7B].dps\": 0.7001 | 0.7001 | 0.7",
                "models: [] | [] | [Mistral-7B]",
                "models: null | nothing | [Mistral-7B]",
                "peft.winner: null | nothing | LORA",
                "costs.FROM_SCRATCH.compute: 1 | 1 | nothing",
                "costs.LORA.gpuHours: {from: 6, to: 21} | from 6 to 21 | 5.17285714286 to 20.6914285714, likely 10.3457142857",
                "costs.LORA.gpuHours.likely: {about: 10.34} | about 10.34 (within 0.005) | 10.3457142857",
                "costs.LORA.gpuHours.likely: {about: 10, within: 0.34} | about 10 (within 0.34) | 10.3457142857",
                "viability.successProbability: {above: 0.78} | above 0.78 | 0.78",
                "viability.successProbability: {below: 0.78} | below 0.78 | 0.78",
                "viability.successProbability: {from: 0.7801} | from 0.7801 | 0.78",
                "viability.partial: false | false | true",
                "peft.votes.DATA_VOLUME.favors: {lacks: LORA} | lacks LORA | LORA",
                "findings: {absent: MODEL_MATCH_CONTRADICTS_PROXIMITY} | absent | present",
                "fired: tier-samples-small | fired | not fired; it is at decision-tree.drl:",
                "notFired: tier-samples-medium | not fired | fired",
                "refused: never | refused, with: never | accepted",
            })
    void whatDoesNot(String expectation, String expected, String found) {
        Failure failure = failure(expectation);
        assertThat(failure.expected()).isEqualTo(expected);
        assertThat(failure.found()).startsWith(found);
    }

    @Test
    void aBoundIsMetByFiguresThatDifferByBinaryNoiseOnly() {
        assertThat(failures("viability.successProbability: {from: 0.78, to: 0.78}"))
                .isEmpty();
        assertThat(failures("viability.successProbability: 0.7800000001")).isEmpty();
        assertThat(failures("viability.successProbability: 0.78000001")).hasSize(1);
    }

    @Test
    void aFailureShowsTheReasonsThatLedThereTheLastConclusionFirst() {
        Failure failure = failure("recommendation.leaf: LORA_OR_QLORA");
        assertThat(failure.line()).isEqualTo(8);
        assertThat(failure.because())
                .extracting(Failure.Reason::rule)
                .startsWith("leaf-peft-method-selection", "question-compute-budget", "tier-compute-moderate");
        assertThat(failure.because().get(2).sentence()).isEqualTo("A compute budget of $5,000 is moderate.");
        assertThat(failure.because().get(2).file()).isEqualTo("decision-tree.drl");
    }

    @ParameterizedTest
    @CsvSource({
        "costs.LORA.gpuHours.likely: 1, run-hours-published",
        "costs.LORA.compute.low: 1, run-cost",
        "costs.LORA.fits: true, training-memory",
        "models.Mistral-7B.band: STRONG, proximity-band-moderate",
        "models.Mistral-7B.score: 1, model-score",
        "peft.tally.LORA: 9, peft-tally",
        "peft.votes.DATA_VOLUME.favors: PROMPT_TUNING, vote-data-lora",
        "viability.costs.risk.low: 1, cost-total",
        "viability.verdict: PROCEED, verdict-not-assessed",
        "recommendation.strategy: QLORA, strategy-method",
        "notFired: tier-samples-medium, tier-samples-medium",
        "breakEvens.ADAPTERS_AGAINST_COPIES.value: 3, break-even-adapters",
    })
    void theReasonsBelongToWhatWasAsked(String expectation, String rule) {
        assertThat(failure(expectation).because().get(0).rule()).isEqualTo(rule);
    }

    @Test
    void aFindingThatIsMissingNamesTheRulesThatConcludeIt() {
        assertThat(failure("findings: {present: PROXIMITY_NOT_MEASURED}").found())
                .matches(
                        "absent; rules that conclude it: finding-proximity-not-measured-budget \\(proximity.drl:\\d+\\),"
                                + " finding-proximity-not-measured \\(proximity.drl:\\d+\\)");
    }

    @Test
    void factsThatMustBeRefusedAre() {
        String text = """
                scenarios:
                  - name: refused
                    with: {data.alreadyLabeled: 5001}
                    expect: {refused: more than the 5000 samples}
                  - name: refused otherwise
                    with: {data.alreadyLabeled: 5001}
                    expect: {refused: out of range}
                """;
        List<Outcome> outcomes = report(text).outcomes();
        assertThat(outcomes.get(0).failures()).isEmpty();
        assertThat(outcomes.get(1).failures().get(0).found()).contains("`5001` is more than the 5000 samples");
    }

    // ---- changes, cases, files ----

    @Test
    void changesSetRemoveAddAndReachEveryEntry() {
        TestReport report = report("""
                scenarios:
                  - name: changes
                    with:
                      data.labeledSamples: 999
                      serving.variants: 3
                      candidates.0.similarity.*: 0.9
                      candidates.1: {model: other, parametersB: 1}
                      candidates.*.benchmark: 0.25
                    expect:
                      recommendation.leaf: FEATURE_EXTRACTION_OR_PROMPT_TUNING
                      models[Mistral-7B]: {dps: 0.9, parts: {quality: 0.25}}
                      models.other.parts.quality: 0.25
                      breakEvens.ADAPTERS_AGAINST_COPIES.current: 3
                  - name: a list that was not there
                    with: {candidates: null, modelMatch: null}
                    cases:
                      - {with: {candidates.0: {model: first, parametersB: 1}}, expect: {models: [first]}}
                  - name: removal
                    with: {candidates: null}
                    expect: {models: [], recommendation.model: null}
                  - name: removal of an entry
                    with: {candidates.1: {model: other, parametersB: 1}}
                    cases:
                      - {with: {candidates.0: null}, expect: {models: [other]}}
                """);
        assertThat(report.outcomes()).allMatch(Outcome::passed).hasSize(4);
    }

    @Test
    void aCaseHasTheScenariosFactsChangesAndExpectationsAndItsOwnComeFirst() {
        TestReport report = report("""
                scenarios:
                  - name: lines
                    basis: MEASURED
                    with: {budget.compute: 500}
                    expect: {recommendation.leaf: LORA_OR_QLORA, basis: MEASURED}
                    cases:
                      - with: {data.labeledSamples: 1000}
                      - with: {data.labeledSamples: 999, budget.compute: 5000}
                        basis: PUBLISHED
                        expect: {recommendation.leaf: FEATURE_EXTRACTION_OR_PROMPT_TUNING, basis: PUBLISHED}
                      - {name: wrong, with: {data.labeledSamples: 999}}
                      - {with: {data.labeledSamples: -1}, expect: {refused: out of range}}
                """);
        assertThat(report.outcomes())
                .extracting(Outcome::name)
                .containsExactly(
                        "lines: data.labeledSamples: 1000",
                        "lines: data.labeledSamples: 999, budget.compute: 5000",
                        "lines: wrong",
                        "lines: data.labeledSamples: -1");
        assertThat(report.outcomes()).extracting(Outcome::passed).containsExactly(true, true, false, true);
        assertThat(report.passed()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(1);
    }

    @Test
    void factsComeFromAFileBesideTheScenariosOrBesideTheRulebookOrFromHere() throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(
                folder.resolve("scenarios/near.json"),
                Case.project().with("/data/labeledSamples", 999).json());
        TestReport report = report("""
                scenarios:
                  - {name: near, file: near.json, expect: {decisionPath.1.answer: SMALL}}
                  - {name: here, file: facts-samples/bank-fraud-detection.json, expect: {recommendation.model: FinBERT}}
                  - name: changed
                    file: facts-samples/bank-fraud-detection.json
                    with: {serving.requirement: QUALITY}
                    expect: {recommendation.leaf: FULL_FINE_TUNING}
                """);
        assertThat(report.outcomes()).allMatch(Outcome::passed);
    }

    // ---- mistakes ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, expect: {recommendation.leef: X}} | 8 | 25 | `leef` leads nowhere | leaf, strategy | did you mean `leaf`?",
                "{name: a, expect: {costs.LORRA.fits: true}} | 8 | 25 | `LORRA` leads nowhere | LORA, QLORA | did you mean `LORA`?",
                "{name: a, expect: {models.Mistral-8B.dps: 1}} | 8 | 25 | `Mistral-8B` is no candidate | Mistral-7B | did you mean `Mistral-7B`?",
                "{name: a, expect: {'models.Llama-3.1-8B.dps': 1}} | 8 | 25 | leads nowhere | dps, proximityBasis | stands by itself",
                "{name: a, expect: {findings.DANGER_ZON.message: x}} | 8 | 25 | `DANGER_ZON` leads nowhere | DANGER_ZONE | did you mean `DANGER_ZONE`?",
                "{name: a, expect: {findings: {present: DANGERZONE}}} | 8 | 45 | `DANGERZONE` is no finding | DANGER_ZONE | did you mean `DANGER_ZONE`?",
                "{name: a, expect: {fired: tier-sample-small}} | 8 | 32 | `tier-sample-small` is no rule | access-limit | did you mean `tier-samples-small`?",
                "{name: a, expect: {notfired: tier-samples-small}} | 8 | 25 | `notfired` leads nowhere | notFired | did you mean `notFired`?",
                "{name: a, expect: {peft.winner: {contain: L}}} | 8 | 39 | `contain` leads nowhere | contains | did you mean `contains`?",
                "{name: a, expect: {viability.tlEvs.low: {from: 1, below: 2}}} | 8 | 46 | do not go together | {from, to} | ''",
                "{name: a, expect: {viability.tlEvs.low: {from: 5, to: 1}}} | 8 | 47 | no value has `from` 5 and `to` 1 | `from` at most `to` | ''",
                "{name: a, expect: {viability.tlEvs.low: {above: 5, below: 5}}} | 8 | 47 | no value has `above` 5 | `above` below `below` | ''",
                "{name: a, expect: {costs.LORA.gpuHours: {low: 5, high: 1}}} | 8 | 47 | no value has `low` 5 and `high` 1 | `low` at most `high` | ''",
                "{name: a, expect: {recommendation.strategy: PROMT_TUNING}} | 8 | 50 | `PROMT_TUNING` is no strategy | PROMPT_TUNING | did you mean `PROMPT_TUNING`?",
                "{name: a, expect: {recommendation.leaf: LORRA_OR_QLORA}} | 8 | 46 | `LORRA_OR_QLORA` is no leaf | LORA_OR_QLORA | did you mean `LORA_OR_QLORA`?",
                "{name: a, expect: {viability.tlEvs.low: {from: x}}} | 8 | 53 | `x` is text | a number | ''",
                "{name: a, with: {data.labelledSamples: 1}, expect: {peft.winner: LORA}} | 8 | 23 | unknown field `labelledSamples` | labeledSamples | did you mean `labeledSamples`?",
                "{name: a, with: {data.labeledSamples: many}, expect: {peft.winner: LORA}} | 8 | 23 | `many` is text | a whole number | ''",
                "{name: a, with: {candidates.3.benchmark: 1}, expect: {peft.winner: LORA}} | 8 | 23 | `3` is no entry of a list of 1 | from 0 to 1 | ''",
                "{name: a, with: {budget.compute.likely: 1}, expect: {peft.winner: LORA}} | 8 | 23 | `budget.compute` is a number and has no parts | the path of a fact | ''",
                "{name: a, with: {budget: null}, expect: {peft.winner: LORA}} | 8 | 23 | the field `budget` is missing | what may be spent | ''",
                "{name: a, with: {serving.*: 1}, expect: {peft.winner: LORA}} | 8 | 23 | stands for nothing | that are stated | ''",
                "{name: a, source: 99, expect: {peft.winner: LORA}} | 8 | 16 | `99` is no source | 9.1 | ''",
                "{name: a, basis: MEASURD, expect: {peft.winner: LORA}} | 8 | 16 | `MEASURD` is no basis | PUBLISHED | did you mean `MEASURED`?",
                "{name: a, file: none.json, expect: {peft.winner: LORA}} | 8 | 16 | `none.json` is not there | a facts file | ''",
                "{name: a, expects: {peft.winner: LORA}} | 8 | 16 | unknown field `expects` | expect | did you mean `expect`?",
                "{name: a} | 8 | 6 | nothing is expected | `expect` | ''",
                "{expect: {peft.winner: LORA}} | 8 | 6 | has no `name` | a sentence | ''",
                "{name: a, expect: {refused: x, peft.winner: LORA}} | 8 | 6 | get no advice | `refused` and nothing else | ''",
                "{name: a, cases: [], expect: {peft.winner: LORA}} | 8 | 16 | there are no cases | a list | ''",
            })
    void aMistakeIsNamedAtItsPlace(String scenario, int line, int column, String message, String allowed, String hint) {
        Problem problem = problems("scenarios:\n  - " + scenario).get(0);
        assertThat(problem.message()).contains(message);
        assertThat(problem.file()).isEqualTo("scenarios/mine.yaml");
        assertThat(problem.line() + ":" + problem.column()).isEqualTo((line + 1) + ":" + (column - 1));
        assertThat(problem.allowed()).contains(allowed);
        assertThat(String.valueOf(problem.hint())).contains(hint.isEmpty() ? "" : hint);
    }

    @Test
    void twoScenariosOfOneNameAreToldApartByNoCases() {
        String two = """
                scenarios:
                  - {name: a, expect: {peft.winner: LORA}, cases: [{with: {data.labeledSamples: 1}}]}
                  - {name: %s, expect: {peft.winner: LORA}, cases: [{with: {data.labeledSamples: 2}}]}
                """;
        assertThat(read(GIVEN + two.formatted("b")).problems()).isEmpty();
        assertThat(problems(two.formatted("a"))).singleElement().satisfies(each -> assertThat(each.message())
                .isEqualTo("two scenarios are called `a`"));
    }

    @Test
    void endsThatMeetAreInOrder() {
        assertThat(read(GIVEN + """
                        scenarios:
                          - {name: a, expect: {viability.tlEvs.low: {from: 5, to: 5}, costs.LORA.gpuHours: {low: 5, high: 5}}}
                          - {name: b, expect: {peft.winner: {lacks: TUNING}}}
                        """).problems()).isEmpty();
    }

    private List<Problem> problems(String text) {
        List<Problem> problems = read(GIVEN + text).problems();
        assertThat(problems).isNotEmpty();
        return problems;
    }

    @Test
    void allMistakesOfAFileAreNamedAtOnce() {
        assertThat(problems("""
                scenarios:
                  - {name: a, expect: {recommendation.leef: X}}
                  - {name: a, expect: {fired: nothing-at-all}}
                  - {name: b, with: {task.type: OTHR}, expect: {peft.winner: LORA}}
                """)).extracting(Problem::line).containsExactly(9, 10, 10, 11);
    }

    @Test
    void aMistakeInFactsOfAFileIsNamedInThatFile() throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/near.json"), "{\"project\": \"A\",\n \"tusk\": {}}");
        List<Problem> problems = problems("scenarios: [{name: a, file: near.json, expect: {peft.winner: LORA}}]");
        assertThat(problems)
                .anyMatch(each -> each.file().equals("near.json")
                        && each.line() == 2
                        && each.message().contains("`tusk`"));
    }

    @Test
    void brokenFilesAreRefusedAndAFolderWithoutScenariosHasNone() {
        assertThat(read("scenarios: [").problems().get(0).message()).contains("cannot be read");
        assertThat(read("- a\n").problems().get(0).message()).contains("found a list");
        assertThat(read("about: x\n").problems().get(0).message()).contains("no list of `scenarios`");
        assertThat(Scenarios.read(folder.resolve("nowhere"), WORDS).scenarios()).isEmpty();
    }

    // ---- coverage ----

    private Coverage.Threshold threshold(TestReport report, String rule, String comparison) {
        return report.coverage().thresholds().stream()
                .filter(each -> each.rule().equals(rule) && each.comparison().equals(comparison))
                .findFirst()
                .orElseThrow();
    }

    private TestReport withSamples(String... samples) {
        StringBuilder cases =
                new StringBuilder("scenarios:\n  - name: a\n    expect: {peft.winner: {lacks: x}}\n    cases:\n");
        for (String each : samples) {
            cases.append("      - with: {data.labeledSamples: ").append(each).append("}\n");
        }
        return report(cases.toString());
    }

    @Test
    void aSideOfALineIsTestedByAFactOnThatSide() {
        Coverage.Threshold below = threshold(withSamples("400"), "tier-samples-small", "labeledSamples < 1000");
        assertThat(below.low().name()).isEqualTo("below 1000");
        assertThat(below.low().nearest().value()).isEqualTo(400);
        assertThat(below.high().name()).isEqualTo("at least 1000");
        assertThat(below.high().nearest()).isNull();
        assertThat(below.tested()).isFalse();
        assertThat(below.file() + ":" + below.line()).matches("decision-tree\\.drl:\\d+");
        Coverage.Threshold loose =
                threshold(withSamples("400", "500", "2000"), "tier-samples-small", "labeledSamples < 1000");
        assertThat(loose.tested()).isTrue();
        assertThat(loose.low().nearest().value()).isEqualTo(500);
        assertThat(loose.close()).isFalse();
        Coverage.Threshold close = threshold(withSamples("999", "1000"), "tier-samples-small", "labeledSamples < 1000");
        assertThat(close.close()).isTrue();
    }

    @Test
    void theLineItselfBelongsToTheSideThatTheRuleGivesIt() {
        TestReport report = withSamples("10000");
        assertThat(threshold(report, "tier-samples-medium", "labeledSamples <= 10000")
                        .low()
                        .nearest()
                        .value())
                .isEqualTo(10000);
        assertThat(threshold(report, "tier-samples-large", "labeledSamples > 10000")
                        .high()
                        .nearest())
                .isNull();
    }

    /** 20,000 is not compared with the lower end of the medium range, as its upper end is not passed. */
    @Test
    void aFactCountsOnlyWhereEverythingElseOfThePatternHolds() {
        TestReport report = withSamples("20000", "999");
        Coverage.Threshold lower = threshold(report, "tier-samples-medium", "labeledSamples >= 1000");
        assertThat(lower.low().nearest().value()).isEqualTo(999);
        assertThat(lower.high().nearest()).isNull();
    }

    @Test
    void linesThatOtherFactsAndFunctionsDrawAreFollowed() {
        TestReport report = report("""
                scenarios:
                  - name: a
                    expect: {peft.winner: {lacks: x}}
                    cases:
                      - with: {task.type: IMAGE_CLASSIFICATION, data.labeledSamples: 499}
                      - with: {candidates.1: {model: b, parametersB: 999, similarity: {semantic: 0.75, distribution: 0.75, task: 0.75}}}
                """);
        Coverage.Threshold volume = threshold(report, "volume-low", "labeledSamples < $line");
        assertThat(volume.low().nearest().line()).isEqualTo(500);
        assertThat(volume.high().nearest().line()).isEqualTo(1000);
        Coverage.Threshold lead = threshold(report, "finding-closer-model", "this >= 0.1");
        assertThat(lead.low().nearest().value()).isEqualTo(0.05);
        assertThat(lead.high().nearest()).isNull();
    }

    @Test
    void wordsAreTestedByAFactThatHasThemAndOneThatHasNot() {
        TestReport report = report("""
                scenarios:
                  - name: a
                    expect: {peft.winner: {lacks: x}}
                    cases:
                      - with: {serving.deployment: CLOUD_API}
                      - with: {serving.deployment: MULTI_TENANT}
                """);
        assertThat(word(report, "Serving.deployment", "CLOUD_API").tested()).isTrue();
        assertThat(word(report, "Serving.deployment", "SINGLE_TENANT").seen()).isFalse();
        assertThat(word(report, "Project.modelMatch", "null").seen()).isFalse();
        assertThat(word(report, "Project.modelMatch", "null").other()).isTrue();
        assertThat(report.coverage().wordPercent()).isBetween(1.0, 99.0);
        assertThat(report.coverage().percent())
                .isLessThanOrEqualTo(report.coverage().rulePercent());
    }

    private static Coverage.Word word(TestReport report, String field, String word) {
        return report.coverage().words().stream()
                .filter(each -> each.field().equals(field) && each.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsOutOfReachIsNotCounted() {
        String unreachable = """
                unreachable:
                  - {rule: tier-adaptation-yes, comparison: domainAdaptation > 50000, because: nobody has it}
                """;
        TestReport report = report(unreachable + "scenarios: [{name: a, expect: {peft.winner: LORA}}]");
        assertThat(threshold(report, "tier-adaptation-yes", "domainAdaptation > 50000")
                        .counts())
                .isFalse();
        assertThat(problems("""
                                unreachable: {rule: tier-adaptation-yes, comparison: domainAdaptation > 1, because: x}
                                scenarios: []
                                """).get(0).allowed()).contains("domainAdaptation > 50000");
    }
}
