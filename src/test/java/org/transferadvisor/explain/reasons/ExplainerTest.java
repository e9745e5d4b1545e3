package org.transferadvisor.explain.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Decision;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.explain.subjects.Subject;
import org.transferadvisor.explain.subjects.Subjects;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;

/** Whatever an advice says leads back over rules and their sections to lines of the facts file, figures and assumptions. */
class ExplainerTest {

    private static final Path SAMPLE = Path.of("facts-samples/bank-fraud-detection.json");

    /** An explainer with the decision that it explains. */
    private record Explained(Decision decision, Explainer explainer) {}

    private static Explained explained(Document document) {
        return explained(Case.advisor(), document);
    }

    private static Explained explained(Advisor advisor, Document document) {
        Decision decision = advisor.decide(document, Basis.PUBLISHED);
        return new Explained(decision, new Explainer(decision, document, advisor.rulebook()));
    }

    private static Explainer sample() {
        return explained(Document.read(SAMPLE)).explainer();
    }

    private static Answer decisive(Case facts, String asked) {
        return explained(facts.document())
                .explainer()
                .decisive(List.of(asked))
                .answers()
                .get(0);
    }

    /** Every reason of an answer, each with the firing that it is one of, in the order of reading. */
    private static void walk(List<Reason> reasons, Fired of, BiConsumer<Reason, Fired> visitor) {
        for (Reason reason : reasons) {
            visitor.accept(reason, of);
            if (reason instanceof Reason.Concluded concluded) {
                concluded.by().forEach(fired -> walk(fired.reasons(), fired, visitor));
            }
        }
    }

    private static List<Reason> all(Answer answer) {
        List<Reason> all = new ArrayList<>();
        walk(answer.reasons(), null, (reason, of) -> all.add(reason));
        return all;
    }

