package org.transferadvisor.authoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.report.RulebookDiffReport;

/** What differs between two rulebooks, and on which projects. */
class RulebookDiffTest {

    private static final String TREE = "decision-tree.drl";
    /** What few samples lead to, for one task or another. */
    private static final List<String> FOR_FEW_SAMPLES = List.of("PROMPT_TUNING", "FEATURE_EXTRACTION", "LORA");

    private static final String DEFAULTS = "reference/defaults.yaml";

    private static Advisor edited;
    private static RulebookDiff diff;

    @BeforeAll
    static void compare() throws Exception {
        edited = Advisor.of(Rulebooks.shipped()
                .replace(TREE, "labeledSamples < 1000 )", "labeledSamples < 2000 )")
                .replace(TREE, "labeledSamples >= 1000,", "labeledSamples >= 2000,")
                .replace(TREE, "// Both ends belong here.\nrule \"Medium", "// Another comment.\nrule \"Medium")
                .replace("access.drl", "@id(finding-regulated-license)", "@id(finding-regulated-licence)")
                .replace(
                        "reference/figures.yaml",
                        "{id: memory-headroom, value: 1.2,",
                        "{id: memory-headroom, value: 1.3,")
                .replace("rulebook.yaml", "title: Conclusions", "title: The conclusions")
                .compile());
        List<Document> facts = new ArrayList<>();
        for (Path sample : Case.samples()) {
            facts.add(Document.read(sample));
        }
        facts.add(Case.project().with("/data/labeledSamples", 1500).document());
        facts.add(Document.of("broken.json", "{\"project\": 1}"));
        diff = RulebookDiff.between(Case.advisor(), edited, facts, 1500);
    }

    @AfterAll
    static void close() {
        edited.close();
    }

    private static Edit edit(List<Edit> edits, String what) {
        return edits.stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasEditedIsNamedAndNothingElse() {
        assertThat(diff.edits().rules().stream().map(each -> each.kind() + " " + each.what()))
                .containsExactly(
                        "ADDED finding-regulated-licence",
                        "REMOVED finding-regulated-license",
                        "CHANGED tier-samples-medium",
                        "CHANGED tier-samples-small");
        assertThat(edit(diff.edits().rules(), "tier-samples-small").details())
                .containsExactly(new Edit.Detail(
                        "condition",
                        "Data( $samples : labeledSamples, labeledSamples < 1000 )",
                        "Data( $samples : labeledSamples, labeledSamples < 2000 )"));
        assertThat(edit(diff.edits().rules(), "tier-samples-small").places()).startsWith("decision-tree.drl:");
        assertThat(diff.edits().rows()).singleElement().satisfies(row -> {
            assertThat(row.what()).isEqualTo("figures/memory-headroom");
            assertThat(row.details()).containsExactly(new Edit.Detail("value", "1.2", "1.3"));
        });
        assertThat(diff.edits().sources()).singleElement().satisfies(source -> {
            assertThat(source.what()).isEqualTo("11");
            assertThat(source.details()).containsExactly(new Edit.Detail("title", "Conclusions", "The conclusions"));
        });
    }

    @Test
    void eachExampleIsAdvisedDifferentlyByTheTwo() {
        assertThat(diff.examples()).isNotEmpty();
        for (Difference each : diff.examples()) {
            Document document = new Document("example", Node.of(each.facts()), List.of());
            assertThat(Advised.of(Case.advisor().conclude(document, Basis.PUBLISHED)))
                    .isEqualTo(each.before());
            assertThat(Advised.of(edited.conclude(document, Basis.PUBLISHED)))
                    .isEqualTo(each.after())
                    .isNotEqualTo(each.before());
        }
        Difference first = diff.examples().get(0);
        assertThat(first.ofRecommendation()).isTrue();
        assertThat(Double.parseDouble(((Map<?, ?>) first.facts().get("data"))
                        .get("labeledSamples")
                        .toString()))
                .isBetween(1000.0, 1999.0);
        assertThat(first.changes())
                .filteredOn(change -> change.part().equals("strategy"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.after()).isNotEqualTo(change.before()).isIn(FOR_FEW_SAMPLES);
                });
    }

