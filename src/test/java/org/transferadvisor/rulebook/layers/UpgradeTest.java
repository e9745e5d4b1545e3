package org.transferadvisor.rulebook.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.folder.BaseMarks;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.RulebookCheck;

/** What the base changes under an organisation's rulebook is told, and nothing else. */
class UpgradeTest {

    private static final String SMALL = "rule \"Small data\"";

    private static final Rulebooks HOUSE = Rulebooks.organisation()
            .replace("rulebook.yaml", "extends: built-in", "extends: built-in\ndisabled: [finding-enterprise-figures]")
            .with("own.drl", """
                    package org.transferadvisor.rules
                    import org.transferadvisor.facts.*
                    import org.transferadvisor.conclusions.*
                    rule "Our small data"
                        @id(tier-samples-small) @source("house") @because("{samples} labelled samples are few for us.")
                    when
                        Data( $samples : labeledSamples, labeledSamples < 1000 )
                    then
                        insertLogical( new Tier( "labeledSamples", "SMALL" ) );
                    end
                    rule "Ours alone"
                        @id(ours-alone) @source("house") @because("The data is sensitive.")
                    when
                        Data( sensitive == true )
                    then
                        insertLogical( new Finding( "OURS", "INFO" ) );
                    end
                    """)
            .with("reference/figures.yaml", """
                    source: house
                    basis: ASSUMPTION
                    rows:
                      - {id: memory-headroom, patch: true, value: 1.3}
                      - {id: qlora-accuracy-loss, value: 0.02}
                    """)
            .with(
                    "reference/defaults.yaml",
                    "rows:\n  - {fact: /serving/horizonMonths, value: 24, source: house, basis: ASSUMPTION}\n")
            .with(
                    "reference/proximity-weights.yaml",
                    "rows:\n  - {id: IMAGE, semantic: 0.2, distribution: 0.4, task: 0.4, source: house, basis: ASSUMPTION}\n");

    private static final RulebookFiles SETTLED = settled(HOUSE.files());

    private static RulebookFiles settled(RulebookFiles files) {
        return files.with(
                RulebookFiles.BASED_ON,
                BasedOn.settled(OwnChanges.of(files.unsettled()).all()));
    }

