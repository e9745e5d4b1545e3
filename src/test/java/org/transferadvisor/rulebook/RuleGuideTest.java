package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RuleGuide;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.rulebook.model.Vocabulary;

/** The examples of {@code rules/README.md}, applied to the shipped rulebook as they stand there. */
class RuleGuideTest {

    private static final Path GUIDE = Path.of("rules/README.md");
    /** What a week is worth where TL-EVS lies between the usual line and the careful one. */
    private static final double LINES = 6_500;

    private static final Map<String, Object> SIMILAR = Map.of("semantic", 0.8, "distribution", 0.8, "task", 0.8);

    private static Rulebooks after(String heading) {
        return RuleGuide.apply(Rulebooks.shipped(), heading);
    }

    @Test
    void changeAThreshold() {
        Rulebooks edited = after("Change a threshold");
        Case facts = Case.project().with("/data/labeledSamples", 1999);
        assertThat(edited.advise(facts).recommendation().leaf()).isEqualTo("FEATURE_EXTRACTION_OR_PROMPT_TUNING");
        assertThat(edited.advise(facts.with("/data/labeledSamples", 2000))
                        .recommendation()
                        .leaf())
                .isEqualTo(facts.advise().recommendation().leaf())
                .isEqualTo("PEFT_METHOD_SELECTION");
    }

    @Test
    void changeAFigure() {
        Case facts = Case.project()
                .candidate(Map.of(
                        "model", "BERT-base", "similarity", Map.of("semantic", 1, "distribution", 0, "task", 0)));
        assertThat(facts.advise().models().get(0).dps()).isEqualTo(0.4);
        assertThat(after("Change a figure").advise(facts).models().get(0).dps()).isEqualTo(0.5);
    }

    @Test
    void addAVote() {
        Case facts = Case.project().with("/data/sensitive", true);
        Advice advice = after("Add a vote").advise(facts);
        assertThat(Case.favors(advice, "DATA_SENSITIVITY")).containsExactly("LORA");
        assertThat(advice.peft().tally().get("LORA"))
                .isEqualTo(facts.advise().peft().tally().get("LORA") + 1);
    }

    @Test
    void addAStrategy() {
        Case facts = Case.project()
                .with("/budget/compute", 500)
                .with("/task/targetQuality", "NEAR_FULL_FINE_TUNING")
                .candidate(Map.of("model", "Mistral-7B", "similarity", SIMILAR));
        assertThat(facts.advise().recommendation().strategy()).isEqualTo("LORA");
        Advice advice = after("Add a strategy").advise(facts);
        assertThat(advice.recommendation().strategy()).isEqualTo("DORA");
        assertThat(advice.recommendation().summary()).contains("DoRA");
        assertThat(advice.costs().get(0).strategy()).isEqualTo("DORA");
        assertThat(advice.costs().get(0).gpuHours()).isNotNull();
        assertThat(Case.codes(advice)).doesNotContain("SECOND_OPINION");
        assertThat(after("Add a strategy")
                        .advise(facts.with("/budget/compute", 1))
                        .recommendation()
                        .strategy())
                .isEqualTo("QLORA");
    }

    @Test
    void addAFinding() {
        Rulebooks edited = after("Add a finding");
        assertThat(Case.message(edited.advise(Case.project().with("/data/tokensPerSample", 4001)), "LONG_SAMPLES"))
                .startsWith("Samples of 4,001 tokens are long");
        assertThat(Case.codes(edited.advise(Case.project().with("/data/tokensPerSample", 4000))))
                .doesNotContain("LONG_SAMPLES");
    }

    @Test
    void addATypeOfFact() {
        Case facts = Case.project()
                .with("/facts", List.of(Map.of("type", "Residency", "country", "DE")))
                .candidate(Map.of("model", "gpt-4o", "similarity", SIMILAR));
        assertThat(Case.message(after("Add a type of fact").advise(facts), "DATA_RESIDENCY"))
                .isEqualTo("The data must stay in DE, and gpt-4o is reached by API: ask where it runs.");
    }

    private static Rulebooks house(String heading) {
        return RuleGuide.apply(RuleGuide.apply(Rulebooks.empty(), "A rulebook of your own"), heading);
    }

    private static Case paying(double weeklyRevenue) {
        return Case.project()
                .candidate(Map.of("model", "Mistral-7B", "similarity", SIMILAR))
                .with("/economics/weeklyRevenue", weeklyRevenue)
                .with("/economics/weeksFromScratch", 20)
                .with("/economics/weeksTransfer", 10);
    }

    @Test
    void aRuleOfTheBaseIsTakenAway() {
        Case facts = paying(10_000);
        assertThat(Case.codes(facts.advise())).contains("ENTERPRISE_FIGURES");
        assertThat(Case.codes(RuleGuide.apply(Rulebooks.empty(), "A rulebook of your own")
                        .advise(facts)))
                .doesNotContain("ENTERPRISE_FIGURES");
    }

