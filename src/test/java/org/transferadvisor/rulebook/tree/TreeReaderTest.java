package org.transferadvisor.rulebook.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Rulebooks;

/** The tree and the proximity chart are what the rules say, the shipped ones and edited ones. */
class TreeReaderTest {

    /** The files that draw anything; the others only cost time to parse. */
    private static final Rulebooks SHIPPED = only(Rulebooks.shipped(), "decision-tree.drl", "proximity.drl");

    private static Rulebooks only(Rulebooks rulebook, String... files) {
        Rulebooks rest = rulebook;
        for (String path : rulebook.paths()) {
            rest = path.endsWith(".drl") && !List.of(files).contains(path) ? rest.without(path) : rest;
        }
        return rest;
    }

    /** Leaves with the answers and conditions that lead to them. */
    private static Map<String, String> leaves(Rulebooks rulebook) {
        Map<String, String> leaves = new TreeMap<>();
        RuleCharts.of(rulebook.files()).tree().roots().forEach(each -> collect(each, new ArrayList<>(), leaves));
        return leaves;
    }

    private static void collect(DecisionTree.Branch branch, List<String> way, Map<String, String> leaves) {
        List<String> longer = new ArrayList<>(way);
        longer.add(branch.answer().isEmpty() ? branch.condition() : branch.answer() + " (" + branch.condition() + ")");
        if (branch.to() instanceof DecisionTree.Leaf leaf) {
            longer.removeIf(String::isEmpty);
            leaves.merge(leaf.id(), String.join(" > ", longer), (a, b) -> a + " | " + b);
        }
        branch.to().branches().forEach(each -> collect(each, longer, leaves));
    }

    @Test
    void theShippedTreeHasTenLeavesEachAtTheEndOfOneWay() {
        Map<String, String> leaves = leaves(SHIPPED);
        assertThat(leaves).hasSize(10);
        assertThat(leaves.values()).allMatch(way -> !way.contains(" | "));
        assertThat(leaves.get("LORA_OR_QLORA"))
                .isEqualTo(
                        "HIGH_QUALITY (modelMatch is HIGH_QUALITY, or modelMatch not stated and basis is MEASURED and"
                                + " band is STRONG, or modelMatch not stated and basis is ESTIMATED and band is STRONG)"
                                + " > MEDIUM (labeledSamples ≥ 1,000 and ≤ 10,000) > LIMITED (compute < 1,000)");
        assertThat(leaves.get("TRANSFER_THEN_QUANTIZE")).endsWith("> THROUGHPUT (requirement is THROUGHPUT)");
        assertThat(leaves.get("MULTI_SOURCE_TRANSFER")).endsWith("> LIMITED (domainAdaptation ≤ 50,000)");
    }

    @Test
    void anEditedThresholdShowsInTheConditionOfItsBranch() {
        Rulebooks edited = SHIPPED.replace("decision-tree.drl", "labeledSamples < 1000 )", "labeledSamples < 2000 )");
        assertThat(leaves(edited).get("FEATURE_EXTRACTION_OR_PROMPT_TUNING"))
                .endsWith("> SMALL (labeledSamples < 2,000)");
    }

    @Test
    void aLeafThatAnExpertAddsIsInTheTree() {
        Rulebooks edited = SHIPPED.append("decision-tree.drl", """
                rule "Sensitive data, limited compute: adapters"
                    @id(leaf-adapters)
                    @source("9.1")
                    @because("Data is sensitive.")
                when
                    TreeStep( question == "Compute budget?", answer == "LIMITED" )
                    Data( sensitive == true )
                then
                    insertLogical( new Leaf( "ADAPTERS_ON_SITE" ) );
                end
                """);
        assertThat(leaves(edited)).hasSize(11);
        assertThat(leaves(edited).get("ADAPTERS_ON_SITE"))
                .endsWith("> LIMITED (compute < 1,000 and sensitive is true)");
    }

    @Test
    void aQuestionThatAnExpertAddsIsInTheTreeWithWhatFollows() {
        Rulebooks edited = SHIPPED.append("decision-tree.drl", """
                rule "Question: regulated?"
                    @id(question-regulated)
                    @source("9.1")
                    @because("Is serving regulated? {regulated}.")
                when
                    TreeStep( position == 1, answer in ( "NONE", "PARTIAL" ) )
                    Serving( $regulated : deployment )
                then
                    insertLogical( new TreeStep( 2, "Where is it deployed?", $regulated, "/serving/deployment" ) );
                end

                rule "Deployed in the cloud"
                    @id(leaf-cloud)
                    @source("9.1")
                    @because("It is deployed in the cloud.")
                when
                    TreeStep( question == "Where is it deployed?", answer == "CLOUD_API" )
                    or TreeStep( question == "Compute budget?", answer == "SUBSTANTIAL" )
                then
                    insertLogical( new Leaf( "CLOUD" ) );
                end
                """);
        assertThat(leaves(edited).get("CLOUD").split(" \\| "))
                .hasSize(2)
                .anyMatch(way -> way.startsWith("NONE or PARTIAL (modelMatch is NONE")
                        && way.endsWith("> CLOUD_API (deployment is CLOUD_API)"))
                .anyMatch(way -> way.endsWith("> SUBSTANTIAL (compute > 10,000)"));
    }

    @Test
    void aQuestionThatLeadsBackToItselfEndsThere() {
        Rulebooks edited = SHIPPED.append("decision-tree.drl", """
                rule "Question that asks again"
                    @id(question-again)
                    @source("9.1")
                    @because("Again.")
                when
                    TreeStep( question == "Again?", answer == "YES" )
                then
                    insertLogical( new TreeStep( 4, "Again?", "YES", "again" ) );
                end

                rule "Question that starts it"
                    @id(question-start)
                    @source("9.1")
                    @because("Start.")
                when
                    Project()
                then
                    insertLogical( new TreeStep( 1, "Again?", "YES", "again" ) );
                end
                """);
        assertThat(leaves(edited)).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void theProximityChartHasTheLinesAndCornersOfTheRules() {
        ProximityLines lines = RuleCharts.of(SHIPPED.files()).proximity();
        assertThat(lines.sides()).containsExactly(0.5);
        assertThat(lines.bands()).containsExactly(0.4, 0.7);
        assertThat(lines.corners())
                .containsExactlyInAnyOrder(
                        new ProximityLines.Corner(true, true, "EXCELLENT"),
                        new ProximityLines.Corner(true, false, "MODERATE"),
                        new ProximityLines.Corner(false, true, "MARGINAL"),
                        new ProximityLines.Corner(false, false, "NEGATIVE"));
    }

    @Test
    void anEditedMidLineMovesTheLineOfTheChart() {
        Rulebooks edited = SHIPPED.replace("proximity.drl", "dps >= 0.5", "dps >= 0.6")
                .replace("proximity.drl", "dps < 0.5", "dps < 0.6");
        assertThat(RuleCharts.of(edited.files()).proximity().sides()).containsExactly(0.6);
    }
}
