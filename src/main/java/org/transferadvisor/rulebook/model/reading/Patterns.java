package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule.Matched;
import org.transferadvisor.rulebook.model.Rule.Part;
import org.transferadvisor.rulebook.model.Rule.Variable;

/** The patterns of a rule with their parts in it, and what its variables stand for. */
final class Patterns {

    private final List<Matched> patterns = new ArrayList<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    Patterns(List<Condition> conditions) {
        conditions.forEach(each -> read(each, Part.THERE));
    }

    List<Matched> all() {
        return List.copyOf(patterns);
    }

    Map<String, Variable> variables() {
        return Collections.unmodifiableMap(variables);
    }

    private void read(Condition condition, Part part) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern, part);
        } else if (condition instanceof Condition.Not not) {
            boolean single = part == Part.THERE && not.condition() instanceof Condition.Pattern;
            read(not.condition(), single ? Part.ABSENT : Part.LOOSE);
        } else if (condition instanceof Condition.Accumulate accumulate) {
            read(accumulate.condition(), Part.LOOSE);
            accumulate.functions().forEach(this::function);
            accumulate.constraints().forEach(each -> bindings(each, null));
        } else {
            Part inner = condition instanceof Condition.Or ? Part.LOOSE : part;
            condition.parts().forEach(each -> read(each, inner));
        }
    }

    private void function(Condition.Function function) {
        Variable of = function.collects() && function.arguments().size() == 1
                ? variables.get(function.arguments().get(0).text())
                : null;
        if (function.variable() != null) {
            bind(function.variable(), of == null ? null : of.pattern(), of == null ? "" : of.field(), of != null);
        }
    }

    private void pattern(Condition.Pattern pattern, Part part) {
        patterns.add(new Matched(pattern, pattern.from() == null ? part : Part.LOOSE));
        Variable list = pattern.from() instanceof Expression.Name name ? variables.get(name.name()) : null;
        if (pattern.variable() != null) {
            boolean element = list != null && list.list();
            Condition.Pattern of = element ? list.pattern() : pattern.from() == null ? pattern : null;
            bind(pattern.variable(), of, element ? list.field() : "", false);
        }
        Condition.Pattern of = pattern.from() == null ? pattern : null;
        pattern.constraints().forEach(each -> bindings(each, of));
    }

    private void bindings(Expression constraint, Condition.@Nullable Pattern of) {
        constraint.all().forEach(each -> {
            if (each instanceof Expression.Binding binding) {
                bind(binding.variable(), of, of == null ? "" : binding.value().text(), false);
            }
        });
    }

    /** What is bound twice stands for nothing that can be told. */
    private void bind(String name, Condition.@Nullable Pattern pattern, String field, boolean list) {
        Variable first = variables.putIfAbsent(name, new Variable(name, pattern, field, list));
        if (first != null) {
            variables.put(name, new Variable(name, null, "", false));
        }
    }
}
