package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

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
