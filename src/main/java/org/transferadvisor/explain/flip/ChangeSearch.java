package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.space.Steps;

/**
 * Searches the changes of one, two and three facts for those after which the decision is as wanted. Of one fact every value
 * is tried; of several one value for each part that the rules divide a fact's values into, and of these only those that can
 * lead there by the rules, in the order of the least step that they can take, until no further one can be nearer than those
 * that were found.
 */
final class ChangeSearch {

    /** The most runs of the engine for so many facts at a time, where the project has few candidates. */
    static final int MOST_RUNS = 10_000;

    private static final int FEWEST_RUNS = 200;
    private static final int FEW_CANDIDATES = 5;

    private static final int AT_ONCE = 2_000;
    private static final int MOST_ROUNDS = 4;

    private final Alone alone;
    private final List<ChangeableFact> facts;
    private final Runs runs;
    private final Predicate<Runs.@Nullable Decided> wanted;
    private final Nearest nearest;
    private final int enough;
    private final List<FlipAnswer.Level> levels = new ArrayList<>();

    /** All changes of one fact and what is decided after each, which several searches share. */
    record Alone(List<ChangeableFact> facts, List<List<Assignment>> changes, List<Runs.@Nullable Decided> decided) {

        static Alone of(List<ChangeableFact> facts, Runs runs) {
            List<List<Assignment>> changes = new ArrayList<>();
            facts.forEach(fact -> fact.alone().forEach(each -> changes.add(List.of(each))));
            return new Alone(facts, changes, runs.all(changes));
        }
    }

    /** A run takes as much longer as the project has more candidates, so that there are as many fewer. */
    static int most(int candidates) {
        return Math.max(FEWEST_RUNS, MOST_RUNS * FEW_CANDIDATES / Math.max(FEW_CANDIDATES, candidates));
    }

    /**
     * A search.
     *
     * @param alone the changes of one fact
     * @param wanted what is sought
     * @param enough how many of the nearest changes are asked for
     */
    ChangeSearch(Alone alone, Runs runs, Predicate<Runs.@Nullable Decided> wanted, int enough) {
        this.alone = alone;
        this.facts = alone.facts();
        this.runs = runs;
        this.wanted = wanted;
        this.nearest = new Nearest(runs, wanted);
        this.enough = enough;
    }

    /** How far it went. */
    List<FlipAnswer.Level> levels() {
        return levels;
    }

