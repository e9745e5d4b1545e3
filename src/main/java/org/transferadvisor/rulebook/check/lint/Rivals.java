package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.LeafStrategy;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Finds rules that may both hold and that conclude different values of what an advice gives one of: a second leaf, strategy or
 * verdict.
 */
final class Rivals {

    /** What an advice gives one of; two of them leave it undecided. */
    private static final Set<Class<? extends Record>> ADVISED =
            Set.of(Leaf.class, LeafStrategy.class, ChosenStrategy.class, SelectedModel.class, Verdict.class);

    /** A rule with its conclusion. */
    private record Claim(Rule rule, Expression.New conclusion) {}

    private final Vocabulary vocabulary;
    private final Exclusions exclusions;
    private final Diagnostics diagnostics;

    Rivals(Vocabulary vocabulary, Tests tests, Flow flow, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.exclusions = new Exclusions(vocabulary, tests, flow);
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules, Set<Rule> unsound) {
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Expression.New conclusion : rule.conclusions()) {
                Vocabulary.Kind kind = vocabulary.kind(conclusion.type());
                if (kind != null
                        && kind.record() != null
                        && ADVISED.contains(kind.record())
                        && !unsound.contains(rule)) {
                    claims.computeIfAbsent(conclusion.type(), any -> new ArrayList<>())
                            .add(new Claim(rule, conclusion));
                }
            }
        }
        claims.values().forEach(this::check);
    }

    /** Tells of a rule that stands in the way of several once, and not of each of them. */
    private void check(List<Claim> claims) {
        Map<Claim, List<Claim>> rivals = new HashMap<>();
        for (int i = 1; i < claims.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (mayBothHold(claims.get(j), claims.get(i))) {
                    rivals.computeIfAbsent(claims.get(i), any -> new ArrayList<>())
                            .add(claims.get(j));
                    rivals.computeIfAbsent(claims.get(j), any -> new ArrayList<>())
                            .add(claims.get(i));
                }
            }
        }
        while (!rivals.isEmpty()) {
            Claim worst = claims.get(0);
            for (Claim each : claims) {
                worst = count(rivals, each) >= count(rivals, worst) ? each : worst;
            }
            tell(worst, Objects.requireNonNull(rivals.remove(worst)).get(0));
            Claim told = worst;
            rivals.values().forEach(each -> each.remove(told));
            rivals.values().removeIf(List::isEmpty);
        }
    }

    private static int count(Map<Claim, List<Claim>> rivals, Claim claim) {
        return rivals.getOrDefault(claim, List.of()).size();
    }

    private boolean mayBothHold(Claim one, Claim two) {
        CanonicalRule first = CanonicalRule.of(one.rule());
        CanonicalRule second = CanonicalRule.of(two.rule());
        return !one.rule().equals(two.rule())
                && !first.conclusion(one.conclusion()).equals(second.conclusion(two.conclusion()))
                && !first.condition().equals(second.condition())
                && !(isComputed(one.rule()) && isComputed(two.rule()))
                && !exclusions.exclude(one.rule(), two.rule());
    }

    /** Whether a rule looks into what a function computed, of which nothing can be told here. */
    private static boolean isComputed(Rule rule) {
        return rule.patterns().stream().anyMatch(each -> each.pattern().from() != null);
    }

    private void tell(Claim claim, Claim rival) {
        String type = claim.conclusion().type();
        diagnostics.add(
                Check.RIVAL,
                claim.conclusion().place(),
                "rule " + claim.rule().named() + " may hold together with rule "
                        + rival.rule().named() + ", and each concludes " + Unconcluded.article(type) + " `" + type
                        + "`, of which there may be one",
                "conditions of which one holds",
                "the other is at " + rival.rule().file() + ":"
                        + rival.rule().place().line());
    }
}
