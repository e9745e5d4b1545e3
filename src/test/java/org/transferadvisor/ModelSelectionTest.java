package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §9.3: five criteria, the filters, ties, and the quick heuristic. */
class ModelSelectionTest {

    @Test
    void theScoreIsTheWeightedSumOfFiveParts() {
        Advice advice = Case.project()
                .candidate(candidate("small", 1, 0.8, 0.6))
                .candidate(candidate("large", 4, 0.9, 0.8))
                .advise();
        Advice.Model large = model(advice, "large");
        assertThat(large.parts())
                .isEqualTo(Map.of(
                        "proximity", 0.9, "quality", 0.8, "adaptation", 0.25, "inference", 0.25, "ecosystem", 0.5));
        assertThat(large.score()).isEqualTo(0.6075);
        assertThat(model(advice, "small").score()).isEqualTo(0.79);
        assertThat(advice.recommendation().model()).isEqualTo("small");
        assertThat(advice.models().stream().map(Advice.Model::model)).containsExactly("small", "large");
        assertThat(List.copyOf(large.parts().keySet()))
                .containsExactly("proximity", "quality", "adaptation", "inference", "ecosystem");
    }

    @Test
    void aMixtureOfExpertsIsJudgedByItsActiveParametersAtInferenceAndByAllOfThemAtAdaptation() {
        Map<String, Object> experts = candidate("experts", 40, 0.8, 0.6);
        experts.put("activeParametersB", 4);
        Advice advice = Case.project()
                .candidate(experts)
                .candidate(candidate("dense", 8, 0.8, 0.6))
                .advise();
        assertThat(model(advice, "experts").parts())
                .containsEntry("adaptation", 0.2)
                .containsEntry("inference", 1.0);
        assertThat(model(advice, "dense").parts())
                .containsEntry("adaptation", 1.0)
                .containsEntry("inference", 0.5);
    }

    /** 0.24 + 0.13 + 0.35 x 6.999/7 + 0.10 is 0.81995 exactly, though 6.999/7 has no end in decimals. */
    @Test
    void aScoreHalfWayBetweenTwoDecimalsIsRoundedUp() {
        Map<String, Object> halfWay = candidate("half-way", 7, 0.8, 0.52);
        halfWay.put("ecosystem", 1);
        Map<String, Object> other = candidate("other", 6.999, 0.8167, 0.5);
        other.put("ecosystem", 1);
        Advice advice = Case.project().candidate(halfWay).candidate(other).advise();
        assertThat(model(advice, "half-way").score()).isEqualTo(0.82);
        assertThat(model(advice, "other").score()).isEqualTo(0.82);
        assertThat(advice.recommendation().model()).isEqualTo("half-way");
    }

    @Test
    void aCriterionWithoutAFigureCountsOneHalf() {
        Advice advice = Case.project()
                .candidate(Map.of("model", "an API", "access", "API"))
                .advise();
        assertThat(advice.models().get(0).parts())
                .isEqualTo(Map.of(
                        "proximity", 0.75, "quality", 0.5, "adaptation", 0.5, "inference", 0.5, "ecosystem", 0.5));
        assertThat(advice.models().get(0).score()).isEqualTo(0.575);
        assertThat(advice.assumptions())
                .contains(new Advice.Assumption(
                        "figures/missing-criterion/value",
                        Case.advisor()
                                .rulebook()
                                .reference()
                                .row("figures", "missing-criterion")
                                .cell("value"),
                        "rulebook",
                        "ASSUMPTION",
                        null));
    }

    @ParameterizedTest
    @CsvSource({"0.5001, 8, true", "0.5, 8, false", "0.9, 8.0001, false", "0.9, 8, true"})
    void filters(double similarity, double size, boolean eligible) {
        Advice advice = Case.project()
                .with("/maxParametersB", 8)
                .candidate(candidate("a", size, similarity, 0.5))
                .advise();
        assertThat(advice.models().get(0).eligible()).isEqualTo(eligible);
        assertThat(advice.models().get(0).reason() == null).isEqualTo(eligible);
        assertThat(Case.codes(advice).contains("NO_ELIGIBLE_MODEL")).isEqualTo(!eligible);
        assertThat(advice.recommendation().model()).isEqualTo("a");
    }

    @Test
    void everyReasonOfAnIneligibleCandidateIsGiven() {
        Advice advice = Case.project()
                .with("/maxParametersB", 1)
                .candidate(candidate("far and large", 8, 0.3, 0.5))
                .candidate(Map.of("model", "unmeasured", "parametersB", 1, "trainedOn", "general-vision"))
                .candidate(Map.of("model", "licensed", "access", "PROPRIETARY_LICENSE"))
                .advise();
        assertThat(model(advice, "far and large").reason())
                .contains("0.3")
                .contains("8")
                .contains("1");
        assertThat(model(advice, "unmeasured").reason()).contains("0.2");
        assertThat(model(advice, "licensed").reason()).contains("size is unknown");
    }

