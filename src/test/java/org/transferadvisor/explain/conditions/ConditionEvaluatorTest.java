package org.transferadvisor.explain.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.base.reteoo.InitialFactImpl;
import org.drools.base.rule.GroupElement;
import org.drools.tms.agenda.TruthMaintenanceSystemInternalMatch;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Decision;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.Basis;

/** What the evaluator says of a rule's conditions is what the engine did with them. */
class ConditionEvaluatorTest {

    /** The matches that stood when the engine came to rest, by rule, each as its facts. */
    private static Map<String, Set<String>> fired(KieBase base, Decision decision) {
        IdentityHashMap<Match, String> seen = new IdentityHashMap<>();
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    seen.put(event.getMatch(), event.getMatch().getRule().getName());
                }
            });
            decision.given().forEach(fact -> session.insert(fact.value()));
            session.fireAllRules();
            Map<String, Set<String>> fired = new TreeMap<>();
            seen.forEach((match, rule) -> {
                if (((TruthMaintenanceSystemInternalMatch<?>) match).getLogicalDependencies() != null
                        && ((TruthMaintenanceSystemInternalMatch<?>) match)
                                        .getLogicalDependencies()
                                        .getFirst()
                                != null) {
                    fired.computeIfAbsent(rule, any -> new TreeSet<>())
                            .add(text(match.getObjects().stream()
                                    .filter(each -> !(each instanceof InitialFactImpl))
                                    .toList()));
                }
            });
            return fired;
        } finally {
            session.dispose();
        }
    }

    private static Map<String, Set<String>> evaluated(KieBase base, Decision decision) {
        Map<String, Set<String>> matches = new TreeMap<>();
        try (SettledFacts facts = SettledFacts.of(base, decision)) {
            ConditionEvaluator evaluator = new ConditionEvaluator(facts);
            for (CompiledRule rule : CompiledRule.of(base).values()) {
                assertThat(rule.unknown()).as(rule.name()).isNull();
                for (GroupElement alternative : rule.alternatives()) {
                    evaluator.matches(alternative).forEach(each -> matches.computeIfAbsent(
                                    rule.name(), any -> new TreeSet<>())
                            .add(text(each.facts())));
                }
            }
        }
        return matches;
    }

    /** Facts as text, in an order of their own: what accumulate gathers has none. */
    private static String text(Object value) {
        Collection<?> several = value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> all ? all : null;
        if (several == null) {
            return String.valueOf(value);
        }
        List<String> texts = new ArrayList<>();
        several.forEach(each -> texts.add(text(each)));
        texts.sort(null);
        return texts.toString();
    }

    @Test
    void allConditionsOfARuleHoldExactlyWhereItFired() {
        KieBase base = Case.advisor().rulebook().base();
        Set<String> rules = new TreeSet<>();
        for (Case facts : RandomProjects.of(41, 200)) {
            Decision decision = Case.advisor().decide(facts.document(), Basis.PUBLISHED);
            Map<String, Set<String>> fired = fired(base, decision);
            Map<String, Set<String>> evaluated = evaluated(base, decision);
            assertThat(evaluated.keySet()).as(facts.json()).isEqualTo(fired.keySet());
            fired.forEach((rule, matches) -> assertThat(evaluated.get(rule))
                    .as(rule + " on " + facts.json())
                    .isEqualTo(matches));
            rules.addAll(fired.keySet());
        }
        assertThat(rules).hasSizeGreaterThan(100);
    }

    /** Constructs of the language that the shipped rules do without. */
    private static final String MORE = """

            rule "Either of two"
                @id(either) @source("rulebook") @because("Either.")
            when
                Task( $type : type )
                ( Budget( compute < 1000, $x : compute ) or Budget( compute > 5000, $x : compute ) )
                Data( labeledSamples > $x )
            then
                insertLogical( new Finding( "EITHER", "INFO" ) );
            end

            rule "Nothing of a pair"
                @id(no-pair) @source("rulebook") @because("No pair.")
            when
                not ( Eligible( $model : model ) and Candidate( model == $model, access == "API" ) )
                Budget( $compute : compute )
            then
                insertLogical( new Finding( "NO_PAIR", "INFO" ) );
            end

            rule "Several of a kind"
                @id(several) @source("rulebook") @because("{count} of {sum}.")
            when
                accumulate(
                    $each : Candidate( $model : model, $size : parametersB, parametersB != null ) and not Ineligible( model == $model );
                    $count : count( $model ), $sum : sum( $size ); $count > 1 )
            then
                insertLogical( new Finding( "SEVERAL", "INFO" ) );
            end
            """;

    @Test
    void constructsThatTheShippedRulesDoWithoutAreEvaluatedTheSameWay() {
        Rulebooks rulebook = Rulebooks.shipped().append("strategy.drl", MORE);
        try (Advisor advisor = Advisor.of(rulebook.compile())) {
            KieBase base = advisor.rulebook().base();
            Set<String> rules = new TreeSet<>();
            for (Case facts : RandomProjects.of(43, 40)) {
                Decision decision = advisor.decide(facts.document(), Basis.MEASURED);
                Map<String, Set<String>> fired = fired(base, decision);
                assertThat(evaluated(base, decision)).isEqualTo(fired);
                rules.addAll(fired.keySet());
            }
            assertThat(rules).contains("Either of two", "Nothing of a pair", "Several of a kind");
        }
    }
}
