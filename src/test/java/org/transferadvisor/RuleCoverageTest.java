package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;

/** Every rule fires in some project, and every project reaches exactly one leaf, strategy and winner. */
class RuleCoverageTest {

    @Test
    void everyRuleFiresInSomeProject() throws Exception {
        Set<String> silent = new TreeSet<>();
        Case.advisor()
                .rulebook()
                .rules()
                .values()
                .forEach(rule -> silent.add(rule.info().id()));
        for (Case facts : RandomProjects.of(1, 1500)) {
            Advice advice = facts.advise();
            advice.trace().forEach(firing -> silent.remove(firing.rule()));
            assertThat(advice.peft().winner()).isNotNull();
            assertThat(advice.trace().stream().filter(each -> each.concluded().stream()
                            .anyMatch(fact -> fact.type().equals("PeftWinner"))))
                    .hasSize(1);
            assertThat(advice.recommendation().summary()).startsWith("Choose ").endsWith(".");
            assertThat(advice.models().stream().filter(Advice.Model::selected)).hasSizeLessThanOrEqualTo(1);
        }
        for (Path sample : Case.samples()) {
            Case.advisor()
                    .advise(Document.read(sample), Basis.MEASURED)
                    .trace()
                    .forEach(firing -> silent.remove(firing.rule()));
            Case.advisor().advise(sample).trace().forEach(firing -> silent.remove(firing.rule()));
        }
        assertThat(silent).as("rules that never fired").isEmpty();
    }
}
