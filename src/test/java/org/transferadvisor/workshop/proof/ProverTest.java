package org.transferadvisor.workshop.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;

/** The shipped rules decide every project once, and an expert's gap or overlap is found with its smallest project. */
class ProverTest {

    private static final String TREE = "decision-tree.drl";

    private static List<Proof.Counterexample> found(Rulebooks rulebook, Class<? extends Record> decision) {
        try (Advisor advisor = Advisor.of(rulebook.compile())) {
            return Prover.prove(advisor, List.of(decision), 0).counterexamples();
        }
    }

    private static List<String> ids(Proof.Counterexample example) {
        return example.rules().stream().map(Proof.Culprit::id).toList();
    }

    private static Object at(Proof.Counterexample example, String section, String field) {
        return ((Map<?, ?>) example.facts().get(section)).get(field);
    }

    @Test
    void theShippedRulebookDecidesEveryProjectOnce() {
        Proof proof = Prover.prove(Case.advisor(), Prover.DECISIONS, 100);
        assertThat(proof.counterexamples()).isEmpty();
        assertThat(proof.covered())
                .extracting(Proof.Covered::decision)
                .containsExactly("Leaf", "PeftWinner", "ChosenStrategy");
        assertThat(proof.covered().get(0).classes()).isEqualTo(10);
        assertThat(proof.covered().get(0).searched()).isEmpty();
        assertThat(proof.covered().get(1).searched()).isEmpty();
    }

    @Test
    void oneEndOfABoundaryThatBelongsToBothTiersIsAnOverlap() {
        List<Proof.Counterexample> found =
                found(Rulebooks.shipped().replace(TREE, "compute < 1000 )", "compute <= 1000 )"), Leaf.class);
        assertThat(found).singleElement().satisfies(example -> {
            assertThat(example.isGap()).isFalse();
            assertThat(ids(example)).containsExactlyInAnyOrder("tier-compute-limited", "tier-compute-moderate");
            assertThat(at(example, "budget", "compute")).isEqualTo(BigDecimal.valueOf(1000));
            assertThat(example.facts()).containsOnlyKeys("project", "task", "data", "budget", "modelMatch");
        });
    }

    @Test
    void oneEndOfABoundaryThatBelongsToNoTierIsAGap() {
        List<Proof.Counterexample> found =
                found(Rulebooks.shipped().replace(TREE, "compute >= 1000,", "compute > 1000,"), Leaf.class);
        assertThat(found).singleElement().satisfies(example -> {
            assertThat(example.isGap()).isTrue();
            assertThat(ids(example)).contains("tier-compute-moderate");
            assertThat(at(example, "budget", "compute")).isEqualTo(BigDecimal.valueOf(1000));
        });
    }

    @Test
    void aThresholdChangedOnOneSideAloneLeavesAGapBetween() {
        List<Proof.Counterexample> found = found(
                Rulebooks.shipped().replace(TREE, "labeledSamples > 10000 )", "labeledSamples > 20000 )"), Leaf.class);
        assertThat(found).singleElement().satisfies(example -> {
            assertThat(example.isGap()).isTrue();
            assertThat(ids(example)).contains("tier-samples-large");
            assertThat((BigDecimal) at(example, "data", "labeledSamples"))
                    .isBetween(BigDecimal.valueOf(10001), BigDecimal.valueOf(20000));
        });
    }

    @Test
    void aWordThatIsMisspeltLeavesAGap() {
        List<Proof.Counterexample> found =
                found(Rulebooks.shipped().replace(TREE, "answer == \"LATENCY\"", "answer == \"LATENCI\""), Leaf.class);
        assertThat(found).singleElement().satisfies(example -> {
            assertThat(example.isGap()).isTrue();
            assertThat(ids(example)).containsExactly("question-inference");
            assertThat(at(example, "serving", "requirement")).isEqualTo("LATENCY");
        });
    }

    @Test
    void aTieThatNoColumnWinsIsAGap() {
        List<Proof.Counterexample> found = found(
                Rulebooks.shipped()
                        .replace(
                                "peft-selection.drl",
                                "$full : votes, votes <= $prompt",
                                "$full : votes, votes < $prompt"),
                PeftWinner.class);
        assertThat(found).isNotEmpty().allMatch(Proof.Counterexample::isGap);
    }

    @Test
    void aLeafWithoutAStrategyAndTwoStrategiesInANarrowCellAreFound() {
        List<Proof.Counterexample> found = found(
                Rulebooks.shipped()
                        .replace("strategy.drl", "Leaf( id == \"FULL_FINE_TUNING\" )", "Leaf( id == \"FULL\" )")
                        .append("strategy.drl", """

                                rule "Many variants at the highest quality: adapters"
                                    @id(narrow)
                                    @source("rulebook")
                                    @because("Many variants at the highest quality.")
                                when
                                    Leaf( id == "LORA_OR_QLORA" )
                                    Serving( variants > 10 )
                                    Task( targetQuality == "MAXIMUM" )
                                then
                                    insertLogical( new LeafStrategy( "ADAPTERS", null ) );
                                end
                                """),
                ChosenStrategy.class);
        assertThat(found).anySatisfy(example -> {
            assertThat(example.isGap()).isTrue();
            assertThat(ids(example)).containsExactly("leaf-full-fine-tuning");
        });
        assertThat(found).anySatisfy(example -> {
            assertThat(example.isGap()).isFalse();
            assertThat(ids(example)).contains("narrow");
            assertThat(at(example, "task", "targetQuality")).isEqualTo("MAXIMUM");
            assertThat((BigDecimal) at(example, "serving", "variants")).isGreaterThan(BigDecimal.TEN);
        });
    }
}
