package org.transferadvisor.report.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.report.block.Chart;

/** The chart of scores draws the best candidates, and the selected one wherever it ranks. */
class ModelsTest {

    /** Candidates with better scores that are too large to host, and one that is selected for want of others. */
    private static Advice advice(int better) {
        Case facts = Case.project().without("modelMatch").with("/maxParametersB", 7);
        for (int i = 0; i < better; i++) {
            facts = facts.candidate("Large " + i, 0.95);
        }
        Map<String, Object> similarity = Map.of("semantic", 0.55, "distribution", 0.55, "task", 0.55);
        return facts.candidate(Map.of("model", "Small", "parametersB", 7, "similarity", similarity))
                .advise();
    }

    private static Chart.Stacked chart(int better) {
        Advice advice = advice(better);
        assertThat(advice.recommendation().model()).isEqualTo("Small");
        assertThat(advice.models().get(better).model()).isEqualTo("Small");
        return Models.scores(advice, Case.advisor().rulebook());
    }

    @Test
    void twelveCandidatesAreAllDrawn() {
        Chart.Stacked chart = chart(11);
        assertThat(chart.rows()).hasSize(12);
        assertThat(chart.note()).isEmpty();
    }

    @Test
    void theSelectedOneIsDrawnWhereItIsNotAmongTheBestTwelve() {
        assertThat(chart(12).rows()).hasSize(13);
        assertThat(chart(12).note()).isEmpty();
        Chart.Stacked chart = chart(13);
        assertThat(chart.rows()).hasSize(13);
        assertThat(chart.rows().get(12).name()).isEqualTo("Small");
        assertThat(chart.rows().get(12).strong()).isTrue();
        assertThat(chart.note()).isEqualTo("The best 12 of 14 candidates and the one selected are drawn.");
    }
}
