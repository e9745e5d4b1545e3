package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every project reaches exactly one leaf, strategy and winner. That every rule fires the scenarios show. */
class RuleCoverageTest {

    @Tag("thorough")
    @Test
    void everyProjectIsDecidedOnce() {
        for (Case facts : RandomProjects.of(1, 1500)) {
            Advice advice = facts.advise();
            assertThat(advice.peft().winner()).isNotNull();
            assertThat(advice.trace().stream().filter(each -> each.concluded().stream()
                            .anyMatch(fact -> advice.facts().get(fact).type().equals("PeftWinner"))))
                    .hasSize(1);
            assertThat(advice.recommendation().summary()).matches("(?:Choose |Do not proceed as planned, since ).*\\.");
            assertThat(advice.models().stream().filter(Advice.Model::selected)).hasSizeLessThanOrEqualTo(1);
        }
    }
}
