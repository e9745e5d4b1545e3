package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.space.Necessities;
import org.transferadvisor.authoring.space.Stage;

/**
 * Decides on many changes of one project by the steps of the decision. A step is run once for each choice of changes that it
 * looks at, together with what the steps before it say: all other changes leave it as it is. So a few hundred runs of the
 * engine decide on a hundred thousand changes.
 */
final class StagedRuns {

    /** What a change is that has not been decided, since no more runs are allowed. */
    static final int OPEN = -1;

    /** What a change is that gives facts which are refused. */
    static final int REFUSED = -2;

    private final List<Stage> stages;
    private final List<Assignment> parts;
    private final Runs runs;
    private final List<List<BitSet>> touching = new ArrayList<>();
    private final List<Map<Key, Integer>> known = new ArrayList<>();
    private final List<Map<List<Integer>, Attention>> attentions = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> states = new ArrayList<>();

    /** What a step looks at: changes by their places, and what earlier steps say. */
    private record Key(List<Integer> changes, List<Integer> states) {}

    /** What a step attends to where earlier steps say what they say. */
    private record Attention(BitSet changes, List<Integer> states) {}

    /**
     * For one project.
     *
     * @param stages the steps to the decision, the last being the decision itself
     * @param parts changes of one fact
     */
    StagedRuns(List<Stage> stages, Necessities necessities, List<Assignment> parts, Runs runs) {
        this.stages = stages;
        this.parts = parts;
        this.runs = runs;
        for (Stage stage : stages) {
            List<BitSet> ofLooks = new ArrayList<>();
            for (Stage.Look look : stage.looks()) {
                Set<String> pointers = new TreeSet<>();
                look.pointers().forEach(each -> pointers.addAll(necessities.origins(each)));
                BitSet changes = new BitSet();
                for (int i = 0; i < parts.size(); i++) {
                    changes.set(i, parts.get(i).fact().bears(pointers));
                }
                ofLooks.add(changes);
            }
            touching.add(ofLooks);
            known.add(new HashMap<>());
            attentions.add(new HashMap<>());
        }
    }

    /** The strategy that a state of the last step stands for; null where none is decided. */
    @Nullable
    String strategy(int state) {
        return states.get(state) instanceof String strategy ? strategy : null;
    }

    /**
     * The states of the last step.
     *
     * @param changes for each project the places of its changes
     * @param most how many runs are allowed
     * @return {@link #OPEN} where that was not enough, {@link #REFUSED} where the facts are refused
     */
    int[] decide(List<int[]> changes, int most) {
        int allowed = runs.count() + most;
        int[][] said = new int[changes.size()][stages.size()];
        int[] outcome = new int[changes.size()];
        for (int place = 0; place < stages.size(); place++) {
            Map<Key, List<Integer>> open = new LinkedHashMap<>();
            for (int i = 0; i < changes.size(); i++) {
                if (outcome[i] >= 0) {
                    Key key = key(place, changes.get(i), said[i]);
                    Integer state = known.get(place).get(key);
                    if (state == null) {
                        open.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
                    } else {
                        said[i][place] = state;
                    }
                }
            }
            while (!open.isEmpty()) {
                run(place, open, changes, said, outcome, allowed - runs.count());
            }
        }
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = outcome[i] < 0 ? outcome[i] : said[i][stages.size() - 1];
        }
        return outcome;
    }

    /** Runs a step once for each key with the first of its projects; where that is refused its turn comes again with the next. */
    private void run(
            int place, Map<Key, List<Integer>> open, List<int[]> changes, int[][] said, int[] outcome, int most) {
        List<Map.Entry<Key, List<Integer>>> entries = List.copyOf(open.entrySet());
        int many = Math.max(0, Math.min(most, entries.size()));
        List<@Nullable Object> found = runs.stage(
                stages.get(place),
                place == stages.size() - 1,
                entries.subList(0, many).stream()
                        .map(each -> assignments(changes.get(each.getValue().get(0))))
                        .toList());
        for (int i = 0; i < entries.size(); i++) {
            Key key = entries.get(i).getKey();
            List<Integer> projects = entries.get(i).getValue();
            if (i >= many) {
                projects.forEach(each -> outcome[each] = OPEN);
                open.remove(key);
                continue;
            }
            Object saying = found.get(i);
            if (saying == null) {
                outcome[projects.remove(0)] = REFUSED;
                if (projects.isEmpty()) {
                    open.remove(key);
                }
                continue;
            }
            int state = numbers.computeIfAbsent(saying, any -> {
                states.add(saying);
                return states.size() - 1;
            });
            known.get(place).put(key, state);
            projects.forEach(each -> said[each][place] = state);
            open.remove(key);
        }
    }

    private List<Assignment> assignments(int[] places) {
        return Arrays.stream(places).mapToObj(parts::get).toList();
    }

    private Key key(int place, int[] changes, int[] said) {
        List<Integer> before = new ArrayList<>();
        stages.get(place).needs().forEach(need -> before.add(said[need]));
        Attention attention = attentions.get(place).computeIfAbsent(before, any -> attention(place, before));
        List<Integer> attended = new ArrayList<>();
        for (int each : changes) {
            if (attention.changes().get(each)) {
                attended.add(each);
            }
        }
        return new Key(attended, attention.states());
    }

    /** What a step attends to: a rule that misses a conclusion which it requires cannot fire, so what it reads is no matter. */
    private Attention attention(int place, List<Integer> before) {
        Stage stage = stages.get(place);
        BitSet changes = new BitSet();
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < stage.looks().size(); i++) {
            Stage.Look look = stage.looks().get(i);
            if (look.required().stream().allMatch(each -> mayHold(stage, each, before))) {
                changes.or(touching.get(place).get(i));
                kinds.addAll(look.kinds());
            }
        }
        List<Integer> attended = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Set<String> said = stages.get(stage.needs().get(i)).fields().keySet();
            attended.add(said.stream().anyMatch(kinds::contains) ? before.get(i) : OPEN);
        }
        return new Attention(changes, List.copyOf(attended));
    }

    private boolean mayHold(Stage stage, Stage.Required required, List<Integer> before) {
        boolean told = false;
        for (int i = 0; i < before.size(); i++) {
            List<String> fields = stages.get(stage.needs().get(i)).fields().get(required.kind());
            if (fields != null && states.get(before.get(i)) instanceof List<?> said) {
                told = true;
                if (said.stream().anyMatch(each -> required.agrees((Stage.Said) each, fields))) {
                    return true;
                }
            }
        }
        return !told;
    }
}
