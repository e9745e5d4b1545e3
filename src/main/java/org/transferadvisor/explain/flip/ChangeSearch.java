package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Searches the changes of one, two and three facts for those after which the decision is as wanted. Of one fact every value
 * is tried. Of several, one value for each part that the rules divide a fact's values into; where these are more than can be
 * run in a few seconds, first those on which strategies hang by the rules, then the smallest.
 */
final class ChangeSearch {

    /** Runs of the engine for two facts at a time, and as many for three. */
    private static final int MOST_RUNS = 1_200;

    /** Changes listed to choose the smallest of. */
    private static final int MOST_LISTED = 200_000;

    /** Found changes of several facts that are brought to their boundaries. */
    private static final int MOST_REFINED = 8;

    private static final Comparator<List<Assignment>> SMALLEST =
            Comparator.<List<Assignment>>comparingDouble(Assignment::step).thenComparing(ChangeSearch::text);

    private final List<ChangeableFact> facts;
    private final Set<String> hints;
    private final Runs runs;
    private final Predicate<Runs.@Nullable Decided> wanted;
    private final List<FlipAnswer.Level> levels = new ArrayList<>();

    /**
     * A search.
     *
     * @param hints pointers of facts, or of what holds them, on which strategies hang by the rules
     */
    ChangeSearch(List<ChangeableFact> facts, Set<String> hints, Runs runs, Predicate<Runs.@Nullable Decided> wanted) {
        this.facts = facts;
        this.hints = hints;
        this.runs = runs;
        this.wanted = wanted;
    }

    /** How far it went. */
    List<FlipAnswer.Level> levels() {
        return levels;
    }

    private static String text(List<Assignment> change) {
        return change.stream()
                .map(each -> each.fact().pointer() + "=" + each.to())
                .collect(Collectors.joining(","));
    }

