package org.transferadvisor.authoring.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.facts.Basis;

/** The facts that a decision depends on, and the values at which it can turn, are read out of the rules. */
class FactSpaceTest {

    private static final FactSpace SPACE = FactSpace.of(Case.advisor().rulebook());

    private static Dimension dimension(Class<? extends Record> kind, String pointer) {
        return SPACE.dimensions(List.of(kind)).stream()
                .filter(each -> each.pointer().equals(pointer))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> numbers(Object... values) {
        return List.of(values).stream()
                .map(each -> (Object) new BigDecimal(each.toString()))
                .toList();
    }

    @Test
    void aTierThatTheTreeAsksForBringsItsThresholdsToTheFactItClassifies() {
        Dimension samples = dimension(Leaf.class, "/data/labeledSamples");
        assertThat(samples.thresholds()).isEqualTo(numbers(1000, 10000));
        assertThat(samples.values()).isEqualTo(numbers(500, 1000, 5000, 10000, 50000));
        assertThat(samples.near()).isEqualTo(numbers(999, 1000, 1001, 9999, 10000, 10001));
        assertThat(samples.exact()).isTrue();
        assertThat(samples.rules()).contains("tier-samples-small").doesNotContain("vote-data-lora", "volume-high");
    }

    @Test
    void aWordThatARuleCopiesIntoAConclusionIsTracedToItsField() {
        assertThat(dimension(Leaf.class, "/serving/requirement").values())
                .isEqualTo(List.of("LATENCY", "THROUGHPUT", "QUALITY"));
        assertThat(dimension(Leaf.class, "/modelMatch").values())
                .containsExactly(null, "HIGH_QUALITY", "PARTIAL", "NONE");
    }

    @Test
    void anAmountOfMoneyHasNeighboursACentAway() {
        assertThat(dimension(Leaf.class, "/budget/domainAdaptation").near())
                .isEqualTo(numbers("49999.99", "50000", "50000.01"));
    }

    @Test
    void figuresOfReferenceRowsAreThresholdsOfTheFactsComparedWithThem() {
        assertThat(dimension(ChosenStrategy.class, "/data/labeledSamples").thresholds())
                .isEqualTo(numbers(100, 1000, 10000, 50000, 100000));
    }

    @Test
    void theScoreThatAverageOfSimilaritiesIsTracedToAllThreeBeingEqual() {
        Dimension similarity = dimension(Leaf.class, "/candidates/*/similarity");
        BigDecimal threshold = new BigDecimal("0.7");
        assertThat(similarity.values())
                .contains((Object) null)
                .contains(Map.of("semantic", threshold, "distribution", threshold, "task", threshold));
        assertThat(similarity.exact()).isFalse();
    }

    @Test
    void whatNoRuleOfTheDecisionReadsIsNoDimensionOfIt() {
        List<String> leaf = pointers(Leaf.class);
        assertThat(leaf)
                .contains("/budget/compute")
                .doesNotContain("/serving/variants", "/task/targetQuality", "/hardware/gpu");
        assertThat(pointers(PeftWinner.class))
                .contains("/serving/variants", "/task/targetQuality")
                .doesNotContain("/serving/requirement", "/hardware/count");
        assertThat(pointers(ChosenStrategy.class))
                .contains("/hardware/count", "/task/type", "/adaptation/loraRank")
                .doesNotContain("/economics/weeklyRevenue", "/portfolio/modelsInDomain");
    }

    private static List<String> pointers(Class<? extends Record> kind) {
        return SPACE.dimensions(List.of(kind)).stream().map(Dimension::pointer).toList();
    }

    @Test
    void whatARunComputesIsAThresholdOfTheBudgetThatRulesCompareItWith() {
        var decision = Case.advisor()
                .decide(
                        Case.project()
                                .with("/hardware/count", 2)
                                .candidate("Large", 0.8)
                                .document(),
                        Basis.PUBLISHED);
        List<Dimension> around = SPACE.dimensions(List.of(ChosenStrategy.class), decision);
        double lora = decision.advice().costs().stream()
                .filter(each -> each.strategy().equals("LORA"))
                .findFirst()
                .orElseThrow()
                .compute()
                .likely();
        assertThat(around.stream()
                        .filter(each -> each.pointer().equals("/budget/compute"))
                        .flatMap(each -> each.thresholds().stream())
                        .mapToDouble(BigDecimal::doubleValue))
                .contains(lora);
        assertThat(around.stream()
                        .filter(each -> each.pointer().equals("/hardware/count"))
                        .flatMap(each -> each.thresholds().stream()))
                .contains(BigDecimal.ONE);
    }
}
