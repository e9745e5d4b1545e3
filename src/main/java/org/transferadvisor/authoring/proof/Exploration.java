package org.transferadvisor.authoring.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.ProjectSpace;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.authoring.space.Steps;
import org.transferadvisor.facts.input.CaseFacts;

/**
 * Explores the steps to one decision. A step is run once for each combination of its own facts' cells and of what the steps
 * before it say. What no later step looks at, a fact's cell or what a step said, is then dropped: one project stands for all
 * that only differ there. Steps that share nothing are kept in relations of their own for as long as that is so.
 *
 * <p>A step that computes with more facts than can be combined is searched: they take values that were seen to change what it
 * says, with every combination of all else. Where even that is too much, as many combinations as are allowed are drawn.
 */
final class Exploration implements Steps.Projects<int[]> {

    /** The most combinations of the facts that one step only computes with, times its rules, to run with all their cells. */
    private static final double MOST_TOLD_APART = 20_000;

    /** The most of them before it is searched. */
    private static final double MOST_COMPUTED = 10_000_000;

    /** The most runs of one step, times the rules that a run of it takes. */
    private static final int MOST_RUNS = 2_000_000;

    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_ALIKE = 40;

    private final String name;
    private final List<Stage> stages;
    private final ProjectSpace space;
    private final DraftRuns runs;
    private final Progress progress;
    private final Steps<int[]> steps;
    private final Trials trials;
    /** By step: the facts that it looks at, those of them that are searched, and those that each of its rules looks at. */
    private final List<BitSet> reads = new ArrayList<>();

    private final List<BitSet> searches = new ArrayList<>();
    private final List<List<BitSet>> looks = new ArrayList<>();
    /** By step and fact: for each cell the first one that is the same to the step. */
    private final List<int[][]> sights = new ArrayList<>();
    /** By step and group of steps before it: the variable for what these say together. */
    private final List<int[]> groups = new ArrayList<>();

    private final Set<Integer> open = new LinkedHashSet<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private final int[] following;
    private int variables;
    private long expected;

    Exploration(String name, List<Stage> stages, ProjectSpace space, DraftRuns runs, Progress progress) {
        this.name = name;
        this.stages = stages;
        this.space = space;
        this.runs = runs;
        this.progress = progress;
        this.steps = new Steps<>(runs.advisor(), stages, this, conclusions -> List.of());
        this.trials = new Trials(space, steps);
        this.following = following();
        this.variables = space.size() + stages.size();
        for (int step = 0; step < stages.size(); step++) {
            Stage stage = stages.get(step);
            BitSet computed = places(stage.computed());
            double combinations = stage.rules().size() * combinations(computed);
            reads.add(places(stage.pointers()));
            searches.add(combinations > MOST_COMPUTED ? computed : new BitSet());
            looks.add(
                    stage.looks().stream().map(look -> places(look.pointers())).toList());
            sights.add(IntStream.range(0, space.size())
                    .mapToObj(dimension ->
                            sight(stage, space.dimensions().get(dimension), combinations > MOST_TOLD_APART))
                    .toArray(int[][]::new));
            groups.add(steps.groups(step).stream()
                    .mapToInt(group -> group.size() == 1 ? variable(group.get(0)) : variables++)
                    .toArray());
            open.add(step);
        }
    }

    private BitSet places(Set<String> pointers) {
        BitSet places = new BitSet();
        for (String pointer : pointers) {
            int place = space.place(pointer);
            if (place >= 0) {
                places.set(place);
                int list = space.list(place);
                if (list >= 0) {
                    places.set(list);
                }
            }
        }
        return places;
    }

    /** For each cell the first that is the same to a step; of numbers that it only computes with, one low and one high. */
    private static int[] sight(Stage stage, Dimension dimension, boolean roughly) {
        boolean rough = roughly && stage.computed().contains(dimension.pointer());
        int middle = dimension.values().size() / 2;
        List<Object> seen = IntStream.range(0, dimension.values().size())
                .mapToObj(cell -> rough && dimension.values().get(cell) instanceof BigDecimal
                        ? cell > middle
                        : stage.sight()
                                .of(dimension.pointer(), dimension.values().get(cell)))
                .toList();
        return seen.stream().mapToInt(seen::indexOf).toArray();
    }

