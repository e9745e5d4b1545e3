package org.transferadvisor.authoring.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.comparison.BothRulebooks.Compared;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.authoring.space.RandomProjects;
import org.transferadvisor.authoring.space.Shrinking;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Verdict;

/**
 * Looks for projects on which two rulebooks disagree, and makes them small. First projects are drawn at random, with values on
 * all lines of both rulebooks and between them. Then, for each edit that they did not show, those that reach the edited rule
 * are taken again, with the facts that it tells apart from its old line to its new one.
 */
final class Search {

    private static final List<Class<? extends Record>> RECOMMENDED = List.of(
            Leaf.class, ChosenStrategy.class, SelectedModel.class, PeftWinner.class, Verdict.class, Finding.class);

    private static final String DECLARED = "/facts/";
    private static final int DRAWN = 300;
    private static final int MORE_DRAWN = 600;

    /** From how many projects that reach an edited rule its facts are varied. */
    private static final int REACHING = 40;

    private final BothRulebooks both;
    private final EditedFacts facts;
    private final RandomProjects random;
    private final Set<String> deciding = new LinkedHashSet<>();
    private final int most;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();
    private final Set<String> seen = new HashSet<>();
    private final List<Draft> pool = new ArrayList<>();
    private final Map<String, Compared> kinds = new LinkedHashMap<>();
    private final Map<String, Compared> shown = new TreeMap<>();
    private final Map<String, Integer> firingOtherwise = new TreeMap<>();

    /**
     * Prepares the search.
     *
     * @param edits what was edited
     * @param most how many projects to run at the most
     * @param progress who wants to know how far it has come
     */
    Search(Advisor before, Advisor after, Edits edits, int most, Progress progress) {
        this.most = most;
        this.progress = progress;
        edits.rules().stream().filter(Edit::changesDecisions).forEach(each -> deciding.add(each.what()));
        this.both = new BothRulebooks(before, after, deciding);
        this.facts = new EditedFacts(before.rulebook(), after.rulebook(), RECOMMENDED, deciding);
        this.random = new RandomProjects(before.rulebook().reference(), facts.all());
    }

    /** How many projects were run. */
    int run() {
        return seen.size();
    }

    /** How many facts were varied. */
    int facts() {
        return facts.all().size();
    }

    /** How many projects were found on which an edited rule fires otherwise. */
    int firingOtherwise(String rule) {
        return firingOtherwise.getOrDefault(rule, 0);
    }

    /** Whether a project was found on which an edited rule fires otherwise and the advice is another one. */
    boolean isShown(String rule) {
        return shown.containsKey(rule);
    }

    /**
     * The smallest difference of each kind.
     *
     * @param given projects to look at first
     * @param wanted how many kinds are enough
     */
    List<Difference> find(List<Draft> given, int wanted) {
        pool.addAll(given);
        LongStream.range(0, DRAWN).mapToObj(random::draw).forEach(pool::add);
        look(pool);
        aim();
        return examples(wanted);
    }

    private void look(Collection<Draft> projects) {
        List<Draft> open = projects.stream()
                .filter(each -> seen.size() < most && seen.add(each.toString()))
                .toList();
        List<Compared> compared = open.parallelStream()
                .map(draft -> {
                    progress.at("projects that may differ", done.incrementAndGet(), most);
                    return both.compare(draft);
                })
                .toList();
        for (Compared each : compared) {
            each.otherwise().forEach(rule -> firingOtherwise.merge(rule, 1, Integer::sum));
            if (each.difference().any()) {
                kinds.merge(each.difference().kind(), each, Search::smaller);
                each.otherwise().forEach(rule -> shown.merge(rule, each, Search::better));
            }
        }
    }

    private static Compared smaller(Compared one, Compared other) {
        return Shrinking.SMALLEST.compare(one.draft(), other.draft()) <= 0 ? one : other;
    }

    private static Compared better(Compared one, Compared other) {
        boolean recommends = one.difference().ofRecommendation();
        return recommends != other.difference().ofRecommendation() ? recommends ? one : other : smaller(one, other);
    }

    // ---- from the old line to the new one ----

