package org.transferadvisor.rulebook.check.types;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Which fields of which kinds of fact the conditions of a rule name: what a trace shows of the facts matched. */
final class FieldsRead {

    private FieldsRead() {}

    /** The fields in alphabetical order, by kind. */
    static Map<String, List<String>> of(Rule rule, Vocabulary vocabulary) {
        Map<String, Set<String>> reads = new TreeMap<>();
        for (Rule.Matched each : rule.patterns()) {
            Condition.Pattern pattern = each.pattern();
            Set<String> known = vocabulary.fields(pattern.type()).keySet();
            Set<String> fields = reads.computeIfAbsent(pattern.type(), any -> new TreeSet<>());
            pattern.constraints().stream().flatMap(Expression::all).forEach(part -> {
                if (part instanceof Expression.Name name && known.contains(name.name())) {
                    fields.add(name.name());
                }
            });
        }
        Map<String, List<String>> fields = new TreeMap<>();
        reads.forEach((type, names) -> fields.put(type, List.copyOf(names)));
        return fields;
    }
}
