package org.transferadvisor.explain.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.explain.flip.FlipAnswer.FactChange;
import org.transferadvisor.explain.flip.FlipAnswer.Flip;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.RefusedException;

/** The nearest changes of facts that change the recommendation. */
class FlipsTest {

    private static final Flips FLIPS = new Flips(Case.advisor());

    private static FlipAnswer find(Case facts, String target, String... fixed) {
        return FLIPS.find(facts.document(), Basis.PUBLISHED, target, List.of(fixed));
    }

    private static List<String> shown(List<Flip> flips) {
        return flips.stream()
                .map(flip -> flip.changes().stream()
                                .map(each -> each.pointer() + " " + each.from() + " to " + plain(each.to())
                                        + (each.boundary().isEmpty() ? "" : " (" + each.boundary() + ")"))
                                .toList()
                        + " " + flip.becomes().strategy())
                .toList();
    }

    private static String plain(@Nullable Object value) {
        return value == null
                ? "nothing"
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static Advice changed(Case facts, Flip flip) {
        return changed(facts.document(), flip);
    }

    private static Advice changed(Document facts, Flip flip) {
        List<Change> changes = flip.changes().stream()
                .map(each -> new Change(FactPath.of(each.pointer()), Node.of(each.to()), each.pointer()))
                .toList();
        return Case.advisor().advise(Change.apply(facts, changes));
    }

    @Test
    void theNearestBoundaryOfEachFactIsNamed() {
        Case facts = Case.project().with("/budget/compute", 9000).with("/data/labeledSamples", 5000);
        assertThat(facts.advise().recommendation().strategy()).isEqualTo("LORA");
        assertThat(shown(find(facts, null).flips()))
                .startsWith("[/budget/compute 9000.0 to 10000.01 (above 10,000)] FULL_FINE_TUNING")
                .contains("[/data/labeledSamples 5000 to 10000 (at least 10,000)] FULL_FINE_TUNING")
                .contains("[/data/labeledSamples 5000 to 999 (below 1,000)] PROMPT_TUNING");
    }

    @Test
    void aSentenceIsNotRoundedAcrossTheBoundaryThatIsCrossed() {
        Document facts = Document.of("clauses.json", """
                {
                  "project": "Contract clauses at a law firm",
                  "task": {
                    "type": "TEXT_CLASSIFICATION",
                    "domain": "legal-documents"
                  },
                  "data": {
                    "labeledSamples": 5000
                  },
                  "budget": {
                    "compute": 80000,
                    "domainAdaptation": 200000,
                    "project": 250000
                  },
                  "candidates": [
                    {
                      "model": "BERT-base",
                      "similarity": {
                        "semantic": 0.44,
                        "distribution": 0.38,
                        "task": 0.7
                      },
                      "benchmark": 0.71
                    }
                  ],
                  "economics": {
                    "weeklyProjectCost": 12000,
                    "accuracyPointValue": 30000
                  }
                }
                """);
        FactChange budget = FLIPS.find(facts, Basis.PUBLISHED, null, List.of()).lesser().stream()
                .flatMap(flip -> flip.changes().stream())
                .filter(each -> each.pointer().equals("/budget/compute"))
                .findFirst()
                .orElseThrow();
        assertThat(budget.boundary()).isEqualTo("below 1,000");
        assertThat(plain(budget.to())).isEqualTo("999.99");
        assertThat(budget.crossed())
                .extracting(FlipAnswer.Crossed::because)
                .contains("A compute budget of $999.99 is limited, which favours LoRA.");
    }

    @Test
    void theWarningsThatAChangeRaisesAreShown() {
        Document facts = Document.read(Path.of("facts-samples/contract-clauses.json"));
        Advice now = Case.advisor().advise(facts);
        List<String> all = new ArrayList<>();
        for (Flip flip : FLIPS.find(facts, Basis.PUBLISHED, null, List.of()).flips()) {
            List<String> fresh = changed(facts, flip).findings().stream()
                    .filter(each -> each.severity().equals("WARNING"))
                    .map(Advice.Finding::code)
                    .filter(code -> now.findings().stream()
                            .noneMatch(each -> each.code().equals(code)))
                    .toList();
            assertThat(flip.raises()).extracting(FlipAnswer.Warning::code).isEqualTo(fresh);
            all.addAll(fresh);
        }
        assertThat(all).contains("LIMITED_TRANSFER", "API_ACCESS_LIMITS_ADAPTATION");
    }

    @Test
    void ofManyCandidatesTheFactsOfThoseRankedFirstAreChanged() {
        Case facts = Case.project().with("/budget/compute", 9000);
        for (int i = 0; i < ChangeableFacts.MOST_CANDIDATES; i++) {
            facts = facts.candidate("first " + i, 0.9 - i / 100.0);
        }
        FlipAnswer few = find(facts, null);
        assertThat(few.search().behind()).isEmpty();
        assertThat(few.search().isComplete()).isTrue();
        FlipAnswer many = find(facts.candidate("behind", 0.2), null);
        assertThat(many.search().behind()).containsExactly("behind");
        assertThat(many.search().isComplete()).isFalse();
        String behind = "/candidates/" + ChangeableFacts.MOST_CANDIDATES;
        assertThat(many.search().facts())
                .anyMatch(each -> each.startsWith("/candidates/0"))
                .noneMatch(each -> each.startsWith(behind));
    }

    @Test
    void theMoreCandidatesTheFewerRuns() {
        assertThat(ChangeSearch.most(0)).isEqualTo(ChangeSearch.MOST_RUNS);
        assertThat(ChangeSearch.most(5)).isEqualTo(ChangeSearch.MOST_RUNS);
        assertThat(ChangeSearch.most(10)).isEqualTo(ChangeSearch.MOST_RUNS / 2);
        assertThat(ChangeSearch.most(10_000)).isEqualTo(200);
    }

    @Test
    void aBoundaryThatBelongsToTheOtherSideIsNotOvershot() {
        assertThat(shown(find(Case.project().with("/budget/compute", 10000.01), "LORA")
                        .flips()))
                .contains("[/budget/compute 10000.01 to 10000 (at most 10,000)] LORA");
        assertThat(shown(find(Case.project().with("/data/labeledSamples", 900), "LORA")
                        .flips()))
                .contains("[/data/labeledSamples 900 to 1000 (at least 1,000)] LORA");
    }

    @Test
    void aBoundaryThatOnlyARunShowsIsFound() {
        Case facts = Case.project().with("/budget/compute", 900).candidate("Model", 0.8);
        double cost = facts.advise().costs().get(0).compute().likely();
        List<Flip> flips = find(facts, "QLORA").flips();
        FactChange budget = flips.stream()
                .map(flip -> flip.changes().get(0))
                .filter(each -> each.pointer().equals("/budget/compute"))
                .findFirst()
                .orElseThrow();
        double to = ((BigDecimal) budget.to()).doubleValue();
        assertThat(to).isLessThan(cost).isGreaterThan(cost - 0.02);
        assertThat(budget.crossed()).extracting(FlipAnswer.Crossed::rule).contains("replaced-over-budget");
    }

    @Test
    void aStrategyTwoFactsAwayIsReachedByTwo() {
        FlipAnswer answer = find(Case.project(), "DOMAIN_PRETRAINING");
        assertThat(shown(answer.flips()))
                .startsWith("[/budget/domainAdaptation 0.0 to 50000.01 (above 50,000),"
                        + " /modelMatch HIGH_QUALITY to PARTIAL] DOMAIN_PRETRAINING");
        assertThat(answer.flips().get(0).changes().get(0).isDefault()).isTrue();
        assertThat(answer.search().levels()).hasSize(2);
    }

    @Test
    void factsLeftAloneStayAsTheyAre() {
        Case facts = Case.project();
        assertThat(find(facts, null, "data", "budget.compute").flips())
                .isNotEmpty()
                .allSatisfy(flip -> assertThat(flip.changes())
                        .noneMatch(each -> each.pointer().startsWith("/data")
                                || each.pointer().equals("/budget/compute")));
        assertThat(find(facts, null, "data", "budget.compute").search().fixed())
                .contains("/data/labeledSamples", "/budget/compute");
    }

    @Test
    void entriesOfListsCanBeFixedOneByOneAndTogether() {
        Case facts = Case.project().candidate("A", 0.8).candidate("B", 0.75);
        assertThat(find(facts, null, "candidates.0.similarity").search().fixed())
                .containsExactly("/candidates/0/similarity");
        assertThat(find(facts, null, "candidates.similarity").search().fixed())
                .containsExactly("/candidates/0/similarity", "/candidates/1/similarity");
        assertThat(find(facts, null, "/candidates/1/similarity/task").search().fixed())
                .containsExactly("/candidates/1/similarity/task");
    }

    @Test
    void whereNothingIsLeftToChangeThereIsNoChange() {
        FlipAnswer answer = find(
                Case.project(),
                null,
                "task",
                "data",
                "budget",
                "serving",
                "hardware",
                "adaptation",
                "modelMatch",
                "maxParametersB",
                "fromScratch",
                "portfolio",
                "economics",
                "candidates");
        assertThat(answer.flips()).isEmpty();
        assertThat(answer.search().isComplete()).isTrue();
        assertThat(answer.search().facts()).isEmpty();
    }

    @Test
    void whatIsKnownOfAModelIsLeftAlone() {
        FlipAnswer answer = find(Case.project().candidate(Map.of("model", "FinBERT", "benchmark", 0.8)), "QLORA");
        assertThat(answer.search().known()).contains("/candidates/0/parametersB", "/candidates/0/access");
        assertThat(answer.search().facts())
                .contains("/candidates/0/benchmark")
                .doesNotContain("/candidates/0/parametersB", "/candidates/0/activeParametersB");
    }

    @Test
    void whereOnlyTheModelChangesItSaysSo() {
        Case facts = Case.project().candidate("A", 0.8).candidate("B", 0.79);
        FlipAnswer answer = find(facts, null);
        assertThat(answer.now().model()).isEqualTo("A");
        assertThat(answer.lesser()).isNotEmpty().allSatisfy(flip -> {
            assertThat(flip.becomes().strategy()).isEqualTo("LORA");
            assertThat(flip.becomes().model()).isEqualTo("B");
            assertThat(changed(facts, flip).recommendation().model()).isEqualTo("B");
        });
    }

    @Test
    void aFactThatNeedNotBeStatedIsTakenBack() {
        Case facts = Case.project()
                .with("/modelMatch", "NONE")
                .candidate("A", 0.8)
                .candidate(Map.of("model", "B", "parametersB", 8));
        assertThat(facts.advise().recommendation().strategy()).isEqualTo("HYBRID");
        FlipAnswer answer = find(facts, "LORA");
        assertThat(shown(answer.flips()))
                .contains("[/modelMatch NONE to HIGH_QUALITY] LORA", "[/modelMatch NONE to nothing] LORA");
        answer.flips().forEach(flip -> assertThat(
                        changed(facts, flip).recommendation().strategy())
                .isEqualTo("LORA"));
    }

    @Test
    void aCandidateIsDroppedAndWhatIsKnownOfOneStaysKnown() {
        Case facts = Case.project()
                .without("modelMatch")
                .with("/maxParametersB", 100)
                .candidate(Map.of("model", "A", "parametersB", 8, "benchmark", 0.9, "similarity", similarity(0.9)))
                .candidate(Map.of("model", "B", "parametersB", 8, "benchmark", 0.1, "similarity", similarity(0.6)))
                .candidate(Map.of("model", "C", "parametersB", 8, "benchmark", 0.1, "similarity", similarity(0.5)));
        FlipAnswer answer = find(facts, "MULTI_SOURCE_TRANSFER", "candidates.similarity", "candidates.parametersB");
        assertThat(answer.flips()).anySatisfy(flip -> {
            assertThat(flip.changes()).hasSize(1);
            assertThat(flip.changes().get(0).pointer()).isEqualTo("/candidates/0");
            assertThat(flip.changes().get(0).from()).isEqualTo("A");
            assertThat(flip.changes().get(0).to()).isNull();
        });
        assertThat(answer.flips()).noneMatch(flip -> flip.changes().stream()
                .anyMatch(each -> each.to() == null && each.pointer().startsWith("/candidates/0/")));
    }

    @Test
    void aCandidateWhoseNameIsFixedIsKept() {
        Case facts = Case.project()
                .without("modelMatch")
                .candidate(Map.of("model", "A", "parametersB", 5, "similarity", similarity(0.9)))
                .candidate(Map.of("model", "B", "parametersB", 5, "similarity", similarity(0.6)))
                .candidate(Map.of("model", "C", "parametersB", 5, "similarity", similarity(0.5)));
        String[] fixed = {
            "candidates.0.similarity",
            "candidates.parametersB",
            "candidates.activeParametersB",
            "candidates.benchmark",
            "candidates.access",
            "data",
            "budget"
        };
        assertThat(find(facts, "MULTI_SOURCE_TRANSFER", fixed).flips())
                .anyMatch(flip -> flip.changes().get(0).pointer().equals("/candidates/0"));
        String[] kept =
                Stream.concat(Stream.of(fixed), Stream.of("candidates.0.model")).toArray(String[]::new);
        assertThat(find(facts, "MULTI_SOURCE_TRANSFER", kept).flips())
                .isNotEmpty()
                .noneMatch(flip -> flip.changes().get(0).pointer().equals("/candidates/0"));
    }

    @Test
    void ofFewerSamplesNoMoreExistAlready() {
        Case facts = Case.project()
                .with("/budget/compute", 500)
                .with("/data/labeledSamples", 20_000)
                .with("/data/alreadyLabeled", 15_000);
        FlipAnswer answer = find(facts, "LORA");
        assertThat(shown(answer.flips()))
                .startsWith("[/data/labeledSamples 20000 to 10000 (at most 10,000),"
                        + " /data/alreadyLabeled 15000 to 10000] LORA");
        assertThat(answer.flips().get(0).changes())
                .extracting(FlipAnswer.FactChange::along)
                .containsExactly(false, true);
        assertThat(changed(facts, answer.flips().get(0)).recommendation().strategy())
                .isEqualTo("LORA");
        assertThat(find(facts, "LORA", "data.alreadyLabeled", "modelMatch").flips())
                .isEmpty();
        assertThat(shown(
                        find(facts.with("/data/alreadyLabeled", 10_000), "LORA").flips()))
                .startsWith("[/data/labeledSamples 20000 to 10000 (at most 10,000)] LORA");
    }

    /** The active parameters can only come near once there are fewer in all. */
    @Test
    void oneFactDoesNotHoldTheOtherBack() {
        Case facts = Case.project()
                .with("/task/targetQuality", "MAXIMUM")
                .with("/serving/deployment", "MULTI_TENANT")
                .candidate(Map.of("model", "X", "parametersB", 50, "activeParametersB", 40));
        FlipAnswer answer = find(facts, "FULL_FINE_TUNING", "budget", "data", "serving", "task", "modelMatch");
        assertThat(answer.flips().get(0).changes())
                .extracting(each -> ((BigDecimal) each.to()).doubleValue())
                .allSatisfy(to -> assertThat(to).isBetween(6.9, 7.0));
    }

    private static Map<String, Double> similarity(double all) {
        return Map.of("semantic", all, "distribution", all, "task", all);
    }

    @Test
    void aStrategyThatNoRuleRecommendsIsOutOfReach() {
        FlipAnswer answer = find(Case.project(), "IA3");
        assertThat(answer.flips()).isEmpty();
        assertThat(answer.search().reachable()).isFalse();
        assertThat(answer.search().runs()).isZero();
        assertThat(find(Case.project(), "TRANSFER_THEN_DISTILL").search().reachable())
                .isTrue();
    }

    @Test
    void noChangeOfThreeFactsIsAnAnswerThatLeavesNothingOut() {
        FlipAnswer answer = find(Case.project(), "DOMAIN_PRETRAINING", "modelMatch");
        assertThat(answer.flips()).isEmpty();
        assertThat(answer.search().reachable()).isTrue();
        assertThat(answer.search().isComplete()).isTrue();
        assertThat(answer.search().levels()).extracting(FlipAnswer.Level::facts).containsExactly(1, 2, 3);
    }

    @Test
    void theRecommendedStrategyNeedsNoChange() {
        FlipAnswer answer = find(Case.project(), "LORA");
        assertThat(answer.flips()).isEmpty();
        assertThat(answer.search().levels()).isEmpty();
    }

    @Test
    void unknownNamesAreRefusedWithAHint() {
        assertThatThrownBy(() -> find(Case.project(), "QLORRA"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--flip: `QLORRA` is no strategy")
                .hasMessageContaining("did you mean `QLORA`?");
        assertThatThrownBy(() -> find(Case.project(), null, "data.labelledSamples"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--fix: `data.labelledSamples` is no fact of a facts file")
                .hasMessageContaining("did you mean `data.labeledSamples`?");
    }

    @Test
    void everyChangeReallyChangesAndNoSingleFactDoesItInASmallerStep() {
        int flips = 0;
        for (Case facts : RandomProjects.of(53, 4)) {
            FlipAnswer answer = find(facts, null);
            for (Flip flip : answer.flips()) {
                flips++;
                Advice.Recommendation then = changed(facts, flip).recommendation();
                assertThat(then.strategy())
                        .as(flip + " of " + facts.json())
                        .isEqualTo(flip.becomes().strategy())
                        .isNotEqualTo(answer.now().strategy());
            }
            double least = smallest(facts, answer.now().strategy());
            if (answer.flips().isEmpty() || answer.flips().get(0).changes().size() > 1) {
                assertThat(least).as(facts.json()).isEqualTo(Double.POSITIVE_INFINITY);
            } else {
                assertThat(answer.flips().get(0).step()).as(facts.json()).isLessThanOrEqualTo(least + 1e-12);
            }
        }
        assertThat(flips).isGreaterThan(6);
    }

    /** The smallest step of one fact that changes the strategy, of values chosen without regard to rules. */
    private static double smallest(Case facts, String strategy) {
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, List<Object>> each : VALUES.entrySet()) {
            for (Object value : each.getValue()) {
                try {
                    Case changed = facts.with(each.getKey(), value);
                    if (!changed.advise().recommendation().strategy().equals(strategy)) {
                        least = Math.min(least, step(facts, each.getKey(), value));
                    }
                } catch (RefusedException | UndecidedException e) {
                    // Facts that contradict each other are no way out.
                }
            }
        }
        return least;
    }

    private static final Map<String, List<Object>> VALUES = Map.of(
            "/data/labeledSamples", numbers(0, 50, 100, 500, 999, 1000, 1001, 7777, 10000, 10001, 60000, 2000000),
            "/budget/compute", numbers(0, 1, 50, 99, 100, 700, 999, 1000, 4321, 10000, 10001, 900000),
            "/budget/domainAdaptation", numbers(0, 49999, 50000, 50001, 800000),
            "/serving/requirement", List.of("LATENCY", "THROUGHPUT", "QUALITY"),
            "/serving/deployment", List.of("SINGLE_TENANT", "MULTI_TENANT", "CLOUD_API"),
            "/serving/variants", numbers(1, 2, 3, 4, 10, 11),
            "/task/targetQuality", List.of("MAXIMUM", "NEAR_FULL_FINE_TUNING", "ACCEPTABLE_VARIATION"),
            "/modelMatch", List.of("HIGH_QUALITY", "PARTIAL", "NONE"));

    private static List<Object> numbers(long... of) {
        List<Object> numbers = new ArrayList<>();
        for (long each : of) {
            numbers.add(each);
        }
        return numbers;
    }

    private static double step(Case facts, String pointer, Object value) {
        if (!(value instanceof Long to)) {
            return 1;
        }
        String[] path = pointer.split("/", -1);
        Object stated = ((Map<?, ?>) facts.advise().input().getOrDefault(path[1], Map.of())).get(path[2]);
        if (!(stated instanceof Number number)) {
            return 1; // a default: how far is not for this test to say
        }
        double from = number.doubleValue();
        double larger = Math.max(Math.abs(from), Math.abs((double) to));
        return larger == 0 ? 0 : Math.abs(from - to) / larger;
    }
}
