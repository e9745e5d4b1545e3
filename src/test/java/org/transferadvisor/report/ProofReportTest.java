package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.authoring.proof.Proof;

/** How a proof reads. */
class ProofReportTest {

    private static String text(List<Proof.Culprit> rules) {
        Proof.Counterexample gap = new Proof.Counterexample("Leaf", List.of(), Map.of("project", "A"), rules, 1);
        return new ProofReport(new Proof("rules", "1.0.0", "0123456789abcdef", "PUBLISHED", List.of(), 0, List.of(gap)))
                .text();
    }

    @Test
    void theRulesThatMissedStandBelowTheirHeading() {
        assertThat(text(List.of(new Proof.Culprit("leaf", "A leaf", "tree.drl", 7, "Budget( compute < 5 )"))))
                .contains("  The rules that missed by the least:\n    tree.drl:7  leaf  A leaf\n");
    }

    @Test
    void whereNoRuleMissedThereIsNoHeading() {
        assertThat(text(List.of()))
                .contains("GAP: no Leaf for this project\n")
                .doesNotContain("The rules that")
                .contains("}\n\nWhat was covered:");
    }
}