    /**
     * A later base.
     *
     * @param name what it changes
     * @param change the change
     * @param conflicts what stands against a change of the house
     */
    record Upgrade(String name, UnaryOperator<Rulebooks> change, List<String> conflicts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static UnaryOperator<Rulebooks> replace(String file, String from, String to) {
        return base -> base.replace(file, from, to);
    }

    private static String rule(String file, String start) {
        String text = Rulebooks.shipped().text(file);
        int from = text.indexOf(start);
        return text.substring(from, text.indexOf("\nend\n", from) + 5);
    }

    static List<Upgrade> upgrades() {
        String tree = "decision-tree.drl";
        String figures = "reference/figures.yaml";
        String enterprise = "rule \"Enterprise defaults make up most of the costs\"";
        return List.of(
                new Upgrade("nothing", each -> each, List.of()),
                new Upgrade(
                        "a line of a rule that is replaced",
                        replace(tree, "labeledSamples < 1000 )", "labeledSamples < 500 )"),
                        List.of("rules/tier-samples-small")),
                new Upgrade(
                        "the sentence of a rule that is replaced",
                        replace(tree, "labelled samples are few.", "labelled samples are very few."),
                        List.of("rules/tier-samples-small")),
                new Upgrade(
                        "a rule that is replaced goes",
                        replace(tree, rule(tree, SMALL), ""),
                        List.of("rules/tier-samples-small")),
                new Upgrade(
                        "a rule that is taken away",
                        replace("viability.drl", "share > 0.5", "share > 0.6"),
                        List.of("rules/finding-enterprise-figures")),
                new Upgrade(
                        "a rule that is taken away goes",
                        replace("viability.drl", rule("viability.drl", enterprise), ""),
                        List.of("rules/finding-enterprise-figures")),
                new Upgrade(
                        "a cell of a row that is patched",
                        replace(figures, "{id: memory-headroom, value: 1.2,", "{id: memory-headroom, value: 1.25,"),
                        List.of("figures/memory-headroom")),
                new Upgrade(
                        "the note of a row that is replaced",
                        replace(figures, "source: \"7.4\", basis: PUBLISHED}", "source: \"7.4\", basis: MEASURED}"),
                        List.of("figures/qlora-accuracy-loss")),
                new Upgrade(
                        "what stands above a table",
                        replace(figures, "date: 2026\n", "date: 2027\n"),
                        List.of("figures/memory-headroom", "figures/qlora-accuracy-loss")),
                new Upgrade(
                        "a default that is replaced",
                        replace("reference/defaults.yaml", "horizonMonths, value: 12", "horizonMonths, value: 18"),
                        List.of("defaults/serving/horizonMonths")),
                new Upgrade(
                        "a rule of an id that the house has added",
                        each -> each.append(
                                tree,
                                "\n"
                                        + rule(tree, SMALL)
                                                .replace("tier-samples-small", "ours-alone")
                                                .replace("Small data", "X")),
                        List.of("rules/ours-alone")),
                new Upgrade(
                        "a row of an id that the house has added",
                        each -> each.append(
                                "reference/proximity-weights.yaml",
                                "  - {id: IMAGE, semantic: 0.1, distribution: 0.5, task: 0.4}\n"),
                        List.of("proximity-weights/IMAGE")),
                new Upgrade(
                        "white space of a rule that is replaced",
                        replace(tree, SMALL + "\n    @id", SMALL + "\n\n        @id"),
                        List.of()),
                new Upgrade(
                        "what the house does not touch",
                        each -> each.replace(tree, "labeledSamples > 10000 )", "labeledSamples > 20000 )")
                                .replace(figures, "usable-memory, value: 0.95", "usable-memory, value: 0.9"),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("upgrades")
    void whatStandsAgainstAChangeIsTold(Upgrade upgrade) {
        RulebookFiles later = upgrade.change().apply(Rulebooks.shipped()).files();
        RulebookFiles over = SETTLED.over("built-in", later);
        assertThat(OwnChanges.of(over).conflicts())
                .extracting(OwnChange::what)
                .containsExactlyInAnyOrderElementsOf(upgrade.conflicts());
        // once it is settled nothing is told any more
        assertThat(OwnChanges.of(settled(over)).conflicts()).isEmpty();
    }

    @Test
    void nothingIsAdvisedUntilItIsSettled() {
        RulebookFiles later = replace("decision-tree.drl", "labeledSamples < 1000 )", "labeledSamples < 500 )")
                .apply(Rulebooks.shipped())
                .files();
        RulebookFiles over = SETTLED.over("built-in", later);
        assertThatThrownBy(() -> Rulebook.of(over))
                .hasMessageContaining(
                        "own.drl:4:1: the base has changed the rule `tier-samples-small` since this rulebook"
                                + " changes it")
                .hasMessageContaining("rules diff DIR");
        assertThat(RulebookCheck.of(HOUSE.files()).diagnostics())
                .extracting(each -> each.check())
                .containsExactly(Check.UNSETTLED);
        assertThat(RulebookCheck.of(SETTLED).diagnostics()).isEmpty();
    }

    @Test
    void thenAndTheirsStandAboveOursUntilItIsSettled() {
        RulebookFiles over = SETTLED.over(
                "built-in",
                Rulebooks.shipped()
                        .replace("decision-tree.drl", "labeledSamples < 1000 )", "labeledSamples < 500 )")
                        .replace(
                                "reference/figures.yaml",
                                "{id: memory-headroom, value: 1.2,",
                                "{id: memory-headroom, value: 1.25,")
                        .files());
        Map<String, String> marked = BaseMarks.marked(over, OwnChanges.of(over).conflicts());
        assertThat(marked.keySet()).containsExactlyInAnyOrder("own.drl", "reference/figures.yaml");
        assertThat(marked.get("own.drl"))
                .contains("//~ then:\n//~     rule \"Small data\"")
                .contains("//~         Data( $samples : labeledSamples, labeledSamples < 500 )\n")
                .contains("\nrule \"Our small data\"");
        assertThat(marked.get("reference/figures.yaml")).contains("#~     value: {\"value\":{\"low\":1.25");
        RulebookFiles withMarks = over;
        for (Map.Entry<String, String> each : marked.entrySet()) {
            withMarks = withMarks.with(each.getKey(), each.getValue());
        }
        assertThat(OwnChanges.of(withMarks).conflicts()).hasSize(2);
        assertThat(BaseMarks.unmarked(withMarks))
                .isEqualTo(Map.of(
                        "own.drl",
                        HOUSE.text("own.drl"),
                        "reference/figures.yaml",
                        HOUSE.text("reference/figures.yaml")));
    }

    @Test
    void aBrokenRecordIsTold() {
        assertThat(RulebookCheck.of(SETTLED.with(RulebookFiles.BASED_ON, "changes: 3\n"))
                        .diagnostics())
                .anySatisfy(each -> {
                    assertThat(each.check()).isEqualTo(Check.BASE_CHANGED);
                    assertThat(each.problem().file()).isEqualTo("basedOn.yaml");
                });
    }
}
