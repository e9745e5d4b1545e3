package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;

/** Reference tables: provenance, and what is refused. */
class ReferenceDataTest {

    private static final ReferenceData SHIPPED = read(Rulebooks.shipped());

    private static ReferenceData read(Rulebooks rulebook) {
        Manifest manifest = Manifest.reading(rulebook.files()).manifest();
        return ReferenceData.of(rulebook.files().reference(), manifest.titles().keySet());
    }

    private static List<Problem> refused(Rulebooks rulebook) {
        try {
            read(rulebook);
            return List.of();
        } catch (RefusedException e) {
            return e.problems();
        }
    }

    @Test
    void aCellTakesItsProvenanceFromItselfThenItsRowThenItsColumnThenItsTable() {
        Row lora = SHIPPED.row("strategies", "LORA");
        assertThat(lora.provenance().get("about").source()).as("table").isEqualTo("2.2");
        assertThat(lora.provenance().get("gpuHoursAt7B").source()).as("column").isEqualTo("5.2");
        assertThat(lora.provenance().get("gpuHoursAt7B").note()).as("cell").startsWith("§7.2");
        Row distill = SHIPPED.row("strategies", "TRANSFER_THEN_DISTILL");
        assertThat(distill.provenance().get("worksThroughApi").source())
                .as("row")
                .isEqualTo("9.1");
        assertThat(distill.provenance().get("inferenceFactor").source())
                .as("cell")
                .isEqualTo("2.3");
        assertThat(SHIPPED.row("gpus", "H200").provenance().get("pricePerHour"))
                .isEqualTo(new Provenance(
                        "gpu-pricing",
                        "MEASURED",
                        "USD for one hour on demand",
                        "2026-05-24",
                        "Lowest, median and highest offer."));
    }

    @Test
    void aRangeIsReadWithTheGeometricMeanOrItsStatedLikelyValue() {
        assertThat(SHIPPED.row("task-types", "TEXT_CLASSIFICATION").cell("transferSamples"))
                .isEqualTo(new Range(1000.0, Math.sqrt(1e7), 10000.0));
        assertThat(SHIPPED.row("gpus", "A10").cell("pricePerHour")).isEqualTo(new Range(0.2, 1.1, 1.29));
    }

