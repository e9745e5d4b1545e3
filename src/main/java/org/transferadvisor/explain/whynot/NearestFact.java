package org.transferadvisor.explain.whynot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.Constraint;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.ConditionEvaluator;
import org.transferadvisor.explain.conditions.Wording;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/** Of all facts and combinations before them the pair that fails the fewest constraints of a pattern that none meets. */
final class NearestFact {

    /** Of very many combinations the first so many are looked at. */
    private static final int MOST_COMBINATIONS = 100;

    /** One thing that is asked of a fact: a constraint of its pattern, or a demand on a variable that it binds. */
    private record Check(
            String text,
            Set<String> fields,
            @Nullable Constraint constraint,
            @Nullable String variable,
            @Nullable Demand demand) {}

    private final WaySearch search;
    private final RuleSet.Concluding rule;
    private final Pattern pattern;
    private final FactShape shape;
    private final List<Check> checks;
    private Combination before;
    private @Nullable Object fact;
    private List<Check> failed;

    private NearestFact(
            WaySearch search,
            RuleSet.Concluding rule,
            Pattern pattern,
            Combination before,
            Map<String, List<Demand>> ofVariables) {
        this.search = search;
        this.rule = rule;
        this.pattern = pattern;
        this.shape = FactShape.of(((ClassObjectType) pattern.getObjectType()).getClassType());
        this.before = before;
        this.checks = checks(ofVariables);
        this.failed = checks;
    }

