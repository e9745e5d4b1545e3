package org.transferadvisor.explain.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.explain.whynot.search.WaySearch;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;

/** Why another strategy is not recommended. */
class WhyNotTest {

    private static final WhyNot WHY_NOT = new WhyNot(Case.advisor());

    private static WhyNotAnswer ask(Case facts, String strategy) {
        return WHY_NOT.ask(facts.document(), Basis.PUBLISHED, strategy);
    }

    private static List<String> lacking(WhyNotAnswer answer) {
        return answer.lacking().stream()
                .map(gap -> gap.pointer() + ": " + gap.found() + ", needed " + gap.needed())
                .toList();
    }

    /** The rules down the first way. */
    private static List<String> chain(List<Way> ways) {
        List<String> rules = new ArrayList<>();
        List<Way> at = ways;
        while (!at.isEmpty()) {
            rules.add(at.get(0).rule());
            at = at.get(0).unmet().isEmpty()
                    ? List.of()
                    : at.get(0).unmet().get(0).ways();
        }
        return rules;
    }

    @Test
    void aMissingLeafLeadsBackToTheFactsOfTheInput() {
        WhyNotAnswer answer = ask(Case.project(), "DOMAIN_PRETRAINING");
        assertThat(answer.recommended()).isEqualTo("LORA");
        assertThat(lacking(answer))
                .containsExactly(
                        "/modelMatch: HIGH_QUALITY, needed PARTIAL",
                        "/budget/domainAdaptation: 0, needed above 50,000");
        assertThat(answer.lacking().get(1).isDefault()).isTrue();
        assertThat(chain(answer.ways()))
                .containsExactly(
                        "strategy-framed",
                        "plan-sources-single",
                        "plan-classes-enough",
                        "plan-samples-enough",
                        "plan-access-framed",
                        "plan-tree-framed",
                        "strategy-with-adaptation",
                        "leaf-domain-pretraining",
                        "question-adaptation-budget",
                        "question-match",
                        "match-stated");
    }

    @Test
    void theLineOfTheFileIsNamed() {
        Document file = Document.of("case.yaml", """
                project: A project
                task: {type: TEXT_CLASSIFICATION, classes: 2}
                data:
                  labeledSamples: 5000
                budget: {compute: 5000}
                modelMatch: HIGH_QUALITY
                """);
        WhyNotAnswer answer = WHY_NOT.ask(file, Basis.PUBLISHED, "FEATURE_EXTRACTION");
        assertThat(lacking(answer)).containsExactly("/data/labeledSamples: 5,000, needed below 1,000");
        assertThat(answer.lacking().get(0).line()).isEqualTo(4);
        assertThat(answer.lacking().get(0).rule()).isEqualTo("tier-samples-small");
    }

    @Test
    void aJoinIsNeededWithTheValueOfTheOtherFact() {
        Case facts = Case.project()
                .with("/budget/compute", 900)
                .with("/maxParametersB", 100)
                .candidate("Model", 0.8);
        assertThat(facts.advise().recommendation().strategy()).isEqualTo("LORA");
        WhyNotAnswer answer = ask(facts, "QLORA");
        double cost = facts.advise().costs().get(0).compute().likely();
        assertThat(cost).isBetween(50.0, 70.0);
        assertThat(lacking(answer))
                .hasSize(2)
                .first()
                .isEqualTo("null: Suitable(position=0, strategy=LORA), needed that there is none");
        Gap budget = answer.lacking().get(1);
        assertThat(budget.pointer()).isEqualTo("/budget/compute");
        assertThat(budget.constraint()).isEqualTo("compute >= $cost");
        assertThat(budget.needed()).startsWith("below 57.").endsWith("(`$cost`)");
        assertThat(chain(answer.ways())).containsExactly("strategy-method", "capacity-in-its-place");
    }

    @Test
    void whatIsGatheredLeadsToTheMissingMember() {
        Rulebooks rulebook = Rulebooks.shipped().append("strategy.drl", """

                rule "A probe among the answers"
                    @id(probe) @source("rulebook") @because("A probe.")
                when
                    accumulate( TreeStep( $answer : answer ); $answers : collectSet( $answer ) )
                    String( this == "PARTIAL" ) from $answers
                then
                    insertLogical( new LeafStrategy( "LINEAR_PROBE", null ) );
                end
                """);
        try (Advisor advisor = Advisor.of(rulebook.compile())) {
            WhyNotAnswer answer = new WhyNot(advisor).ask(Case.project().document(), Basis.PUBLISHED, "LINEAR_PROBE");
            List<Way> at = answer.ways();
            while (!at.get(0).rule().equals("probe")) {
                at = at.get(0).unmet().get(0).ways();
            }
            Unmet gathered = at.get(0).unmet().get(0);
            assertThat(gathered.kind()).isEqualTo(Unmet.Kind.COMPUTED);
            assertThat(gathered.condition()).isEqualTo("String( this == \"PARTIAL\" ) from $answers");
            assertThat(gathered.closest()).contains("HIGH_QUALITY");
        }
    }

