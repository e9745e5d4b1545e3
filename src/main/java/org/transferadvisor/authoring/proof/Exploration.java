package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.space.ProjectSpace;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.authoring.space.Steps;
import org.transferadvisor.facts.input.CaseFacts;

/**
 * Explores the steps to one decision. A step is run once for each combination of its own facts' cells and of what the steps
 * before it say; facts that matter to no later step are then dropped, and one project stands for all that it cannot tell apart.
 *
 * <p>A step whose combinations are too many is searched: the facts that it only computes with take the values that were seen
 * to change what it says, and every combination of the other facts is still run.
 */
final class Exploration implements Steps.Projects<Relation.Row> {

    /** The most combinations of one step that are all run, times the rules that a run of it takes. */
    private static final int MOST = 400_000;

    private static final int MOST_ALIKE = 40;

    private final List<Stage> stages;
    private final ProjectSpace space;
    private final DraftRuns runs;
    private final Steps<Relation.Row> steps;
    private final Trials trials;
    private final AtomicLong done = new AtomicLong();
    private final Progress progress;
    private final String name;
    private final List<Relation> relations = new ArrayList<>();
    private final List<BitSet> reads = new ArrayList<>();
    private final List<List<BitSet>> looks = new ArrayList<>();
    private final Map<Integer, BitSet> later = new HashMap<>();
    private long expected;
    private final List<String> searched = new ArrayList<>();

    Exploration(String name, List<Stage> stages, ProjectSpace space, DraftRuns runs, Progress progress) {
        this.name = name;
        this.stages = stages;
        this.space = space;
        this.runs = runs;
        this.steps = new Steps<>(runs.advisor(), stages, this, conclusions -> List.of());
        this.trials = new Trials(space, steps);
        this.progress = progress;
        for (Stage stage : stages) {
            reads.add(places(stage.pointers()));
            looks.add(
                    stage.looks().stream().map(look -> places(look.pointers())).toList());
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

    @Override
    public List<Integer> seen(Relation.Row row, int step, BitSet looks) {
        BitSet dimensions = dimensions(step, looks);
        return reads.get(step).stream()
                .mapToObj(i -> dimensions.get(i) ? row.cells()[i] : Steps.UNSEEN)
                .toList();
    }

    /** What the rules of a step that may fire read. */
    private BitSet dimensions(int step, BitSet firing) {
        BitSet dimensions = new BitSet();
        firing.stream().forEach(look -> dimensions.or(looks.get(step).get(look)));
        dimensions.and(reads.get(step));
        return dimensions;
    }

    @Override
    public @Nullable CaseFacts facts(Relation.Row row) {
        progress.at(name, done.incrementAndGet(), expected);
        return runs.factsToRun(space.draft(row.cells()));
    }

    private List<Integer> seen(int step, Relation.Row row) {
        return steps.key(step, row, row.states());
    }

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
        for (int i = 0; i + 1 < stages.size(); i++) {
            relations.add(relation(i));
        }
        int last = stages.size() - 1;
        Relation before = before(last);
        Map<List<Integer>, Map<Relation.Key, int[]>> projects = new LinkedHashMap<>();
        expand(last, before, missing(before, last), new int[][] {space.unset()}).forEach(row -> {
            Map<Relation.Key, int[]> alike = projects.computeIfAbsent(seen(last, row), any -> new LinkedHashMap<>());
            if (alike.size() < MOST_ALIKE) {
                alike.putIfAbsent(Relation.Key.of(row.cells(), new BitSet(), row.states()), row.cells());
            }
        });
        return projects.values().stream()
                .map(alike -> new Alike(List.copyOf(alike.values())))
                .toList();
    }

    // ---- one step ----

    private Relation relation(int place) {
        Stage stage = stages.get(place);
        Relation before = before(place);
        BitSet missing = missing(before, place);
        BitSet dropped = new BitSet();
        int[][] witnesses = {space.unset()};
        if (isTooMany(place, before, missing)) {
            dropped = trials.irrelevant(place, before, missing, places(stage.computed()));
            missing.andNot(dropped);
        }
        if (!stage.computed().isEmpty() && isTooMany(place, before, missing)) {
            BitSet own = (BitSet) missing.clone();
            own.andNot(later(place));
            witnesses = trials.witnesses(place, before, missing, own);
            missing.andNot(own);
            before = fewer(before, place);
        }
        note(stage, dropped, witnesses);
        return relation(place, before, missing, dropped, expand(place, before, missing, witnesses));
    }

    private Relation relation(int place, Relation before, BitSet missing, BitSet dropped, List<Relation.Row> rows) {
        List<List<Integer>> keys = rows.stream().map(row -> seen(place, row)).toList();
        int[] said = said(place, rows, keys);
        BitSet assigned = (BitSet) before.assigned().clone();
        assigned.or(missing);
        List<Relation.Row> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int[] cells = rows.get(i).cells();
            IntStream.range(0, cells.length)
                    .filter(d -> cells[d] != ProjectSpace.UNSET)
                    .forEach(assigned::set);
            if (said[i] != Steps.REFUSED) {
                found.add(new Relation.Row(cells, new int[] {said[i]}));
            }
        }
        List<Integer> order = reads.get(place).stream().boxed().toList();
        BitSet forgotten = (BitSet) dropped.clone();
        missing.stream().filter(d -> !matters(order.indexOf(d), keys, said)).forEach(forgotten::set);
        reads.get(place).andNot(forgotten);
        return new Relation(assigned, found).forgetting(forgotten).narrowed(later(place));
    }

