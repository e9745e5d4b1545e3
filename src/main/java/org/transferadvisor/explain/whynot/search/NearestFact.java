package org.transferadvisor.explain.whynot.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.base.rule.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.ConstraintReader;
import org.transferadvisor.explain.conditions.FactShape;
import org.transferadvisor.explain.whynot.Gap;
import org.transferadvisor.explain.whynot.Unmet;
import org.transferadvisor.explain.whynot.Way;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/** Of all facts and combinations before them the pair that fails the fewest checks of a pattern that none meets. */
final class NearestFact {

    /** Of very many combinations the first so many are looked at. */
    private static final int MOST_COMBINATIONS = 100;

    private final WaySearch search;
    private final RuleSet.Concluding rule;
    private final Checks checks;
    private Combination before;
    private @Nullable Object fact;
    private List<Checks.Check> failed;

    private NearestFact(WaySearch search, RuleSet.Concluding rule, Checks checks, Combination before) {
        this.search = search;
        this.rule = rule;
        this.checks = checks;
        this.before = before;
        this.failed = checks.all();
    }

    /** The nearest fact. */
    static NearestFact of(
            WaySearch search,
            RuleSet.Concluding rule,
            Pattern pattern,
            List<Combination> alive,
            Map<String, List<Demand>> ofVariables) {
        Checks checks = new Checks(search.evaluator(), rule.wording(), pattern, ofVariables);
        NearestFact nearest = new NearestFact(search, rule, checks, alive.get(0));
        List<FactHandle> all = search.evaluator().all(pattern);
        for (Combination each : alive.subList(0, Math.min(MOST_COMBINATIONS, alive.size()))) {
            for (FactHandle handle : all) {
                List<Checks.Check> failing = checks.all().stream()
                        .filter(check -> !checks.holds(check, handle.getObject(), each))
                        .toList();
                if (nearest.fact == null || nearest.isNearer(failing)) {
                    nearest.fact = handle.getObject();
                    nearest.before = each;
                    nearest.failed = failing;
                }
            }
        }
        return nearest;
    }

    /** Fewer failures are nearer; of as many, those that come later, since rules ask first what a fact is about. */
    private boolean isNearer(List<Checks.Check> failing) {
        if (failing.size() != failed.size()) {
            return failing.size() < failed.size();
        }
        return !failing.isEmpty()
                && checks.all().indexOf(failing.get(0)) > checks.all().indexOf(failed.get(0));
    }

    /** Whether the nearest fact is worth showing: it meets something, or there is nothing to confuse it with. */
    private boolean isTelling() {
        return fact != null
                && (failed.size() < checks.all().size()
                        || checks.all().size() == 1
                        || search.evaluator().all(checks.pattern()).size() == 1);
    }

    private @Nullable Fact known() {
        return fact == null ? null : search.facts().fact(fact);
    }

    private boolean isInput() {
        Fact known = known();
        return known != null && known.kind() == Fact.Kind.INPUT;
    }

    /** The condition with what failed of it. */
    Unmet unmet() {
        Fact known = known();
        Firing firing = fact == null ? null : search.facts().firing(fact);
        Condition written = rule.wording().condition(checks.pattern());
        List<Way> ways = ways();
        return new Unmet(
                condition(),
                written == null ? rule.info().line() : written.place().line(),
                kind(),
                isTelling() && known != null ? known.type() + "(" + known.inShort(shown(known)) + ")" : null,
                isTelling() && firing != null ? firing.because() : null,
                isTelling() ? gaps() : List.of(),
                Trimmed.of(ways),
                Trimmed.others(ways));
    }

    /** Of a conclusion all fields; of other facts, which may have very many, the first and those that are asked about. */
    private @Nullable List<String> shown(Fact known) {
        if (known.kind() == Fact.Kind.CONCLUSION) {
            return null;
        }
        Set<String> fields = new TreeSet<>();
        checks.shape().names().stream().limit(1).forEach(fields::add);
        checks.all().forEach(check -> fields.addAll(check.fields()));
        return List.copyOf(fields);
    }

    private Unmet.Kind kind() {
        if (search.isConcluded(checks.shape().type())) {
            return Unmet.Kind.CONCLUSION;
        }
        return fact == null || isInput() ? Unmet.Kind.INPUT : Unmet.Kind.REFERENCE;
    }

    private String condition() {
        String parts = checks.all().stream()
                .map(check -> checks.resolved(check, before))
                .distinct()
                .collect(Collectors.joining(", "));
        return checks.shape().type().getSimpleName() + (parts.isEmpty() ? "()" : "( " + parts + " )");
    }

    private List<Gap> gaps() {
        return checks.telling(failed).stream().map(this::gap).toList();
    }

    private Gap gap(Checks.Check check) {
        String path = checks.path(check, before);
        Fact known = known();
        String found = !path.isEmpty()
                ? ConstraintReader.show(FactShape.read(fact, path))
                : known == null ? "nothing" : known.inShort(List.copyOf(check.fields()));
        boolean pointed =
                known != null && isInput() && !path.isEmpty() && !known.id().equals("basis");
        String pointer = pointed ? known.id() + "/" + path.replace('.', '/') : null;
        if (pointer != null) {
            search.cameUpon(pointer);
        }
        return new Gap(
                check.text(),
                found,
                checks.needed(check, before, fact),
                pointer,
                pointer == null ? 0 : search.origins().line(pointer),
                pointer != null && search.origins().isDefault(pointer),
                rule.info().id(),
                rule.info().source());
    }

    private List<Way> ways() {
        Class<?> type = checks.shape().type();
        return search.isConcluded(type)
                ? search.ways(
                        new Goal(type, checks.all().stream().map(this::demand).toList()))
                : List.of();
    }

    private Demand demand(Checks.Check check) {
        Combination combination = before;
        return new Demand(
                checks.resolved(check, combination),
                check.fields(),
                checks.equal(check, combination),
                candidate -> checks.holds(check, candidate, combination));
    }

    /** How much stands in the way of the condition. */
    int obstacles() {
        return switch (kind()) {
            case INPUT -> Math.max(1, gaps().size());
            case CONCLUSION ->
                ways().isEmpty() ? WaySearch.RULEBOOK : ways().get(0).obstacles();
            default -> WaySearch.RULEBOOK;
        };
    }

    /**
     * The combination as it would be if the nearest fact met the condition.
     *
     * @param unknown where the variables go whose values nobody knows
     */
    Combination assumed(Set<String> unknown) {
        return new Assumption(checks, unknown).of(failed, fact, before);
    }
}