    /** The nearest fact. */
    static NearestFact of(
            WaySearch search,
            RuleSet.Concluding rule,
            Pattern pattern,
            List<Combination> alive,
            Map<String, List<Demand>> ofVariables) {
        NearestFact nearest = new NearestFact(search, rule, pattern, alive.get(0), ofVariables);
        List<FactHandle> all = search.evaluator().all(pattern);
        for (Combination each : alive.subList(0, Math.min(MOST_COMBINATIONS, alive.size()))) {
            for (FactHandle handle : all) {
                List<Check> failing = nearest.checks.stream()
                        .filter(check -> !nearest.holds(check, handle.getObject(), each))
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
    private boolean isNearer(List<Check> failing) {
        if (failing.size() != failed.size()) {
            return failing.size() < failed.size();
        }
        return !failing.isEmpty() && checks.indexOf(failing.get(0)) > checks.indexOf(failed.get(0));
    }

    private List<Check> checks(Map<String, List<Demand>> ofVariables) {
        List<Check> all = new ArrayList<>();
        for (Constraint each : pattern.getConstraints()) {
            String text = Wording.text(each);
            all.add(new Check(text, ConstraintReader.fields(text, shape), each, null, null));
        }
        ofVariables.forEach((variable, demands) -> {
            if (pattern.getDeclarations().containsKey(variable)) {
                String field = rule.wording().field(pattern, variable);
                Set<String> fields = field == null ? Set.of() : Set.of(field.replaceFirst("\\..*", ""));
                demands.forEach(demand -> all.add(new Check(
                        field == null ? demand.text() : field + " " + demand.text().replaceFirst("^\\S+\\s+", ""),
                        fields,
                        null,
                        variable,
                        demand)));
            }
        });
        return all;
    }

    private boolean holds(Check check, Object candidate, Combination combination) {
        ConditionEvaluator evaluator = search.evaluator();
        if (check.constraint() != null) {
            return evaluator.wouldAllow(check.constraint(), candidate, combination);
        }
        Declaration declaration =
                Objects.requireNonNull(pattern.getDeclarations().get(check.variable()));
        Object value = declaration.getValue(null, candidate);
        return value != null && Objects.requireNonNull(check.demand()).holds().test(value);
    }

    /** Whether the nearest fact is worth showing: it meets something, or there is nothing to confuse it with. */
    private boolean isTelling() {
        return fact != null
                && (failed.size() < checks.size()
                        || checks.size() == 1
                        || search.evaluator().all(pattern).size() == 1);
    }

    private boolean isInput() {
        Fact known = fact == null ? null : search.facts().fact(fact);
        return known != null && known.kind() == Fact.Kind.INPUT;
    }

    /** The condition with what failed of it. */
    Unmet unmet() {
        Fact known = fact == null ? null : search.facts().fact(fact);
        Firing firing = fact == null ? null : search.facts().firing(fact);
        Condition written = rule.wording().condition(pattern);
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
        shape.names().stream().limit(1).forEach(fields::add);
        checks.forEach(check -> fields.addAll(check.fields()));
        return List.copyOf(fields);
    }

    private Unmet.Kind kind() {
        if (search.isConcluded(shape.type())) {
            return Unmet.Kind.CONCLUSION;
        }
        return fact == null || isInput() ? Unmet.Kind.INPUT : Unmet.Kind.REFERENCE;
    }

    private String condition() {
        String parts = checks.stream()
                .map(check -> check.constraint() == null
                        ? check.text()
                        : reader(check.constraint()).resolved())
                .distinct()
                .collect(Collectors.joining(", "));
        return shape.type().getSimpleName() + (parts.isEmpty() ? "()" : "( " + parts + " )");
    }

    private ConstraintReader reader(Constraint constraint) {
        return new ConstraintReader(constraint, rule.wording().test(constraint), before);
    }

    /** What fails, but for a value that must be stated where the next constraint says what it must be. */
    private List<Gap> gaps() {
        return failed.stream()
                .filter(check -> !asksOnlyForAValue(check)
                        || failed.stream().noneMatch(other -> other != check && other.fields().equals(check.fields())))
                .map(this::gap)
                .toList();
    }

    private boolean asksOnlyForAValue(Check check) {
        return check.constraint() != null
                && rule.wording().test(check.constraint()) instanceof Test.Comparison comparison
                && comparison.operator().equals("!=")
                && comparison.operand() instanceof Operand.Literal literal
                && literal.value() == null;
    }

    private Gap gap(Check check) {
        String path;
        String needed;
        if (check.constraint() != null) {
            path = reader(check.constraint()).field();
            needed = reader(check.constraint()).needed(fact);
        } else {
            path = check.fields().isEmpty() ? "" : Objects.requireNonNull(rule.wording().field(pattern, check.variable()));
            Demand demand = Objects.requireNonNull(check.demand());
            needed = demand.equal() == null ? demand.text() : ConstraintReader.show(demand.equal());
        }
        String field = path.isEmpty() && check.fields().size() == 1 ? check.fields().iterator().next() : path;
        Fact known = fact == null ? null : search.facts().fact(fact);
        String pointer = known != null && isInput() && !field.isEmpty() && !known.id().equals("basis")
                ? known.id() + "/" + field.replace('.', '/')
                : null;
        return new Gap(
                check.text(),
                field.isEmpty() ? known == null ? "nothing" : known.inShort(List.copyOf(check.fields())) : ConstraintReader.show(FactShape.read(fact, field)),
                needed,
                pointer,
                pointer == null ? 0 : search.origins().line(pointer),
                pointer != null && search.origins().isDefault(pointer),
                rule.info().id(),
                rule.info().source());
    }

    private List<Way> ways() {
        if (!search.isConcluded(shape.type())) {
            return List.of();
        }
        return search.ways(new Goal(shape.type(), checks.stream().map(this::demand).toList()));
    }

    private Demand demand(Check check) {
        Combination combination = before;
        String text = check.constraint() == null
                ? check.text()
                : reader(check.constraint()).resolved();
        return new Demand(text, check.fields(), equal(check), candidate -> holds(check, candidate, combination));
    }

    private @Nullable Object equal(Check check) {
        return check.constraint() == null
                ? Objects.requireNonNull(check.demand()).equal()
                : reader(check.constraint()).equal();
    }

    /** How much stands in the way of the condition. */
    int obstacles() {
        return switch (kind()) {
            case INPUT -> Math.max(1, gaps().size());
            case CONCLUSION -> ways().isEmpty() ? WaySearch.RULEBOOK : ways().get(0).obstacles();
            default -> WaySearch.RULEBOOK;
        };
    }

    /**
     * The combination as it would be if the nearest fact met the condition.
     *
     * @param unknown where the variables go whose values nobody knows
     */
    Combination assumed(Set<String> unknown) {
        Object like = fact == null ? shape.make(Map.of()).orElse(null) : fact;
        if (like == null) {
            pattern.getDeclarations().keySet().forEach(unknown::add);
            return before;
        }
        for (Check check : failed) {
            String field = check.fields().size() == 1 ? check.fields().iterator().next() : "";
            Object equal = equal(check);
            Optional<Object> changed =
                    field.isEmpty() || equal == null ? Optional.empty() : FactShape.with(like, field, fitted(equal, field));
            if (changed.isPresent()) {
                like = changed.get();
            } else {
                forget(check.fields(), unknown);
            }
        }
        if (fact == null) {
            Set<String> set = failed.stream()
                    .filter(check -> equal(check) != null)
                    .flatMap(check -> check.fields().stream())
                    .collect(Collectors.toSet());
            forget(
                    shape.names().stream().filter(name -> !set.contains(name)).collect(Collectors.toSet()),
                    unknown);
        }
        return before.assuming(pattern, like);
    }

    private Object fitted(Object value, String field) {
        if (!(value instanceof Number number) || field.equals("this")) {
            return value;
        }
        Class<?> type = shape.typeOf(field);
        if (type == Double.class) {
            return number.doubleValue();
        }
        return type == Long.class ? (Object) number.longValue() : type == Integer.class ? (Object) number.intValue() : value;
    }

    private void forget(Set<String> fields, Set<String> unknown) {
        pattern.getDeclarations().keySet().forEach(variable -> {
            String field = rule.wording().field(pattern, variable);
            if (field == null || field.equals("this") || fields.contains(field.replaceFirst("\\..*", ""))) {
                unknown.add(variable);
            }
        });
    }
}
