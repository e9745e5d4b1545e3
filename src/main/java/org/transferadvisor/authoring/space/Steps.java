package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.Conclusions;
import org.transferadvisor.authoring.space.Stage.Said;
import org.transferadvisor.facts.input.CaseFacts;

/**
 * Decides on many projects by the steps of a decision, with the engine as the judge. A step is run once for all projects that
 * agree in what it looks at, together with what the steps before it say. So a few hundred runs of the engine decide on a
 * hundred thousand projects.
 *
 * @param <P> what stands for a project
 */
public final class Steps<P> {

    /** What stands for a project that was not decided, since no more runs were allowed. */
    public static final int OPEN = -1;

    /** What stands for a project whose facts are refused. */
    public static final int REFUSED = -2;

    /** What stands for what a step takes no notice of. */
    public static final int UNSEEN = -3;

    /**
     * The projects.
     *
     * @param <P> what stands for one
     */
    public interface Projects<P> {

        /**
         * What a project has where a step looks, as numbers.
         *
         * @param looks the numbers of the rules of the step that may fire
         */
        List<Integer> seen(P project, int step, BitSet looks);

        /** The facts of a project; null where they are refused. */
        @Nullable
        CaseFacts facts(P project);
    }

    /** What a step takes notice of where steps before it say what they say: rules that may fire, and what is said to them. */
    private record Attention(BitSet looks, BitSet before) {}

    private final Advisor advisor;
    private final List<Stage> stages;
    private final Projects<P> projects;
    private final Function<Conclusions, List<Said>> last;
    private final List<List<List<Integer>>> groups = new ArrayList<>();
    private final List<Map<List<Integer>, Integer>> known = new ArrayList<>();
    private final List<Map<List<Integer>, Attention>> attentions = new ArrayList<>();
    private final Map<List<Said>, Integer> numbers = new HashMap<>();
    private final Map<List<Integer>, Integer> together = new ConcurrentHashMap<>();
    private final List<List<Said>> states = Collections.synchronizedList(new ArrayList<>());

    /**
     * For the steps to one decision.
     *
     * @param last what is told of the last step's conclusions, which no later step looks at
     */
    public Steps(Advisor advisor, List<Stage> stages, Projects<P> projects, Function<Conclusions, List<Said>> last) {
        this.advisor = advisor;
        this.stages = stages;
        this.projects = projects;
        this.last = last;
        for (Stage stage : stages) {
            Map<Set<String>, List<Integer>> byKinds = new LinkedHashMap<>();
            stage.needs().forEach(need -> byKinds.computeIfAbsent(
                            stages.get(need).fields().keySet(), any -> new ArrayList<>())
                    .add(need));
            groups.add(List.copyOf(byKinds.values()));
            known.add(new HashMap<>());
            attentions.add(new HashMap<>());
        }
    }

    /** The steps before one: those that say the same kinds of conclusion together. */
    public List<List<Integer>> groups(int step) {
        return groups.get(step);
    }

    /** What stands under a number. */
    public List<Said> said(int state) {
        return states.get(state);
    }

    /** The number of what two steps of one group say together. */
    public int together(int one, int other) {
        return together.computeIfAbsent(List.of(one, other), any -> {
            List<Said> said = new ArrayList<>(states.get(one));
            said.addAll(states.get(other));
            Collections.sort(said);
            return number(said);
        });
    }

    private synchronized int number(List<Said> said) {
        return numbers.computeIfAbsent(said, any -> {
            states.add(said);
            return states.size() - 1;
        });
    }

    /** What a step says of one project, by number; {@link #REFUSED} where its facts are refused. */
    public int state(int step, P project) {
        CaseFacts facts = projects.facts(project);
        if (facts == null) {
            return REFUSED;
        }
        Stage stage = stages.get(step);
        Conclusions conclusions = advisor.conclude(facts, stage.rules(), stage.kinds());
        return number(step == stages.size() - 1 ? last.apply(conclusions) : stage.said(conclusions));
    }

    /**
     * What a step says of some projects, by number; {@link #REFUSED} where facts are refused, {@link #OPEN} where the runs
     * were not enough.
     *
     * @param keys by what the step tells them apart, as {@link #key} gives it
     * @param most how many runs are allowed
     */
    public int[] states(int step, List<P> of, List<List<Integer>> keys, int most) {
        int[] found = new int[of.size()];
        Map<List<Integer>, List<Integer>> open = new LinkedHashMap<>();
        for (int i = 0; i < found.length; i++) {
            Integer state = known.get(step).get(keys.get(i));
            found[i] = state == null ? OPEN : state;
            if (state == null) {
                open.computeIfAbsent(keys.get(i), any -> new ArrayList<>()).add(i);
            }
        }
        for (int left = most; !open.isEmpty() && left > 0; ) {
            List<Map.Entry<List<Integer>, List<Integer>>> next =
                    List.copyOf(new ArrayList<>(open.entrySet()).subList(0, Math.min(left, open.size())));
            List<Integer> said = next.parallelStream()
                    .map(each -> state(step, of.get(each.getValue().get(0))))
                    .toList();
            for (int i = 0; i < said.size(); i++) {
                List<Integer> alike = next.get(i).getValue();
                if (said.get(i) == REFUSED) {
                    found[alike.remove(0)] = REFUSED; // the next of those that are alike takes its turn
                } else {
                    int state = said.get(i);
                    alike.forEach(each -> found[each] = state);
                    known.get(step).put(next.get(i).getKey(), state);
                    alike.clear();
                    left--;
                }
            }
            open.values().removeIf(List::isEmpty);
        }
        return found;
    }

    /**
     * What a step takes notice of in a project: two of the same key are the same to it.
     *
     * @param before what each group of steps before it says
     */
    public List<Integer> key(int step, P project, int[] before) {
        Attention attention = attention(step, before);
        List<Integer> key = new ArrayList<>(projects.seen(project, step, attention.looks()));
        for (int i = 0; i < before.length; i++) {
            key.add(attention.before().get(i) ? before[i] : UNSEEN);
        }
        return key;
    }

    /** The rules of a step that may fire, by their numbers: one that misses a conclusion which it requires cannot. */
    public BitSet looks(int step, int[] before) {
        return attention(step, before).looks();
    }

    private Attention attention(int step, int[] before) {
        List<Integer> key = new ArrayList<>(before.length);
        for (int each : before) {
            key.add(each);
        }
        return attentions.get(step).computeIfAbsent(key, any -> attend(step, before));
    }

    private Attention attend(int step, int[] before) {
        List<Stage.Look> looks = stages.get(step).looks();
        BitSet firing = new BitSet();
        BitSet attended = new BitSet();
        for (int i = 0; i < looks.size(); i++) {
            Stage.Look look = looks.get(i);
            if (look.required().stream().allMatch(each -> mayHold(step, each, before))) {
                firing.set(i);
                for (int group = 0; group < before.length; group++) {
                    if (fields(step, group).keySet().stream().anyMatch(look.kinds()::contains)) {
                        attended.set(group);
                    }
                }
            }
        }
        return new Attention(firing, attended);
    }

    private boolean mayHold(int step, Stage.Required required, int[] before) {
        for (int group = 0; group < before.length; group++) {
            List<String> told = fields(step, group).get(required.kind());
            if (told != null) {
                return states.get(before[group]).stream().anyMatch(said -> required.agrees(said, told));
            }
        }
        return true;
    }

    private Map<String, List<String>> fields(int step, int group) {
        return stages.get(groups.get(step).get(group).get(0)).fields();
    }
}