    @Test
    void theProjectsGivenAreCountedFromAndTo() {
        assertThat(diff.changed()).isEqualTo(1);
        assertThat(diff.matrix().get("LORA, no model")).isEqualTo(Map.of("PROMPT_TUNING, no model", 1L));
        assertThat(diff.matrix().values().stream()
                        .flatMap(each -> each.values().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(diff.projects().size());
        assertThat(diff.projects().get(diff.projects().size() - 1).before().recommendation())
                .startsWith("refused: ");
    }

    @Test
    void theReportsSayItInText() {
        RulebookDiffReport report = new RulebookDiffReport(diff);
        assertThat(report.text())
                .contains("changed tier-samples-small (decision-tree.drl:")
                .contains("value, before: 1.2\n      value, after:  1.3")
                .contains("1 of " + diff.projects().size() + " projects are recommended something else")
                .contains("1: LORA, no model → PROMPT_TUNING, no model");
        assertThat(report.markdown()).contains("## Rules\n").contains("- changed tier-samples-small");
        assertThat(report.json()).contains("\"kind\": \"CHANGED\"").contains("\"matrix\"");
    }

    @Test
    void betweenARulebookAndItselfThereIsNoDifference() {
        RulebookDiff none = RulebookDiff.between(Case.advisor(), Case.advisor(), List.of(), 1500);
        assertThat(none.edits().isEmpty()).isTrue();
        assertThat(none.examples()).isEmpty();
        assertThat(new RulebookDiffReport(none).text())
                .contains("no difference")
                .contains("nothing was edited");
    }

    @Tag("thorough")
    @Test
    void aFigureAloneShowsInAmounts() {
        try (Advisor dearer = Advisor.of(Rulebooks.shipped()
                .replace(
                        "reference/figures.yaml",
                        "{id: quality-assurance, value: 1.30,",
                        "{id: quality-assurance, value: 1.60,")
                .compile())) {
            RulebookDiff amounts = RulebookDiff.between(
                    Case.advisor(),
                    dearer,
                    List.of(Document.read(Path.of("facts-samples/contract-clauses.json"))),
                    200);
            assertThat(amounts.examples())
                    .anyMatch(each -> each.before().totalCost() != null
                            && each.after().totalCost() != null
                            && each.before().totalCost() < each.after().totalCost());
        }
    }

    private static RulebookDiff diff(Rulebooks changed) {
        try (Advisor other = Advisor.of(changed.compile())) {
            return RulebookDiff.between(Case.advisor(), other, List.of(), 2000);
        }
    }

    private static double number(Object fact) {
        return Double.parseDouble(fact.toString());
    }

    @Test
    void aLineMovedOnBothSidesIsSeenOnAProjectBetweenTheOldAndTheNew() {
        RulebookDiff moved = diff(Rulebooks.shipped()
                .replace(TREE, "compute >= 1000, compute <= 10000 )", "compute >= 1000, compute <= 12000 )")
                .replace(TREE, "compute > 10000 )", "compute > 12000 )"));
        Difference first = moved.examples().get(0);
        assertThat(first.before().said().get("strategy"))
                .isNotEqualTo(first.after().said().get("strategy"));
        assertThat(number(((Map<?, ?>) first.facts().get("budget")).get("compute")))
                .isGreaterThan(10000)
                .isLessThanOrEqualTo(12000);
        assertThat(moved.warnings())
                .singleElement()
                .asString()
                .startsWith("the content changed and the version did not: both are transfer-learning-economics");
    }

    @Tag("thorough")
    @Test
    void aLineOfCandidatesIsSeenToo() {
        RulebookDiff moved = diff(Rulebooks.shipped()
                .replace("peft-selection.drl", "parametersB >= 7 )", "parametersB >= 9 )")
                .replace("peft-selection.drl", "parametersB < 7 )", "parametersB < 9 )"));
        assertThat(moved.examples()).isNotEmpty().allSatisfy(each -> {
            List<?> candidates = (List<?>) each.facts().get("candidates");
            assertThat(candidates)
                    .anySatisfy(candidate -> assertThat(number(((Map<?, ?>) candidate).get("parametersB")))
                            .isGreaterThanOrEqualTo(7)
                            .isLessThan(9));
            assertThat(each.before().said().get("winner"))
                    .isNotEqualTo(each.after().said().get("winner"));
        });
        assertThat(moved.warnings()).noneMatch(each -> each.contains("no project was found"));
    }

    @Tag("thorough")
    @Test
    void aConditionThatNoProjectWasFoundToShowIsWarnedOf() {
        RulebookDiff same = diff(Rulebooks.shipped()
                .replace("rulebook.yaml", "version: 1.0.0", "version: 1.0.1")
                .replace(TREE, "labeledSamples < 1000 )", "labeledSamples < 1000, labeledSamples < 2000 )"));
        assertThat(same.examples()).isEmpty();
        assertThat(same.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "`tier-samples-small` was changed, but no project was found on which that changes the advice: of ")
                .contains(" projects it fires otherwise on none.");
        assertThat(new RulebookDiffReport(same).text()).contains("\nWarnings\n  `tier-samples-small` was changed");
    }

    private static List<Edit> rows(Rulebooks changed) {
        try (Advisor other = Advisor.of(changed.compile())) {
            return RulebookDiff.between(Case.advisor(), other, List.of(), 0)
                    .edits()
                    .rows();
        }
    }

    @Tag("thorough")
    @Test
    void aDefaultIsToldByItsFactWhateverStandsAboveIt() {
        assertThat(rows(Rulebooks.shipped()
                        .replace(DEFAULTS, "  - {fact: /serving/variants, value: 1}\n", "")
                        .replace(DEFAULTS, "tokensPerRequest, value: 500", "tokensPerRequest, value: 600")))
                .extracting(each -> each.kind() + " " + each.what())
                .containsExactly("CHANGED defaults/serving/tokensPerRequest", "REMOVED defaults/serving/variants");
    }

    @Test
    void ofSeveralDefaultsForOneFactTheOneThatIsGoneIsNamed() {
        assertThat(rows(Rulebooks.shipped()
                        .replace(DEFAULTS, "  - {fact: \"/candidates/*/promptInterface\", value: false}\n", "")))
                .extracting(each -> each.kind() + " " + each.what())
                .containsExactly("REMOVED defaults/candidates/*/promptInterface, a value");
    }

    @Test
    void defaultsForOneFactThatChangePlacesAreChanged() {
        String table =
                "  - {fact: \"/candidates/*/access\", table: models, row: \"/candidates/*/model\", column: access}\n";
        String value = "  - {fact: \"/candidates/*/access\", value: OPEN_WEIGHTS}\n";
        assertThat(rows(Rulebooks.shipped().replace(DEFAULTS, table + value, value + table)))
                .extracting(Edit::what, Edit::details)
                .containsExactly(
                        tuple(
                                "defaults/candidates/*/access, a value",
                                List.of(new Edit.Detail("turn", "2 of 2", "1 of 2"))),
                        tuple(
                                "defaults/candidates/*/access, from a table",
                                List.of(new Edit.Detail("turn", "1 of 2", "2 of 2"))));
    }
}
