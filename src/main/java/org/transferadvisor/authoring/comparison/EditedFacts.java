package org.transferadvisor.authoring.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.rulebook.Rulebook;

/** The facts that two rulebooks tell apart, with values on the lines of both and between them, and where those lines moved. */
final class EditedFacts {

    /** Stands for what was edited besides rules: figures that are lines of facts. */
    static final String ROWS = "";

    private final List<Dimension> all = new ArrayList<>();
    private final Map<String, Map<String, List<@Nullable Object>>> byEdit = new LinkedHashMap<>();

    /**
     * Of two rulebooks.
     *
     * @param kinds the kinds of conclusion that matter
     * @param edited ids of the rules that differ
     */
    EditedFacts(Rulebook before, Rulebook after, Collection<Class<? extends Record>> kinds, Collection<String> edited) {
        FactSpace now = FactSpace.of(after);
        Map<String, Dimension> ofOld = byPointer(FactSpace.of(before).dimensions(kinds));
        Map<String, Dimension> ofNew = byPointer(now.dimensions(kinds));
        Map<String, Dimension> joint = new TreeMap<>(ofOld);
        now.dimensions(kinds, ofOld.values()).forEach(each -> joint.merge(each.pointer(), each, EditedFacts::joined));
        joint.forEach((pointer, dimension) -> {
            all.add(dimension);
            Dimension old = ofOld.get(pointer);
            Dimension each = ofNew.get(pointer);
            SortedSet<BigDecimal> moved = moved(old, each);
            Set<String> telling = new LinkedHashSet<>(edited);
            telling.removeIf(rule -> !tells(old, rule) && !tells(each, rule));
            boolean byRow = telling.isEmpty() && !moved.isEmpty();
            for (String edit : byRow ? List.of(ROWS) : telling) {
                byEdit.computeIfAbsent(edit, any -> new LinkedHashMap<>()).put(pointer, values(dimension, moved));
            }
        });
    }

    private static Map<String, Dimension> byPointer(List<Dimension> dimensions) {
        Map<String, Dimension> byPointer = new TreeMap<>();
        dimensions.forEach(each -> byPointer.put(each.pointer(), each));
        return byPointer;
    }

    private static Dimension joined(Dimension old, Dimension now) {
        Set<@Nullable Object> values = new LinkedHashSet<>(now.values());
        if (now.thresholds().isEmpty()) {
            values.addAll(old.values());
        }
        return new Dimension(
                now.pointer(), new ArrayList<>(values), now.thresholds(), now.near(), now.exact(), now.rules());
    }

    private static boolean tells(@Nullable Dimension dimension, String rule) {
        return dimension != null && dimension.rules().contains(rule);
    }

    /** The thresholds that one rulebook alone has. */
    private static SortedSet<BigDecimal> moved(@Nullable Dimension old, @Nullable Dimension now) {
        Set<BigDecimal> ofOld = new TreeSet<>(old == null ? List.of() : old.thresholds());
        Set<BigDecimal> ofNew = new TreeSet<>(now == null ? List.of() : now.thresholds());
        SortedSet<BigDecimal> moved = new TreeSet<>(ofOld);
        moved.addAll(ofNew);
        ofOld.retainAll(ofNew);
        moved.removeAll(ofOld);
        return moved;
    }

    /** The values to try: from the old to the new line and next to them where one moved, else all on or next to a line, or all. */
    private static List<@Nullable Object> values(Dimension dimension, SortedSet<BigDecimal> moved) {
        Set<@Nullable Object> values = new LinkedHashSet<>(dimension.near());
        if (moved.isEmpty()) {
            values.addAll(dimension.near().isEmpty() ? dimension.values() : List.of());
            return new ArrayList<>(values);
        }
        values.addAll(dimension.values());
        NavigableMap<BigDecimal, Object> byNumber = new TreeMap<>();
        values.forEach(each -> {
            BigDecimal number = number(each);
            if (number != null) {
                byNumber.put(number, Objects.requireNonNull(each));
            }
        });
        BigDecimal low = byNumber.lowerKey(moved.first());
        BigDecimal high = byNumber.higherKey(moved.last());
        return List.copyOf(
                byNumber.subMap(low == null ? moved.first() : low, true, high == null ? moved.last() : high, true)
                        .values());
    }

    /** A number, or that of a fact whose parts are all the same number; null for anything else. */
    private static @Nullable BigDecimal number(@Nullable Object value) {
        Object first = value instanceof Map<?, ?> parts && !parts.isEmpty()
                ? parts.values().iterator().next()
                : value;
        return first instanceof BigDecimal number ? number : null;
    }

    /** All facts. */
    List<Dimension> all() {
        return all;
    }

    /** For each edit the facts that it tells apart by their pointers, with the values to try; {@link #ROWS} for figures. */
    Map<String, Map<String, List<@Nullable Object>>> byEdit() {
        return byEdit;
    }
}
