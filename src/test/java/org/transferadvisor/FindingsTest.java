package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §11 of the specification: every finding that needs no other test, fired and nearly fired, with its figures. */
class FindingsTest {

    private static final Map<String, Object> SIMILAR = Map.of("semantic", 0.8, "distribution", 0.8, "task", 0.8);

    @Test
    void proximityNotMeasuredSaysWhatAnAnalysisMayCost() {
        Case unmeasured = Case.project().candidate(Map.of("model", "BERT-base"));
        assertThat(Case.message(unmeasured.with("/budget/project", 100000).advise(), "PROXIMITY_NOT_MEASURED"))
                .contains("15% to 20%", "5% to 10%", "$100,000", "$5,000 to $10,000");
        assertThat(Case.message(unmeasured.advise(), "PROXIMITY_NOT_MEASURED")).contains("5% to 10%");
        assertThat(Case.codes(unmeasured.candidate("measured", 0.1).advise()))
                .as("another candidate is measured, the selected one is not")
                .contains("PROXIMITY_NOT_MEASURED");
        assertThat(Case.codes(Case.project().candidate("measured", 0.9).advise()))
                .doesNotContain("PROXIMITY_NOT_MEASURED");
        assertThat(Case.codes(Case.project().advise())).contains("PROXIMITY_NOT_MEASURED");
    }

    @ParameterizedTest
    @CsvSource({"0.3999, true", "0.4, false"})
    void limitedTransfer(double similarity, boolean found) {
        Advice advice = Case.project().candidate("a", similarity).advise();
        assertThat(Case.codes(advice).contains("LIMITED_TRANSFER")).isEqualTo(found);
    }

    @Test
    void catastrophicForgettingGoesWithFullFineTuningAsStrategyOrAdaptation() {
        Case large = Case.project().with("/data/labeledSamples", 200000);
        assertThat(Case.codes(large.advise())).contains("CATASTROPHIC_FORGETTING");
        Advice adapted = large.with("/serving/requirement", "LATENCY").advise();
        assertThat(adapted.recommendation().adaptation()).isEqualTo("FULL_FINE_TUNING");
        assertThat(Case.codes(adapted)).contains("CATASTROPHIC_FORGETTING");
        Advice lora = Case.project().with("/budget/compute", 500).advise();
        assertThat(Case.codes(lora)).doesNotContain("CATASTROPHIC_FORGETTING");
    }

    @Test
    void sensitiveDataOnAnApi() {
        Case api = Case.project().candidate(Map.of("model", "gpt-4o", "similarity", SIMILAR));
        assertThat(Case.message(api.with("/data/sensitive", true).advise(), "SENSITIVE_DATA_ON_API"))
                .contains("gpt-4o");
        assertThat(Case.codes(api.advise())).doesNotContain("SENSITIVE_DATA_ON_API");
        Case open = Case.project().candidate(Map.of("model", "BERT-base", "similarity", SIMILAR));
        assertThat(Case.codes(open.with("/data/sensitive", true).advise())).doesNotContain("SENSITIVE_DATA_ON_API");
    }

    @Test
    void regulatedWithoutAProprietaryLicence() {
        Case regulated = Case.project().with("/serving/regulated", true).candidate("a", 0.8);
        assertThat(Case.codes(regulated.advise())).contains("REGULATED_LICENSE");
        assertThat(Case.codes(regulated.with("/serving/regulated", false).advise()))
                .doesNotContain("REGULATED_LICENSE");
        assertThat(Case.codes(regulated
                        .candidate(Map.of("model", "licensed", "access", "PROPRIETARY_LICENSE"))
                        .advise()))
                .doesNotContain("REGULATED_LICENSE");
    }

