package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §9.1: ten leaves, and both sides of every boundary between them. */
class DecisionTreeTest {

    @ParameterizedTest
    @CsvSource({
        "NONE,         5000,  5000,      0, QUALITY,    FROM_SCRATCH_OR_HYBRID",
        "PARTIAL,      5000,  5000,  50001, QUALITY,    DOMAIN_PRETRAINING",
        "PARTIAL,      5000,  5000,  50000.01, QUALITY, DOMAIN_PRETRAINING",
        "PARTIAL,      5000,  5000,  50000, QUALITY,    MULTI_SOURCE_TRANSFER",
        "PARTIAL,      5000,  5000,      0, QUALITY,    MULTI_SOURCE_TRANSFER",
        "HIGH_QUALITY,    0,  5000,      0, QUALITY,    FEATURE_EXTRACTION_OR_PROMPT_TUNING",
        "HIGH_QUALITY,  999, 99999, 999999, LATENCY,    FEATURE_EXTRACTION_OR_PROMPT_TUNING",
        "HIGH_QUALITY, 1000,     0,      0, QUALITY,    LORA_OR_QLORA",
        "HIGH_QUALITY, 1000, 999.99,     0, QUALITY,    LORA_OR_QLORA",
        "HIGH_QUALITY, 1000,  1000,      0, QUALITY,    PEFT_METHOD_SELECTION",
        "HIGH_QUALITY, 10000, 10000,     0, QUALITY,    PEFT_METHOD_SELECTION",
        "HIGH_QUALITY, 10000, 10000.01,  0, QUALITY,    FULL_FINE_TUNING_REGULARIZED",
        "HIGH_QUALITY, 10000,  999,      0, LATENCY,    LORA_OR_QLORA",
        "HIGH_QUALITY, 10001,  999,      0, LATENCY,    TRANSFER_THEN_DISTILL",
        "HIGH_QUALITY, 10001, 5000,      0, THROUGHPUT, TRANSFER_THEN_QUANTIZE",
        "HIGH_QUALITY, 10001, 5000,      0, QUALITY,    FULL_FINE_TUNING",
    })
    void leaf(String match, long samples, double compute, double adaptation, String requirement, String leaf) {
        Advice advice = Case.project()
                .with("/modelMatch", match)
                .with("/data/labeledSamples", samples)
                .with("/budget/compute", compute)
                .with("/budget/domainAdaptation", adaptation)
                .with("/serving/requirement", requirement)
                .advise();
        assertThat(advice.recommendation().leaf()).isEqualTo(leaf);
    }

    @Test
    void thePathListsEachQuestionWithAnswerFactRuleAndSection() {
        Advice advice = Case.project().with("/budget/compute", 999).advise();
        assertThat(advice.decisionPath())
                .containsExactly(
                        new Advice.Step(
                                "Foundation model available for domain?",
                                "HIGH_QUALITY",
                                "/modelMatch",
                                "question-match",
                                "9.1",
                                false),
                        new Advice.Step(
                                "Data volume?", "MEDIUM", "/data/labeledSamples", "question-data-volume", "9.1", false),
                        new Advice.Step(
                                "Compute budget?",
                                "LIMITED",
                                "/budget/compute",
                                "question-compute-budget",
                                "9.1",
                                false));
    }

    @Test
    void anUnstatedRequirementIsQuality() {
        Advice advice = Case.project().with("/data/labeledSamples", 10001).advise();
        assertThat(advice.recommendation().leaf()).isEqualTo("FULL_FINE_TUNING");
        assertThat(advice.assumptions())
                .contains(new Advice.Assumption("/serving/requirement", "QUALITY", "rulebook", "ASSUMPTION", null));
    }

    @ParameterizedTest
    @CsvSource({"0.7001, HIGH_QUALITY", "0.7, PARTIAL", "0.4, PARTIAL", "0.3999, NONE"})
    void anUnstatedMatchComesFromTheBandOfTheSelectedModel(double dps, String match) {
        Advice advice = Case.project()
                .without("modelMatch")
                .candidate("Mistral-7B", dps)
                .advise();
        assertThat(advice.decisionPath().get(0).answer()).isEqualTo(match);
        assertThat(advice.decisionPath().get(0).fact()).isEqualTo("proximity of the selected model");
        assertThat(Case.codes(advice)).doesNotContain("MODEL_MATCH_CONTRADICTS_PROXIMITY");
    }

    @Test
    void withoutMatchAndMeasurementTheEstimateDecidesAndIsListed() {
        Advice advice = Case.project()
                .without("modelMatch")
                .candidate(Map.of("model", "Mistral-7B"))
                .advise();
        assertThat(advice.recommendation().leaf()).isEqualTo("PEFT_METHOD_SELECTION");
        assertThat(advice.decisionPath().get(0).fact()).isEqualTo("estimated proximity of the selected model");
        assertThat(advice.decisionPath().get(0).assumed()).isTrue();
        assertThat(advice.decisionPath().get(1).assumed()).isFalse();
        assertThat(advice.models().get(0).proximityBasis()).isEqualTo("ESTIMATED");
        assertThat(advice.assumptions())
                .contains(new Advice.Assumption("/modelMatch", "HIGH_QUALITY", "9.1", "ASSUMPTION", null));
        assertThat(advice.recommendation().decisiveAssumptions())
                .extracting(Advice.DecisiveAssumption::fact)
                .containsExactly("/modelMatch");
        assertThat(advice.recommendation().byProximity())
                .extracting(Advice.ByProximity::band, Advice.ByProximity::leaf, Advice.ByProximity::strategy)
                .containsExactly(
                        tuple("STRONG", "PEFT_METHOD_SELECTION", "LORA"),
                        tuple("MODERATE", "MULTI_SOURCE_TRANSFER", "LORA"),
                        tuple("LIMITED", "FROM_SCRATCH_OR_HYBRID", "HYBRID"));
        assertThat(Case.codes(advice)).contains("PROXIMITY_NOT_MEASURED");
    }

    @Test
    void whatABandLeadsToIsWhatStatingItsMatchLeadsTo() {
        Map<String, String> matches = Map.of("STRONG", "HIGH_QUALITY", "MODERATE", "PARTIAL", "LIMITED", "NONE");
        int seen = 0;
        for (Case facts : RandomProjects.wide(9, 60)) {
            for (Advice.ByProximity each : facts.advise().recommendation().byProximity()) {
                Advice.Recommendation stated = facts.with("/modelMatch", matches.get(each.band()))
                        .advise()
                        .recommendation();
                assertThat(tuple(each.leaf(), each.strategy(), each.adaptation()))
                        .as(facts.json())
                        .isEqualTo(tuple(stated.leaf(), stated.strategy(), stated.adaptation()));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void aStatedMatchIsUsedThoughTheMeasurementContradictsIt() {
        Advice advice = Case.project().candidate("Mistral-7B", 0.45).advise();
        assertThat(advice.recommendation().leaf()).isEqualTo("PEFT_METHOD_SELECTION");
        assertThat(Case.message(advice, "MODEL_MATCH_CONTRADICTS_PROXIMITY"))
                .contains("HIGH_QUALITY", "PARTIAL", "Mistral-7B", "0.45");
    }
}