    @Test
    void aFactThatMustNotBeThereIsNamedWithWhatItRestsOn() {
        Case facts = Case.project()
                .candidate(
                        Map.of("model", "Closed", "access", "API", "promptInterface", true, "hostedFineTuning", false));
        assertThat(facts.advise().recommendation().strategy()).isEqualTo("PROMPT_TUNING");
        Way access = ask(facts, "FULL_FINE_TUNING").ways().get(0);
        while (!access.rule().equals("plan-access-method")) {
            access = access.unmet().get(0).ways().get(0);
        }
        Unmet present = access.unmet().stream()
                .filter(each -> each.kind() == Unmet.Kind.ABSENCE)
                .findFirst()
                .orElseThrow();
        assertThat(present.condition()).isEqualTo("not AccessLimit( strategy == $method )");
        assertThat(present.closest()).isEqualTo("AccessLimit(strategy=FULL_FINE_TUNING)");
        assertThat(present.because()).startsWith("Closed is reached by an API that offers no fine-tuning");
        assertThat(present.gaps())
                .extracting(Gap::pointer)
                .containsExactly(null, "/candidates/0/access", "/candidates/0/hostedFineTuning");
    }

    @Test
    void theRecommendedStrategyNeedsNoAnswer() {
        WhyNotAnswer answer = ask(Case.project(), "LORA");
        assertThat(answer.isRecommended()).isTrue();
        assertThat(answer.ways()).isEmpty();
    }

    @Test
    void anUnknownStrategyIsRefusedWithAHint() {
        assertThatThrownBy(() -> ask(Case.project(), "QLORRA"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--why-not: `QLORRA` is no strategy of the rulebook")
                .hasMessageContaining("did you mean `QLORA`?");
    }

    @Test
    void aStrategyThatNoRuleConcludesSaysSo() {
        WhyNotAnswer answer = ask(Case.project(), "LINEAR_PROBE");
        assertThat(answer.ways()).allMatch(way -> way.obstacles() >= WaySearch.RULEBOOK);
    }

    @Test
    void aRuleThatAnExpertAddsIsExplainedToo() {
        Rulebooks rulebook = Rulebooks.shipped().append("strategy.drl", """

                rule "Either way to a probe"
                    @id(probe) @source("rulebook") @because("A probe.")
                when
                    ( Task( domain == "law" ) or Data( labeledSamples < 10 ) )
                    exists ( Eligible( $known : model ) and Candidate( model == $known, benchmark > 0.9 ) )
                    accumulate( $each : Candidate(); $count : count( $each ); $count > 2 )
                then
                    insertLogical( new LeafStrategy( "LINEAR_PROBE", null ) );
                end
                """);
        try (Advisor advisor = Advisor.of(rulebook.compile())) {
            Case facts = Case.project().candidate("Model", 0.8);
            WhyNotAnswer answer = new WhyNot(advisor).ask(facts.document(), Basis.PUBLISHED, "LINEAR_PROBE");
            assertThat(lacking(answer))
                    .containsExactly(
                            "/task/domain: not stated, needed law",
                            "/candidates/0/benchmark: not stated, needed above 0.9",
                            "null: 1, needed above 2");
        }
    }

    @Test
    void whatIsNeededNoLongerFailsOnceItIsThere() {
        int mended = 0;
        for (Case facts : RandomProjects.of(47, 6)) {
            for (String strategy : Case.advisor().rulebook().reference().ids("strategies")) {
                for (Gap gap : ask(facts, strategy).lacking()) {
                    Object value = gap.pointer() == null ? null : value(gap.needed());
                    if (value == null) {
                        continue;
                    }
                    Case changed = facts.with(gap.pointer(), value);
                    WhyNotAnswer then;
                    try {
                        then = ask(changed, strategy);
                    } catch (RefusedException e) {
                        continue;
                    }
                    mended++;
                    assertThat(then.lacking().stream()
                                    .filter(each -> gap.pointer().equals(each.pointer())
                                            && gap.rule().equals(each.rule())
                                            && gap.constraint().equals(each.constraint())))
                            .as(strategy + " " + gap + " of " + facts.json())
                            .allMatch(each -> !each.needed().equals(gap.needed()));
                }
            }
        }
        assertThat(mended).isGreaterThan(40);
    }

    /** A value as needed; null where the words leave it open. */
    private static Object value(String needed) {
        String plain = needed.replaceAll(" \\(`.*`\\)$", "").replace(",", "");
        String number = plain.replaceAll("^(below|at most|above|at least) ", "");
        if (number.matches("-?\\d+(\\.\\d+)?")) {
            double bound = Double.parseDouble(number);
            boolean whole = Math.rint(bound) == bound && bound >= 100;
            double value = plain.startsWith("below")
                    ? (whole || bound <= 0 ? bound - 1 : bound * 0.9)
                    : plain.startsWith("above") ? (whole ? bound + 1 : bound * 1.1) : bound;
            return Math.rint(value) == value ? (Object) (long) value : (Object) value;
        }
        if (plain.equals("true") || plain.equals("false")) {
            return plain.equals("true");
        }
        return plain.matches("[A-Z_]+") ? plain : null;
    }
}
