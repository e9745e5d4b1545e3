package org.transferadvisor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.report.JsonReport;

/** Every conclusion leads back to input facts, reference rows or assumptions; order changes nothing. */
class TraceTest {

    private static final Pattern RULE = Pattern.compile("(?ms)^(?://[^\\n]*\\n)*rule \".*?^end$\\n?");

    @Test
    void everyConclusionRestsOnWhatWasConcludedBeforeOrGiven() {
        for (Case facts : RandomProjects.of(11, 100)) {
            Advice advice = facts.advise();
            Set<String> known = new HashSet<>();
            Set<String> named = new HashSet<>();
            for (Advice.Firing firing : advice.trace()) {
                for (String matched : firing.matched()) {
                    Advice.Fact fact = advice.facts().get(matched);
                    if (fact.pointer() != null) {
                        assertThat(matched).isEqualTo(fact.pointer().isEmpty() ? "project" : fact.pointer());
                        assertThat(firing.pointers()).anyMatch(pointer -> pointer.startsWith(fact.pointer()));
                    } else if (matched.startsWith(fact.type())) {
                        assertThat(known).as(firing.rule()).contains(matched);
                    } else if (matched.startsWith("unstated/")) {
                        assertThat(matched).isEqualTo("unstated" + fact.values().get("fact"));
                    } else if (!matched.equals("basis")) {
                        String[] row = matched.split("/", 2);
                        assertThat(Case.advisor().rulebook().reference().row(row[0], row[1]))
                                .as(matched)
                                .isNotNull();
                    }
                }
                known.addAll(firing.concluded());
                named.addAll(firing.matched());
                named.addAll(firing.concluded());
                assertThat(firing.concluded()).as(firing.rule()).isNotEmpty();
                assertThat(firing.because()).isNotBlank().doesNotContain("{").doesNotContain("null");
            }
            assertThat(advice.facts().keySet()).isEqualTo(named);
            assertThat(advice.trace().stream().map(Advice.Firing::id))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("[a-z0-9-]+([:~][\\p{L}\\p{N}._/+~-]+)*"))
                    .containsAll(advice.recommendation().because());
        }
    }

    @Test
    void everyFiringNamesItsRuleAtItsPlace() {
        Advice advice = Case.project().candidate("a", 0.8).advise();
        for (Advice.Firing firing : advice.trace()) {
            String line = Rulebooks.shipped()
                    .text(firing.file())
                    .lines()
                    .skip(firing.line() - 1L)
                    .findFirst()
                    .orElseThrow();
            assertThat(line).startsWith("rule \"");
        }
    }

    @Test
    void theFieldsThatARuleReadsAreNamedByPointer() {
        Advice advice =
                Case.project().with("/budget/compute", 999).candidate("a", 0.8).advise();
        Advice.Firing tier = firing(advice, "tier-compute-limited");
        assertThat(tier.because()).isEqualTo("A compute budget of $999 is limited.");
        assertThat(tier.matched()).containsExactly("/budget");
        assertThat(tier.pointers()).containsExactly("/budget/compute");
        assertThat(advice.facts().get("/budget").values()).containsEntry("compute", 999.0);
        assertThat(firing(advice, "proximity-score").pointers())
                .containsExactly("/candidates/0/model", "/candidates/0/similarity");
    }

    @Test
    void whatAccumulateCollectedIsTraced() {
        Advice advice = Case.project().with("/serving/variants", 5).advise();
        Advice.Firing tally = advice.trace().stream()
                .filter(each ->
                        each.rule().equals("peft-tally") && each.because().contains("LoRA"))
                .findFirst()
                .orElseThrow();
        assertThat(tally.because()).isEqualTo("Votes for LoRA: 2.");
        assertThat(tally.matched().stream().map(each -> advice.facts().get(each).type()))
                .containsExactly("Strategy", "Vote", "Vote");
    }

    @Test
    void onlyWhatStoodAtTheEndIsTraced() {
        for (Case facts : RandomProjects.of(13, 100)) {
            Advice advice = facts.advise();
            Map<String, Integer> scores = new HashMap<>();
            advice.trace().stream()
                    .filter(each -> each.rule().equals("model-score"))
                    .forEach(each -> scores.merge(each.concluded().get(0), 1, Integer::sum));
            assertThat(scores.size()).isEqualTo(advice.models().size());
            assertThat(advice.trace().stream().filter(each -> each.rule().startsWith("leaf-")))
                    .hasSize(1);
        }
    }

    /** Reversed, every two rules of a file have changed places; shuffled, few have kept theirs. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOrderOfRulesAndFilesChangesNothing(boolean reversed) {
        Random random = new Random(17);
        Rulebooks reordered = Rulebooks.shipped();
        for (String path : reordered.paths()) {
            if (path.endsWith(".drl")) {
                reordered = reordered.with(
                        path,
                        reordered(
                                reordered.text(path),
                                reversed ? Collections::reverse : list -> Collections.shuffle(list, random)));
            }
        }
        try (Advisor advisor = Advisor.of(reordered.compile())) {
            for (Case facts : RandomProjects.of(17, 100)) {
                assertThat(comparable(advisor.advise(facts.document()), true))
                        .isEqualTo(comparable(facts.advise(), true));
            }
        }
    }

    @Test
    void theOrderOfCandidatesChangesNothingButTheirPointers() {
        List<Map<String, Object>> candidates = new ArrayList<>(List.of(
                Map.of("model", "BERT-base", "benchmark", 0.7),
                Map.of("model", "FinBERT", "similarity", Map.of("semantic", 0.8, "distribution", 0.7, "task", 0.9)),
                Map.of(
                        "model",
                        "Mixtral-8x7B",
                        "similarity",
                        Map.of("semantic", 0.5, "distribution", 0.9, "task", 0.9))));
        Case facts = Case.project().without("modelMatch");
        Advice first = facts.with("/candidates", candidates).advise();
        Collections.reverse(candidates);
        Advice second = facts.with("/candidates", candidates).advise();
        assertThat(second.recommendation().summary())
                .isEqualTo(first.recommendation().summary());
        assertThat(second.models()).isEqualTo(first.models());
        assertThat(second.findings()).isEqualTo(first.findings());
        assertThat(second.costs()).isEqualTo(first.costs());
        assertThat(second.trace()).hasSameSizeAs(first.trace());
    }

    @Test
    void firingsAndFactsAreCalledByWhatTheySay() {
        Advice advice = Case.project().candidate("Bank BERT (large)", 0.8).advise();
        assertThat(firing(advice, "proximity-score"))
                .returns("proximity-score:Bank-BERT-large:MEASURED", Advice.Firing::id)
                .returns(List.of("DomainProximity:Bank-BERT-large:MEASURED"), Advice.Firing::concluded);
        assertThat(advice.facts()
                        .get("DomainProximity:Bank-BERT-large:MEASURED")
                        .values())
                .containsEntry("model", "Bank BERT (large)")
                .containsEntry("dps", 0.8);
    }

    @Test
    void whatHasTheSameWordsIsToldApartByItsContent() {
        Advice advice = Case.project()
                .candidate("BERT base", 0.8)
                .candidate("BERT-base", 0.7)
                .advise();
        List<String> scores = advice.trace().stream()
                .filter(each -> each.rule().equals("proximity-score"))
                .flatMap(each -> each.concluded().stream())
                .toList();
        assertThat(scores)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("DomainProximity:BERT-base:MEASURED~[0-9a-f]{12}"));
        assertThat(scores.stream().map(each -> advice.facts().get(each).values().get("dps")))
                .containsExactlyInAnyOrder(0.8, 0.7);
    }

    @Test
    void anotherRuleLeavesTheNamesOfFactsAndFiringsAsTheyWere() {
        String rule = """

                rule "A finding of its own"
                    @id(finding-of-its-own)
                    @source("9.1")
                    @because("The project has {samples} samples.")
                when
                    Data( $samples : labeledSamples )
                then
                    insertLogical( new Finding( "OF_ITS_OWN", "INFO" ) );
                end
                """;
        Rulebooks shipped = Rulebooks.shipped();
        Rulebooks more = shipped.with("decision-tree.drl", shipped.text("decision-tree.drl") + rule);
        try (Advisor advisor = Advisor.of(more.compile())) {
            Case facts = Case.project().candidate("a", 0.8);
            Advice before = facts.advise();
            Advice after = advisor.advise(facts.document());
            assertThat(after.trace()).hasSize(before.trace().size() + 1);
            assertThat(after.trace().stream().map(Advice.Firing::id))
                    .containsAll(before.trace().stream().map(Advice.Firing::id).toList());
            assertThat(after.facts()).containsAllEntriesOf(before.facts());
        }
    }

    @Test
    void theSameFactsGiveTheSameBytesButForIdAndTime() {
        for (Case facts : RandomProjects.of(23, 20)) {
            assertThat(comparable(facts.advise(), false)).isEqualTo(comparable(facts.advise(), false));
            assertThat(facts.advise().id()).isNotEqualTo(facts.advise().id());
        }
    }

    private static Advice.Firing firing(Advice advice, String rule) {
        return advice.trace().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** The advice as JSON without what differs by nature: id, time, and for another rulebook digest and lines. */
    private static String comparable(Advice advice, boolean otherRulebook) {
        String json = new JsonReport().pretty(advice).replace(advice.id(), "ID").replace(advice.decidedAt(), "TIME");
        return otherRulebook
                ? json.replace(advice.rulebook().digest(), "DIGEST").replaceAll("\"line\": \\d+", "\"line\": 0")
                : json;
    }

    private static String reordered(String text, Consumer<List<String>> order) {
        List<String> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(text);
        String rest = rule.replaceAll(found -> {
            rules.add(found.group());
            return "";
        });
        assertThat(rules).isNotEmpty();
        order.accept(rules);
        return rest + "\n" + String.join("\n", rules);
    }
}