    /** The variable for what a step says. */
    private int variable(int step) {
        return space.size() + step;
    }

    // ---- what a step looks at ----

    @Override
    public List<Integer> seen(int[] row, int step, BitSet looks) {
        BitSet dimensions = dimensions(step, looks);
        return reads.get(step).stream()
                .mapToObj(i -> !dimensions.get(i)
                        ? Steps.UNSEEN
                        : row[i] == ProjectSpace.UNSET ? ProjectSpace.UNSET : sights.get(step)[i][row[i]])
                .toList();
    }

    /** What the rules of a step that may fire read. */
    private BitSet dimensions(int step, BitSet firing) {
        BitSet dimensions = new BitSet();
        firing.stream().forEach(look -> dimensions.or(looks.get(step).get(look)));
        return dimensions;
    }

    @Override
    public @Nullable CaseFacts facts(int[] row) {
        progress.at(name, done.incrementAndGet(), expected);
        return runs.factsToRun(space.draft(Arrays.copyOf(row, space.size())));
    }

    private int[] before(int step, int[] row) {
        return Arrays.stream(groups.get(step)).map(group -> row[group]).toArray();
    }

    private List<Integer> key(int step, int[] row) {
        return steps.key(step, row, before(step, row));
    }

    /** The same of each row, once for those that agree in all that a key is made of. */
    private List<List<Integer>> keys(int step, List<int[]> rows) {
        BitSet looked = (BitSet) reads.get(step).clone();
        Arrays.stream(groups.get(step)).forEach(looked::set);
        int[] firsts = Relation.firsts(rows, looked, new int[variables][]);
        List<List<Integer>> keys = new ArrayList<>();
        for (int i = 0; i < firsts.length; i++) {
            keys.add(firsts[i] == i ? key(step, rows.get(i)) : keys.get(firsts[i]));
        }
        return keys;
    }

    /** The facts whose every cell a step is run with. */
    private BitSet told(int step) {
        BitSet told = (BitSet) reads.get(step).clone();
        told.andNot(searches.get(step));
        return told;
    }

    /** The variables that steps still to come look at. */
    private BitSet later() {
        BitSet later = new BitSet();
        for (int step : open) {
            later.or(told(step));
            stages.get(step).needs().forEach(need -> later.set(variable(need)));
        }
        return later;
    }

    // ---- the steps ----

    /** The steps that were searched and not exhausted, in words. */
    List<String> searched() {
        return searched;
    }

    /**
     * Projects that the last step cannot tell apart.
     *
     * @param projects at least one, each in its cells; earlier steps say something else of each, as a gap may have several grounds
     */
    record Alike(List<int[]> projects) {}

    /** The projects that the last step can tell apart. */
    List<Alike> projects() {
        int last = stages.size() - 1;
        while (open.size() > 1) {
            int step = next(last);
            open.remove(step);
            relations.add(relation(step));
        }
        open.clear();
        Map<List<Integer>, Map<Relation.Key, int[]>> projects = new LinkedHashMap<>();
        BitSet told = new BitSet();
        Arrays.stream(groups.get(last)).forEach(told::set);
        for (int[] row : rows(last, before(last))) {
            Map<Relation.Key, int[]> alike = projects.computeIfAbsent(key(last, row), any -> new LinkedHashMap<>());
            if (alike.size() < MOST_ALIKE) {
                alike.putIfAbsent(Relation.Key.of(row, told), Arrays.copyOf(row, space.size()));
            }
        }
        return projects.values().stream()
                .map(alike -> new Alike(List.copyOf(alike.values())))
                .toList();
    }

    /** Of the steps whose turn it may be, the one that most steps follow on, then the one with the fewest combinations. */
    private int next(int last) {
        return open.stream()
                .filter(step ->
                        step != last && stages.get(step).needs().stream().noneMatch(open::contains))
                .min(Comparator.<Integer>comparingInt(step -> -following[step]).thenComparingDouble(this::combinations))
                .orElseThrow();
    }