    private static <T extends Reason> List<T> all(Answer answer, Class<T> kind) {
        return all(answer).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Calculation calculation(Answer answer, String name) {
        return all(answer, Reason.Concluded.class).stream()
                .flatMap(each -> each.by().stream())
                .flatMap(each -> each.calculations().stream())
                .filter(each -> name.equals(each.name()))
                .findFirst()
                .orElseThrow();
    }

    static List<Path> samples() throws Exception {
        return Case.samples();
    }

    // ---- the tree ----

    @ParameterizedTest
    @MethodSource("samples")
    void valuesOfTheFactsFileStandWhereItIsSaid(Path sample) throws Exception {
        List<String> lines = Files.readAllLines(sample);
        Answer answer = explained(Document.read(sample))
                .explainer()
                .complete(List.of("recommendation"))
                .answers()
                .get(0);
        List<Reason.Stated> stated = all(answer, Reason.Stated.class);
        assertThat(stated).isNotEmpty().allSatisfy(each -> {
            assertThat(each.file()).isEqualTo(sample.toString());
            String line = lines.get(each.line() - 1);
            String field = each.pointer().substring(each.pointer().lastIndexOf('/') + 1);
            assertThat(line).contains("\"" + field + "\"");
            String from = line.substring(each.column() - 1);
            assertThat(from.startsWith(each.written())
                            || from.startsWith("\"" + each.written())
                            || from.startsWith("{"))
                    .as(each + " in " + line)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySubtreeIsShownOnceAndReferredToAfterThat(Path sample) {
        Answer answer = explained(Document.read(sample))
                .explainer()
                .complete(List.of("recommendation"))
                .answers()
                .get(0);
        Set<String> open = new HashSet<>();
        List<Reason.Concluded> concluded = all(answer, Reason.Concluded.class);
        for (Reason.Concluded each : concluded) {
            if (each.opening() == Reason.Opening.OPEN) {
                assertThat(open.add(each.id())).as(each.id()).isTrue();
                assertThat(each.by()).isNotEmpty();
            } else {
                assertThat(each.opening()).isEqualTo(Reason.Opening.ABOVE);
                assertThat(open).contains(each.id());
                assertThat(each.by()).isEmpty();
            }
        }
        assertThat(concluded).extracting(Reason.Concluded::type).contains("ChosenStrategy", "Leaf", "TreeStep");
    }

    @Test
    void aRuleIsCitedWithItsSentenceAndPlace() throws Exception {
        Answer answer =
                sample().decisive(List.of("recommendation.leaf")).answers().get(0);
        Fired leaf = ((Reason.Concluded) answer.reasons().get(0)).by().get(0);
        assertThat(leaf.rule()).isEqualTo("leaf-transfer-then-distill");
        assertThat(leaf.sentence()).isEqualTo("The match is of high quality, data plentiful and latency critical.");
        assertThat(leaf.citation().source()).isEqualTo("9.1");
        assertThat(leaf.citation().title()).isEqualTo("The Transfer Learning Decision Tree");
        assertThat(leaf.citation().cites()).isEqualTo("Transfer then distill to smaller model");
        assertThat(Files.readAllLines(Path.of("rules", leaf.file())).get(leaf.line() - 1))
                .contains(leaf.name());
    }

    @Test
    void figuresComeWithTheirProvenance() throws Exception {
        Answer answer = sample().decisive(List.of("costs.FULL_FINE_TUNING.gpuHours"))
                .answers()
                .get(0);
        Reason.Figure hours = all(answer, Reason.Figure.class).stream()
                .filter(each -> each.column().equals("gpuHoursAt7B"))
                .findFirst()
                .orElseThrow();
        assertThat(hours.row()).isEqualTo("FULL_FINE_TUNING");
        assertThat(hours.value()).isEqualTo(Range.between(50, 200));
        assertThat(hours.unit()).contains("GPU-hours");
        assertThat(hours.basis()).isEqualTo("PUBLISHED");
        assertThat(hours.citation().source()).isEqualTo("5.2");
        assertThat(hours.note()).isEqualTo("§7.2's 500 hours at 70B are the low end of this row.");
        assertThat(Files.readAllLines(Path.of("rules", hours.file())).get(hours.line() - 1))
                .contains("FULL_FINE_TUNING");
    }

    @Test
    void figuresThatOnlyAFunctionReadsAreShown() {
        Answer answer = sample().decisive(List.of("costs.compute")).answers().get(0);
        assertThat(all(answer, Reason.Figure.class))
                .extracting(each -> each.table() + "/" + each.row() + "/" + each.column())
                .contains("gpus/A100-80GB/teraflops", "gpus/V100-16GB/teraflops");
    }

    @Test
    void whatStoodInForASilentProjectIsTold() throws Exception {
        Answer answer = decisive(Case.project(), "viability.costs.selection");
        Reason.Defaulted hours =
                explained(Case.project().document())
                        .explainer()
                        .complete(List.of("viability.costs.selection"))
                        .answers()
                        .stream()
                        .flatMap(each -> all(each, Reason.Defaulted.class).stream())
                        .filter(each -> each.pointer().equals("/economics/selectionHours"))
                        .findFirst()
                        .orElseThrow();
        assertThat(answer.value()).isNotNull();
        assertThat(hours.value()).isInstanceOf(Range.class);
        assertThat(hours.citation().source()).isEqualTo("5.1");
        assertThat(Files.readAllLines(Path.of("rules", hours.file())).get(hours.line() - 1))
                .contains("/economics/selectionHours");
    }

    @Test
    void aDefaultThatATableGaveLeadsToItsRow() throws Exception {
        Answer answer = sample().decisive(List.of("/candidates/0/parametersB"))
                .answers()
                .get(0);
        Reason.Defaulted size = (Reason.Defaulted) answer.reasons().get(0);
        assertThat(size.file()).isEqualTo("reference/models.yaml");
        assertThat(Files.readAllLines(Path.of("rules", size.file())).get(size.line() - 1))
                .contains("FinBERT");
    }

    @Test
    void silenceThatARuleAskedForIsTold() {
        Answer answer = decisive(Case.project().without("modelMatch").candidate("A model", 0.9), "decisionPath.1");
        assertThat(all(answer, Reason.Unstated.class))
                .extracting(Reason.Unstated::pointer)
                .contains("/modelMatch");
    }

    @Test
    void whatWasRequiredToBeAbsentIsNamedWithTheValuesOfTheCase() {
        Answer proceed = decisive(Case.project(), "low-rank-lora");
        assertThat(all(proceed, Reason.Absent.class)).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo("LowRankChoice");
            assertThat(each.with()).isEqualTo("strategy != LORA");
            assertThat(each.stated()).isFalse();
        });
        Answer eligible = decisive(Case.project().candidate("A model", 0.9), "eligible");
        assertThat(all(eligible, Reason.Absent.class))
                .extracting(Reason.Absent::with)
                .containsExactly("model == A model");
        Answer none = decisive(Case.project(), "candidate-count-none");
        assertThat(all(none, Reason.Absent.class)).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo("Candidate");
            assertThat(each.stated()).isTrue();
        });
    }

