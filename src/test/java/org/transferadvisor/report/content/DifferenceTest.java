package org.transferadvisor.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;

/** What sets two advices apart, and the first reasons for it. */
class DifferenceTest {

    private static final Case BASE = Case.project().candidate("Mistral", 0.8);

    private static Difference with(String pointer, Object value) {
        return Difference.between(BASE.advise(), BASE.with(pointer, value).advise(), UnaryOperator.identity());
    }

    private static List<String> rules(List<Advice.Firing> firings) {
        return firings.stream().map(Advice.Firing::rule).toList();
    }

    @Test
    void anotherLeafIsExplainedFromTheTierThatTurned() {
        Difference found = with("/budget/compute", 10_001);
        assertThat(found.changes())
                .contains(
                        new Difference.Changed("leaf", "PEFT_METHOD_SELECTION", "FULL_FINE_TUNING_REGULARIZED"),
                        new Difference.Changed("strategy", "LORA", "FULL_FINE_TUNING"));
        assertThat(found.about()).isEqualTo("the leaf");
        assertThat(rules(found.gone()))
                .containsExactly("tier-compute-moderate", "question-compute-budget", "leaf-peft-method-selection");
        assertThat(rules(found.come()))
                .containsExactly(
                        "tier-compute-substantial", "question-compute-budget", "leaf-full-fine-tuning-regularized");
        assertThat(found.findingsCome()).extracting(Advice.Finding::code).contains("CATASTROPHIC_FORGETTING");
    }

    @Test
    void theSameBudgetTierChangesNoLeaf() {
        Difference found = with("/budget/compute", 10_000);
        assertThat(found.changes()).extracting(Difference.Changed::what).doesNotContain("leaf", "strategy");
        assertThat(found.about()).isEqualTo("the leaf");
        assertThat(found.come())
                .extracting(Advice.Firing::because)
                .containsExactly("A compute budget of $10,000 is moderate.");
    }

    @Test
    void anotherStrategyBelowTheSameLeafIsExplainedByItsVotes() {
        Difference found = with("/serving/variants", 11);
        assertThat(found.changes()).extracting(Difference.Changed::what).doesNotContain("leaf");
        assertThat(found.about()).isEqualTo("the recommendation");
        assertThat(rules(found.come())).contains("vote-variants-prompt-tuning");
    }

    @Test
    void nothingDiffersFromItself() {
        Difference found = with("/project", "Another name");
        assertThat(found.changes()).isEmpty();
        assertThat(found.about()).isEmpty();
        assertThat(found.gone()).isEmpty();
        assertThat(found.come()).isEmpty();
        assertThat(found.findingsGone()).isEmpty();
        assertThat(found.findingsCome()).isEmpty();
    }

    @Test
    void onlyTheFirstReasonsAreGiven() {
        Difference found = with("/data/labeledSamples", 20_000);
        assertThat(found.gone()).hasSizeLessThanOrEqualTo(5).isNotEmpty();
        assertThat(found.come()).hasSizeLessThanOrEqualTo(5).isNotEmpty();
    }
}
