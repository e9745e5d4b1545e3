package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.Decision;
import org.transferadvisor.costs.Workings;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.figures.Calculation;
import org.transferadvisor.figures.Working;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.trace.Fact;

/**
 * The numbers that one run compared facts of its project with, where no rule or table states them: computed ones, and other
 * facts of the same project. Where a conclusion takes the result of a function over a fact and a computed number, and that
 * number beside it, the number counts as a threshold of the fact.
 */
final class ObservedThresholds {

    private final InputFields inputs;
    private final ConcludingRules conclusions;
    private final Map<String, List<Record>> facts = new HashMap<>();
    private final Map<String, Set<Object>> found = new TreeMap<>();

    ObservedThresholds(List<RuleReading> rules, ConcludingRules conclusions, InputFields inputs, Decision decision) {
        this.inputs = inputs;
        this.conclusions = conclusions;
        decision.given().forEach(this::take);
        decision.trace().firings().forEach(firing -> firing.concluded().forEach(this::take));
        decision.trace().firings().forEach(firing -> {
            if (firing.calculation() != null) {
                calculate(firing.calculation());
            }
        });
        for (RuleReading rule : rules) {
            for (RuleReading.Sought sought : rule.sought()) {
                if (!sought.computed()) {
                    sought.comparisons().forEach(each -> compare(rule, sought, each));
                }
            }
            rule.conclusions().forEach(each -> conclude(rule, each));
        }
    }

    /** What a function of a sheet compared facts with. */
    private void calculate(Calculation figure) {
        for (Working.Step step : figure.working().steps()) {
            if (!Workings.compares(step.function())) {
                continue;
            }
            for (String fact : step.arguments()) {
                Working.Field field = figure.working().field(fact);
                for (String other : field == null ? List.<String>of() : step.arguments()) {
                    if (!other.equals(fact) && figure.value(other) instanceof Number number) {
                        put(new Term.Copied(field.type(), field.path()), Set.of(References.number(number)));
                    }
                }
            }
        }
    }

    private void take(Fact fact) {
        if (fact.value() instanceof Record record && !(record instanceof Row)) {
            facts.computeIfAbsent(fact.type(), any -> new ArrayList<>()).add(record);
        }
    }

    /** The numbers by the JSON pointer of the fact. */
    Map<String, Set<Object>> byPointer() {
        return found;
    }

    private void compare(RuleReading rule, RuleReading.Sought sought, Expression.Comparison comparison) {
        if (comparison.literal() == null) {
            Term left = new Term.Copied(sought.type(), comparison.field());
            Term right = rule.observed(comparison.right(), sought.type());
            put(left, values(rule, right));
            put(right, values(rule, left));
        }
    }

    private void put(Term term, Set<Object> values) {
        if (term instanceof Term.Copied copied) {
            InputFields.Input input = inputs.get(new FieldKey(copied.type(), copied.field()));
            if (input != null && Cells.isNumber(input.type())) {
                found.computeIfAbsent(input.pointer(), any -> new LinkedHashSet<>())
                        .addAll(values);
            }
        }
    }

    private Set<Object> values(RuleReading rule, Term term) {
        Set<Object> values = new TreeSet<>(Comparator.comparing(String::valueOf));
        if (term instanceof Term.Copied copied) {
            Set<Map<String, Object>> wanted = new LinkedHashSet<>();
            rule.sought().stream()
                    .filter(each -> each.type().equals(copied.type()))
                    .forEach(each -> wanted.add(Slice.equal(each, Map.of())));
            for (Record fact : facts.getOrDefault(copied.type(), List.of())) {
                Object value = References.field(fact, copied.field());
                if (value instanceof Number && wanted.stream().anyMatch(each -> holds(fact, each))) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static boolean holds(Record fact, Map<String, Object> equal) {
        return equal.entrySet().stream()
                .allMatch(each -> each.getValue().equals(References.field(fact, each.getKey())));
    }

    private static boolean names(Expression argument, String variable) {
        return argument.all()
                .anyMatch(each ->
                        each instanceof Expression.Name name && name.name().equals(variable));
    }

    private void conclude(RuleReading rule, Expression.New insertion) {
        List<String> fields = conclusions.fields(insertion.type());
        for (Expression argument : insertion.arguments()) {
            if (!(rule.term(argument, "") instanceof Term.Made made) || argument instanceof Expression.Name) {
                continue;
            }
            for (int i = 0; i < fields.size() && i < insertion.arguments().size(); i++) {
                Expression beside = insertion.arguments().get(i);
                if (beside instanceof Expression.Name name && name.isVariable() && names(argument, name.name())) {
                    Set<Object> values = new LinkedHashSet<>();
                    for (Record fact : facts.getOrDefault(insertion.type(), List.of())) {
                        Object value = References.field(fact, fields.get(i));
                        if (value instanceof Number) {
                            values.add(value);
                        }
                    }
                    made.of().forEach(each -> put(each, values));
                }
            }
        }
    }
}
