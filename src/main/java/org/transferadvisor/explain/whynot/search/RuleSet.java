package org.transferadvisor.explain.whynot.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.transferadvisor.explain.conditions.CompiledRule;
import org.transferadvisor.explain.conditions.Wording;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/** The rules of a rulebook by what they conclude, compiled and as written. */
public final class RuleSet {

    /** A rule with one of its conclusions. */
    public record Concluding(RuleInfo info, CompiledRule compiled, Wording wording, Expression.New conclusion) {}

    private final Map<String, List<Concluding>> byType = new HashMap<>();

    private RuleSet() {}

    /** The rules of a rulebook. */
    public static RuleSet of(Rulebook rulebook) {
        RuleSet set = new RuleSet();
        Map<String, Rule> written = rulebook.files().model().byName();
        CompiledRule.of(rulebook.base()).forEach((name, compiled) -> {
            Rule rule = written.get(name);
            RuleInfo info = Objects.requireNonNull(rulebook.rules().get(name)).info();
            Wording wording = Wording.of(compiled, Objects.requireNonNull(rule));
            for (Expression.New conclusion : rule.conclusions()) {
                set.byType
                        .computeIfAbsent(conclusion.type(), any -> new ArrayList<>())
                        .add(new Concluding(info, compiled, wording, conclusion));
            }
        });
        set.byType
                .values()
                .forEach(each ->
                        each.sort(Comparator.comparing(rule -> rule.info().id())));
        return set;
    }

    /** The rules that conclude facts of a type, by id. */
    List<Concluding> concluding(Class<?> type) {
        return byType.getOrDefault(type.getSimpleName(), List.of());
    }
}