    /** The article's example of §7.2: ten variants of 70B are 1,400 GB; adapters add 0.14 to 1.4 GB each to 140 GB. */
    @Test
    void adapterServingComparesStorage() {
        Case variants = Case.project()
                .candidate(Map.of("model", "large", "parametersB", 70))
                .with("/serving/variants", 10);
        assertThat(Case.message(variants.advise(), "ADAPTER_SERVING"))
                .contains("1,400 GB")
                .contains("141 GB to 154 GB");
        assertThat(Case.codes(variants.with("/serving/variants", 4).advise())).contains("ADAPTER_SERVING");
        assertThat(Case.codes(variants.with("/serving/variants", 3).advise())).doesNotContain("ADAPTER_SERVING");
        assertThat(Case.codes(Case.project().with("/serving/variants", 4).advise()))
                .contains("ADAPTER_SERVING");
        assertThat(Case.codes(Case.project().with("/serving/variants", 3).advise()))
                .doesNotContain("ADAPTER_SERVING");
    }

    @ParameterizedTest
    @CsvSource({"10, true", "9, false"})
    void aPortfolioOfTenModels(int models, boolean found) {
        Advice advice = Case.project().with("/portfolio/modelsInDomain", models).advise();
        assertThat(Case.codes(advice).contains("DOMAIN_PRETRAINING_PORTFOLIO")).isEqualTo(found);
        if (found) {
            assertThat(Case.message(advice, "DOMAIN_PRETRAINING_PORTFOLIO")).contains("$100,000 to $1,000,000");
        }
    }

    /** Full fine-tuning of 70B: likely 1,000 hours, $5,000 a run, so two runs take $10,000. */
    @ParameterizedTest
    @CsvSource({"70, false", "70.01, true"})
    void twoRunsThatExceedTheBudget(double size, boolean found) {
        Advice advice = Case.project()
                .with("/data/labeledSamples", 20000)
                .with("/budget/compute", 10000)
                .candidate(Map.of("model", "large", "parametersB", size))
                .advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("FULL_FINE_TUNING");
        assertThat(Case.codes(advice).contains("ITERATIONS_EXCEED_BUDGET")).isEqualTo(found);
    }

    /** QLoRA of 7B: likely √30 hours at $5, $27.39 a run. */
    @Test
    void qloraExplorationCountsTheRunsThatTheBudgetBuys() {
        Case limited = Case.project().with("/budget/compute", 500);
        Advice advice =
                limited.candidate(Map.of("model", "seven", "parametersB", 7)).advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("LORA");
        assertThat(Case.message(advice, "QLORA_EXPLORATION"))
                .contains("$500")
                .contains("18 runs")
                .contains("$27.39");
        assertThat(Case.codes(limited.advise())).contains("QLORA_EXPLORATION");
        assertThat(Case.codes(Case.project().with("/budget/compute", 20000).advise()))
                .doesNotContain("QLORA_EXPLORATION");
    }

    @Test
    void aMixtureOfExpertsIsExplained() {
        Advice moe = Case.project().candidate(Map.of("model", "Mixtral-8x7B")).advise();
        assertThat(Case.message(moe, "MOE_INFERENCE")).contains("12.9").contains("46.703");
        assertThat(Case.codes(Case.project().candidate("dense", 0.8).advise())).doesNotContain("MOE_INFERENCE");
    }

    @Test
    void findingsStandInTheOrderOfSeverityThenCode() {
        Advice advice = Case.project()
                .with("/serving/variants", 12)
                .with("/portfolio/modelsInDomain", 12)
                .candidate(Map.of("model", "Mixtral-8x7B"))
                .candidate("far", 0.1)
                .advise();
        assertThat(advice.findings().stream().map(each -> each.severity() + " " + each.code()))
                .containsSubsequence(
                        "WARNING PROXIMITY_NOT_MEASURED",
                        "ADVICE ADAPTER_SERVING",
                        "ADVICE DOMAIN_PRETRAINING_PORTFOLIO");
        assertThat(advice.findings()).allSatisfy(each -> {
            assertThat(each.message()).doesNotContain("{").endsWith(".");
            assertThat(Case.advisor().rulebook().titles()).containsKey(each.source());
        });
    }
}
