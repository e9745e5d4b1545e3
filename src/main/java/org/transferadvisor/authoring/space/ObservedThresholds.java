package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.Decision;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reference.Row;
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
        for (RuleReading rule : rules) {
            for (RuleReading.Sought sought : rule.sought()) {
                if (!sought.computed()) {
                    sought.comparisons().forEach(each -> compare(rule, sought, each));
                }
            }
            rule.conclusions().forEach(each -> conclude(rule, each));
            beside(rule);
        }
    }

    private void take(Fact fact) {
        if (fact.value() instanceof Record record && !(record instanceof Row)) {
            take(fact.type(), record);
        }
    }

    /** A fact, and the records of a sheet, which rules look for one by one. */
    private void take(String type, Record record) {
        facts.computeIfAbsent(type, any -> new ArrayList<>()).add(record);
        RecordFields fields = RecordFields.of(record);
        for (String name : fields.names()) {
            if (fields.get(record, name) instanceof Collection<?> several) {
                several.forEach(each -> {
                    if (each instanceof Record row) {
                        facts.computeIfAbsent(row.getClass().getSimpleName(), any -> new ArrayList<>())
                                .add(row);
                    }
                });
            }
        }
    }

    /** Numbers of a sheet that a rule takes beside numbers of the input, which a function has compared. */
    private void beside(RuleReading rule) {
        List<Term.Copied> bound = rule.boundToFields().stream()
                .map(rule::bound)
                .filter(Objects::nonNull)
                .toList();
        Set<String> sheets = new TreeSet<>();
        rule.sought().stream().filter(RuleReading.Sought::computed).forEach(each -> sheets.add(each.type()));
        for (Term.Copied number : bound) {
            if (sheets.contains(number.type())) {
                Set<Object> values = values(rule, number);
                bound.forEach(each -> put(each, values));
            }
        }
    }

    /** The numbers by the JSON pointer of the fact. */
    Map<String, Set<Object>> byPointer() {
        return found;
    }

    private void compare(RuleReading rule, RuleReading.Sought sought, Expression.Comparison comparison) {
        if (comparison.literal() == null) {
            Term left = new Term.Copied(sought.type(), comparison.field());
            Term.Copied bound = rule.bound(comparison.right().text());
            Term right = bound != null ? bound : rule.term(comparison.right(), sought.type());
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
                .filter(each -> each.getValue() instanceof String)
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