    @Test
    void theEligibleWithTheBestScoreIsSelectedThoughAnIneligibleOneScoresHigher() {
        Advice advice = Case.project()
                .candidate(candidate("tiny but far", 0.1, 0.5, 0.9))
                .candidate(candidate("close", 8, 0.51, 0.1))
                .advise();
        assertThat(model(advice, "tiny but far").score())
                .isGreaterThan(model(advice, "close").score());
        assertThat(advice.recommendation().model()).isEqualTo("close");
        assertThat(Case.codes(advice)).doesNotContain("NO_ELIGIBLE_MODEL");
    }

    /** Equal scores: the benchmark decides, then the size, then the name. */
    @Test
    void ties() {
        Map<String, Object> betterBenchmark = candidate("z benchmark", 8, 0.7, 0.8);
        Map<String, Object> closer = candidate("a closer", 8, 0.8, 0.68);
        Advice byBenchmark =
                Case.project().candidate(closer).candidate(betterBenchmark).advise();
        assertThat(model(byBenchmark, "a closer").score())
                .isEqualTo(model(byBenchmark, "z benchmark").score());
        assertThat(byBenchmark.recommendation().model()).isEqualTo("z benchmark");

        Advice byName = Case.project()
                .candidate(candidate("b", 8, 0.8, 0.5))
                .candidate(candidate("a", 8, 0.8, 0.5))
                .advise();
        assertThat(byName.recommendation().model()).isEqualTo("a");

        Map<String, Object> smaller = candidate("smaller", 4, 0.8, 0.5);
        smaller.put("activeParametersB", 4);
        smaller.put("ecosystem", 0);
        Map<String, Object> larger = candidate("larger", 8, 0.8, 0.5);
        larger.put("activeParametersB", 4);
        larger.put("ecosystem", 1);
        Advice bySize = Case.project().candidate(larger).candidate(smaller).advise();
        assertThat(model(bySize, "smaller").score())
                .isEqualTo(model(bySize, "larger").score());
        assertThat(bySize.recommendation().model()).isEqualTo("smaller");
    }

    @Test
    void theQuickPickIsShownWhereItDiffers() {
        Case facts = Case.project().candidate(candidate("small", 1, 0.8, 0.6));
        Advice differs = facts.candidate(candidate("large", 4, 0.9, 0.8)).advise();
        assertThat(Case.message(differs, "QUICK_PICK_DIFFERS"))
                .contains("small")
                .contains("large")
                .contains("0.8");
        Advice same = facts.candidate(candidate("large", 4, 0.9, 0.59)).advise();
        assertThat(Case.codes(same)).doesNotContain("QUICK_PICK_DIFFERS");
    }

    @ParameterizedTest
    @CsvSource({"0.7, true", "0.6999, false"})
    void aCandidateThatIsATenthCloserIsPointedOut(double similarity, boolean found) {
        Advice advice = Case.project()
                .candidate(candidate("selected", 1, 0.6, 1))
                .candidate(candidate("closer", 100, similarity, 0))
                .advise();
        assertThat(advice.recommendation().model()).isEqualTo("selected");
        assertThat(Case.codes(advice).contains("CLOSER_MODEL_AVAILABLE")).isEqualTo(found);
    }

    @Test
    void withoutCandidatesNoModelIsSelected() {
        Advice advice = Case.project().advise();
        assertThat(advice.recommendation().model()).isNull();
        assertThat(advice.models()).isEmpty();
    }

    @Test
    void theModelTableFillsWhatTheFactsLeaveOut() {
        Advice advice =
                Case.project().candidate(Map.of("model", "Mixtral-8x7B")).advise();
        assertThat(advice.assumptions())
                .contains(
                        new Advice.Assumption("/candidates/0/parametersB", 46.703, "model-cards", "PUBLISHED", null),
                        new Advice.Assumption(
                                "/candidates/0/activeParametersB", 12.9, "model-cards", "PUBLISHED", null),
                        new Advice.Assumption("/candidates/0/access", "OPEN_WEIGHTS", "model-cards", "PUBLISHED", null),
                        new Advice.Assumption("/candidates/0/ecosystem", 0.5, "rulebook", "ASSUMPTION", null));
        Advice stated = Case.project()
                .candidate(Map.of("model", "Mixtral-8x7B", "parametersB", 50, "activeParametersB", 13))
                .advise();
        assertThat(stated.assumptions().stream().map(Advice.Assumption::fact))
                .doesNotContain("/candidates/0/parametersB", "/candidates/0/activeParametersB");
    }

    private static Map<String, Object> candidate(String name, double size, double similarity, double benchmark) {
        Map<String, Object> candidate = new HashMap<>();
        candidate.put("model", name);
        candidate.put("parametersB", size);
        candidate.put("benchmark", benchmark);
        candidate.put("similarity", Map.of("semantic", similarity, "distribution", similarity, "task", similarity));
        return candidate;
    }

    private static Advice.Model model(Advice advice, String name) {
        return advice.models().stream()
                .filter(each -> each.model().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
