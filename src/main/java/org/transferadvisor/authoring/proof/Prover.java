package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.authoring.space.ProjectSpace;
import org.transferadvisor.authoring.space.RandomProjects;
import org.transferadvisor.authoring.space.Shrinking;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;

/** Shows that a rulebook decides every project once, or finds projects that it does not. */
public final class Prover {

    /** The decisions of which every project has one: what every advice rests on. */
    public static final List<Class<? extends Record>> DECISIONS =
            List.of(Leaf.class, PeftWinner.class, ChosenStrategy.class);

    private static final int MOST_SHRUNK = 12;
    private static final int MOST_LOOKED_AT = 40;

    /** Projects on which one decision fails in one way. */
    private record Way(Class<? extends Record> decision, List<String> found) {}

    /** A project on which a decision fails in a way. */
    private record Failure(Way way, Draft draft) {}

    private final Advisor advisor;
    private final Basis basis;
    private final Progress progress;
    private final FactSpace space;
    private final Map<Way, List<Draft>> failures = new LinkedHashMap<>();
    private final Map<Way, Long> counts = new LinkedHashMap<>();

    private Prover(Advisor advisor, Basis basis, Progress progress) {
        this.advisor = advisor;
        this.basis = basis;
        this.progress = progress;
        this.space = FactSpace.of(advisor.rulebook());
    }

    /**
     * Proves.
     *
     * @param basis which figures
     * @param random how many projects to draw at random besides
     */
    public static Proof prove(Advisor advisor, Basis basis, int random, Progress progress) {
        return new Prover(advisor, basis, progress).proof(DECISIONS, random);
    }

    /** The same for some of the decisions. */
    static Proof prove(Advisor advisor, List<Class<? extends Record>> decisions, int random) {
        return new Prover(advisor, Basis.PUBLISHED, Progress.NONE).proof(decisions, random);
    }

    private Proof proof(List<Class<? extends Record>> decisions, int random) {
        List<Proof.Covered> covered = new ArrayList<>();
        decisions.forEach(decision -> covered.add(cover(decision)));
        draw(random);
        var rulebook = advisor.rulebook();
        return new Proof(
                rulebook.name(),
                rulebook.version(),
                rulebook.digest(),
                basis.name(),
                covered,
                random,
                counterexamples());
    }

    private Proof.Covered cover(Class<? extends Record> decision) {
        List<Dimension> dimensions = space.distinct(List.of(decision));
        ProjectSpace projects = new ProjectSpace(advisor.rulebook().reference(), dimensions);
        DraftRuns runs = new DraftRuns(advisor, basis);
        List<Stage> stages = space.stages(decision);
        Exploration exploration = new Exploration(decision.getSimpleName(), stages, projects, runs, progress);
        List<Exploration.Alike> classes = exploration.projects();
        Stage last = stages.get(stages.size() - 1);
        List<Optional<List<String>>> found = classes.parallelStream()
                .map(alike -> runs.facts(projects.draft(alike.projects().get(0)))
                        .map(facts -> shown(runs.all(decision, facts, last))))
                .toList();
        for (int i = 0; i < found.size(); i++) {
            List<String> decided = found.get(i).orElse(null);
            if (decided != null && decided.size() != 1) {
                classes.get(i).projects().stream()
                        .map(projects::draft)
                        .filter(draft -> runs.facts(draft).isPresent())
                        .forEach(draft -> fail(decision, decided, draft));
            }
        }
        return new Proof.Covered(
                decision.getSimpleName(),
                dimensions,
                projects.product(),
                found.stream().filter(Optional::isPresent).count(),
                runs.runs(),
                List.copyOf(exploration.searched()));
    }

    private static List<String> shown(List<?> conclusions) {
        return conclusions.stream().map(String::valueOf).toList();
    }

    private void fail(Class<? extends Record> decision, List<String> found, Draft draft) {
        if (found.size() != 1) {
            Way way = new Way(decision, found);
            failures.computeIfAbsent(way, any -> new ArrayList<>()).add(draft);
            counts.merge(way, 1L, Long::sum);
        }
    }

