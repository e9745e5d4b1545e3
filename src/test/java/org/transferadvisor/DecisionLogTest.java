package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.RefusedException;

/** What an advisor hands to a log, and when. */
class DecisionLogTest {

    private final DecisionLog log = mock(DecisionLog.class);

    @Test
    @SuppressWarnings("unchecked") // a supplier of maps
    void eachAnswerWasHandedOverWithTheRulebookThatDecided() {
        try (Advisor advisor = Advisor.create(log)) {
            Advice advice = advisor.advise(Case.project().document());
            ArgumentCaptor<Supplier<Map<String, String>>> rulebook = ArgumentCaptor.forClass(Supplier.class);
            verify(log).decided(same(advice), rulebook.capture());
            assertThat(rulebook.getValue().get())
                    .isEqualTo(advisor.rulebook().files().all());
            Advice simulated = advisor.simulate(Case.project().document(), Basis.MEASURED, 2, 1);
            verify(log).decided(same(simulated), any());
            verifyNoMoreInteractions(log);
        }
    }

    @Test
    void whatIsNotHandedOverIsNotAnswered() {
        UnloggedException full = new UnloggedException("the log is full", new IOException("no space left"));
        doThrow(full).when(log).decided(any(), any());
        try (Advisor advisor = Advisor.create(log)) {
            assertThatThrownBy(() -> advisor.advise(Case.project().document())).isSameAs(full);
            assertThatThrownBy(() -> advisor.simulate(Case.project().document(), Basis.PUBLISHED, 2, 1))
                    .isSameAs(full);
        }
    }

    @Test
    void whatIsNoDecisionIsNotHandedOver() {
        try (Advisor advisor = Advisor.create(log)) {
            assertThatThrownBy(
                            () -> advisor.advise(Case.project().without("task").document()))
                    .isInstanceOf(RefusedException.class);
            advisor.conclude(Case.project().document(), Basis.PUBLISHED);
            advisor.decide(Case.project().document(), Basis.PUBLISHED);
            advisor.repeat(Case.project().document(), Basis.PUBLISHED);
            verifyNoMoreInteractions(log);
        }
    }
}