    @Test
    void theBasisIsAReasonToo() {
        Answer answer =
                sample().decisive(List.of("costs.LORA.adaptation")).answers().get(0);
        assertThat(all(answer, Reason.Chosen.class))
                .extracting(Reason.Chosen::basis)
                .containsOnly("PUBLISHED");
    }

    // ---- how far ----

    @Test
    void ofSeveralGatheredConclusionsOnlyTheOneChosenIsOpened() {
        Answer answer =
                sample().decisive(List.of("recommendation.model")).answers().get(0);
        Map<String, Reason.Opening> scores = new LinkedHashMap<>();
        all(answer, Reason.Concluded.class).stream()
                .filter(each -> each.type().equals("ModelScore"))
                .forEach(each -> scores.put(String.valueOf(each.fields().get("model")), each.opening()));
        assertThat(scores)
                .containsEntry("FinBERT", Reason.Opening.OPEN)
                .containsEntry("RoBERTa-large", Reason.Opening.CLOSED);
        Answer complete =
                sample().complete(List.of("recommendation.model")).answers().get(0);
        assertThat(all(complete, Reason.Concluded.class)).noneMatch(each -> each.opening() == Reason.Opening.CLOSED);
    }

    @Test
    void theDepthIsKept() {
        for (int depth = 1; depth < 5; depth++) {
            Answer answer = sample().toDepth(List.of("viability.tlEvs"), depth)
                    .answers()
                    .get(0);
            assertThat(depth(answer.reasons())).isEqualTo(depth);
        }
        Answer one = sample().toDepth(List.of("viability.tlEvs"), 1).answers().get(0);
        Reason.Concluded top = (Reason.Concluded) one.reasons().get(0);
        assertThat(top.by().get(0).reasons())
                .isNotEmpty()
                .allMatch(each -> each instanceof Reason.Concluded below
                        && below.opening() == Reason.Opening.CLOSED
                        && !below.sentence().isEmpty());
    }

    private static int depth(List<Reason> reasons) {
        int deepest = 0;
        for (Reason reason : reasons) {
            if (reason instanceof Reason.Concluded concluded && concluded.opening() == Reason.Opening.OPEN) {
                for (Fired fired : concluded.by()) {
                    deepest = Math.max(deepest, 1 + depth(fired.reasons()));
                }
            }
        }
        return deepest;
    }

    // ---- formulas ----

    @Test
    void aComputedNumberShowsItsFormulaWithTheValuesPutIn() {
        Case project = Case.project()
                .with("/data/labeledSamples", 5000)
                .with("/data/annotationCostPerSample", 0.5)
                .with("/data/alreadyLabeled", 1000);
        Calculation annotation = calculation(decisive(project, "viability.parts.data.annotation"), "cost");
        assertThat(annotation.function()).isEqualTo("Viability.annotation");
        assertThat(annotation.formula()).isEqualTo("max(0, samples - done) × each × assurance");
        assertThat(annotation.figures()).isEqualTo("max(0, 5,000 - 1,000) × 0.5 × 1.3");
        assertThat(annotation.result()).isEqualTo(Range.exactly(2600));
        assertThat(annotation.shown()).isEqualTo("$2,600");
    }

    @Test
    void hoursScaleWithTheModelAndTheRank() {
        Case project = Case.project()
                .candidate(Map.of("model", "A model", "parametersB", 14, "similarity", same(0.9)))
                .with("/adaptation/loraRank", 36);
        Answer lora = decisive(project, "costs.LORA.gpuHours");
        assertThat(calculation(lora, "factor").figures()).isEqualTo("1 + (36 - 8) / (64 - 8)");
        assertThat(calculation(lora, "hours").figures()).isEqualTo("[5 to 20, likely 10] × (14 / 7) × 1.5");
        assertThat(calculation(lora, "hours").result()).isEqualTo(new Range(15.0, 30.0, 60.0));
        Answer full = decisive(project, "costs.FULL_FINE_TUNING.gpuHours");
        assertThat(calculation(full, "factor").figures())
                .isEqualTo("1, as strategy.baseRank is unknown or strategy.doubleHoursRank is unknown");
        assertThat(calculation(full, "hours").result()).isEqualTo(new Range(100.0, 200.0, 400.0));
    }

    private static Map<String, Object> same(double similarity) {
        return Map.of("semantic", similarity, "distribution", similarity, "task", similarity);
    }

