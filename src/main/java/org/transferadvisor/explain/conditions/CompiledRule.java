package org.transferadvisor.explain.conditions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.EvalCondition;
import org.drools.base.rule.From;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * The conditions of one rule as the engine's network has them. They serve the sessions that run, so they are read and never
 * changed.
 *
 * @param name name of the rule
 * @param alternatives what the rule demands, in order; several where it says {@code or}, each of which is enough
 * @param unknown what of it cannot be evaluated outside the network, such as a query; null where nothing is
 */
public record CompiledRule(
        String name,
        List<GroupElement> alternatives,
        @Nullable String unknown) {

    /** The rules of a rulebook by name. */
    public static Map<String, CompiledRule> of(KieBase base) {
        Map<String, List<TerminalNode>> ends = new TreeMap<>();
        ((InternalRuleBase) base).getReteooBuilder().getTerminalNodes().values().forEach(nodes -> List.of(nodes)
                .forEach(node -> ends.computeIfAbsent(node.getRule().getName(), any -> new ArrayList<>())
                        .add(node)));
        Map<String, CompiledRule> rules = new TreeMap<>();
        ends.forEach((name, nodes) -> {
            nodes.sort(Comparator.comparingInt(TerminalNode::getSubruleIndex));
            rules.put(
                    name, of(name, nodes.stream().map(TerminalNode::getSubRule).toList()));
        });
        return rules;
    }

    private static CompiledRule of(String name, List<GroupElement> alternatives) {
        String unknown = alternatives.stream()
                .map(CompiledRule::unknown)
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
        return new CompiledRule(name, alternatives, unknown);
    }

    private static @Nullable String unknown(RuleConditionElement element) {
        if (element instanceof Pattern pattern) {
            if (pattern.getSource() instanceof Accumulate accumulate && !accumulate.isGroupBy()) {
                return unknown(accumulate.getSource());
            }
            boolean known = pattern.getSource() == null || pattern.getSource() instanceof From;
            return known ? null : pattern.getSource().getClass().getSimpleName();
        }
        if (element instanceof GroupElement group && !group.isOr()) {
            return group.getChildren().stream()
                    .map(CompiledRule::unknown)
                    .filter(each -> each != null)
                    .findFirst()
                    .orElse(null);
        }
        return element instanceof EvalCondition ? null : element.getClass().getSimpleName();
    }

    /** The conditions of a group as the rule states them: without what the engine puts first where a rule needs no fact. */
    public static List<RuleConditionElement> stated(GroupElement group) {
        return group.getChildren().stream()
                .filter(each -> !(each instanceof Pattern pattern
                        && pattern.getObjectType() == ClassObjectType.InitialFact_ObjectType))
                .toList();
    }
}
