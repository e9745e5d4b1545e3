package org.transferadvisor.authoring.space;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.figures.Sheet;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.Vocabulary;

/** The rules of a rulebook by what they conclude. */
final class ConcludingRules {

    private final RuleModel model;
    private final Map<Rule, RuleReading> readings = new LinkedHashMap<>();
    private final Map<String, Set<RuleReading>> concluding = new HashMap<>();

    ConcludingRules(Rulebook rulebook) {
        model = rulebook.files().model();
        model.rules().forEach(rule -> readings.put(rule, new RuleReading(rule)));
    }

    List<RuleReading> rules() {
        return List.copyOf(readings.values());
    }

    /** Whether some rule concludes facts of that kind. */
    boolean knows(String type) {
        return !model.graph().concluding(type).isEmpty();
    }

    Set<RuleReading> concluding(String type) {
        return concluding.computeIfAbsent(type, any -> model.graph().concluding(type).stream()
                .map(readings::get)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new)));
    }

    /** The fields of a kind that rules conclude, in order; empty for any other kind. */
    List<String> fields(String type) {
        return knows(type) ? model.vocabulary().fieldNames(type) : List.of();
    }

    /** Whether a field of a conclusion holds a number or a range. */
    boolean isNumber(FieldKey key) {
        Class<?> type = model.vocabulary().fields(key.type()).get(key.field());
        return type != null && type != String.class && type != Boolean.class && type != boolean.class;
    }

    /** Whether a kind is a sheet of figures, which rules hand on and which no conclusion of a run tells of. */
    boolean isSheet(String type) {
        Vocabulary.Kind kind = model.vocabulary().kind(type);
        return kind != null && kind.record() != null && Sheet.class.isAssignableFrom(kind.record());
    }

    /** What a conclusion takes for a field; null where it has no such field. */
    @Nullable
    Expression argument(Expression.New conclusion, String field) {
        return model.argument(conclusion, field);
    }

    /** The value that a conclusion states for a field; null where it is no literal. */
    @Nullable
    Object stated(Expression.New conclusion, String field) {
        return model.stated(conclusion, field);
    }
}