    @Test
    void everyFigureHasASourceABasisAndADate() {
        for (String table : ReferenceData.tableNames()) {
            for (Row row : SHIPPED.rows(table)) {
                row.provenance().forEach((column, provenance) -> {
                    assertThat(provenance.source()).as(row.key() + "/" + column).isNotEmpty();
                    assertThat(provenance.basis()).isIn("PUBLISHED", "MEASURED", "ASSUMPTION");
                    assertThat(provenance.date()).as(row.key() + "/" + column).isNotNull();
                });
            }
        }
        assertThat(SHIPPED.rows("models")).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "criterion-weights | weight: 0.30 | weight: 0.31 | the weights sum to `1.01` | sum to 1",
                "criterion-weights | weight: 0.30 | weight: 0.29 | the weights sum to `0.99` | sum to 1",
                "proximity-weights | semantic: 0.4 | semantic: 0.39999 | the weights sum to `0.99999` | sum to 1",
                "proximity-weights | semantic: 0.4 | semantic: 1.4 | `1.4` is out of range | from 0 to 1",
                "criterion-weights | id: quality | id: benchmark | `benchmark` is not known here | quality",
                "criterion-weights | id: quality | id: adaptation | the row `adaptation` stands twice | each id once",
                "strategies | fallback: QLORA | fallback: LORA | the fallback `LORA` leads back to `LORA` | no fallback leads back",
                "strategies | fallback: QLORA | fallback: IA3 | the fallback `LORA` leads back to `IA3` | no fallback leads back",
                "gpus | memoryGb: 24 | memoryGB: 24 | unknown field `memoryGB` | memoryGb",
                "gpus | id: A10, | id: H200, | the row `H200` stands twice | each id once",
                "gpus | basis: MEASURED | basis: GUESSED | `GUESSED` is no basis | ASSUMPTION",
                "gpus | source: gpu-pricing | source: gpu-prices | `gpu-prices` is no source | rulebook.yaml",
                "gpus | low: 0.20, likely: 1.10 | low: 0.20, likely: 0.10 | the low end `0.20` lies above | low at most likely",
                "figures | value: 7, | value: seven, | `seven` is text | a number",
                "strategies | storage: FULL_COPIES | storage: COPIES | `COPIES` is not known here | FULL_COPIES, SHARED_BASE",
                "strategies | peftColumn: PROMPT_TUNING | peftColumn: PROMPTS | `PROMPTS` is not known here | PROMPT_TUNING",
                "models | modality: AUDIO | modality: SOUND | `SOUND` is not known here | AUDIO",
            })
    void refused(String table, String from, String to, String message, String allowed) {
        List<Problem> problems = refused(Rulebooks.shipped().replace("reference/" + table + ".yaml", from, to));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("reference/" + table + ".yaml");
            assertThat(problem.message()).contains(message);
            assertThat(problem.allowed()).contains(allowed);
            assertThat(problem.line()).isPositive();
        });
    }

    @Test
    void aSecondRowOfWeightsThatIsForNoModalityIsToldAtItsLine() {
        Rulebooks shipped = Rulebooks.shipped();
        String table = shipped.text("reference/proximity-weights.yaml").stripTrailing();
        Rulebooks twice = shipped.with(
                "reference/proximity-weights.yaml",
                table + "\n  - {id: mine, semantic: 0.2, distribution: 0.4, task: 0.4}\n");
        assertThat(refused(twice)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo((int) table.lines().count() + 1);
            assertThat(problem.message()).isEqualTo("`mine` is no modality");
            assertThat(problem.allowed()).startsWith("domain-proximity, TEXT, IMAGE");
        });
    }

    @Test
    void theWeightsOfEachModalitySumTo1AndThoseOfAllProjectsAreThere() {
        Rulebooks shipped = Rulebooks.shipped();
        String file = "reference/proximity-weights.yaml";
        String row = "  - {id: IMAGE, semantic: 0.2, distribution: 0.4, task: 0.%d}\n";
        assertThat(refused(shipped.append(file, row.formatted(4)))).isEmpty();
        assertThat(refused(shipped.append(file, row.formatted(5))))
                .extracting(Problem::message)
                .containsExactly("the weights sum to `1.1`");
        assertThat(refused(shipped.replace(file, "id: domain-proximity", "id: TEXT")))
                .extracting(Problem::message)
                .containsExactly("found no row `domain-proximity`");
    }

    @Test
    void methodsThatTakeEachOthersPlaceAreToldOnce() {
        Rulebooks circle =
                Rulebooks.shipped().replace("reference/strategies.yaml", "fallback: QLORA", "fallback: ADAPTERS");
        assertThat(refused(circle)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).endsWith("/fallback");
            assertThat(problem.message()).isEqualTo("the fallback `LORA` leads back to `ADAPTERS`");
            assertThat(problem.hint()).isEqualTo("LORA, then ADAPTERS and again LORA");
        });
    }

    @Test
    void aFigureWithoutSourceOrBasisIsRefused() {
        List<Problem> problems = refused(Rulebooks.shipped()
                .with(
                        "reference/domains.yaml",
                        "rows:\n  - {id: x, fromScratchAccuracy: 1, transferAccuracy: 2, accuracyGain: 1}\n"));
        assertThat(problems).hasSize(3).allMatch(each -> each.message().equals("the figure has no source"));
    }

    private static double published(String id) {
        return ((Range) SHIPPED.row("published", id).cell("value")).likely();
    }

    /** §8.1: 1,650,000 against 335,000, a saving of 1,315,000 or 80%; §8.3: 320,000; §3.3: 55 times. */
    @Test
    void theArticlesExamplesAddUp() {
        for (String side : List.of("scratch", "transfer")) {
            double sum = 0;
            for (String line : List.of("data", "development", "compute", "integration")) {
                sum += published("bank-" + side + "-" + line);
            }
            assertThat(sum).isEqualTo(published("bank-" + side + "-total"));
        }
        double saved = published("bank-scratch-total") - published("bank-transfer-total");
        assertThat(saved).isEqualTo(1_315_000);
        assertThat(Math.round(saved / published("bank-scratch-total") * 100)).isEqualTo(80);
        assertThat(published("law-first-attempt") + published("law-extended") + published("law-pretraining"))
                .isEqualTo(published("law-total"));
        assertThat(Math.round(published("sentiment-transfer-size") / published("sentiment-custom-size")))
                .isEqualTo(55);
    }

    @Test
    void everyRecommendationNamesARuleThatExists() {
        List<String> rules = org.transferadvisor.Case.advisor().rulebook().ids();
        assertThat(SHIPPED.rows("recommendations")).hasSize(8).allSatisfy(row -> {
            String usedBy = (String) row.cell("usedBy");
            assertThat(usedBy.equals("none") || rules.contains(usedBy))
                    .as(usedBy)
                    .isTrue();
        });
        assertThat(SHIPPED.ids("access-models")).containsExactly("API", "OPEN_WEIGHTS", "PROPRIETARY_LICENSE");
    }

    @Test
    void aMissingTableAndAnUnknownOneAreNamed() {
        List<Problem> problems =
                refused(Rulebooks.shipped().without("reference/gpus.yaml").with("reference/gpu.yaml", "rows: []\n"));
        assertThat(problems.stream().map(Problem::file)).containsExactly("reference/gpu.yaml", "reference/gpus.yaml");
        assertThat(problems.get(0).hint()).isEqualTo("did you mean `gpus`?");
    }

    @Test
    void defaultsMustFitTheFactsFile() {
        Rulebooks shipped = Rulebooks.shipped();
        String file = "reference/defaults.yaml";
        assertThat(shipped.replace(file, "fact: /serving/variants,", "fact: /serving/copies,")
                        .problems())
                .anyMatch(each -> each.message().equals("`/serving/copies` is no fact") && each.line() > 1);
        assertThat(shipped.replace(file, "/serving/variants, value: 1", "/serving/variants, value: 0")
                        .problems())
                .anyMatch(each -> each.message().equals("`0` is out of range"));
        assertThat(shipped.replace(file, "table: domains", "table: domain").problems())
                .anyMatch(each -> each.message().equals("`domain` is no reference table"));
        assertThat(shipped.replace(file, "column: accuracyGain", "column: gain").problems())
                .anyMatch(each -> each.message().equals("`gain` is no column of domains"));
        assertThat(shipped.replace(file, "/portfolio/modelsInDomain, value: 1", "/portfolio/modelsInDomain")
                        .problems())
                .anyMatch(each -> each.message().contains("not exactly one origin"));
    }
}
