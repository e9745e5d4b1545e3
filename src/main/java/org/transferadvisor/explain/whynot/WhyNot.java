package org.transferadvisor.explain.whynot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Decision;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.explain.conditions.SettledFacts;
import org.transferadvisor.explain.whynot.search.Demand;
import org.transferadvisor.explain.whynot.search.Goal;
import org.transferadvisor.explain.whynot.search.Origins;
import org.transferadvisor.explain.whynot.search.RuleSet;
import org.transferadvisor.explain.whynot.search.WaySearch;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.rulebook.Rulebook;

/**
 * Answers why a strategy is not recommended, in the engine's own terms: what a rule lacks is found by putting its compiled
 * conditions to the facts of a session that has come to rest.
 */
public final class WhyNot {

    private final Advisor advisor;
    private final RuleSet rules;

    /** For the rulebook of an advisor, which must stay open. */
    public WhyNot(Advisor advisor) {
        this.advisor = advisor;
        this.rules = RuleSet.of(advisor.rulebook());
    }

    /**
     * Why a strategy is not the recommended one.
     *
     * @param document the facts
     * @param basis which figures
     * @param strategy its id
     * @throws RefusedException where the facts are refused, or the rulebook knows no such strategy
     */
    public WhyNotAnswer ask(Document document, Basis basis, String strategy) {
        Rulebook rulebook = advisor.rulebook();
        Row row = rulebook.reference().row("strategies", strategy);
        if (row == null) {
            throw unknown(rulebook, strategy);
        }
        Decision decision = advisor.decide(document, basis);
        Advice.Recommendation recommendation = decision.advice().recommendation();
        List<Way> ways = List.of();
        if (!recommendation.strategy().equals(strategy)) {
            try (SettledFacts facts = SettledFacts.of(rulebook.base(), decision)) {
                ways = new WaySearch(rules, facts, new Origins(document, decision)).ways(goal(strategy));
            }
        }
        return new WhyNotAnswer(
                decision.advice().project(),
                strategy,
                ((Strategy) row.value()).name(),
                recommendation.strategy(),
                recommendation.adaptation(),
                ways.isEmpty() ? List.of() : lacking(ways.get(0)),
                ways);
    }

    /**
     * The values of the input on which it hangs whether strategies are recommended, as far as the search for what they lack
     * comes upon them.
     *
     * @param document the facts
     * @param decision what was decided on them
     * @param strategies ids
     * @return JSON pointers
     */
    public Set<String> inputs(Document document, Decision decision, Collection<String> strategies) {
        try (SettledFacts facts = SettledFacts.of(advisor.rulebook().base(), decision)) {
            WaySearch search = new WaySearch(rules, facts, new Origins(document, decision));
            strategies.forEach(each -> search.ways(goal(each)));
            return Set.copyOf(search.inputs());
        }
    }

    private static RefusedException unknown(Rulebook rulebook, String strategy) {
        Set<String> known = rulebook.reference().ids("strategies");
        return new RefusedException(List.of(new Problem(
                "--why-not",
                0,
                0,
                "",
                Problem.quoted(strategy) + " is no strategy of the rulebook",
                String.join(", ", known),
                Suggestion.of(strategy, known))));
    }

    private static Goal goal(String strategy) {
        Demand demand = new Demand(
                "strategy == \"" + strategy + "\"",
                Set.of("strategy"),
                strategy,
                fact -> strategy.equals(((ChosenStrategy) fact).strategy()));
        return new Goal(ChosenStrategy.class, List.of(demand));
    }

    /** What the first way lacks, down the first way of every condition. */
    private static List<Gap> lacking(Way way) {
        Set<Gap> gaps = new LinkedHashSet<>();
        for (Unmet unmet : way.unmet()) {
            if (!unmet.ways().isEmpty()) {
                gaps.addAll(lacking(unmet.ways().get(0)));
            } else {
                gaps.addAll(unmet.gaps());
            }
        }
        return List.copyOf(new ArrayList<>(gaps));
    }
}
