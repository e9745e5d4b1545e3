package org.transferadvisor.rulebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.transferadvisor.rulebook.model.reading.FileReader;

/** What leads to what is told by what rules conclude and by what they read. */
class RuleGraphTest {

    private static RuleGraph graph(String rules) {
        RuleFile file = FileReader.read("a.drl", "package org.transferadvisor.rules\n" + rules);
        assertThat(file.problems()).isEmpty();
        return new RuleModel(List.of(file)).graph();
    }

    private static Map<String, Integer> layers(RuleGraph graph) {
        Map<String, Integer> layers = new TreeMap<>();
        graph.layers().forEach((rule, layer) -> layers.put(rule.name(), layer));
        return layers;
    }

    private static final String TWO = """
            rule "Reads what others conclude"
                // when this comment speaks of "when
            when
                accumulate( $each : Tally(); $all : collectList( $each ) )
                ModelScore() from Scores.best( $all )
            then
                insertLogical( new Verdict( "A", 1 ) );
            end
            rule "Reads the input" when Candidate( $model : model ) then
                insertLogical( new Tally( $model, 1 ) );
            end
            """;

    @Test
    void aRuleStandsBelowThoseThatFeedIt() {
        assertThat(layers(graph(TWO))).isEqualTo(Map.of("Reads what others conclude", 1, "Reads the input", 0));
    }

    @Test
    void rulesThatFeedEachOtherShareALayerAboveWhatTheyFeed() {
        RuleGraph circle = graph("""
                rule "C" when Verdict() then insertLogical( new ModelScore( "A" ) ); end
                rule "A" when Tally() then insertLogical( new Verdict( "A" ) ); end
                rule "B" when not Verdict() then insertLogical( new Tally( "A" ) ); end
                rule "D" when ModelScore() then insertLogical( new Leaf( "A" ) ); end
                """);
        assertThat(layers(circle)).isEqualTo(Map.of("A", 0, "B", 0, "C", 1, "D", 2));
    }

    @Test
    void whatLeadsToAConclusionIsFollowedBackToTheInput() {
        RuleGraph graph = graph("""
                rule "A" when Data() then insertLogical( new Tally( "A", 1L ) ); end
                rule "B" when Tally() then insertLogical( new Leaf( "A" ) ); end
                rule "C" when Task() then insertLogical( new Finding( "A", "INFO" ) ); end
                """);
        assertThat(graph.behind(Set.of("Leaf"))).extracting(Rule::name).containsExactly("B", "A");
        assertThat(graph.behind(Set.of("Finding"))).extracting(Rule::name).containsExactly("C");
        assertThat(graph.reading("Tally")).extracting(Rule::name).containsExactly("B");
        assertThat(graph.fed(graph.rules().get(0))).extracting(Rule::name).containsExactly("B");
        assertThat(graph.behind(Set.of("Data"))).isEmpty();
    }
}
