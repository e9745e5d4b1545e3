package org.transferadvisor.explain.whynot.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.Constraint;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.ConstraintReader;
import org.transferadvisor.explain.conditions.FactShape;
import org.transferadvisor.explain.conditions.WrittenCondition;
import org.transferadvisor.explain.whynot.Gap;
import org.transferadvisor.explain.whynot.Unmet;
import org.transferadvisor.explain.whynot.Way;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/** Conditions on what functions and accumulate make of facts, and on facts that must not be there. */
final class Computation {

    /** Obstacles reckoned where a function stands between a condition and the input. */
    static final int FUNCTION = 3;

    private final WaySearch search;
    private final RuleSet.Concluding rule;
    private int obstacles = 1;

    Computation(WaySearch search, RuleSet.Concluding rule) {
        this.search = search;
        this.rule = rule;
    }

    /** How much stands in the way of the last one. */
    int obstacles() {
        return obstacles;
    }

    /** What a function returned, or accumulate gathered, and what of it fails. */
    Unmet unmet(Pattern pattern, Combination before, Map<String, List<Demand>> ofVariables) {
        List<FactHandle> results = search.evaluator().candidates(before, pattern);
        Object result = results.isEmpty() ? null : results.get(0).getObject();
        List<Gap> gaps = new ArrayList<>();
        for (Constraint each : pattern.getConstraints()) {
            if (result == null || !search.evaluator().wouldAllow(each, result, before)) {
                ConstraintReader reader =
                        new ConstraintReader(each, rule.wording().test(each), before);
                gaps.add(gap(reader.text(), found(pattern, results, reader.field()), reader.needed(result)));
            }
        }
        List<Demand> demands = new ArrayList<>();
        ofVariables.forEach((variable, of) -> {
            if (pattern.getDeclarations().containsKey(variable)) {
                demands.addAll(of);
            }
        });
        demands.forEach(each -> gaps.add(gap(
                each.text(),
                found(results, "this"),
                each.equal() == null ? each.text() : ConstraintReader.show(each.equal()))));
        List<Way> gathered = gathered(pattern, before, demands);
        List<Way> ways = gathered == null ? List.of() : gathered;
        obstacles = gathered == null
                ? FUNCTION
                : ways.isEmpty() ? WaySearch.RULEBOOK : ways.get(0).obstacles();
        return new Unmet(
                text(pattern),
                line(pattern),
                Unmet.Kind.COMPUTED,
                found(results, "this"),
                null,
                gaps,
                Trimmed.of(ways),
                Trimmed.others(ways));
    }

