package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Decision;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.authoring.space.Necessities;
import org.transferadvisor.authoring.space.Ways;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.explain.flip.FlipAnswer.FactChange;
import org.transferadvisor.explain.flip.FlipAnswer.Flip;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;

/** Finds the nearest changes of facts that change a recommendation. */
public final class Flips {

    private static final int MOST_FACTS = 3;
    private static final int MOST_SHOWN = 5;
    private static final int MOST_LESSER = 3;

    private final Advisor advisor;

    /** For the rulebook of an advisor, which must stay open. */
    public Flips(Advisor advisor) {
        this.advisor = advisor;
    }

    /**
     * The nearest changes.
     *
     * @param document the facts
     * @param basis which figures
     * @param target id of the strategy to reach; null where any other will do
     * @param fixed the facts to leave alone, such as {@code data.labeledSamples}, or {@code task} for all below
     * @throws RefusedException where the facts are refused, or the target or a fact to leave alone is not known
     */
    public FlipAnswer find(Document document, Basis basis, @Nullable String target, List<String> fixed) {
        Set<String> strategies = advisor.rulebook().reference().ids("strategies");
        if (target != null && !strategies.contains(target)) {
            throw new RefusedException(List.of(new Problem(
                    "--flip",
                    0,
                    0,
                    "",
                    Problem.quoted(target) + " is no strategy of the rulebook",
                    String.join(", ", strategies),
                    Suggestion.of(target, strategies))));
        }
        FixedFacts fixedFacts = FixedFacts.of(fixed, advisor.schema());
        Decision decision = advisor.decide(document, basis);
        FactSpace space = FactSpace.of(advisor.rulebook());
        Finding finding = new Finding(space, document, basis, decision, fixedFacts, target);
        ChangeableFacts facts = new ChangeableFacts(advisor.rulebook(), space, decision, fixedFacts);
        return finding.answer(facts, strategies);
    }

    /** One search under way. */
    private final class Finding {

        private final FactSpace space;
        private final Document document;
        private final Basis basis;
        private final Decision decision;
        private final @Nullable String target;
        private final Runs runs;
        private final Outcome now;

        Finding(
                FactSpace space,
                Document document,
                Basis basis,
                Decision decision,
                FixedFacts fixed,
                @Nullable String target) {
            this.space = space;
            this.document = document;
            this.basis = basis;
            this.decision = decision;
            this.target = target;
            this.runs = new Runs(advisor, space, document, basis, fixed);
            this.now = Outcome.of(decision.advice());
        }

        FlipAnswer answer(ChangeableFacts facts, Set<String> strategies) {
            Necessities necessities = new Necessities(space, Runs.DECIDED, decision);
            Set<String> sought = sought(strategies);
            boolean reachable = now.strategy().equals(target)
                    || sought.stream().anyMatch(each -> necessities
                            .to(ChosenStrategy.class, Map.of("strategy", each), need -> Ways.FREE)
                            .isPossible());
            boolean asked = reachable && !now.strategy().equals(target);
            ChangeSearch.Alone alone = ChangeSearch.Alone.of(asked || target == null ? facts.facts() : List.of(), runs);
            ChangeSearch search = new ChangeSearch(alone, runs, this::isFlip, MOST_SHOWN);
            List<List<Assignment>> found = asked ? search.singles() : List.of();
            if (asked && found.isEmpty()) {
                found = several(search, alone.facts(), necessities, sought);
            }
            List<List<Assignment>> lesser =
                    target == null ? new ChangeSearch(alone, runs, this::isLesser, MOST_LESSER).singles() : List.of();
            return new FlipAnswer(
                    decision.advice().project(),
                    now,
                    target,
                    flips(found, MOST_SHOWN, this::isFlip),
                    flips(lesser, MOST_LESSER, this::isLesser),
                    new FlipAnswer.Search(
                            runs.count(),
                            facts.facts().stream().map(ChangeableFact::pointer).toList(),
                            facts.facts().stream()
                                    .filter(each -> !each.exact())
                                    .map(ChangeableFact::pointer)
                                    .toList(),
                            List.copyOf(facts.leftAlone()),
                            List.copyOf(facts.known()),
                            facts.behind(),
                            reachable,
                            search.levels()));
        }

