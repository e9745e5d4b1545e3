package org.transferadvisor.rulebook.engine;

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
import org.transferadvisor.trace.Fact;

/** Rules fire after those that they rest on. */
class LayerTest {

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
        int standing = (int) advisor.trace(facts).firings().stream()
                .filter(each -> each.calculation() == null)
                .count();
        assertThat(standing).isGreaterThan(1000);
        assertThat(fired.get()).isBetween(standing, standing + 20);
    }
}
