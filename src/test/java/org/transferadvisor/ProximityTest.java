package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.facts.Range;

/** §6: score, bands and quadrants. */
class ProximityTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "0, 0, 0, 0",
        "0.8, 0.7, 0.6, 0.71",
        "0.5, 0.25, 0.125, 0.3125",
        "0.7, 0.7, 0.7, 0.7",
        "0.123455, 0.123455, 0.123455, 0.1235",
        "0.123449, 0.123449, 0.123449, 0.1234",
    })
    void theScoreIsWeightedAndRoundedHalfUpToFourDecimals(
            double semantic, double distribution, double task, double dps) {
        Advice advice = Case.project()
                .candidate(Map.of(
                        "model",
                        "BERT-base",
                        "similarity",
                        Map.of("semantic", semantic, "distribution", distribution, "task", task)))
                .advise();
        assertThat(advice.models().get(0).dps()).isEqualTo(dps);
    }

    @ParameterizedTest
    @CsvSource({
        "0.7001, STRONG",
        "0.70004, MODERATE",
        "0.7, MODERATE",
        "0.4, MODERATE",
        "0.39994, LIMITED",
        "0.3999, LIMITED",
        "0, LIMITED"
    })
    void band(double similarity, String band) {
        assertThat(Case.project()
                        .candidate("a", similarity)
                        .advise()
                        .models()
                        .get(0)
                        .band())
                .isEqualTo(band);
    }

    @Test
    void withoutSimilarityTheProximityIsEstimated() {
        Advice.Model model = Case.project()
                .candidate(Map.of("model", "BERT-base"))
                .advise()
                .models()
                .get(0);
        assertThat(model.band()).isEqualTo("STRONG");
        assertThat(model.dps()).isEqualTo(0.75);
        assertThat(model.proximityBasis()).isEqualTo("ESTIMATED");
        assertThat(model.proximity()).isEqualTo(new Range(0.65, 0.75, 0.85));
        assertThat(model.quadrant()).isEqualTo("EXCELLENT");
        assertThat(model.parts()).containsEntry("proximity", 0.75);
    }

    /** The line of data volume is the lower end of §4.2, or 1,000 where the article has none. */
    @ParameterizedTest
    @CsvSource({
        "IMAGE_CLASSIFICATION, 500, 0.5, EXCELLENT",
        "IMAGE_CLASSIFICATION, 499, 0.5, MODERATE",
        "IMAGE_CLASSIFICATION, 500, 0.4999, MARGINAL",
        "IMAGE_CLASSIFICATION, 499, 0.4999, NEGATIVE",
        "TEXT_CLASSIFICATION, 1000, 0.9, EXCELLENT",
        "TEXT_CLASSIFICATION, 999, 0.9, MODERATE",
        "SUMMARIZATION, 1000, 0.9, EXCELLENT",
        "SUMMARIZATION, 999, 0.9, MODERATE",
        "OTHER, 999, 0.1, NEGATIVE",
    })
    void quadrant(String task, long samples, double similarity, String quadrant) {
        Advice advice = Case.project()
                .with("/task/type", task)
                .with("/data/labeledSamples", samples)
                .candidate("a", similarity)
                .advise();
        assertThat(advice.models().get(0).quadrant()).isEqualTo(quadrant);
        assertThat(Case.codes(advice).contains("SWEET_SPOT")).isEqualTo(quadrant.equals("MODERATE"));
        assertThat(Case.codes(advice).contains("DANGER_ZONE")).isEqualTo(quadrant.equals("NEGATIVE"));
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.02, 0.05", "0.7, 0.05, 0.1", "0.3, 0.15, 0.2"})
    void theRiskOfNegativeTransferFollowsTheBand(double similarity, double low, double high) {
        Advice advice = Case.project().candidate("a", similarity).advise();
        assertThat(risk(advice)).returns(low, Range::low).returns(high, Range::high);
    }

    @Test
    void theRiskOfAnUnmeasuredModelAndOfNoneIsThePublishedOne() {
        for (Case each : List.of(Case.project().candidate(Map.of("model", "BERT-base")), Case.project())) {
            assertThat(risk(each.advise())).returns(0.15, Range::low).returns(0.2, Range::high);
        }
    }

    private static Range risk(Advice advice) {
        return (Range) advice.facts().get("NegativeTransferRisk").values().get("probability");
    }
}