    /** How many steps follow on each before the last, one on the other. */
    private int[] following() {
        int[] following = new int[stages.size()];
        for (int step = stages.size() - 1; step >= 0; step--) {
            for (int need : stages.get(step).needs()) {
                following[need] = Math.max(following[need], following[step] + 1);
            }
        }
        return following;
    }

    private double combinations(int step) {
        BitSet missing = told(step);
        double combinations = 1;
        for (Relation relation : relations) {
            if (relation.tells(wanted(step))) {
                combinations *= relation.rows().size();
                missing.andNot(relation.variables());
            }
        }
        return combinations * combinations(missing);
    }

    private double combinations(BitSet facts) {
        return facts.stream().mapToDouble(space::cells).reduce(1, (a, b) -> a * b);
    }

    private BitSet wanted(int step) {
        BitSet wanted = told(step);
        stages.get(step).needs().forEach(need -> wanted.set(variable(need)));
        return wanted;
    }

    // ---- one step ----

    private Relation relation(int step) {
        Relation before = before(step);
        BitSet missing = missing(before, step);
        List<int[]> rows = rows(step, before);
        List<List<Integer>> keys = keys(step, rows);
        done.set(0);
        expected = Set.copyOf(keys).size();
        int most = MOST_RUNS / stages.get(step).rules().size();
        if (expected > most) {
            note(step, most + " of " + expected + " combinations");
        }
        int[] said = steps.states(step, rows, keys, most);
        List<int[]> found = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            if (said[i] != Steps.REFUSED && said[i] != Steps.OPEN) {
                int[] row = rows.get(i).clone();
                row[variable(step)] = said[i];
                found.add(row);
            }
        }
        BitSet all = (BitSet) before.variables().clone();
        all.or(missing);
        all.set(variable(step));
        BitSet later = later();
        relations.forEach(other -> later.or(other.variables()));
        Relation relation = new Relation(all, found).keeping(later, new int[variables][]);
        for (int dimension : missing.stream().toArray()) {
            if (!space.dimensions().get(dimension).isList()
                    && relation.variables().get(dimension)) {
                relation = relation.forgettingFree(dimension, space);
            }
        }
        relation = live(relation, new BitSet(), open);
        return relation;
    }

    private void note(int step, String what) {
        searched.add(String.join(", ", stages.get(step).fields().keySet()) + ": " + what);
    }

    /** What the steps before one say together with the facts that it looks at, as far as it matters to it or later. */
    private Relation before(int step) {
        Relation all = new Relation(new BitSet(), List.of(unset()));
        List<List<Integer>> of = steps.groups(step);
        BitSet own = wanted(step);
        for (int i = 0; i < of.size(); i++) {
            int group = groups.get(step)[i];
            for (int need : smallestFirst(of.get(i))) {
                BitSet variable = new BitSet();
                variable.set(variable(need));
                all = joined(all, variable);
                if (group != variable(need)) {
                    all = together(all, group, variable(need));
                    own.clear(variable(need));
                    own.set(group);
                }
                all = live(all, own, with(step));
            }
        }
        return live(joined(all, told(step)), own, with(step));
    }

    private List<Integer> smallestFirst(List<Integer> needs) {
        return needs.stream()
                .sorted(Comparator.comparingInt(need -> relations.stream()
                        .filter(each -> each.variables().get(variable(need)))
                        .mapToInt(each -> each.rows().size())
                        .sum()))
                .toList();
    }

    private Set<Integer> with(int step) {
        Set<Integer> with = new LinkedHashSet<>(open);
        with.add(step);
        return with;
    }

    private int[] unset() {
        int[] unset = new int[variables];
        Arrays.fill(unset, ProjectSpace.UNSET);
        return unset;
    }

    /** A relation with all others that tell of some variables, which it replaces. */
    private Relation joined(Relation relation, BitSet some) {
        Relation all = relation;
        for (Relation other : List.copyOf(relations)) {
            if (other.tells(some)) {
                relations.remove(other);
                all = all.join(other, MOST_ROWS);
            }
        }
        return all;
    }

    private Relation together(Relation relation, int group, int said) {
        List<int[]> rows = new ArrayList<>();
        BitSet both = new BitSet();
        both.set(group);
        both.set(said);
        int[] firsts = Relation.firsts(relation.rows(), both, new int[variables][]);
        for (int i = 0; i < firsts.length; i++) {
            int[] with = relation.rows().get(i).clone();
            with[group] = firsts[i] < i
                    ? rows.get(firsts[i])[group]
                    : with[group] == ProjectSpace.UNSET ? with[said] : steps.together(with[group], with[said]);
            rows.add(with);
        }
        BitSet all = (BitSet) relation.variables().clone();
        all.set(group);
        return new Relation(all, rows);
    }

    /** A relation without the variables that nothing looks at any more. */
    private Relation live(Relation relation, BitSet own, Set<Integer> steps) {
        BitSet live = later();
        live.or(own);
        BitSet shared = new BitSet();
        relations.forEach(other -> shared.or(other.variables()));
        int[][] same = new int[variables][];
        for (int dimension = 0; dimension < space.size(); dimension++) {
            if (relation.variables().get(dimension) && !shared.get(dimension)) {
                same[dimension] = same(dimension, steps);
            }
        }
        live.or(shared);
        return relation.keeping(live, same);
    }

    /** For each cell of a fact the first one that is the same to all steps still to come. */
    private int[] same(int dimension, Set<Integer> steps) {
        List<List<Integer>> seen = IntStream.range(0, space.cells(dimension))
                .mapToObj(cell -> steps.stream()
                        .filter(step -> told(step).get(dimension))
                        .map(step -> sights.get(step)[dimension][cell])
                        .toList())
                .toList();
        return seen.stream().mapToInt(seen::indexOf).toArray();
    }

    private BitSet missing(Relation before, int step) {
        BitSet missing = told(step);
        missing.andNot(before.variables());
        return missing;
    }

    // ---- combinations ----

    /** The combinations to run a step with. */
    private List<int[]> rows(int step, Relation before) {
        BitSet missing = missing(before, step);
        BitSet later = later();
        later.and(missing);
        List<int[]> rows = new ArrayList<>();
        double all = before.rows().stream()
                .mapToDouble(row -> combinations(unfilled(step, row, missing, later)))
                .sum();
        if (missing.isEmpty()) {
            rows.addAll(before.rows());
        } else if (all > MOST_ROWS) {
            rows.addAll(trials.drawn(before, missing, MOST_ROWS / 10));
            note(step, String.format("%d of %.0f combinations", rows.size(), all));
        } else {
            for (int[] row : before.rows()) {
                expand(space.listsFirst(unfilled(step, row, missing, later)), 0, row.clone(), rows);
            }
        }
        return searches.get(step).isEmpty() ? rows : searching(step, before, rows);
    }

    /** The facts whose cells a row still lacks: those that the step attends to, and those that matter later. */
    private BitSet unfilled(int step, int[] row, BitSet missing, BitSet later) {
        if (missing.isEmpty()) {
            return missing;
        }
        BitSet unfilled = dimensions(step, steps.looks(step, before(step, row)));
        unfilled.and(missing);
        unfilled.or(later);
        return unfilled;
    }

    private void expand(int[] order, int at, int[] row, List<int[]> rows) {
        if (at == order.length) {
            rows.add(row.clone());
            return;
        }
        int dimension = order[at];
        for (int cell = 0; cell < space.cells(dimension, row); cell++) {
            row[dimension] = cell;
            expand(order, at + 1, row, rows);
        }
        row[dimension] = ProjectSpace.UNSET;
    }

    /** Every row with each of the values that were seen to matter to a step that only computes with them. */
    private List<int[]> searching(int step, Relation before, List<int[]> rows) {
        BitSet facts = searches.get(step);
        Set<String> pointers = new TreeSet<>();
        facts.stream().forEach(i -> pointers.add(space.dimensions().get(i).pointer()));
        note(step, "values of " + String.join(", ", pointers));
        List<int[]> found = new ArrayList<>();
        for (int[] witness : trials.witnesses(step, new Relation(before.variables(), rows), facts)) {
            int[] cells = unset();
            facts.stream().forEach(i -> cells[i] = witness[i]);
            rows.forEach(row -> found.add(Relation.filled(row, cells)));
        }
        return found;
    }
}
