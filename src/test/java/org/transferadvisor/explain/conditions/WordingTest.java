package org.transferadvisor.explain.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.reading.FileReader;

/** What is compiled and what is written correspond, rule by rule. */
class WordingTest {

    @Test
    void everyCompiledConditionOfTheShippedRulebookIsFoundInItsFile() {
        Rulebook rulebook = Case.advisor().rulebook();
        Map<String, Rule> written = rulebook.files().model().byName();
        Map<String, CompiledRule> compiled = CompiledRule.of(rulebook.base());
        assertThat(compiled.keySet()).isEqualTo(written.keySet());
        compiled.forEach(
                (name, rule) -> assertThat(Wording.of(rule, written.get(name)).mismatches())
                        .as(name)
                        .isEmpty());
    }

    @Test
    void aRuleWordedOtherwiseIsNoticed() {
        Rulebook rulebook = Case.advisor().rulebook();
        CompiledRule rule = CompiledRule.of(rulebook.base()).get("Small data");
        String file =
                rulebook.files().text("decision-tree.drl").replace("labeledSamples < 1000", "labeledSamples < 999");
        Rule other = FileReader.read("decision-tree.drl", file).rules().stream()
                .filter(each -> each.name().equals("Small data"))
                .findFirst()
                .orElseThrow();
        assertThat(Wording.of(rule, other).mismatches())
                .containsExactly("`labeledSamples < 1000` where `labeledSamples < 999` is written");
    }
}