    /** Decides projects drawn at random by all rules, which checks the division into steps too. */
    private void draw(int random) {
        RandomProjects projects = new RandomProjects(advisor.rulebook().reference(), space.dimensions(DECISIONS));
        DraftRuns runs = new DraftRuns(advisor, basis);
        AtomicLong done = new AtomicLong();
        List<Draft> drafts =
                LongStream.range(0, random).mapToObj(projects::draw).toList();
        List<List<List<String>>> found = drafts.parallelStream()
                .map(draft -> {
                    progress.at("random projects", done.incrementAndGet(), random);
                    return decided(runs, draft);
                })
                .toList();
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < found.get(i).size(); j++) {
                fail(DECISIONS.get(j), found.get(i).get(j), drafts.get(i));
            }
        }
    }

    /** What a project concludes of each decision; nothing where it is refused. */
    private List<List<String>> decided(DraftRuns runs, Draft draft) {
        Optional<CaseFacts> facts = runs.facts(draft);
        if (facts.isEmpty()) {
            return List.of();
        }
        var conclusions = advisor.conclude(facts.get());
        List<List<String>> decided = new ArrayList<>();
        DECISIONS.forEach(each -> decided.add(shown(conclusions.all(each))));
        return decided;
    }

    // ---- counterexamples ----

    private List<Proof.Counterexample> counterexamples() {
        List<Map.Entry<Draft, Proof.Counterexample>> found = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (Failure failure : failures()) {
            Map.Entry<Draft, Proof.Counterexample> each = shrunk(failure.way(), failure.draft());
            Class<? extends Record> decision = failure.way().decision();
            if (!followsFromAnother(decision, each.getKey())
                    && known.add(List.of(each.getValue().rules(), decision))) {
                found.add(each);
            }
        }
        found.sort(Map.Entry.comparingByKey(Shrinking.SMALLEST));
        return found.stream().map(Map.Entry::getValue).toList();
    }

    /** One project for each way to fail and for each set of rules behind it: of every way the first, then the others. */
    private List<Failure> failures() {
        List<List<Failure>> ways = new ArrayList<>();
        failures.forEach((way, drafts) -> {
            Map<List<Proof.Culprit>, Failure> byRules = new LinkedHashMap<>();
            drafts.stream()
                    .sorted(Shrinking.SMALLEST)
                    .limit(MOST_LOOKED_AT)
                    .forEach(draft -> byRules.putIfAbsent(culprits(way, draft), new Failure(way, draft)));
            ways.add(List.copyOf(byRules.values()));
        });
        List<Failure> ordered = new ArrayList<>();
        int longest = ways.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Failure> way : ways) {
                if (i < way.size()) {
                    ordered.add(way.get(i));
                }
            }
        }
        return ordered.subList(0, Math.min(MOST_SHRUNK, ordered.size()));
    }

    private List<Proof.Culprit> culprits(Way way, Draft draft) {
        CaseFacts facts = new DraftRuns(advisor, basis).facts(draft).orElseThrow();
        return new Culprits(advisor, space)
                .of(way.decision(), facts, way.found().isEmpty());
    }

    private Map.Entry<Draft, Proof.Counterexample> shrunk(Way way, Draft draft) {
        DraftRuns runs = new DraftRuns(advisor, basis);
        boolean gap = way.found().isEmpty();
        Draft smallest = new Shrinking(each -> runs.facts(each)
                        .map(facts -> runs.all(way.decision(), facts, null).size())
                        .filter(count -> gap ? count == 0 : count > 1)
                        .isPresent())
                .of(draft);
        CaseFacts facts = runs.facts(smallest).orElseThrow();
        return Map.entry(
                smallest,
                new Proof.Counterexample(
                        way.decision().getSimpleName(),
                        shown(runs.all(way.decision(), facts, null)),
                        Collections.unmodifiableMap(smallest.facts()),
                        culprits(way, smallest),
                        counts.getOrDefault(way, 0L)));
    }

    /** Whether a decision that comes before this one fails on the same project, and so is reported for itself. */
    private boolean followsFromAnother(Class<? extends Record> decision, Draft draft) {
        List<List<String>> decided = decided(new DraftRuns(advisor, basis), draft);
        return IntStream.range(0, DECISIONS.indexOf(decision))
                .anyMatch(before -> decided.get(before).size() != 1);
    }
}
