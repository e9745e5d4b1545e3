package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §7.3: the votes on both sides of every boundary, the winner and its ties; §7.1: the alternatives. */
class PeftSelectionTest {

    private static final String FULL = "FULL_FINE_TUNING";

    @ParameterizedTest
    @CsvSource({
        "COMPUTE_BUDGET, /budget/compute, 0, PROMPT_TUNING",
        "COMPUTE_BUDGET, /budget/compute, 99.99, PROMPT_TUNING",
        "COMPUTE_BUDGET, /budget/compute, 100, LORA",
        "COMPUTE_BUDGET, /budget/compute, 999.99, LORA",
        "COMPUTE_BUDGET, /budget/compute, 1000, ''",
        "COMPUTE_BUDGET, /budget/compute, 10000, ''",
        "COMPUTE_BUDGET, /budget/compute, 10000.01, FULL_FINE_TUNING",
        "VARIANTS, /serving/variants, 1, FULL_FINE_TUNING",
        "VARIANTS, /serving/variants, 2, ''",
        "VARIANTS, /serving/variants, 3, ''",
        "VARIANTS, /serving/variants, 4, LORA",
        "VARIANTS, /serving/variants, 10, LORA",
        "VARIANTS, /serving/variants, 11, PROMPT_TUNING",
        "DATA_VOLUME, /data/labeledSamples, 99, ''",
        "DATA_VOLUME, /data/labeledSamples, 100, PROMPT_TUNING",
        "DATA_VOLUME, /data/labeledSamples, 999, PROMPT_TUNING",
        "DATA_VOLUME, /data/labeledSamples, 1000, LORA",
        "DATA_VOLUME, /data/labeledSamples, 9999, LORA",
        "DATA_VOLUME, /data/labeledSamples, 10000, FULL_FINE_TUNING LORA",
        "DATA_VOLUME, /data/labeledSamples, 100000, FULL_FINE_TUNING LORA",
        "DATA_VOLUME, /data/labeledSamples, 100001, FULL_FINE_TUNING",
    })
    void voteOfANumber(String factor, String fact, double value, String columns) {
        Advice advice = Case.project().with(fact, value).advise();
        assertThat(Case.favors(advice, factor)).containsExactlyElementsOf(split(columns));
    }

    @ParameterizedTest
    @CsvSource({
        "TARGET_QUALITY, /task/targetQuality, NEAR_FULL_FINE_TUNING, LORA",
        "TARGET_QUALITY, /task/targetQuality, MAXIMUM, FULL_FINE_TUNING",
        "TARGET_QUALITY, /task/targetQuality, ACCEPTABLE_VARIATION, PROMPT_TUNING",
        "DEPLOYMENT, /serving/deployment, MULTI_TENANT, LORA",
        "DEPLOYMENT, /serving/deployment, SINGLE_TENANT, FULL_FINE_TUNING",
        "DEPLOYMENT, /serving/deployment, CLOUD_API, PROMPT_TUNING",
    })
    void voteOfAWord(String factor, String fact, String value, String column) {
        assertThat(Case.favors(Case.project().with(fact, value).advise(), factor))
                .containsExactly(column);
        assertThat(Case.favors(Case.project().advise(), factor)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN_WEIGHTS, 7, LORA",
        "OPEN_WEIGHTS, 6.99, FULL_FINE_TUNING",
        "PROPRIETARY_LICENSE, 70, LORA",
        "API, 7, PROMPT_TUNING"
    })
    void voteOfTheModelsSize(String access, double size, String column) {
        Advice advice = Case.project()
                .candidate(Map.of("model", "a model", "parametersB", size, "access", access))
                .advise();
        assertThat(Case.favors(advice, "MODEL_SIZE")).containsExactly(column);
        assertThat(Case.favors(Case.project().advise(), "MODEL_SIZE")).isEmpty();
    }

    @Test
    void aLicensedModelOfUnknownSizeCastsNoVote() {
        Advice advice = Case.project()
                .candidate(Map.of("model", "a model", "access", "PROPRIETARY_LICENSE"))
                .advise();
        assertThat(Case.favors(advice, "MODEL_SIZE")).isEmpty();
    }