    private boolean isOpen(String edit) {
        Compared best = shown.get(edit);
        return best == null || !best.difference().ofRecommendation();
    }

    private void aim() {
        Map<String, Map<String, List<@Nullable Object>>> open = new LinkedHashMap<>(facts.byEdit());
        open.keySet().removeIf(edit -> !isOpen(edit));
        if (open.isEmpty()) {
            return;
        }
        Map<String, List<Draft>> reaching = reaching(open.keySet());
        for (int i = 0; i < REACHING; i++) {
            List<Draft> next = new ArrayList<>();
            for (Map.Entry<String, Map<String, List<@Nullable Object>>> edit : open.entrySet()) {
                List<Draft> projects = reaching.getOrDefault(edit.getKey(), List.of());
                if (i < projects.size() && isOpen(edit.getKey())) {
                    next.addAll(varied(projects.get(i), edit.getValue()));
                }
            }
            look(next);
        }
    }

    /** Projects on which each edited rule fires in one rulebook at least, and any for figures. */
    private Map<String, List<Draft>> reaching(Set<String> edits) {
        Map<String, List<Draft>> reaching = new TreeMap<>();
        reaching.put(EditedFacts.ROWS, pool);
        sort(pool, reaching);
        if (edits.stream().anyMatch(each -> !reaching.containsKey(each))) {
            sort(
                    LongStream.range(DRAWN, DRAWN + MORE_DRAWN)
                            .mapToObj(random::draw)
                            .toList(),
                    reaching);
        }
        return reaching;
    }

    private void sort(List<Draft> projects, Map<String, List<Draft>> reaching) {
        List<Set<String>> firing = projects.parallelStream().map(both::firing).toList();
        for (int i = 0; i < firing.size(); i++) {
            Draft project = projects.get(i);
            firing.get(i).forEach(rule -> reaching.computeIfAbsent(rule, any -> new ArrayList<>())
                    .add(project));
        }
    }

    private static List<Draft> varied(Draft project, Map<String, List<@Nullable Object>> facts) {
        List<Draft> varied = new ArrayList<>();
        facts.forEach((pointer, values) -> values.forEach(value -> varied.add(with(project, pointer, value))));
        return varied;
    }

    /** The same facts with one set to another value: in every entry of a list that there is, and in none where there is none. */
    private static Draft with(Draft facts, String pointer, @Nullable Object value) {
        int entry = pointer.indexOf("/*/");
        if (pointer.startsWith(DECLARED)) {
            return value == null ? facts : facts.with(DECLARED + next(facts), value);
        }
        if (entry < 0) {
            return value == Dimension.ENTRY ? facts : facts.with(pointer, value);
        }
        Draft with = facts;
        for (int i = 0; facts.get(pointer.substring(0, entry) + "/" + i) != null; i++) {
            with = with.with(pointer.replace("*", String.valueOf(i)), value);
        }
        return with;
    }

    /** The place at which a fact of a declared type is added. */
    private static int next(Draft facts) {
        int place = 0;
        while (facts.get(DECLARED + place) != null) {
            place++;
        }
        return place;
    }

    // ---- examples ----

    /** The best of each edit and then others, each made small, those of the recommendation first and amounts last. */
    private List<Difference> examples(int wanted) {
        Comparator<Difference> order = Comparator.comparing((Difference each) -> !each.ofRecommendation())
                .thenComparing(Difference::ofAmounts);
        Map<String, Compared> chosen = new LinkedHashMap<>();
        Stream.concat(
                        shown.values().stream(),
                        kinds.values().stream().sorted(Comparator.comparing(Compared::difference, order)))
                .forEach(each -> chosen.putIfAbsent(each.difference().kind(), each));
        return chosen.values().stream()
                .sorted(Comparator.comparing(Compared::difference, order))
                .limit(wanted)
                .toList()
                .parallelStream()
                .map(this::small)
                .sorted(Comparator.comparing((Difference each) -> each, order))
                .toList();
    }

    private Difference small(Compared found) {
        String kind = found.difference().kind();
        return both.compare(new Shrinking(draft -> {
                            Difference each = both.compare(draft).difference();
                            return each.any() && each.kind().equals(kind);
                        })
                        .of(found.draft()))
                .difference();
    }
}
