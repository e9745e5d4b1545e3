package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.rulebook.Rulebook;

/** Conclusions without reasons are those that the trace gives reasons for. */
class ConclusionsTest {

    @Test
    void theyAreWhatTheTraceConcludes() {
        Advisor advisor = Case.advisor();
        for (Case facts : RandomProjects.of(41, 60)) {
            for (Basis basis : List.of(Basis.PUBLISHED, Basis.MEASURED)) {
                Decision decision = advisor.decide(facts.document(), basis);
                Conclusions traced = Conclusions.of(decision.trace().firings().stream()
                        .flatMap(each -> each.concluded().stream())
                        .map(each -> each.value())
                        .toList());
                Conclusions found = advisor.conclude(facts.document(), basis);
                assertThat(found).isEqualTo(traced).hasSameHashCodeAs(traced);
                assertThat(found.all()).containsExactlyElementsOf(traced.all());
                assertThat(advisor.conclude(decision.facts())).isEqualTo(traced);
            }
        }
    }

    @Test
    void oneTypeStandsInAnOrderOfItsContent() {
        Conclusions found =
                Case.advisor().conclude(Case.project().candidate("a", 0.8).document(), Basis.PUBLISHED);
        assertThat(found.all(RunCost.class).stream().map(RunCost::strategy))
                .isSorted()
                .contains("LORA", "FULL_FINE_TUNING");
        ChosenStrategy chosen = found.only(ChosenStrategy.class);
        assertThat(chosen).isEqualTo(new ChosenStrategy("LORA", null));
        assertThat(found.all(Finding.class)).contains(new Finding("QLORA_EXPLORATION", "ADVICE"));
        assertThat(found.only(String.class)).isNull();
        assertThatThrownBy(() -> found.only(RunCost.class))
                .isInstanceOf(UndecidedException.class)
                .hasMessageStartingWith("the rules conclude more than one RunCost");
        assertThatThrownBy(() -> found.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void rulesWithoutEndAreRefusedWithTheirNames() {
        Rulebook rulebook = Rulebooks.shipped().append("strategy.drl", """

                rule "A count that grows"
                    @id(growing-count)
                    @source("rulebook")
                    @because("{n} and one more.")
                when
                    Tally( column == "ADAPTERS", $n : votes )
                then
                    insertLogical( new Tally( "ADAPTERS", $n + 1 ) );
                end

                rule "A count that starts"
                    @id(starting-count)
                    @source("rulebook")
                    @because("It starts.")
                when
                    Leaf()
                then
                    insertLogical( new Tally( "ADAPTERS", 0L ) );
                end
                """).compile();
        try (Advisor advisor = Advisor.of(rulebook)) {
            assertThatThrownBy(() -> advisor.conclude(Case.project().document(), Basis.PUBLISHED))
                    .hasMessageContaining("the rule `A count that grows` feeds itself");
        }
        assertThat(Case.advisor()
                        .conclude(Case.project().document(), Basis.PUBLISHED)
                        .all(Leaf.class))
                .hasSize(1);
    }
}