    private void note(Stage stage, BitSet dropped, int[][] witnesses) {
        Set<String> facts = new TreeSet<>();
        dropped.stream().forEach(i -> facts.add(space.dimensions().get(i).pointer()));
        for (int[] each : witnesses) {
            IntStream.range(0, each.length)
                    .filter(i -> each[i] != ProjectSpace.UNSET)
                    .forEach(i -> facts.add(space.dimensions().get(i).pointer()));
        }
        if (!facts.isEmpty()) {
            searched.add(String.join(", ", stage.fields().keySet()) + " over " + String.join(", ", facts));
        }
    }

    /** What the steps before one say together, as far as it matters to it or later. */
    private Relation before(int place) {
        List<Integer> open = new ArrayList<>(stages.get(place).needs());
        Relation all = Relation.everything(space.unset());
        for (List<Integer> group : steps.groups(place)) {
            Relation ofGroup = null;
            for (int need : group) {
                open.remove((Integer) need);
                Relation next = relations.get(need);
                ofGroup = ofGroup == null ? next : merged(ofGroup.join(next));
                BitSet counted = wanted(place, open);
                counted.or(all.assigned());
                ofGroup = ofGroup.keeping(counted);
            }
            if (ofGroup != null) {
                all = all.join(ofGroup).keeping(wanted(place, open));
            }
        }
        return all;
    }

    private Relation merged(Relation joined) {
        List<Relation.Row> rows = new ArrayList<>();
        for (Relation.Row row : joined.rows()) {
            rows.add(new Relation.Row(row.cells(), new int[] {steps.together(row.states()[0], row.states()[1])}));
        }
        return new Relation(joined.assigned(), rows);
    }

    /** The dimensions that a step or any after it looks at, and those behind steps that are still to be joined. */
    private BitSet wanted(int place, List<Integer> open) {
        BitSet wanted = later(place);
        wanted.or(reads.get(place));
        open.forEach(need -> wanted.or(relations.get(need).assigned()));
        return wanted;
    }

    /** The dimensions that steps still to come look at, or that they will find in the other steps which they need. */
    private BitSet later(int place) {
        return (BitSet) later.computeIfAbsent(place, this::lookedAtAfter).clone();
    }