    /** All nearest changes of one fact. */
    List<List<Assignment>> singles() {
        List<List<Assignment>> all = new ArrayList<>();
        facts.forEach(fact -> fact.tries().forEach(value -> all.add(List.of(new Assignment(fact, value)))));
        List<Runs.@Nullable Decided> decided = runs.all(all);
        levels.add(new FlipAnswer.Level(1, all.size(), all.size()));
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
                Object nearest = new Nearest(runs, wanted).of(fact, value, List.of());
                found.add(List.of(new Assignment(fact, nearest)));
            }
        }
        found.sort(SMALLEST);
        return found;
    }

    /** Of the numbers that change the decision the nearest below and the nearest above the project's. */
    private static List<Object> ends(ChangeableFact fact, List<Object> values) {
        if (!(fact.base() instanceof BigDecimal base)) {
            return values.stream().limit(1).toList();
        }
        List<Object> ends = new ArrayList<>();
        values.stream()
                .map(BigDecimal.class::cast)
                .filter(each -> each.compareTo(base) < 0)
                .max(Comparator.naturalOrder())
                .ifPresent(ends::add);
        values.stream()
                .map(BigDecimal.class::cast)
                .filter(each -> each.compareTo(base) > 0)
                .min(Comparator.naturalOrder())
                .ifPresent(ends::add);
        return ends;
    }

    /** The nearest changes of so many facts together; empty where none was found. */
    List<List<Assignment>> several(int many) {
        List<Assignment> hinted = assignments(true);
        List<Assignment> others = assignments(false);
        long possible = possible(many);
        List<List<Assignment>> tries = new ArrayList<>();
        if (possible <= MOST_RUNS) {
            List<Assignment> all = new ArrayList<>(hinted);
            all.addAll(others);
            tries.addAll(combinations(all, many));
        } else {
            for (int free = 0; free <= many && tries.size() < MOST_RUNS; free++) {
                tries.addAll(mixed(hinted, many - free, others, free));
            }
        }
        List<List<Assignment>> tried = tries.subList(0, Math.min(MOST_RUNS, tries.size()));
        List<Runs.@Nullable Decided> decided = runs.all(tried);
        levels.add(new FlipAnswer.Level(many, tried.size(), possible));
        List<List<Assignment>> found = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            if (wanted.test(decided.get(i))) {
                found.add(tried.get(i));
            }
        }
        return refined(found);
    }

    private List<Assignment> assignments(boolean hinted) {
        List<Assignment> all = new ArrayList<>();
        for (ChangeableFact fact : facts) {
            boolean isHinted = hints.stream()
                    .anyMatch(each -> (fact.pointer() + "/").startsWith(each.endsWith("/") ? each : each + "/"));
            if (isHinted == hinted) {
                fact.values().stream()
                        .filter(each -> !each.equals(fact.base()))
                        .forEach(each -> all.add(new Assignment(fact, each)));
            }
        }
        return all;
    }

    /** Changes of so many facts on which strategies hang and so many others, the smallest first. */
    private static List<List<Assignment>> mixed(
            List<Assignment> hinted, int ofHinted, List<Assignment> others, int ofOthers) {
        List<List<Assignment>> rest = combinations(others, ofOthers);
        List<List<Assignment>> all = new ArrayList<>();
        for (List<Assignment> each : combinations(hinted, ofHinted)) {
            for (int i = 0; i < rest.size() && all.size() < MOST_LISTED; i++) {
                List<Assignment> both = new ArrayList<>(each);
                both.addAll(rest.get(i));
                all.add(List.copyOf(both));
            }
        }
        all.sort(SMALLEST);
        return all;
    }

    private static List<List<Assignment>> combinations(List<Assignment> all, int many) {
        List<List<Assignment>> found = new ArrayList<>();
        combine(all, 0, many, List.of(), found);
        return found;
    }

    private static void combine(
            List<Assignment> all, int from, int many, List<Assignment> chosen, List<List<Assignment>> found) {
        if (many == 0) {
            found.add(chosen);
            return;
        }
        for (int i = from; i < all.size() && found.size() < MOST_LISTED; i++) {
            Assignment next = all.get(i);
            if (chosen.stream()
                    .noneMatch(each -> each.fact().pointer().equals(next.fact().pointer()))) {
                List<Assignment> longer = new ArrayList<>(chosen);
                longer.add(next);
                combine(all, i + 1, many - 1, longer, found);
            }
        }
    }

    /** How many changes of so many facts there are: the elementary symmetric polynomial of the numbers of their values. */
    private long possible(int many) {
        long[] sums = new long[many + 1];
        sums[0] = 1;
        for (ChangeableFact fact : facts) {
            long values = fact.values().stream()
                    .filter(each -> !each.equals(fact.base()))
                    .count();
            for (int i = many; i > 0; i--) {
                sums[i] += sums[i - 1] * values;
            }
        }
        return sums[many];
    }

    /** The smallest change of each set of facts, each number brought to its boundary. */
    private List<List<Assignment>> refined(List<List<Assignment>> found) {
        found.sort(SMALLEST);
        Set<String> seen = new TreeSet<>();
        List<List<Assignment>> refined = new ArrayList<>();
        for (List<Assignment> change : found) {
            String facts =
                    change.stream().map(each -> each.fact().pointer()).sorted().collect(Collectors.joining(","));
            if (refined.size() < MOST_REFINED && seen.add(facts)) {
                refined.add(refine(change));
            }
        }
        refined.sort(SMALLEST);
        return refined;
    }

    private List<Assignment> refine(List<Assignment> change) {
        List<Assignment> refined = new ArrayList<>(change);
        for (int i = 0; i < refined.size(); i++) {
            Assignment each = refined.get(i);
            List<Assignment> others = new ArrayList<>(refined);
            others.remove(i);
            refined.set(i, new Assignment(each.fact(), new Nearest(runs, wanted).of(each.fact(), each.to(), others)));
        }
        refined.sort(Comparator.comparing(each -> each.fact().pointer()));
        return List.copyOf(refined);
    }
}
