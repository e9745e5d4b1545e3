package org.transferadvisor.explain.whynot.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.Constraint;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.ConditionEvaluator;
import org.transferadvisor.explain.conditions.ConstraintReader;
import org.transferadvisor.explain.conditions.FactShape;
import org.transferadvisor.explain.conditions.Wording;
import org.transferadvisor.rulebook.model.Expression;

/** All that one pattern asks of a fact: its constraints, and the demands on the variables that it binds. */
final class Checks {

    /**
     * One thing asked.
     *
     * @param text as written
     * @param fields the fields it reads
     * @param constraint the compiled constraint; null for a demand
     * @param variable the variable of a demand; null for a constraint
     * @param demand the demand; null for a constraint
     */
    record Check(
            String text,
            Set<String> fields,
            @Nullable Constraint constraint,
            @Nullable String variable,
            @Nullable Demand demand) {}

    private final ConditionEvaluator evaluator;
    private final Wording wording;
    private final Pattern pattern;
    private final FactShape shape;
    private final List<Check> all = new ArrayList<>();

    Checks(ConditionEvaluator evaluator, Wording wording, Pattern pattern, Map<String, List<Demand>> ofVariables) {
        this.evaluator = evaluator;
        this.wording = wording;
        this.pattern = pattern;
        this.shape = FactShape.of(((ClassObjectType) pattern.getObjectType()).getClassType());
        for (Constraint each : pattern.getConstraints()) {
            String text = Wording.text(each);
            all.add(new Check(text, ConstraintReader.fields(text, shape), each, null, null));
        }
        ofVariables.forEach((variable, demands) -> {
            if (pattern.getDeclarations().containsKey(variable)) {
                demands.forEach(demand -> all.add(ofVariable(variable, demand)));
            }
        });
    }

    private Check ofVariable(String variable, Demand demand) {
        String field = field(variable);
        return new Check(
                field == null ? demand.text() : demand.of(field),
                field == null ? Set.of() : Set.of(root(field)),
                null,
                variable,
                demand);
    }

    /** The first step of a path. */
    static String root(String path) {
        return path.replaceFirst("\\..*", "");
    }

    List<Check> all() {
        return all;
    }

    Pattern pattern() {
        return pattern;
    }

    FactShape shape() {
        return shape;
    }

    /** The field that the pattern binds to a variable; null where unknown. */
    @Nullable
    String field(String variable) {
        return wording.field(pattern, variable);
    }

    /** Whether a fact meets a check, given the facts of the patterns before. */
    boolean holds(Check check, Object candidate, Combination before) {
        if (check.constraint() != null) {
            return evaluator.wouldAllow(check.constraint(), candidate, before);
        }
        Declaration declaration =
                Objects.requireNonNull(pattern.getDeclarations().get(check.variable()));
        Object value = declaration.getValue(null, candidate);
        return Objects.requireNonNull(check.demand()).holds().test(value);
    }

    /** A check as written, the values of variables in their place. */
    String resolved(Check check, Combination before) {
        return check.constraint() == null
                ? check.text()
                : reader(check.constraint(), before).resolved();
    }

    /** The value that the only field of a check must equal; null where it says anything else. */
    @Nullable
    Object equal(Check check, Combination before) {
        return check.constraint() == null
                ? Objects.requireNonNull(check.demand()).equal()
                : reader(check.constraint(), before).equal();
    }

    /** The path that a check compares; empty where there is not exactly one. */
    String path(Check check, Combination before) {
        String path = "";
        if (check.constraint() != null) {
            path = reader(check.constraint(), before).field();
        } else if (!check.fields().isEmpty()) {
            path = Objects.requireNonNull(field(Objects.requireNonNull(check.variable())));
        }
        return path.isEmpty() && check.fields().size() == 1
                ? check.fields().iterator().next()
                : path;
    }

    /** What a check needs, in words. */
    String needed(Check check, Combination before, @Nullable Object fact) {
        if (check.constraint() != null) {
            return reader(check.constraint(), before).needed(fact);
        }
        Demand demand = Objects.requireNonNull(check.demand());
        return demand.equal() == null ? demand.text() : ConstraintReader.show(demand.equal());
    }

    /** Those that say something of their own: not that a value is stated where another one says what it must be. */
    List<Check> telling(List<Check> failed) {
        return failed.stream()
                .filter(check -> !asksOnlyForAValue(check)
                        || failed.stream()
                                .filter(other -> other.fields().equals(check.fields()))
                                .allMatch(this::asksOnlyForAValue))
                .toList();
    }

    private boolean asksOnlyForAValue(Check check) {
        return check.constraint() != null
                && wording.test(check.constraint()) instanceof Expression.Comparison comparison
                && comparison.operator().equals("!=")
                && comparison.literal() != null
                && comparison.right().stated() == null;
    }

    private ConstraintReader reader(Constraint constraint, Combination before) {
        return new ConstraintReader(constraint, wording.test(constraint), before);
    }
}
