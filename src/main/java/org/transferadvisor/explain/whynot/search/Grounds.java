package org.transferadvisor.explain.whynot.search;

import java.util.ArrayList;
import java.util.List;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.Constraint;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.CompiledRule;
import org.transferadvisor.explain.conditions.ConstraintReader;
import org.transferadvisor.explain.conditions.FactShape;
import org.transferadvisor.explain.whynot.Gap;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/** What of the input a conclusion that stands in the way rests on directly. */
final class Grounds {

    private final WaySearch search;

    Grounds(WaySearch search) {
        this.search = search;
    }

    /** The constraints on facts of the input that the rule of a firing met when it concluded a fact, but for those that only join. */
    List<Gap> of(Firing firing, Object concluded) {
        List<Object> matched = firing.matched().stream().map(Fact::value).toList();
        List<Gap> grounds = new ArrayList<>();
        search.concluding(concluded.getClass()).stream()
                .filter(rule -> rule.info().id().equals(firing.rule().id()))
                .limit(1)
                .forEach(rule -> rule.compiled()
                        .alternatives()
                        .forEach(alternative -> search.evaluator().matches(alternative).stream()
                                .filter(each -> each.facts().stream()
                                        .allMatch(fact -> search.facts().fact(fact) == null || matched.contains(fact)))
                                .limit(1)
                                .forEach(each -> add(rule, alternative, each, grounds))));
        return grounds;
    }

    private void add(RuleSet.Concluding rule, GroupElement alternative, Combination match, List<Gap> grounds) {
        for (RuleConditionElement element : CompiledRule.stated(alternative)) {
            if (!(element instanceof Pattern pattern) || match.fact(pattern) == null) {
                continue;
            }
            Fact fact = search.facts().fact(match.fact(pattern));
            if (fact == null || fact.kind() != Fact.Kind.INPUT || fact.id().equals("basis")) {
                continue;
            }
            for (Constraint each : pattern.getConstraints()) {
                ConstraintReader reader =
                        new ConstraintReader(each, rule.wording().test(each), match);
                boolean joins = each.getType() != Constraint.ConstraintType.ALPHA && reader.equal() != null;
                if (!joins && !reader.field().isEmpty()) {
                    String pointer = fact.id() + "/" + reader.field().replace('.', '/');
                    search.cameUpon(pointer);
                    grounds.add(new Gap(
                            reader.text(),
                            ConstraintReader.show(FactShape.read(fact.value(), reader.field())),
                            reader.opposite(fact.value()),
                            pointer,
                            search.origins().line(pointer),
                            search.origins().isDefault(pointer),
                            rule.info().id(),
                            rule.info().source()));
                }
            }
        }
    }
}
