package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/**
 * Words that some rules cannot tell apart. A word that only finds a row of the reference data, such as a model's name, is to
 * them what they look at in that row: of the models that they see as the same one is enough.
 */
final class Alike {

    private final References references;
    /** What rules look at in the rows of a kind, and what they find them by. */
    private final Map<String, Set<String>> looked = new LinkedHashMap<>();

    private final Map<String, Set<String>> foundBy = new LinkedHashMap<>();
    /** Words that stand in rules, or that several facts may hold. */
    private final Set<Object> themselves = new HashSet<>();

    Alike(List<RuleReading> rules, References references, List<Dimension> dimensions) {
        this.references = references;
        for (RuleReading reading : rules) {
            reading.conclusions().forEach(each -> each.arguments().forEach(this::literals));
            for (Rule.Matched matched : reading.rule().patterns()) {
                matched.pattern().constraints().forEach(this::literals);
                if (references.knows(matched.pattern().type())) {
                    look(matched.pattern());
                }
            }
        }
        Set<Object> held = new HashSet<>();
        dimensions.forEach(
                each -> each.values().stream().filter(value -> !held.add(value)).forEach(themselves::add));
    }

    private void literals(Expression expression) {
        expression.all().forEach(each -> {
            if (each instanceof Expression.Literal literal && literal.value() != null) {
                themselves.add(literal.value());
            }
        });
    }

    private void look(Condition.Pattern pattern) {
        Set<String> at = looked.computeIfAbsent(pattern.type(), any -> new LinkedHashSet<>());
        Set<String> by = foundBy.computeIfAbsent(pattern.type(), any -> new LinkedHashSet<>());
        boolean whole = pattern.variable() != null;
        for (Expression.Comparison each : pattern.comparisons()) {
            boolean variable = each.right() instanceof Expression.Name name && name.isVariable();
            whole |= !variable && each.literal() == null;
            (variable && each.operator().equals("==") ? by : at).add(each.field());
        }
        pattern.constraints().stream().flatMap(Expression::all).forEach(each -> {
            if (each instanceof Expression.Binding binding) {
                at.add(binding.value().text());
            }
        });
        if (whole) {
            references.rows(pattern.type()).stream()
                    .limit(1)
                    .forEach(row -> at.addAll(RecordFields.of(row.value()).names()));
        }
    }

    /**
     * A fact with one of those words of its that the rules cannot tell apart. What goes through a function counts as told apart,
     * but for the names of entries, which only tell them from each other.
     */
    Dimension of(Dimension dimension) {
        if (!dimension.exact() && !dimension.ofEntry()) {
            return dimension;
        }
        Map<@Nullable Object, Object> first = new HashMap<>();
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object value : dimension.values()) {
            Object same = value instanceof String word && !rows(word).isEmpty() ? seen(word) : value;
            if (first.putIfAbsent(same, true) == null) {
                kept.add(value);
            }
        }
        return new Dimension(
                dimension.pointer(),
                kept,
                dimension.thresholds(),
                dimension.near(),
                dimension.exact(),
                dimension.rules());
    }

    /** What the rules see in a word: the word where they name it, or what they look at in the rows that it finds. */
    Object seen(String word) {
        return themselves.contains(word) || looked.entrySet().stream().anyMatch(each -> looksAt(each, word))
                ? word
                : rows(word);
    }

    private boolean looksAt(Map.Entry<String, Set<String>> kind, String word) {
        return references.rows(kind.getKey()).stream().anyMatch(row -> kind.getValue().stream()
                .anyMatch(field -> word.equals(References.field(row.value(), field))));
    }

    private Set<Object> rows(String word) {
        Set<Object> rows = new LinkedHashSet<>();
        looked.forEach((kind, at) -> {
            Set<String> by = foundBy.get(kind);
            for (Row row : references.rows(kind)) {
                for (String field : by) {
                    if (word.equals(References.field(row.value(), field))) {
                        List<@Nullable Object> values = new ArrayList<>(List.of(kind, field));
                        at.forEach(other -> values.add(References.field(row.value(), other)));
                        by.stream()
                                .filter(other -> !other.equals(field))
                                .forEach(other -> values.add(References.field(row.value(), other)));
                        rows.add(values);
                    }
                }
            }
        });
        return rows;
    }
}