    /** No votes at all, and every tie. */
    @ParameterizedTest
    @CsvSource({
        "50, 5000, 2, '', '', LORA, '0 0 0'",
        "50, 5000, 2, NEAR_FULL_FINE_TUNING, SINGLE_TENANT, LORA, '1 1 0'",
        "50, 5000, 2, NEAR_FULL_FINE_TUNING, CLOUD_API, LORA, '1 0 1'",
        "50, 5000, 2, MAXIMUM, CLOUD_API, PROMPT_TUNING, '0 1 1'",
        "50, 5000, 2, MAXIMUM, SINGLE_TENANT, FULL_FINE_TUNING, '0 2 0'",
        "50, 5000, 2, MAXIMUM, '', FULL_FINE_TUNING, '0 1 0'",
        "50, 5000, 4, MAXIMUM, CLOUD_API, LORA, '1 1 1'",
        "500, 50, 4, MAXIMUM, SINGLE_TENANT, PROMPT_TUNING, '1 2 2'",
        "500, 50, 4, MAXIMUM, CLOUD_API, PROMPT_TUNING, '1 1 3'",
    })
    void winnerAndTies(
            long samples,
            double compute,
            int variants,
            String quality,
            String deployment,
            String winner,
            String tally) {
        Case facts = Case.project()
                .with("/data/labeledSamples", samples)
                .with("/budget/compute", compute)
                .with("/serving/variants", variants);
        facts = quality.isEmpty() ? facts : facts.with("/task/targetQuality", quality);
        facts = deployment.isEmpty() ? facts : facts.with("/serving/deployment", deployment);
        Advice.Peft peft = facts.advise().peft();
        List<Long> votes = Arrays.stream(tally.split(" ")).map(Long::valueOf).toList();
        assertThat(peft.tally())
                .isEqualTo(Map.of("LORA", votes.get(0), FULL, votes.get(1), "PROMPT_TUNING", votes.get(2)));
        assertThat(peft.winner()).isEqualTo(winner);
    }

    @Test
    void theVotesAreShownWhateverTheLeaf() {
        Advice advice = Case.project().with("/modelMatch", "NONE").advise();
        assertThat(advice.peft().votes())
                .containsExactly(
                        new Advice.Vote("DATA_VOLUME", 5000L, "LORA", "vote-data-lora"),
                        new Advice.Vote("VARIANTS", 1L, FULL, "vote-variants-full-fine-tuning"));
    }

    // ---- alternatives ----

    @Test
    void nearFullFineTuningTakesWhatReachesNinetyFivePercentAndMarksWhatIsSafe() {
        Advice advice = Case.project()
                .with("/task/targetQuality", "NEAR_FULL_FINE_TUNING")
                .with("/budget/compute", 20000)
                .candidate("Mistral-7B", 0.9)
                .advise();
        assertThat(advice.recommendation().strategy()).isEqualTo(FULL);
        assertThat(advice.peft().alternatives().stream().map(Advice.Alternative::strategy))
                .containsExactlyInAnyOrder("LORA", "ADAPTERS", "IA3", "PREFIX_TUNING", "PROMPT_TUNING");
        assertThat(advice.peft().alternatives().stream()
                        .filter(each -> Boolean.TRUE.equals(each.safe()))
                        .map(Advice.Alternative::strategy))
                .containsExactlyInAnyOrder("LORA", "ADAPTERS");
    }

    @Test
    void theMaximumOfQualityLeavesNoAlternative() {
        Advice advice = Case.project()
                .with("/task/targetQuality", "MAXIMUM")
                .candidate("Mistral-7B", 0.9)
                .advise();
        assertThat(advice.peft().alternatives()).isEmpty();
    }

    @Test
    void whatDoesNotFitTheGpusIsNoAlternative() {
        Case facts = Case.project()
                .with("/task/targetQuality", "NEAR_FULL_FINE_TUNING")
                .with("/budget/compute", 20000)
                .candidate("Mistral-7B", 0.9);
        assertThat(facts.with("/hardware/count", 1).advise().peft().alternatives())
                .isNotEmpty();
        assertThat(facts.with("/hardware/count", 1)
                        .with("/hardware/gpu", "V100-16GB")
                        .advise()
                        .peft()
                        .alternatives())
                .isEmpty();
    }

    @Test
    void aSecondOpinionIsGivenWhereTheTreeAndTheFrameworkDiffer() {
        Case full = Case.project().with("/data/labeledSamples", 20000).with("/serving/variants", 5);
        Advice differs =
                full.with("/task/targetQuality", "NEAR_FULL_FINE_TUNING").advise();
        assertThat(differs.recommendation().strategy()).isEqualTo(FULL);
        assertThat(Case.message(differs, "SECOND_OPINION")).contains("full fine-tuning", "LoRA");
        Advice agrees = full.with("/task/targetQuality", "MAXIMUM")
                .with("/serving/variants", 1)
                .advise();
        assertThat(Case.codes(agrees)).doesNotContain("SECOND_OPINION");
    }

    @Test
    void qloraBelongsToTheColumnOfLora() {
        Advice advice = Case.project()
                .with("/budget/compute", 499)
                .with("/task/targetQuality", "NEAR_FULL_FINE_TUNING")
                .candidate(Map.of("model", "large", "parametersB", 70))
                .advise();
        assertThat(advice.recommendation().strategy()).isEqualTo("QLORA");
        assertThat(advice.peft().winner()).isEqualTo("LORA");
        assertThat(Case.codes(advice)).doesNotContain("SECOND_OPINION");
    }

    private static List<String> split(String columns) {
        return columns.isEmpty() ? List.of() : Arrays.asList(columns.split(" "));
    }
}
