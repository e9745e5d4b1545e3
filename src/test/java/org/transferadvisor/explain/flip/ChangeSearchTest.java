package org.transferadvisor.explain.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Decision;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.authoring.space.Necessities;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.facts.Basis;

/** What the search concludes without running the engine on each change is what the engine says of each. */
class ChangeSearchTest {

    private static final Advisor ADVISOR = Case.advisor();
    private static final FactSpace SPACE = FactSpace.of(ADVISOR.rulebook());
    private static final List<Stage> STAGES = SPACE.stages(ChosenStrategy.class);

    /** One project with all its changes. */
    private record Project(Case facts, Decision decision, Necessities necessities, List<Assignment> parts, Runs runs) {

        static Project of(Case facts, Basis basis, String... fixed) {
            Decision decision = ADVISOR.decide(facts.document(), basis);
            List<Assignment> parts = new ArrayList<>();
            new ChangeableFacts(ADVISOR.rulebook(), SPACE, decision, FixedFacts.of(List.of(fixed), ADVISOR.schema()))
                    .facts()
                    .forEach(fact -> parts.addAll(fact.parts()));
            return new Project(
                    facts,
                    decision,
                    new Necessities(SPACE, Runs.DECIDED, decision),
                    parts,
                    new Runs(ADVISOR, SPACE, facts.document(), basis, FixedFacts.of(List.of(), ADVISOR.schema())));
        }

        String strategy() {
            return decision.advice().recommendation().strategy();
        }

        Admissible leadingTo(String strategy) {
            return new Admissible(necessities, Set.of(strategy), parts);
        }

        List<Assignment> at(int[] places) {
            List<Assignment> change = new ArrayList<>();
            for (int each : places) {
                change.add(parts.get(each));
            }
            return change;
        }

        long met(Admissible admissible, int[] places) {
            long met = 0;
            for (int each : places) {
                met |= admissible.met(each);
            }
            return met;
        }
    }

    private static List<int[]> drawn(Project project, int many, Random random) {
        List<int[]> drawn = new ArrayList<>();
        while (drawn.size() < many) {
            int[] places = random.ints(1 + random.nextInt(3), 0, project.parts().size())
                    .sorted()
                    .distinct()
                    .toArray();
            List<String> pointers = project.at(places).stream()
                    .map(each -> each.fact().pointer() + "/")
                    .toList();
            boolean apart = pointers.stream()
                    .noneMatch(one -> pointers.stream().filter(one::startsWith).count() > 1);
            if (apart) {
                drawn.add(places);
            }
        }
        return drawn;
    }

    @Test
    void theStepsDecideAsTheEngineAndNoChangeThatLeadsThereIsRuledOut() {
        Random random = new Random(71);
        int moved = 0;
        int project = 0;
        for (Case facts : RandomProjects.of(72, 8)) {
            Project drawn = Project.of(facts, project++ % 2 == 0 ? Basis.PUBLISHED : Basis.MEASURED);
            List<int[]> changes = drawn(drawn, 30, random);
            StagedRuns staged = new StagedRuns(STAGES, drawn.necessities(), drawn.parts(), drawn.runs());
            int[] states = staged.decide(changes, 100_000);
            Map<String, Admissible> leading = new TreeMap<>();
            for (int i = 0; i < states.length; i++) {
                Runs.Decided decided = drawn.runs().one(drawn.at(changes.get(i)));
                if (decided == null) {
                    continue; // refused: the steps need not notice
                }
                String shown = drawn.at(changes.get(i)) + " of " + facts.json();
                assertThat(staged.strategy(states[i])).as(shown).isEqualTo(decided.strategy());
                if (!decided.strategy().equals(drawn.strategy())) {
                    moved++;
                    Admissible admissible = leading.computeIfAbsent(decided.strategy(), drawn::leadingTo);
                    assertThat(admissible.allows(drawn.met(admissible, changes.get(i))))
                            .as(shown)
                            .isTrue();
                }
            }
        }
        assertThat(moved).isGreaterThan(25);
    }

    @Test
    void theFewestFactsAreThoseThatRunningTheEngineOnEveryChangeFinds() {
        Set<Integer> found = new TreeSet<>();
        String[] fixed = {
            "candidates",
            "hardware",
            "adaptation",
            "task",
            "maxParametersB",
            "serving.variants",
            "serving.deployment",
            "data.tokensPerSample",
            "budget.domainAdaptation",
            "fromScratch",
            "data.unlabeledTokens",
            "data.alreadyLabeled"
        };
        for (Case facts : RandomProjects.of(73, 1)) {
            Project project = Project.of(facts, Basis.PUBLISHED, fixed);
            Map<String, Integer> fewest = fewest(project);
            for (String target :
                    List.of("DOMAIN_PRETRAINING", "FROM_SCRATCH", "LORA", "TRANSFER_THEN_DISTILL", "HYBRID")) {
                FlipAnswer answer = new Flips(ADVISOR).find(facts.document(), Basis.PUBLISHED, target, List.of(fixed));
                int many = answer.flips().isEmpty()
                        ? 0
                        : answer.flips().get(0).changes().size();
                boolean now = target.equals(project.strategy());
                assertThat(answer.search().isComplete()).isTrue();
                assertThat(many)
                        .as(target + " from " + facts.json())
                        .isEqualTo(now ? 0 : fewest.getOrDefault(target, 0));
                found.add(many);
            }
        }
        assertThat(found).contains(0, 1, 2);
    }

    /** For each strategy the fewest facts that lead to it, by running the engine on every change of up to three. */
    private static Map<String, Integer> fewest(Project project) {
        Map<String, Integer> fewest = new TreeMap<>();
        for (int many = 1; many <= 3; many++) {
            List<int[]> all = new ArrayList<>();
            combine(project, new int[many], 0, 0, all);
            for (Runs.Decided each :
                    project.runs().all(all.stream().map(project::at).toList())) {
                if (each != null) {
                    fewest.putIfAbsent(each.strategy(), many);
                }
            }
        }
        return fewest;
    }

    private static void combine(Project project, int[] chosen, int count, int from, List<int[]> into) {
        if (count == chosen.length) {
            into.add(chosen.clone());
            return;
        }
        for (int i = from; i < project.parts().size(); i++) {
            String pointer = project.parts().get(i).fact().pointer();
            boolean used = false;
            for (int j = 0; j < count; j++) {
                used |= project.parts().get(chosen[j]).fact().pointer().equals(pointer);
            }
            if (!used) {
                chosen[count] = i;
                combine(project, chosen, count + 1, i + 1, into);
            }
        }
    }
}