    @Test
    void tlEvsIsBenefitsOverCostsTimesProbability() {
        Explained explained = explained(Document.read(SAMPLE));
        Calculation score = calculation(
                explained
                        .explainer()
                        .decisive(List.of("viability.tlEvs"))
                        .answers()
                        .get(0),
                "score");
        Advice.Viability viability = explained.decision().advice().viability();
        assertThat(score.formula()).isEqualTo("benefits / costs × probability");
        assertThat(score.result()).isEqualTo(viability.tlEvs());
        assertThat(score.figures()).matches("\\[\\$.* likely \\$.*] / \\[\\$.*] × [\\d.]+%");
    }

    @Test
    void aSmallestOfSeveralIsACalculationToo() {
        Case project = Case.project()
                .candidate(Map.of("model", "A", "parametersB", 7, "similarity", same(0.9)))
                .candidate(Map.of("model", "B", "parametersB", 3, "similarity", same(0.8)));
        Calculation size = calculation(decisive(project, "smallest-candidate"), "size");
        assertThat(size.formula()).isEqualTo("min(parametersB)");
        assertThat(size.figures()).isEqualTo("min(3, 7)");
        assertThat(size.shown()).isEqualTo("3");
    }

    @Test
    void whatARuleDemandsOfAFigureIsTold() {
        Answer answer = decisive(
                Case.project()
                        .candidate(Map.of("model", "A model", "parametersB", 8, "similarity", same(0.9)))
                        .with("/portfolio/modelsInDomain", 3),
                "break-even-pretraining");
        assertThat(all(answer, Reason.Concluded.class).get(0).by().get(0).calculations())
                .anySatisfy(each -> {
                    assertThat(each.name()).isNull();
                    assertThat(each.demand()).isEqualTo("this > 0");
                    assertThat(each.result()).isInstanceOf(Double.class);
                });
    }

    // ---- what can be asked ----

    @ParameterizedTest
    @MethodSource("samples")
    void everythingThatAnAdviceSaysIsExplained(Path sample) {
        everything(explained(Document.read(sample)));
    }

    @Test
    void everythingThatAnyAdviceSaysIsExplained() {
        RandomProjects.of(11, 12).forEach(each -> everything(explained(each.document())));
    }

    private static void everything(Explained explained) {
        Advice advice = explained.decision().advice();
        for (Subject subject : Subjects.of(explained.decision()).values()) {
            Answer answer = explained
                    .explainer()
                    .toDepth(List.of(subject.name()), 1)
                    .answers()
                    .get(0);
            assertThat(answer.asked()).isEqualTo(subject.name());
            assertThat(answer.value()).isEqualTo(subject.value());
            if (subject.value() != null && !subject.name().endsWith(".selected")) {
                assertThat(answer.reasons()).as(subject.name()).isNotEmpty();
            }
        }
        for (Advice.Assumption assumption : advice.assumptions()) {
            Answer answer = explained
                    .explainer()
                    .decisive(List.of(assumption.fact()))
                    .answers()
                    .get(0);
            assertThat(answer.value()).isEqualTo(assumption.value());
            assertThat(answer.reasons()).isNotEmpty();
        }
        List<String> asked = new ArrayList<>();
        advice.trace().forEach(each -> asked.add(each.id()));
        advice.trace().forEach(each -> each.concluded().forEach(fact -> asked.add(fact)));
        assertThat(explained.explainer().toDepth(asked, 1).answers())
                .hasSameSizeAs(asked)
                .allMatch(each -> !each.reasons().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "costs.compute,costs.TRANSFER_THEN_DISTILL.compute",
        "viability.TLEVS,viability.tlEvs",
        "CANDIDATE_COUNT,",
    })
    void namesMayBeShortOrInAnotherCase(String asked, String same) {
        if (same == null) {
            assertThatThrownBy(() -> sample().decisive(List.of(asked))).isInstanceOf(RefusedException.class);
            return;
        }
        Answer one = sample().decisive(List.of(asked)).answers().get(0);
        Answer other = sample().decisive(List.of(same)).answers().get(0);
        assertThat(one.value()).isEqualTo(other.value()).isNotNull();
        assertThat(one.reasons()).isEqualTo(other.reasons());
    }

    @Test
    void aGroupIsExplainedPartByPart() {
        assertThat(sample().decisive(List.of("viability.benefits")).answers())
                .extracting(Answer::asked)
                .containsExactly(
                        "viability.benefits.time",
                        "viability.benefits.data",
                        "viability.benefits.accuracy",
                        "viability.benefits.maintenance",
                        "viability.benefits.total");
        assertThat(sample().decisive(List.of("models")).answers())
                .extracting(Answer::asked)
                .containsExactlyInAnyOrder("models.FinBERT", "models.RoBERTa-large", "models.Llama-3.1-8B");
    }

