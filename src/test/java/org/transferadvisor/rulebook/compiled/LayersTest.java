package org.transferadvisor.rulebook.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.trace.Fact;

/** Rules fire after those that they rest on. */
class LayersTest {

    private static final String TWO = """
            package org.transferadvisor.rules;

            rule "Reads what others conclude, when they do"
                // when this comment speaks of "when
                /* when
                   and this too */
                @because( "said when it is" )
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

    private static String written(String text) {
        return Layers.written(List.of(DrlFile.parse("a.drl", text))).get("a.drl");
    }

    @Test
    void aRuleStandsBelowThoseThatFeedIt() {
        assertThat(written(TWO)).isEqualTo(TWO.replace("\nwhen\n    accumulate", "\nsalience -1 when\n    accumulate"));
    }

    @Test
    void rulesThatFeedEachOtherShareALayerAboveWhatTheyFeed() {
        String circle = """
                package org.transferadvisor.rules;
                rule "C" when Verdict() then insertLogical( new ModelScore( "A" ) ); end
                rule "A" when Tally() then insertLogical( new Verdict( "A" ) ); end
                rule "B" when not Verdict() then insertLogical( new Tally( "A" ) ); end
                rule "D" when ModelScore() then insertLogical( new Leaf( "A" ) ); end
                """;
        assertThat(written(circle))
                .isEqualTo(circle.replace("\"C\" when", "\"C\" salience -1 when")
                        .replace("\"D\" when", "\"D\" salience -2 when"));
    }

    @Test
    void withManyCandidatesNearlyEveryFiringStandsToTheEnd() {
        List<Map<String, Object>> models = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double share = 0.5 + i % 50 / 100.0;
            models.add(Map.of(
                    "parametersB",
                    1 + i % 70,
                    "model",
                    "Model " + i,
                    "benchmark",
                    0.3 + i / 400.0,
                    "similarity",
                    Map.of("semantic", share, "distribution", share, "task", share)));
        }
        Map<String, Object> project = new LinkedHashMap<>(Map.of(
                "project",
                "Many",
                "task",
                Map.of("type", "OTHER"),
                "data",
                Map.of("labeledSamples", 5000),
                "budget",
                Map.of("compute", 5000)));
        project.put("candidates", models);
        Advisor advisor = Case.advisor();
        CaseFacts facts = advisor.rulebook()
                .reader()
                .read(new Document("facts", Node.of(project), List.of()))
                .on(Basis.PUBLISHED);
        AtomicInteger fired = new AtomicInteger();
        KieSession session = advisor.rulebook().base().newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    fired.incrementAndGet();
                }
            });
            for (Fact each : advisor.given(facts)) {
                session.insert(each.value());
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        int standing = advisor.trace(facts).firings().size();
        assertThat(standing).isGreaterThan(1000);
        assertThat(fired.get()).isBetween(standing, standing + 20);
    }
}
