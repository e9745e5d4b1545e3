package org.transferadvisor.log.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fields of an entry as a tree of maps, lists, text, numbers and booleans, and each leaf of it by its JSON pointer. */
public final class Fields {

    /** Digits that a figure keeps, so that binary rounding does not show. */
    private static final MathContext DIGITS = new MathContext(12);

    private Fields() {}

    /** A number in the one way that it is kept and sealed. */
    public static BigDecimal number(Number number) {
        BigDecimal value = number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        BigDecimal kept = number instanceof Double ? value.round(DIGITS) : value;
        BigDecimal bare = kept.signum() == 0 ? BigDecimal.ZERO : kept.stripTrailingZeros();
        return bare.scale() < 0 && bare.precision() - bare.scale() <= DIGITS.getPrecision() + 3
                ? bare.setScale(0)
                : bare;
    }

    /** The leaves of a tree, each as text that says its kind too, by JSON pointer. */
    public static SortedMap<String, String> leaves(Map<String, ?> fields) {
        SortedMap<String, String> leaves = new TreeMap<>();
        collect(new StringBuilder(), fields, leaves);
        return leaves;
    }

    private static void collect(StringBuilder at, @Nullable Object value, Map<String, String> leaves) {
        int length = at.length();
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, each) -> {
                step(at, String.valueOf(name));
                collect(at, each, leaves);
                at.setLength(length);
            });
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                at.append('/').append(i);
                collect(at, list.get(i), leaves);
                at.setLength(length);
            }
        } else if (value != null) {
            leaves.put(at.toString(), text(value));
        }
    }

    private static void step(StringBuilder at, String name) {
        at.append('/').append(name.indexOf('~') < 0 && name.indexOf('/') < 0 ? name : escaped(name));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String text(Object value) {
        return value instanceof Number number
                ? "#" + number(number)
                : value instanceof Boolean
                        ? "?" + value
                        : value instanceof Map ? "{}" : value instanceof List ? "[]" : "\"" + value;
    }

    /** A tree without the leaves at some places; entries of lists keep their places. */
    public static Map<String, Object> without(Map<String, Object> fields, Predicate<String> pointers) {
        Object left = left(new StringBuilder(), fields, pointers);
        @SuppressWarnings("unchecked") // what is left of a map is a map
        Map<String, Object> map = (Map<String, Object>) left;
        return map;
    }

    private static @Nullable Object left(StringBuilder at, @Nullable Object value, Predicate<String> pointers) {
        int length = at.length();
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, Object> left = new LinkedHashMap<>();
            map.forEach((name, each) -> {
                step(at, String.valueOf(name));
                Object kept = left(at, each, pointers);
                if (kept != null) {
                    left.put(String.valueOf(name), kept);
                }
                at.setLength(length);
            });
            return left.isEmpty() && length > 0 ? null : left;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            List<@Nullable Object> left = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                at.append('/').append(i);
                left.add(left(at, list.get(i), pointers));
                at.setLength(length);
            }
            return left;
        }
        return pointers.test(at.toString()) ? null : value;
    }
}
