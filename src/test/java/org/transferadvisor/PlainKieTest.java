package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.FieldValues;
import org.transferadvisor.facts.input.CaseFacts;

/** What a plain KIE session concludes from the same facts is what the advice says. */
class PlainKieTest {

    private static final KieContainer CONTAINER = KieServices.get().getKieClasspathContainer();

    private static List<Object> facts(Case facts) {
        CaseFacts complete = Case.advisor().rulebook().reader().read(facts.document());
        List<Object> all = new ArrayList<>();
        complete.origins().forEach(origin -> all.add(origin.fact()));
        Case.advisor()
                .rulebook()
                .reference()
                .facts(complete.models(), complete.taskType())
                .forEach(row -> all.add(row.value()));
        return all;
    }

    @Test
    void aStatefulSessionConcludesWhatTheTraceShows() throws IOException {
        List<Case> cases = new ArrayList<>(RandomProjects.of(29, 100));
        for (Path sample : Case.samples()) {
            cases.add(Case.of(Files.readString(sample)));
        }
        for (Case facts : cases) {
            Advice advice = facts.advise();
            Set<String> traced = new TreeSet<>();
            advice.trace().stream()
                    .flatMap(firing -> firing.concluded().stream())
                    .map(advice.facts()::get)
                    .forEach(fact -> traced.add(fact.type() + " " + fact.values()));
            List<Object> given = facts(facts);
            KieSession session = CONTAINER.newKieSession("advice-stateful");
            try {
                given.forEach(session::insert);
                session.fireAllRules();
                Set<String> concluded = new TreeSet<>();
                for (Object each : Conclusions.of(session.getObjects()).all()) {
                    if (each.getClass().getPackageName().equals("org.transferadvisor.conclusions")) {
                        concluded.add(each.getClass().getSimpleName() + " " + FieldValues.of(each));
                    }
                }
                assertThat(concluded).isEqualTo(traced);
            } finally {
                session.dispose();
            }
        }
    }

    @Test
    void sessionFactsAreAllThatASessionNeeds() {
        for (Case facts : RandomProjects.of(31, 20)) {
            assertThat(Case.advisor().sessionFacts(facts.document(), Basis.PUBLISHED))
                    .containsExactlyInAnyOrderElementsOf(facts(facts))
                    .isUnmodifiable();
        }
    }

    @Test
    void theStatelessSessionHasItsName() {
        StatelessKieSession session = CONTAINER.newStatelessKieSession("advice");
        List<Object> found = new ArrayList<>();
        session.addEventListener(new org.kie.api.event.rule.DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(org.kie.api.event.rule.ObjectInsertedEvent event) {
                if (event.getObject() instanceof Leaf || event.getObject() instanceof ChosenStrategy) {
                    found.add(event.getObject());
                }
            }
        });
        session.execute(facts(Case.project()));
        assertThat(found)
                .containsExactlyInAnyOrder(new Leaf("PEFT_METHOD_SELECTION"), new ChosenStrategy("LORA", null));
        assertThat(CONTAINER.getKieBase("rulebook").getKiePackages()).isNotEmpty();
    }
}
