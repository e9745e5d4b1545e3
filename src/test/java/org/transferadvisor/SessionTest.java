package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.trace.Fact;

/** Sessions are used again, and hold nothing of those before. */
class SessionTest {

    @Test
    void aSessionUsedAgainConcludesWhatANewOneDoes() {
        Advisor advisor = Case.advisor();
        List<Case> projects = RandomProjects.of(91, 100);
        for (Case each : projects) {
            CaseFacts facts = advisor.rulebook().reader().read(each.document()).on(Basis.PUBLISHED);
            List<Fact> given = advisor.given(facts);
            KieSession fresh = advisor.rulebook().base().newKieSession();
            try {
                given.forEach(fact -> fresh.insert(fact.value()));
                fresh.fireAllRules();
                List<Object> concluded = new ArrayList<>(fresh.getObjects());
                given.forEach(fact -> concluded.removeIf(object -> object == fact.value()));
                assertThat(advisor.conclude(facts)).isEqualTo(Conclusions.of(concluded));
                assertThat(concluded(advisor, facts)).isEqualTo(Conclusions.of(concluded));
            } finally {
                fresh.dispose();
            }
        }
    }

    private static Conclusions concluded(Advisor advisor, CaseFacts facts) {
        return Conclusions.of(advisor.trace(facts).firings().stream()
                .flatMap(each -> each.concluded().stream())
                .map(Fact::value)
                .toList());
    }

    @Test
    void aRuleThatBreaksOffIsNamedAndLeavesNothingBehind() {
        Rulebooks careless = Rulebooks.shipped().append("viability.drl", """

                rule "A week of delay"
                    @id(cost-delay)
                    @source("5.1")
                    @because("A week of delay costs {weekly:usd}.")
                when
                    Economics( $weeks : selectionWeeks, $weekly : weeklyProjectCost )
                    $cost : Double() from Training.total( $weeks, $weekly )
                then
                    insertLogical( new CostPart( "data", "delay", Range.exactly( $cost ) ) );
                end
                """);
        Case unknown = Case.project().candidate("a", 0.8);
        Case sound = unknown.with("/economics/weeklyProjectCost", 1000);
        try (Advisor advisor = Advisor.of(careless.compile())) {
            Conclusions before = advisor.conclude(sound.document(), Basis.PUBLISHED);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> advisor.advise(unknown.document()))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageStartingWith("viability.drl:")
                        .hasMessageContaining("the rule `A week of delay` broke off: `$weekly` is unknown");
            }
            assertThat(advisor.conclude(sound.document(), Basis.PUBLISHED)).isEqualTo(before);
        }
    }

    @Test
    void aSessionThatWasStoppedLeavesNothingBehind() {
        Rulebooks endless = Rulebooks.shipped().append("portfolio.drl", """

                rule "Many variants never end"
                    @id(endless-variants)
                    @source("10.2")
                    @because("Many.")
                when
                    Serving( variants == 77 )
                    VolumeLine( $line : samples )
                then
                    insertLogical( new VolumeLine( $line + 1 ) );
                end
                """);
        Case sound = Case.project().candidate("a", 0.8).with("/candidates/0/parametersB", 7);
        try (Advisor advisor = Advisor.of(endless.compile())) {
            Conclusions before = advisor.conclude(sound.document(), Basis.PUBLISHED);
            assertThatThrownBy(() ->
                            advisor.advise(sound.with("/serving/variants", 77).document()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("feeds itself");
            assertThat(advisor.conclude(sound.document(), Basis.PUBLISHED)).isEqualTo(before);
            assertThat(advisor.advise(sound.document()).trace())
                    .isEqualTo(advisor.advise(sound.document()).trace());
        }
    }
}