    @Test
    void ratesAndPricesOfTheHouse() {
        Case facts = paying(10_000);
        Advice advice = house("Rates and prices of the house").advise(facts);
        assertThat(advice.assumptions())
                .filteredOn(each -> each.source().equals("house"))
                .extracting(Advice.Assumption::fact)
                .contains("/economics/engineerHourlyRate", "/hardware/gpu");
        assertThat(facts.advise().assumptions())
                .filteredOn(each -> each.fact().equals("/economics/engineerHourlyRate"))
                .extracting(Advice.Assumption::source)
                .containsExactly("5.1");
        assertThat(house("Rates and prices of the house")
                        .advise(facts.with("/economics/engineerHourlyRate", 500))
                        .assumptions())
                .extracting(Advice.Assumption::fact)
                .doesNotContain("/economics/engineerHourlyRate");
    }

    @Test
    void otherWeightsForImages() {
        Map<String, Object> near = Map.of("semantic", 1, "distribution", 0, "task", 0);
        Case image = Case.project()
                .with("/task/type", "IMAGE_CLASSIFICATION")
                .candidate(Map.of("model", "ResNet-50", "similarity", near));
        Case text = Case.project()
                .with("/task/type", "TEXT_CLASSIFICATION")
                .candidate(Map.of("model", "BERT-base", "similarity", near));
        Rulebooks house = house("Other weights for images");
        assertThat(house.advise(image).models().get(0).dps()).isEqualTo(0.2);
        assertThat(house.advise(text).models().get(0).dps()).isEqualTo(0.4);
    }

    @Test
    void howMuchRiskAProjectMayTake() {
        Rulebooks house = house("How much risk a project may take");
        Case facts = paying(LINES);
        Case careful = facts.with("/facts", List.of(Map.of("type", "RiskAppetite", "word", "CAREFUL")));
        Case bold = facts.with("/facts", List.of(Map.of("type", "RiskAppetite", "word", "BOLD")));
        double likely = house.advise(facts).viability().tlEvs().likely();
        assertThat(likely).isBetween(1.0, 1.5);
        assertThat(house.advise(facts).viability().verdict()).isEqualTo("PILOT_FIRST");
        assertThat(house.advise(careful).viability().verdict()).isEqualTo("DO_NOT_PROCEED");
        assertThat(house.advise(careful).trace())
                .filteredOn(each -> each.rule().equals("verdict-do-not-proceed"))
                .extracting(Advice.Firing::because)
                .first()
                .asString()
                .startsWith("The project is not likely to reach our line of 1.5");
        assertThat(house.advise(bold).viability().verdict()).isEqualTo("PILOT_FIRST");
        assertThatThrownBy(() ->
                        house.advise(facts.with("/facts", List.of(Map.of("type", "RiskAppetite", "word", "CARFUL")))))
                .hasMessageContaining("`CARFUL` is not known here")
                .hasMessageContaining("did you mean `CAREFUL`?");
    }

    @Test
    void aQuestionOfYourOwnInTheTree() {
        Rulebooks house = house("A question of your own in the tree");
        Case facts = Case.project().candidate("Mistral-7B", 0.8);
        Advice stays = house.advise(facts);
        assertThat(stays.recommendation().leaf()).isEqualTo("PEFT_METHOD_SELECTION");
        assertThat(stays.recommendation().strategy())
                .isEqualTo(facts.advise().recommendation().strategy());
        Advice trial = house.advise(facts.with("/facts", List.of(Map.of("type", "Trial", "weeks", 6))));
        assertThat(trial.recommendation().leaf()).isEqualTo("PROMPT_FIRST");
        assertThat(trial.recommendation().strategy()).isEqualTo("PROMPTING");
    }

    @Test
    void aStrategyWithCostsOfItsOwn() {
        Rulebooks house = house("A strategy with costs of its own");
        Case facts = paying(10_000).with("/budget/compute", 500);
        assertThat(house.advise(facts).recommendation().strategy()).isEqualTo("LORA");
        Advice advice = house.advise(facts.with(
                "/facts",
                List.of(Map.of("type", "LabelWriter", "model", "GPT", "labels", 4000, "costPerLabel", 0.02))));
        assertThat(advice.recommendation().strategy()).isEqualTo("SYNTHETIC_LABELS");
        assertThat(advice.costs().get(0).strategy()).isEqualTo("SYNTHETIC_LABELS");
        assertThat(advice.viability().parts())
                .filteredOn(each -> each.part().equals("labels of a larger model"))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.category()).isEqualTo("data");
                    assertThat(part.amount().likely()).isEqualTo(80.0);
                });
    }

    @Test
    void theVocabularyIsComplete() throws IOException {
        String guide = Files.readString(GUIDE);
        Vocabulary vocabulary = Vocabulary.of(List.of());
        List<String> lines = new ArrayList<>(List.of("| fact | fields |", "| --- | --- |"));
        for (String type : vocabulary.types()) {
            List<String> fields = new ArrayList<>();
            vocabulary.fields(type).forEach((name, kind) -> fields.add("`" + name + "` " + kind.getSimpleName()));
            lines.add("| `" + type + "` | " + String.join(", ", fields) + " |");
        }
        String written = guide.replaceAll(
                "(?s)(<!-- vocabulary[^>]*-->\n).*(<!-- end of vocabulary -->)",
                "$1" + Matcher.quoteReplacement(String.join("\n", lines)) + "\n$2");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GUIDE, written);
        }
        assertThat(Files.readString(GUIDE)).isEqualTo(written);
    }
}
