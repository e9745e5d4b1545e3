package org.transferadvisor.authoring.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
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

    private static final String BRANCH = "rule \"Partial match, budget for adaptation: domain pre-training\"";

    /** Boundaries, a word and a branch of the tree, and a tie of the votes, as experts break them. One proof finds all of one decision. */
    private static final Rulebooks TREE_BROKEN = without(Rulebooks.shipped(), TREE, BRANCH)
            .replace(TREE, "compute < 1000 )", "compute <= 1000 )")
            .replace(TREE, "compute <= 10000 )", "compute < 10000 )")
            .replace(TREE, "labeledSamples > 10000 )", "labeledSamples > 20000 )")
            .replace(TREE, "answer == \"LATENCY\"", "answer == \"LATENCI\"")
            .replace("peft-selection.drl", "$full : votes, votes <= $prompt", "$full : votes, votes < $prompt");

    /** What follows from the leaf. */
    private static final Rulebooks STRATEGY_BROKEN = Rulebooks.shipped()
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
                    """);

    private static List<Proof.Counterexample> inTheTree;
    private static List<Proof.Counterexample> inTheVotes;
    private static List<Proof.Counterexample> inTheStrategy;

    @BeforeAll
    static void prove() {
        try (Advisor advisor = Advisor.of(TREE_BROKEN.compile())) {
            inTheTree = Prover.prove(advisor, List.of(Leaf.class), 0).counterexamples();
            inTheVotes = Prover.prove(advisor, List.of(PeftWinner.class), 0).counterexamples();
        }
        try (Advisor advisor = Advisor.of(STRATEGY_BROKEN.compile())) {
            inTheStrategy =
                    Prover.prove(advisor, List.of(ChosenStrategy.class), 0).counterexamples();
        }
    }

    private static Rulebooks without(Rulebooks rulebook, String file, String start) {
        String text = rulebook.text(file);
        int from = text.indexOf(start);
        int to = text.indexOf("\nend\n", from) + "\nend\n".length();
        return rulebook.with(file, text.substring(0, from) + text.substring(to));
    }

    private static List<String> ids(Proof.Counterexample example) {
        return example.rules().stream().map(Proof.Culprit::id).toList();
    }

    private static Predicate<Proof.Counterexample> naming(String rule) {
        return example -> ids(example).contains(rule);
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
    void nothingElseIsFoundInTheBrokenTree() {
        assertThat(inTheTree).hasSize(5);
    }

    @Test
    void oneEndOfABoundaryThatBelongsToBothTiersIsAnOverlap() {
        assertThat(inTheTree).filteredOn(each -> !each.isGap()).singleElement().satisfies(example -> {
            assertThat(ids(example)).containsExactlyInAnyOrder("tier-compute-limited", "tier-compute-moderate");
            assertThat(at(example, "budget", "compute")).isEqualTo(BigDecimal.valueOf(1000));
            assertThat(example.facts()).containsOnlyKeys("project", "task", "data", "budget", "modelMatch");
        });
    }

    @Test
    void oneEndOfABoundaryThatBelongsToNoTierIsAGap() {
        assertThat(inTheTree)
                .filteredOn(Proof.Counterexample::isGap)
                .filteredOn(naming("tier-compute-moderate"))
                .singleElement()
                .satisfies(
                        example -> assertThat(at(example, "budget", "compute")).isEqualTo(BigDecimal.valueOf(10000)));
    }

    @Test
    void aThresholdChangedOnOneSideAloneLeavesAGapBetween() {
        assertThat(inTheTree)
                .filteredOn(Proof.Counterexample::isGap)
                .filteredOn(naming("tier-samples-large"))
                .singleElement()
                .satisfies(example -> assertThat((BigDecimal) at(example, "data", "labeledSamples"))
                        .isBetween(BigDecimal.valueOf(10001), BigDecimal.valueOf(20000)));
    }

    @Test
    void aWordThatIsMisspeltLeavesAGap() {
        assertThat(inTheTree)
                .filteredOn(Proof.Counterexample::isGap)
                .filteredOn(naming("question-inference"))
                .singleElement()
                .satisfies(example ->
                        assertThat(at(example, "serving", "requirement")).isEqualTo("LATENCY"));
    }

    @Test
    void aBranchThatIsDeletedLeavesAGap() {
        assertThat(inTheTree)
                .filteredOn(
                        each -> each.facts().containsKey("budget") && at(each, "budget", "domainAdaptation") != null)
                .singleElement()
                .satisfies(example -> {
                    assertThat(example.isGap()).isTrue();
                    assertThat(example.facts()).containsEntry("modelMatch", "PARTIAL");
                    assertThat((BigDecimal) at(example, "budget", "domainAdaptation"))
                            .isGreaterThan(BigDecimal.valueOf(50000));
                });
    }

    @Test
    void aTieThatNoColumnWinsIsAGap() {
        assertThat(inTheVotes).isNotEmpty().allMatch(Proof.Counterexample::isGap);
    }

    @Test
    void aLeafWithoutAStrategyAndTwoStrategiesInANarrowCellAreFound() {
        assertThat(inTheStrategy).anySatisfy(example -> {
            assertThat(example.isGap()).isTrue();
            assertThat(ids(example)).containsExactly("leaf-full-fine-tuning");
        });
        assertThat(inTheStrategy).anySatisfy(example -> {
            assertThat(example.isGap()).isFalse();
            assertThat(ids(example)).contains("narrow");
            assertThat(at(example, "task", "targetQuality")).isEqualTo("MAXIMUM");
            assertThat((BigDecimal) at(example, "serving", "variants")).isGreaterThan(BigDecimal.TEN);
        });
    }
}