        private Set<String> sought(Set<String> strategies) {
            return strategies.stream()
                    .filter(each -> target == null ? !each.equals(now.strategy()) : each.equals(target))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The nearest changes of two facts, or else of three. */
        private List<List<Assignment>> several(
                ChangeSearch search, List<ChangeableFact> facts, Necessities necessities, Set<String> sought) {
            List<Assignment> parts =
                    facts.stream().flatMap(fact -> fact.parts().stream()).toList();
            Admissible admissible = new Admissible(necessities, sought, parts);
            StagedRuns staged = new StagedRuns(space.stages(ChosenStrategy.class), necessities, parts, runs);
            int most = ChangeSearch.most(decision.advice().models().size());
            List<List<Assignment>> found = List.of();
            for (int many = 2; many <= MOST_FACTS && found.isEmpty(); many++) {
                found = search.several(parts, new Combinations(parts, many, admissible), staged, sought, most);
            }
            return found;
        }

        private boolean isFlip(Runs.@Nullable Decided decided) {
            return decided != null
                    && (target == null
                            ? !decided.strategy().equals(now.strategy())
                            : decided.strategy().equals(target));
        }

        private boolean isLesser(Runs.@Nullable Decided decided) {
            return decided != null
                    && decided.strategy().equals(now.strategy())
                    && !(Objects.equals(decided.adaptation(), now.adaptation())
                            && Objects.equals(decided.model(), now.model()));
        }

        /** The nearest in full, each run once more; of one fact two changes at most, so that others are seen. */
        private List<Flip> flips(List<List<Assignment>> found, int most, Predicate<Runs.@Nullable Decided> wanted) {
            Map<String, Integer> shown = new HashMap<>();
            List<Flip> flips = new ArrayList<>();
            for (List<Assignment> change : found) {
                String facts =
                        change.stream().map(each -> each.fact().pointer()).collect(Collectors.joining(","));
                if (flips.size() < most && shown.merge(facts, 1, Integer::sum) <= 2) {
                    flips.add(flip(change, wanted));
                }
            }
            return List.copyOf(flips);
        }

        private Flip flip(List<Assignment> change, Predicate<Runs.@Nullable Decided> wanted) {
            Decision then = advisor.decide(runs.changed(change), basis);
            Outcome becomes = Outcome.of(then.advice());
            if (!wanted.test(new Runs.Decided(becomes.strategy(), becomes.adaptation(), becomes.model()))) {
                throw new IllegalStateException("a change was found that the advice does not show: " + change);
            }
            Crossings crossings = new Crossings(decision.trace(), then.trace());
            List<FactChange> changes = new ArrayList<>();
            change.forEach(each -> changes.add(changed(each, crossings)));
            Change along = runs.along(change);
            if (along != null) {
                changes.add(along(along));
            }
            return new Flip(List.copyOf(changes), Assignment.step(change), becomes, raised(then));
        }

        private List<FlipAnswer.Warning> raised(Decision then) {
            Set<String> before = warnings(decision).map(Advice.Finding::code).collect(Collectors.toSet());
            return warnings(then)
                    .filter(each -> !before.contains(each.code()))
                    .map(each -> new FlipAnswer.Warning(each.code(), each.message()))
                    .toList();
        }

        private static Stream<Advice.Finding> warnings(Decision of) {
            return of.advice().findings().stream()
                    .filter(each -> each.severity().equals("WARNING"));
        }

        private FactChange changed(Assignment each, Crossings crossings) {
            ChangeableFact fact = each.fact();
            Node node = document.at(fact.pointer());
            return new FactChange(
                    fact.pointer(),
                    fact.stated(),
                    each.isRemoval() ? null : each.to(),
                    Boundary.of(fact, each.to()),
                    node == null ? 0 : node.place().line(),
                    node == null && fact.stated() != null,
                    false,
                    crossings.of(fact.rules(), Boundary.isBlurred(fact, each.to())));
        }

        private FactChange along(Change change) {
            Node node = Objects.requireNonNull(document.at(change.pointer()), "only what is stated is changed along");
            return new FactChange(
                    change.pointer(),
                    node.plain(),
                    change.value().plain(),
                    "",
                    node.place().line(),
                    false,
                    true,
                    List.of());
        }
    }
}