    @Test
    void anUnknownAmountLeadsToWhatWouldTell() {
        Answer answer =
                sample().decisive(List.of("viability.benefits.time")).answers().get(0);
        assertThat(answer.value()).isNull();
        assertThat(answer.shown()).isEqualTo("unknown");
        assertThat(answer.remark()).contains("needed");
        assertThat(all(answer, Reason.Unstated.class))
                .extracting(Reason.Unstated::pointer)
                .contains("/economics/weeklyRevenue");
    }

    @Test
    void aRuleIsExplainedByAllThatItConcluded() {
        Answer answer = sample().decisive(List.of("run-cost")).answers().get(0);
        assertThat(answer.reasons().size()).isGreaterThan(10);
        assertThat(answer.shown()).contains("\"Cost of one run\" fired").contains("times");
        Answer silent =
                sample().decisive(List.of("leaf-lora-or-qlora")).answers().get(0);
        assertThat(silent.reasons()).isEmpty();
        assertThat(silent.shown()).isEqualTo("the rule did not fire");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "costs.compte",
                "DomainProximity:none",
                "r0",
                "",
                "models.NoSuchModel.score",
                "/no/such/fact",
                "decisionPath.9"
            })
    void whatTheAdviceDoesNotSayIsRefused(String asked) {
        assertThatThrownBy(() -> sample().decisive(List.of(asked)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`" + asked + "`")
                .hasMessageContaining("viability.costs.selection | adaptation | data")
                .hasMessageContaining("findings.");
    }

    @Test
    void aSlipIsAnsweredWithWhatWasMeant() {
        assertThatThrownBy(() -> sample().decisive(List.of("costs.compte", "viability.tlEv")))
                .hasMessageContaining("did you mean `costs.compute`?")
                .hasMessageContaining("did you mean `viability.tlEvs`?");
    }

    // ---- edited rulebooks ----

    @Test
    void rulesAndFactsThatNobodyKnewAreExplained() {
        Rulebooks edited = Rulebooks.shipped().with("residency.drl", """
                package org.transferadvisor.rules

                import org.transferadvisor.facts.*
                import org.transferadvisor.facts.reference.*
                import org.transferadvisor.conclusions.*
                import org.transferadvisor.costs.*

                declare Residency
                    country : String
                    servers : int
                end

                rule "Servers in the country"
                    @id(residency-servers)
                    @source("3.2")
                    @because("{servers} servers in {country} cost {cost:usd}.")
                when
                    Residency( $country : country, servers > 2, $servers : servers )
                    Budget( $budget : compute )
                    Figure( id == "student-size", $share : value.likely )
                    not Finding( code == "NO_ELIGIBLE_MODEL" )
                    $cost : Double( this > 100 ) from Training.total( $budget, $share )
                then
                    insertLogical( new CostPart( "data", $country, Range.exactly( $cost ) ) );
                end
                """);
        String facts = """
                {"project": "A project", "task": {"type": "OTHER"}, "data": {"labeledSamples": 5000},
                 "budget": {"compute": 5000}, "modelMatch": "HIGH_QUALITY",
                 "facts": [
                   {"type": "Residency", "country": "Utopia", "servers": 3}]}
                """;
        try (Rulebook rulebook = edited.compile();
                Advisor advisor = Advisor.of(rulebook)) {
            Document document = Document.of("case.json", facts);
            Answer answer = explained(advisor, document)
                    .explainer()
                    .decisive(List.of("viability.parts.data.Utopia"))
                    .answers()
                    .get(0);
            assertThat(answer.value()).isEqualTo(Range.exactly(500));
            assertThat(all(answer, Reason.Stated.class))
                    .extracting(each -> each.pointer() + " " + each.line() + ":" + each.column() + " " + each.written())
                    .containsExactlyInAnyOrder(
                            "/budget/compute 2:24 5000", "/facts/0/country 4:37 Utopia", "/facts/0/servers 4:58 3");
            assertThat(calculation(answer, "cost").figures()).isEqualTo("5,000 × 0.1");
            assertThat(calculation(answer, "cost").demand()).isEqualTo("this > 100");
            assertThat(all(answer, Reason.Absent.class))
                    .extracting(Reason.Absent::with)
                    .containsExactly("code == NO_ELIGIBLE_MODEL");
        }
    }

    @Test
    void theSameFactsGiveTheSameExplanation() {
        String one = new JsonReport().pretty(sample().complete(List.of("recommendation", "viability.tlEvs")));
        String other = new JsonReport().pretty(sample().complete(List.of("recommendation", "viability.tlEvs")));
        assertThat(one).isEqualTo(other);
    }
}
