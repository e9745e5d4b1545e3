package org.transferadvisor.rulebook.check.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Expression;

/**
 * What kind of value an expression gives.
 *
 * @param type its Java type, {@code void.class} for {@code null}; null where it is not known
 * @param fact the kind of fact that it is; empty for a plain value
 * @param element what it holds where it is a list; null for anything else and where that is not known
 */
record ValueKind(
        @Nullable Class<?> type, String fact, @Nullable ValueKind element) {

    /** Anything: nothing is said of it. */
    static final ValueKind UNKNOWN = new ValueKind(null, "", null);

    /** The kind of {@code null}. */
    static final ValueKind NULL = new ValueKind(void.class, "", null);

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            boolean.class, Boolean.class,
            float.class, Float.class,
            short.class, Short.class,
            byte.class, Byte.class,
            char.class, Character.class);

    private static final List<Class<?>> WIDENING =
            List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    static ValueKind of(Class<?> type) {
        return new ValueKind(type, type.isRecord() ? type.getSimpleName() : "", null);
    }

    /** The kind of a value that stands in a rule. */
    static ValueKind of(Expression.Literal literal) {
        return switch (literal.kind()) {
            case NULL -> NULL;
            case TRUTH -> of(boolean.class);
            case TEXT -> of(String.class);
            case INT -> of(int.class);
            case LONG -> of(long.class);
            case FLOAT -> of(float.class);
            case DOUBLE -> of(double.class);
        };
    }

    /** The kind of numbers of that name; {@link #UNKNOWN} where there is none. */
    static ValueKind primitive(String name) {
        return WIDENING.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .map(ValueKind::of)
                .orElse(UNKNOWN);
    }

    /** The value of a literal as a function is given it. */
    static @Nullable Object value(Expression.Literal literal) {
        if (!(literal.value() instanceof java.math.BigDecimal number)) {
            return literal.value();
        }
        return switch (literal.kind()) {
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            default -> number.doubleValue();
        };
    }

    /** Whether it is a text, a number, true or false, or a range: what can stand in a conclusion where any value can. */
    boolean isPlain() {
        boolean range = type == org.transferadvisor.facts.Range.class;
        return type == null || isText() || isNumber() || isTruth() || range || type == Object.class && fact.isEmpty();
    }

    /** Whether values of the kind have an order that rules can ask for. */
    boolean ordered() {
        return type == null || type == Object.class || isText() || isNumber();
    }

    static ValueKind listOf(@Nullable ValueKind element) {
        return new ValueKind(List.class, "", element);
    }

    boolean known() {
        return type != null;
    }

    boolean isNull() {
        return type == void.class;
    }

    boolean isText() {
        return type == String.class;
    }

    boolean isList() {
        return type != null && Collection.class.isAssignableFrom(type);
    }

    boolean isTruth() {
        return type == Boolean.class || type == boolean.class;
    }

    boolean isNumber() {
        return type != null && Number.class.isAssignableFrom(boxed(type));
    }

    boolean isWhole() {
        Class<?> box = type == null ? Object.class : boxed(type);
        return box == Integer.class || box == Long.class || box == Short.class || box == Byte.class;
    }

    /** As a message says it. */
    String shown() {
        if (type == null) {
            return "something";
        }
        if (!fact.isEmpty()) {
            return ("AEIOU".indexOf(fact.charAt(0)) >= 0 ? "an " : "a ") + fact;
        }
        if (isNull()) {
            return "null";
        }
        if (isNumber()) {
            return "a number";
        }
        if (isTruth()) {
            return "true or false";
        }
        return isText() ? "text" : Collection.class.isAssignableFrom(type) ? "a list" : "a " + type.getSimpleName();
    }

    /** The same with the size of a number: what a place of exactly one type asks for. */
    String exactly() {
        if (type == null || !isNumber() || boxed(type) == Number.class) {
            return shown();
        }
        Class<?> box = boxed(type);
        return box == Integer.class
                ? "a whole number (Integer)"
                : box == Long.class ? "a whole number (Long)" : "a number (" + box.getSimpleName() + ")";
    }

    /** Whether it may stand where a value of that type is asked for. */
    boolean fits(Class<?> wanted) {
        if (type == null || wanted == Object.class) {
            return true;
        }
        if (isNull()) {
            return !wanted.isPrimitive();
        }
        if (!wanted.isPrimitive()) {
            return wanted.isAssignableFrom(boxed(type)) || type == Object.class;
        }
        Class<?> from = unboxed(type);
        return from == wanted
                || WIDENING.contains(from)
                        && WIDENING.contains(wanted)
                        && WIDENING.indexOf(from) <= WIDENING.indexOf(wanted);
    }

    /** Whether Java makes a number of another kind of it: of an object only a larger one. */
    boolean casts(ValueKind to) {
        return type == null || type.isPrimitive() || to.type == null || fits(to.type);
    }

    /** Whether values of both kinds can be equal. */
    boolean comparable(ValueKind other) {
        if (type == null || other.type == null || isNull() || other.isNull()) {
            return true;
        }
        if (isNumber() || other.isNumber()) {
            return isNumber() && other.isNumber() || type == Object.class || other.type == Object.class;
        }
        Class<?> mine = boxed(type);
        Class<?> theirs = boxed(other.type);
        return mine.isAssignableFrom(theirs) || theirs.isAssignableFrom(mine);
    }

    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    private static Class<?> unboxed(Class<?> type) {
        return BOXES.entrySet().stream()
                .filter(each -> each.getValue() == type)
                .<Class<?>>map(Map.Entry::getKey)
                .findFirst()
                .orElse(type);
    }
}
