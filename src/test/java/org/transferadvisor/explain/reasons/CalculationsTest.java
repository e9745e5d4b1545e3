package org.transferadvisor.explain.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;
import org.transferadvisor.Decision;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.costs.Formula;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.trace.Firing;

/** The formula, its arguments and its result are those of the firing. */
class CalculationsTest {

    private static final Map<String, WrittenRule> RULES = new HashMap<>();
    private static final List<Firing> FIRINGS = new ArrayList<>();

    @BeforeAll
    static void decide() throws Exception {
        Rulebook rulebook = Case.advisor().rulebook();
        rulebook.files().model().rules().forEach(each -> RULES.put(each.name(), new WrittenRule(each)));
        for (Path sample : Case.samples()) {
            for (Basis basis : List.of(Basis.PUBLISHED, Basis.MEASURED)) {
                Decision decision = Case.advisor().decide(Document.read(sample), basis);
                FIRINGS.addAll(decision.trace().firings());
            }
        }
        for (Case project : RandomProjects.of(5, 30)) {
            FIRINGS.addAll(Case.advisor()
                    .decide(project.document(), Basis.PUBLISHED)
                    .trace()
                    .firings());
        }
    }

    private static Calculations calculations(Firing firing) {
        return firing.calculation() == null
                ? Calculations.of(firing, RULES.get(firing.rule().name()), Map.of())
                : Calculations.of(firing, firing.calculation().working(), Map.of());
    }

    @Test
    void everyCallOfACostFunctionIsShownWithFigures() {
        for (Firing firing : FIRINGS) {
            List<Calculation> shown = calculations(firing).all();
            assertThat(shown.size()).as(firing.rule().id()).isGreaterThanOrEqualTo(calls(firing));
            assertThat(shown).as(firing.rule().id()).allSatisfy(each -> {
                assertThat(each.figures()).isNotNull().isNotEmpty();
                assertThat(each.formula()).isNotEmpty();
            });
        }
    }

    private static int calls(Firing firing) {
        if (firing.calculation() != null) {
            return firing.calculation().working().steps().size();
        }
        return (int) RULES.get(firing.rule().name()).rule().patterns().stream()
                .filter(each -> each.pattern().from() instanceof Expression.Call call && hasFormula(call))
                .count();
    }

    /** Functions that only follow rows from one to the next compute nothing. */
    private static boolean hasFormula(Expression.Call call) {
        try {
            return Arrays.stream(Class.forName("org.transferadvisor.costs." + call.owner())
                            .getMethods())
                    .anyMatch(
                            each -> each.getName().equals(call.function()) && each.isAnnotationPresent(Formula.class));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFormulaOnTheValuesOfTheFiringGivesWhatTheRuleWentOnWith() {
        Set<String> compared = new HashSet<>();
        for (Firing firing : FIRINGS) {
            for (Calculation calculation : calculations(firing).all()) {
                String name = calculation.name();
                Object bound = name == null ? null : firing.bound().get(name);
                if (bound == null) {
                    continue;
                }
                Object computed = calculations(without(firing, name)).all().stream()
                        .filter(each ->
                                name.equals(each.name()) && each.function().equals(calculation.function()))
                        .findFirst()
                        .orElseThrow()
                        .result();
                if (bound instanceof Boolean) {
                    assertThat(computed).as(firing.rule().id()).isEqualTo(bound);
                } else if (calculation.function().contains(".")) {
                    same(firing.rule().id() + " " + calculation.figures(), bound, computed);
                    compared.add(calculation.function());
                }
                assertThat(calculation.result()).isEqualTo(bound);
            }
        }
        assertThat(compared).hasSizeGreaterThan(25);
    }

    private static Firing without(Firing firing, String variable) {
        Map<String, Object> bound = new HashMap<>(firing.bound());
        bound.remove(variable);
        return new Firing(
                firing.id(),
                firing.rule(),
                firing.because(),
                bound,
                firing.matched(),
                firing.concluded(),
                firing.calculation());
    }

    private static void same(String call, Object bound, Object computed) {
        if (bound instanceof Range range) {
            Range other = computed instanceof Range several ? several : Range.exactly((Double) computed);
            close(call, range.low(), other.low());
            close(call, range.likely(), other.likely());
            close(call, range.high(), other.high());
        } else {
            close(call, ((Number) bound).doubleValue(), ((Number) computed).doubleValue());
        }
    }

    private static void close(String call, double bound, double computed) {
        assertThat(computed).as(call).isCloseTo(bound, within(Math.abs(bound) * 1e-10 + 1e-12));
    }

    @Test
    void aFieldIsShownWithWhatLeadsToItAndNothingElse() {
        Firing memory = FIRINGS.stream()
                .filter(each -> each.rule().id().equals("training-memory"))
                .findFirst()
                .orElseThrow();
        Object conclusion = memory.concluded().get(0).value();
        assertThat(names(calculations(memory).leadingTo(conclusion, "gb")))
                .containsExactly("weights", "ofTrained", "memory");
        assertThat(names(calculations(memory).leadingTo(conclusion, "gpusNeeded")))
                .containsExactly("weights", "ofTrained", "room", "gpus");
        assertThat(names(calculations(memory).leadingTo(conclusion, "fits")))
                .containsExactly("weights", "ofTrained", "room", "gpus", "fits");
        assertThat(calculations(memory).leadingTo(conclusion, "strategy")).isEmpty();
        assertThat(names(calculations(memory).leadingTo(conclusion, "no such field")))
                .containsExactly("weights", "ofTrained", "memory", "room", "gpus", "fits");
    }

    private static List<String> names(List<Calculation> calculations) {
        return calculations.stream().map(Calculation::name).toList();
    }
}