    private static String found(List<FactHandle> results, String path) {
        return results.isEmpty()
                ? "nothing"
                : results.stream()
                        .map(each ->
                                ConstraintReader.show(FactShape.read(each.getObject(), path.isEmpty() ? "this" : path)))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** What a constraint compares: a field of the result, or a variable that accumulate binds to it. */
    private static String found(Pattern pattern, List<FactHandle> results, String compared) {
        Declaration declaration = pattern.getDeclarations().get(compared);
        return declaration == null || results.isEmpty()
                ? found(results, compared)
                : ConstraintReader.show(
                        declaration.getValue(null, results.get(0).getObject()));
    }

    /**
     * Where the values come from a variable that accumulate filled with one field of facts, such as the methods of all
     * choices, the missing value is a missing fact. Null where they come from anything else.
     */
    private @Nullable List<Way> gathered(Pattern pattern, Combination before, List<Demand> demands) {
        Condition condition = rule.wording().condition(pattern);
        if (demands.isEmpty() || !(condition instanceof Condition.Pattern match) || match.from() == null) {
            return null;
        }
        for (GroupElement alternative : rule.compiled().alternatives()) {
            for (RuleConditionElement each : alternative.getChildren()) {
                if (each instanceof Pattern gathering
                        && gathering.getSource() instanceof Accumulate accumulate
                        && accumulate.getSource() instanceof Pattern source
                        && rule.wording().condition(gathering) instanceof Condition.Accumulate gather) {
                    String variable = collected(gather, match.from().text());
                    if (variable != null) {
                        return ways(source, variable, before, demands);
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String collected(Condition.Accumulate gather, String from) {
        return gather.functions().stream()
                .filter(each -> from.equals(each.variable())
                        && Set.of("collectSet", "collectList").contains(each.name())
                        && each.arguments().size() == 1)
                .map(each -> each.arguments().get(0).text())
                .findFirst()
                .orElse(null);
    }

    private @Nullable List<Way> ways(Pattern source, String variable, Combination before, List<Demand> demands) {
        Class<?> type = ((ClassObjectType) source.getObjectType()).getClassType();
        String field = rule.wording().field(source, variable);
        if (field == null || !search.isConcluded(type)) {
            return null;
        }
        FactShape shape = FactShape.of(type);
        List<Demand> all = new ArrayList<>();
        for (Constraint each : source.getConstraints()) {
            ConstraintReader reader = new ConstraintReader(each, rule.wording().test(each), before);
            all.add(new Demand(
                    reader.resolved(),
                    ConstraintReader.fields(reader.text(), shape),
                    reader.equal(),
                    fact -> search.evaluator().wouldAllow(each, fact, before)));
        }
        for (Demand demand : demands) {
            all.add(new Demand(demand.of(field), Set.of(Checks.root(field)), demand.equal(), fact -> demand.holds()
                    .test(FactShape.read(fact, field))));
        }
        return search.ways(new Goal(type, all));
    }

    /** A fact that must not be there, and what it rests on: any of it failing would do. */
    Unmet present(GroupElement not, Object fact) {
        Fact known = search.facts().fact(fact);
        Firing firing = search.facts().firing(fact);
        String shown = known == null ? ConstraintReader.show(fact) : known.type() + "(" + known.inShort(null) + ")";
        List<Gap> gaps = new ArrayList<>();
        gaps.add(gap(text(not), shown, "that there is none"));
        if (firing != null) {
            gaps.addAll(new Grounds(search).of(firing, fact));
        }
        return new Unmet(
                text(not),
                line(not),
                Unmet.Kind.ABSENCE,
                shown,
                firing == null ? null : firing.because(),
                gaps,
                List.of(),
                List.of());
    }

    /** A condition of another kind. */
    Unmet other(RuleConditionElement condition) {
        return new Unmet(
                text(condition), line(condition), Unmet.Kind.COMPUTED, null, null, List.of(), List.of(), List.of());
    }

    /** What the rule concluded in place of what is missing. */
    Unmet result(List<Demand> demands, List<Fact> concluded) {
        Fact found = concluded.stream().findFirst().orElse(null);
        Firing firing = found == null ? null : search.facts().firing(found.value());
        List<Gap> gaps = demands.stream()
                .filter(each -> found == null || !each.holds().test(found.value()))
                .map(each -> gap(
                        each.text(),
                        found == null ? "nothing" : found.inShort(List.copyOf(each.fields())),
                        each.text()))
                .toList();
        return new Unmet(
                rule.conclusion().type() + "( "
                        + demands.stream().map(Demand::text).collect(Collectors.joining(", ")) + " )",
                rule.info().line(),
                Unmet.Kind.COMPUTED,
                found == null ? null : found.type() + "(" + found.inShort(null) + ")",
                firing == null ? null : firing.because(),
                gaps,
                List.of(),
                List.of());
    }

    private Gap gap(String text, String found, String needed) {
        return new Gap(
                text,
                found,
                needed,
                null,
                0,
                false,
                rule.info().id(),
                rule.info().source());
    }

    private int line(RuleConditionElement condition) {
        Condition written = rule.wording().condition(condition);
        return written == null ? rule.info().line() : written.place().line();
    }

    private String text(RuleConditionElement condition) {
        Condition written = rule.wording().condition(condition);
        return written == null ? "a condition" : WrittenCondition.text(written);
    }
}
