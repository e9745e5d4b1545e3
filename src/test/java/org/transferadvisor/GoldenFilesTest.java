package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.HtmlReport;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.MarkdownReport;
import org.transferadvisor.report.TextReport;
import org.transferadvisor.rulebook.Rulebook;

/**
 * The advice on every sample, as JSON and as text: one of them with its trace, and one as a page and as Markdown. {@code mvn test -Dgolden.update=true} writes the files anew; their
 * difference is reviewed like code.
 */
class GoldenFilesTest {

    /** The one whose trace is kept. */
    private static final String TRACED = "api-prototype";

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("org.transferadvisor.Case#samples")
    void adviceOnASample(Path sample) throws IOException {
        Advice advice = Case.advisor().advise(sample);
        String name = sample.getFileName().toString().replace(".json", "");
        Map<String, Object> shown = new LinkedHashMap<>();
        for (RecordComponent part : Advice.class.getRecordComponents()) {
            if (name.equals(TRACED) || !List.of("facts", "trace").contains(part.getName())) {
                shown.put(part.getName(), RecordFields.of(advice).get(advice, part.getName()));
            }
        }
        compare(GOLDEN.resolve(name + ".json"), fixed(advice, new JsonReport().pretty(shown)) + "\n");
        TextReport text = new TextReport(Case.advisor().rulebook(), 80, false);
        compare(GOLDEN.resolve(name + ".txt"), fixed(advice, text.brief(advice)));
        if (name.equals(TRACED)) {
            compare(GOLDEN.resolve(name + "-full.txt"), fixed(advice, text.full(advice)));
        }
    }

    @Test
    void fullReportOnASample() throws IOException {
        String name = "contract-clauses";
        Document document = Document.read(Path.of("facts-samples", name + ".json"));
        Advice advice = Case.advisor().advise(document);
        Rulebook rulebook = Case.advisor().rulebook();
        compare(GOLDEN.resolve(name + ".html"), fixed(advice, new HtmlReport(rulebook).write(advice)));
        compare(GOLDEN.resolve(name + ".md"), fixed(advice, new MarkdownReport(rulebook).write(advice)));
    }

    /** The text without what differs from run to run, and without the digest, which every edit changes. */
    private static String fixed(Advice advice, String text) {
        return text.replace(advice.id(), "ID")
                .replace(advice.software().version(), "VERSION")
                .replace(advice.software().build(), "BUILD")
                .replace(advice.software().java(), "JAVA")
                .replace(advice.decidedAt(), "TIME")
                .replace(advice.rulebook().digest(), "DIGEST")
                .replace(advice.rulebook().digest().substring(0, 12), "DIGEST");
    }

    private static void compare(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @CsvSource({
        "bank-fraud-detection, TRANSFER_THEN_DISTILL, TRANSFER_THEN_DISTILL, FinBERT",
        "semiconductor-inspection, FULL_FINE_TUNING_REGULARIZED, FULL_FINE_TUNING, CLIP-ViT-L-14",
        "contract-clauses, DOMAIN_PRETRAINING, DOMAIN_PRETRAINING, BERT-base",
        "contract-clauses-legal-bert, FULL_FINE_TUNING_REGULARIZED, FULL_FINE_TUNING, Legal-BERT",
        "support-assistant, PEFT_METHOD_SELECTION, LORA, Llama-3.1-8B",
        "api-prototype, FEATURE_EXTRACTION_OR_PROMPT_TUNING, PROMPT_TUNING, claude-haiku-4-5",
        "code-assistant, TRANSFER_THEN_QUANTIZE, TRANSFER_THEN_QUANTIZE, Qwen3-Coder-30B-A3B",
        "radiology-danger-zone, FROM_SCRATCH_OR_HYBRID, HYBRID, ResNet-50",
    })
    void recommendationForASample(String name, String leaf, String strategy, String model) {
        Advice.Recommendation recommendation =
                Case.advisor().advise(Path.of("facts-samples", name + ".json")).recommendation();
        assertThat(recommendation.leaf()).isEqualTo(leaf);
        assertThat(recommendation.strategy()).isEqualTo(strategy);
        assertThat(recommendation.model()).isEqualTo(model);
    }

    @Test
    void theSamplesShowTheFindingsThatTheyStandFor() {
        assertThat(codes("semiconductor-inspection")).contains("MODEL_MATCH_CONTRADICTS_PROXIMITY");
        assertThat(codes("radiology-danger-zone")).contains("DANGER_ZONE");
        assertThat(codes("code-assistant")).contains("MOE_INFERENCE");
        assertThat(codes("support-assistant")).contains("ADAPTER_SERVING");
    }

    private static List<String> codes(String name) {
        return Case.codes(Case.advisor().advise(Path.of("facts-samples", name + ".json")));
    }

    @Test
    void everyLineOfAReportFitsItsTerminal() throws IOException {
        for (Path sample : Case.samples()) {
            Advice advice = Case.advisor().advise(sample);
            for (int width : new int[] {60, 80, 120}) {
                TextReport report = new TextReport(Case.advisor().rulebook(), width, false);
                assertThat(Stream.concat(
                                report.brief(advice).lines(),
                                report.full(advice).lines()))
                        .as(sample + " at " + width)
                        .allMatch(line -> line.length() <= width || line.length() <= 80);
            }
        }
    }

    @Test
    void aReportFitsAScreenUnlessAllOfItIsAskedFor() throws IOException {
        for (Path sample : Case.samples()) {
            String brief = new TextReport(Case.advisor().rulebook(), 80, false)
                    .brief(Case.advisor().advise(sample));
            assertThat(brief.lines().count()).as(sample.toString()).isLessThanOrEqualTo(60);
            assertThat(brief)
                    .contains("Do it?", "What does it cost?", "What could go wrong?", "What is unknown?", "What next?")
                    .doesNotContainPattern("[A-Z]{3,}_[A-Z]")
                    .doesNotContainPattern("\\s/[a-z]+/");
        }
    }
}
