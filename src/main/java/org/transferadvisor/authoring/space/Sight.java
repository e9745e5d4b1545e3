package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one step see in the value of a fact. Values in which they see the same are the same to them: a number
 * between the same thresholds, a word that finds the same in the reference data. A value that they pass on, or hand to a
 * function, is seen as it is.
 */
public final class Sight {

    private final FactSpace.Part part;
    private final FieldFlow flow;
    private final Alike alike;

    /**
     * Of some rules.
     *
     * @param told what they tell later steps
     */
    Sight(FactSpace.Part part, List<RuleReading> rules, Set<FieldKey> told) {
        this.part = part;
        this.flow = part.flow(rules, told);
        this.alike = part.alike(rules);
    }

    /** What stands for a value of the fact at a pointer. */
    public Object of(String pointer, @Nullable Object value) {
        Set<FieldKey> keys = part.keys(pointer);
        if (value == null) {
            return List.of();
        }
        if (keys.isEmpty() || keys.stream().anyMatch(flow::opaque)) {
            return value;
        }
        if (value instanceof String word) {
            return alike.seen(word);
        }
        List<Object> thresholds = new ArrayList<>();
        keys.forEach(key -> thresholds.addAll(flow.compared(key)));
        if (thresholds.isEmpty()) {
            return true;
        }
        if (!(value instanceof BigDecimal number)) {
            return value;
        }
        return thresholds.stream()
                .filter(BigDecimal.class::isInstance)
                .map(each -> number.compareTo((BigDecimal) each))
                .toList();
    }
}