    /** All nearest changes of one fact. */
    List<List<Assignment>> singles() {
        List<List<Assignment>> all = alone.changes();
        List<Runs.@Nullable Decided> decided = alone.decided();
        levels.add(new FlipAnswer.Level(1, all.size(), 0, 0, all.size()));
        Map<ChangeableFact, List<Object>> changing = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (wanted.test(decided.get(i))) {
                Assignment only = all.get(i).get(0);
                changing.computeIfAbsent(only.fact(), any -> new ArrayList<>()).add(only.to());
            }
        }
        List<List<Assignment>> found = new ArrayList<>();
        for (ChangeableFact fact : facts) {
            List<Object> values = changing.getOrDefault(fact, List.of());
            for (Object value : fact.isNumber() ? ends(fact, values) : values) {
                found.add(List.of(new Assignment(fact, nearest.of(fact, value, List.of()))));
            }
        }
        found.sort(Assignment.SMALLEST);
        return found;
    }

    /** Of the numbers that change the decision the nearest below and the nearest above the project's; and taking it away. */
    private static List<Object> ends(ChangeableFact fact, List<Object> values) {
        List<BigDecimal> numbers = values.stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
        List<Object> ends = new ArrayList<>();
        if (fact.base() instanceof BigDecimal base) {
            numbers.stream()
                    .filter(each -> each.compareTo(base) < 0)
                    .max(Comparator.naturalOrder())
                    .ifPresent(ends::add);
            numbers.stream()
                    .filter(each -> each.compareTo(base) > 0)
                    .min(Comparator.naturalOrder())
                    .ifPresent(ends::add);
        } else {
            numbers.stream().limit(1).forEach(ends::add);
        }
        if (values.contains(Assignment.NOTHING)) {
            ends.add(Assignment.NOTHING);
        }
        return ends;
    }

    /** Changes of several facts by their places among all changes of one, with the least step that they can take. */
    @SuppressWarnings("ArrayRecordComponent") // never changed once made
    private record Candidate(int[] places, double least) {}

    /**
     * The nearest changes of several facts together; empty where there is none.
     *
     * @param parts changes of one fact
     * @param combinations which of them to try together
     * @param staged decides on them
     * @param target the strategies that are sought
     * @param most how many runs are allowed
     */
    List<List<Assignment>> several(
            List<Assignment> parts, Combinations combinations, StagedRuns staged, Set<String> target, int most) {
        List<Candidate> candidates = combinations.allowed().stream()
                .map(places -> new Candidate(
                        places,
                        IntStream.of(places)
                                .mapToDouble(i -> parts.get(i).least())
                                .sum()))
                .sorted(Comparator.comparingDouble(Candidate::least))
                .toList();
        Map<String, List<Assignment>> found = new LinkedHashMap<>();
        int end = runs.count() + most;
        int at = 0;
        long open = 0;
        while (at < candidates.size() && candidates.get(at).least() <= farthest(found)) {
            List<Candidate> next = candidates.subList(at, Math.min(at + AT_ONCE, candidates.size()));
            int[] states = staged.decide(next.stream().map(Candidate::places).toList(), end - runs.count());
            for (int i = 0; i < states.length; i++) {
                open += states[i] == Steps.OPEN ? 1 : 0;
                if (states[i] >= 0 && target.contains(String.valueOf(staged.strategy(states[i])))) {
                    Candidate candidate = next.get(i);
                    keep(
                            found,
                            candidate.least(),
                            IntStream.of(candidate.places())
                                    .mapToObj(parts::get)
                                    .toList());
                }
            }
            at += next.size();
        }
        long allowed = combinations.allowed().size();
        levels.add(new FlipAnswer.Level(
                combinations.many(),
                at - open,
                combinations.possible() - allowed,
                allowed - at,
                combinations.possible()));
        return found.values().stream().sorted(Assignment.SMALLEST).toList();
    }

    /** Keeps a change that the engine confirms and that is nearer than those of the same facts, and near enough. */
    private void keep(Map<String, List<Assignment>> found, double least, List<Assignment> change) {
        if (least <= farthest(found) && wanted.test(runs.one(change))) {
            List<Assignment> refined = refined(change);
            String facts = refined.stream().map(each -> each.fact().pointer()).collect(Collectors.joining(","));
            found.merge(facts, refined, (old, other) -> Assignment.SMALLEST.compare(old, other) <= 0 ? old : other);
        }
    }

    /** The step beyond which nothing is asked for. */
    private double farthest(Map<String, List<Assignment>> found) {
        return found.size() < enough
                ? Double.POSITIVE_INFINITY
                : found.values().stream()
                        .mapToDouble(Assignment::step)
                        .sorted()
                        .skip(enough - 1L)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY);
    }

    /** The same facts, each number brought to its boundary, again until none moves, as one may hold another back. */
    private List<Assignment> refined(List<Assignment> change) {
        List<Assignment> refined = new ArrayList<>(change);
        boolean moved = true;
        for (int round = 0; moved && round < MOST_ROUNDS; round++) {
            moved = false;
            for (int i = 0; i < refined.size(); i++) {
                Assignment each = refined.get(i);
                List<Assignment> others = new ArrayList<>(refined);
                others.remove(i);
                Assignment nearer = new Assignment(each.fact(), nearest.of(each.fact(), each.to(), others));
                moved |= nearer.step() < each.step();
                refined.set(i, nearer);
            }
        }
        refined.sort(Comparator.comparing(each -> each.fact().pointer()));
        return List.copyOf(refined);
    }
}
