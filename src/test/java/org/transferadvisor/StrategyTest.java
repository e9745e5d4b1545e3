package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From leaf to strategy (§2.2, §4.2, §7.4), and what access allows (§3.2). */
class StrategyTest {

    private static final Map<String, Object> SIMILAR = Map.of("semantic", 0.8, "distribution", 0.8, "task", 0.8);

    @Test
    void aModelWithAPromptIsPromptTunedAndOneWithoutIsFeatureExtracted() {
        Case small = Case.project().with("/task/type", "TEXT_CLASSIFICATION").with("/data/labeledSamples", 999);
        assertThat(strategy(small.candidate(Map.of("model", "Llama-3.1-8B")))).isEqualTo("PROMPT_TUNING");
        assertThat(strategy(small.candidate(Map.of("model", "BERT-base")))).isEqualTo("FEATURE_EXTRACTION");
        assertThat(strategy(small.candidate(Map.of("model", "BERT-base", "promptInterface", true))))
                .isEqualTo("PROMPT_TUNING");
        assertThat(strategy(small)).isEqualTo("FEATURE_EXTRACTION");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT_CLASSIFICATION, 100000, FROM_SCRATCH",
        "TEXT_CLASSIFICATION,  99999, HYBRID",
        "OBJECT_DETECTION,     10000, FROM_SCRATCH",
        "OBJECT_DETECTION,      9999, HYBRID",
        "SUMMARIZATION,      9999999, HYBRID",
    })
    void fromScratchTakesTheLowerEndOfThePublishedSamples(String task, long samples, String strategy) {
        Case none = Case.project()
                .with("/modelMatch", "NONE")
                .with("/task/type", task)
                .with("/data/labeledSamples", samples);
        assertThat(strategy(none)).isEqualTo(strategy);
        assertThat(none.advise().recommendation().adaptation()).isNull();
    }

    /** LoRA at 70B: 50 to 200 hours, likely 100, at $5: likely $500. */
    @ParameterizedTest
    @CsvSource({"500, LORA", "499.99, QLORA"})
    void loraThatIsLikelyToExceedTheBudgetGivesQlora(double compute, String strategy) {
        Case limited = Case.project()
                .with("/budget/compute", compute)
                .candidate(Map.of("model", "large", "parametersB", 70, "similarity", SIMILAR));
        Advice advice = limited.advise();
        assertThat(advice.recommendation().leaf()).isEqualTo("LORA_OR_QLORA");
        assertThat(advice.recommendation().strategy()).isEqualTo(strategy);
    }

    /**
     * LoRA at 70B: 140 GB frozen and 3.5 GB trained, shared by two A100-80GB, with 2.3 GB of activations and context on each:
     * 74.1 GB of the 76 that may be used. QLoRA: 36.4, 3.5 and 2.3 GB on one.
     */
    @ParameterizedTest
    @CsvSource({"3, LORA", "2, LORA", "1, QLORA"})
    void loraThatDoesNotFitTheGpusAtHandGivesQlora(int count, String strategy) {
        Case limited = Case.project()
                .with("/budget/compute", 999)
                .with("/hardware/count", count)
                .candidate(Map.of("model", "large", "parametersB", 70, "similarity", SIMILAR));
        assertThat(strategy(limited)).isEqualTo(strategy);
    }

    @Test
    void whereNeitherFitsTheOneThatComesClosestIsTakenWithAWarning() {
        Case limited = Case.project()
                .with("/budget/compute", 999)
                .with("/hardware/count", 1)
                .with("/hardware/gpu", "V100-16GB")
                .candidate(Map.of("model", "large", "parametersB", 70, "similarity", SIMILAR));
        Advice advice = limited.advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("QLORA");
        assertThat(advice.recommendation().byTheTree().strategy()).isEqualTo("LORA");
        assertThat(Case.codes(advice)).contains("NOTHING_FITS");
    }

    @Test
    void withoutAModelLoraIsTakenAndItsCostIsUnknown() {
        Advice advice = Case.project().with("/budget/compute", 500).advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("LORA");
        assertThat(advice.costs()).allMatch(each -> each.compute() == null);
    }

    @Test
    void theTransferStepIsDoneByTheWinnerOfTheFramework() {
        Case large = Case.project()
                .with("/data/labeledSamples", 200000)
                .with("/serving/requirement", "LATENCY")
                .with("/serving/variants", 2)
                .candidate("Mistral-7B", 0.9);
        assertThat(adaptation(large.with("/task/targetQuality", "NEAR_FULL_FINE_TUNING")))
                .isEqualTo("LORA");
        assertThat(adaptation(large.with("/task/targetQuality", "MAXIMUM").with("/budget/compute", 20000)))
                .isEqualTo("FULL_FINE_TUNING");
        assertThat(strategy(large.with("/modelMatch", "PARTIAL"))).isEqualTo("LORA");
        assertThat(adaptation(large.with("/budget/compute", 0.01))).isEqualTo("QLORA");
    }

    @Test
    void aRegularisedLeafIsFullFineTuningWithTheAdvice() {
        Advice advice = Case.project().with("/budget/compute", 20000).advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("FULL_FINE_TUNING");
        assertThat(Case.codes(advice)).contains("CATASTROPHIC_FORGETTING");
    }

    @ParameterizedTest
    @CsvSource({"20001, PROMPT_TUNING, true", "500, PROMPT_TUNING, false"})
    void anApiWithoutFineTuningLeavesPromptTuning(long samples, String strategy, boolean limited) {
        Advice advice = Case.project()
                .with("/data/labeledSamples", samples)
                .with("/serving/requirement", "LATENCY")
                .candidate(Map.of("model", "claude-haiku-4-5", "similarity", SIMILAR))
                .advise();
        assertThat(advice.recommendation().strategy()).isEqualTo(strategy);
        assertThat(advice.recommendation().adaptation()).isNull();
        assertThat(Case.codes(advice).contains("API_ACCESS_LIMITS_ADAPTATION")).isEqualTo(limited);
        if (limited) {
            assertThat(advice.recommendation().leaf()).isEqualTo("TRANSFER_THEN_DISTILL");
        }
    }

    @Test
    void anApiWithFineTuningTrainsInTheStrategysPlace() {
        Advice advice = Case.project()
                .with("/data/labeledSamples", 20001)
                .candidate(Map.of("model", "gpt-4o-mini", "similarity", SIMILAR))
                .advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("HOSTED_FINE_TUNING");
        assertThat(Case.codes(advice)).doesNotContain("API_ACCESS_LIMITS_ADAPTATION");
        assertThat(advice.costs()).as("an API's training is not costed").allMatch(each -> each.compute() == null);
    }

    @Test
    void fromScratchAndHybridWorkBesideAnApi() {
        Advice advice = Case.project()
                .with("/modelMatch", "NONE")
                .candidate(Map.of("model", "claude-haiku-4-5"))
                .advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("HYBRID");
        assertThat(Case.codes(advice)).doesNotContain("API_ACCESS_LIMITS_ADAPTATION");
    }

    @Test
    void theSummaryIsOneSentence() {
        Advice advice = Case.project()
                .with("/data/labeledSamples", 200000)
                .with("/serving/requirement", "LATENCY")
                .with("/task/targetQuality", "NEAR_FULL_FINE_TUNING")
                .with("/serving/variants", 2)
                .candidate("Mistral-7B", 0.9)
                .advise();
        assertThat(advice.recommendation().summary())
                .isEqualTo(
                        "Choose transfer then distillation, starting from Mistral-7B and adapting it by LoRA, though whether it"
                                + " pays is not known, because the match is of high quality, data plentiful and latency critical.");
    }

    private static String strategy(Case facts) {
        return facts.advise().recommendation().strategy();
    }

    private static String adaptation(Case facts) {
        return facts.advise().recommendation().adaptation();
    }
}