    private BitSet lookedAtAfter(int place) {
        BitSet later = new BitSet();
        for (int next = place + 1; next < stages.size(); next++) {
            later.or(reads.get(next));
            stages.get(next).needs().stream()
                    .filter(need -> need < place)
                    .forEach(need -> later.or(relations.get(need).assigned()));
        }
        return later;
    }

    private BitSet missing(Relation before, int place) {
        BitSet missing = (BitSet) reads.get(place).clone();
        missing.andNot(before.assigned());
        return missing;
    }

    private boolean isTooMany(int place, Relation before, BitSet missing) {
        return combinations(place, before, missing) * stages.get(place).rules().size() > MOST;
    }

    private double combinations(int place, Relation before, BitSet missing) {
        Map<List<Integer>, Relation.Row> distinct = new HashMap<>();
        before.rows().forEach(row -> distinct.putIfAbsent(seen(place, row), row));
        double count = 0;
        for (Relation.Row row : distinct.values()) {
            count +=
                    open(place, row, missing).stream().mapToDouble(space::cells).reduce(1, (a, b) -> a * b);
        }
        return count;
    }

    /** The dimensions whose cells a row still lacks: those that the step attends to, and those that matter later. */
    private BitSet open(int place, Relation.Row row, BitSet missing) {
        BitSet open = dimensions(place, steps.looks(place, row.states()));
        open.or(later(place));
        open.and(missing);
        return open;
    }

    /** Every row with every combination of the missing dimensions' cells, and each of some further cells. */
    private List<Relation.Row> expand(int place, Relation before, BitSet missing, int[][] witnesses) {
        List<Relation.Row> rows = new ArrayList<>();
        for (Relation.Row row : before.rows()) {
            int[] order = open(place, row, missing).stream()
                    .boxed()
                    .sorted(Comparator.comparing(i -> !space.dimensions().get(i).isList()))
                    .mapToInt(i -> i)
                    .toArray();
            for (int[] witness : witnesses) {
                int[] cells = row.cells().clone();
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = witness[i] == ProjectSpace.UNSET ? cells[i] : witness[i];
                }
                expand(order, 0, cells, row.states(), rows);
            }
        }
        return rows;
    }

    private void expand(int[] order, int at, int[] cells, int[] states, List<Relation.Row> rows) {
        if (at == order.length) {
            rows.add(new Relation.Row(cells.clone(), states));
            return;
        }
        int dimension = order[at];
        int list = space.list(dimension);
        int count = list >= 0 && cells[list] == 0 ? 1 : space.cells(dimension);
        for (int cell = 0; cell < count; cell++) {
            cells[dimension] = cell;
            expand(order, at + 1, cells, states, rows);
        }
        cells[dimension] = ProjectSpace.UNSET;
    }

    /** What a step says in each row. */
    private int[] said(int step, List<Relation.Row> rows, List<List<Integer>> keys) {
        done.set(0);
        expected = keys.stream().distinct().count();
        return steps.states(step, rows, keys, Integer.MAX_VALUE);
    }

    /** Whether two rows that differ in one number of their keys alone differ in what the step says. */
    private static boolean matters(int number, List<List<Integer>> keys, int[] said) {
        Map<List<Integer>, Integer> first = new HashMap<>();
        for (int i = 0; i < said.length; i++) {
            List<Integer> others = new ArrayList<>(keys.get(i));
            others.set(number, Steps.UNSEEN);
            Integer known = said[i] == Steps.REFUSED ? null : first.putIfAbsent(others, said[i]);
            if (known != null && known != said[i]) {
                return true;
            }
        }
        return false;
    }

    /** One row of each combination of states and of cells that matter later. */
    private Relation fewer(Relation before, int place) {
        BitSet later = later(place);
        later.and(before.assigned());
        Map<Relation.Key, Integer> counts = new HashMap<>();
        List<Relation.Row> rows = before.rows().stream()
                .filter(row -> counts.merge(Relation.Key.of(row.cells(), later, row.states()), 1, Integer::sum) <= 1)
                .toList();
        return new Relation(before.assigned(), rows);
    }
}
