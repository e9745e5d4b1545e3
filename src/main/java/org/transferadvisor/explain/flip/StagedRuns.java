package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Conclusions;
import org.transferadvisor.authoring.space.Necessities;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.authoring.space.Stage.Said;
import org.transferadvisor.authoring.space.Steps;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.facts.input.CaseFacts;

/** Decides on many changes of one project by the steps of the decision. Changes that a step does not look at leave it as it is. */
final class StagedRuns implements Steps.Projects<int[]> {

    private final List<Stage> stages;
    private final List<Assignment> parts;
    private final Runs runs;
    private final Steps<int[]> steps;
    private final List<List<BitSet>> touching = new ArrayList<>();

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
        this.steps = new Steps<>(runs.advisor(), stages, this, StagedRuns::strategy);
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
        }
    }

    /** The strategy; nothing where there is none or several, which is no recommendation. */
    private static List<Said> strategy(Conclusions conclusions) {
        List<ChosenStrategy> chosen = conclusions.all(ChosenStrategy.class);
        return chosen.size() == 1 ? List.of(new Said("", List.of(chosen.get(0).strategy()))) : List.of();
    }

    /** The strategy that a state of the last step stands for; null where none is decided. */
    @Nullable
    String strategy(int state) {
        List<Said> said = steps.said(state);
        return said.isEmpty() ? null : said.get(0).values().get(0);
    }

    @Override
    public List<Integer> seen(int[] changes, int step, BitSet looks) {
        List<Integer> seen = new ArrayList<>();
        for (int each : changes) {
            if (looks.stream().anyMatch(look -> touching.get(step).get(look).get(each))) {
                seen.add(each);
            }
        }
        return seen;
    }

    @Override
    public @Nullable CaseFacts facts(int[] changes) {
        return runs.facts(Arrays.stream(changes).mapToObj(parts::get).toList());
    }

    /**
     * The states of the last step.
     *
     * @param changes for each project the places of its changes
     * @param most how many runs are allowed
     * @return {@link Steps#OPEN} where that was not enough, {@link Steps#REFUSED} where the facts are refused
     */
    int[] decide(List<int[]> changes, int most) {
        int end = runs.count() + most;
        int[][] said = new int[changes.size()][stages.size()];
        int[] outcome = new int[changes.size()];
        for (int step = 0; step < stages.size(); step++) {
            List<Integer> open = new ArrayList<>();
            List<List<Integer>> keys = new ArrayList<>();
            for (int i = 0; i < outcome.length; i++) {
                if (outcome[i] >= 0) {
                    open.add(i);
                    keys.add(steps.key(step, changes.get(i), before(step, said[i])));
                }
            }
            int[] states = steps.states(step, open.stream().map(changes::get).toList(), keys, end - runs.count());
            for (int i = 0; i < states.length; i++) {
                outcome[open.get(i)] = states[i];
                said[open.get(i)][step] = states[i];
            }
        }
        return outcome;
    }

    private int[] before(int step, int[] said) {
        return steps.groups(step).stream()
                .mapToInt(group -> group.stream()
                        .mapToInt(need -> said[need])
                        .reduce(steps::together)
                        .orElseThrow())
                .toArray();
    }
}
