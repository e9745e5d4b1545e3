package org.transferadvisor.authoring.space;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.drl.Insertion;

/** The rules of a rulebook by what they conclude. */
final class ConcludingRules {

    private final List<RuleReading> rules = new ArrayList<>();
    private final Map<String, Set<RuleReading>> concluding = new HashMap<>();
    private final Map<String, Map<String, Class<?>>> fields = new HashMap<>();

    ConcludingRules(Rulebook rulebook) {
        rulebook.files().parsed().forEach(file -> file.rules().forEach(rule -> rules.add(RuleReading.of(rule))));
        fields.putAll(rulebook.declaredTypes());
        for (RuleReading rule : rules) {
            for (Insertion insertion : rule.conclusions()) {
                concluding
                        .computeIfAbsent(insertion.type(), any -> new LinkedHashSet<>())
                        .add(rule);
                fields.computeIfAbsent(insertion.type(), ConcludingRules::components);
            }
        }
    }

    private static Map<String, Class<?>> components(String type) {
        Map<String, Class<?>> found = new LinkedHashMap<>();
        try {
            RecordComponent[] components =
                    Class.forName(Leaf.class.getPackageName() + "." + type).getRecordComponents();
            for (RecordComponent each : components == null ? new RecordComponent[0] : components) {
                found.put(each.getName(), each.getType());
            }
        } catch (ClassNotFoundException e) {
            return Map.of(); // a kind of fact whose fields nobody knows, which the compiler has accepted
        }
        return found;
    }

    List<RuleReading> rules() {
        return rules;
    }

    /** Whether some rule concludes facts of that kind. */
    boolean knows(String type) {
        return concluding.containsKey(type);
    }

    Set<RuleReading> concluding(String type) {
        return concluding.getOrDefault(type, Set.of());
    }

    /** The fields of a kind of conclusion, in order; empty where they are not known. */
    List<String> fields(String type) {
        return List.copyOf(fields.getOrDefault(type, Map.of()).keySet());
    }

    /** Whether a field of a conclusion holds a number or a range. */
    boolean isNumber(FieldKey key) {
        Class<?> type = fields.getOrDefault(key.type(), Map.of()).get(key.field());
        return type != null && type != String.class && type != Boolean.class && type != boolean.class;
    }

    /** What a conclusion takes for a field, as written; null where it has no such field. */
    @Nullable
    String argument(Insertion insertion, String field) {
        int place = fields(insertion.type()).indexOf(field);
        return place < 0 || place >= insertion.arguments().size()
                ? null
                : insertion.arguments().get(place);
    }
}
