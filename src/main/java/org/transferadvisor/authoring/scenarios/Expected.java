package org.transferadvisor.authoring.scenarios;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/** What a scenario expects to find at one place of an advice. */
sealed interface Expected {

    /** How far two figures may lie apart and count as the same, as a share of the larger: binary fractions are not exact. */
    double SAME = 1e-9;

    /** Whether what was found is as expected. */
    boolean meets(@Nullable Object found);

    /** In words, for a report. */
    String text();

    /** Exactly this: text, a number, true or false, a list, or nothing. A list of entries is known by their names. */
    record Same(@Nullable Object value) implements Expected {
        @Override
        public boolean meets(@Nullable Object found) {
            return same(value, found);
        }

        @Override
        public String text() {
            return shown(value);
        }
    }

    /**
     * A number, or a range, within bounds.
     *
     * @param low the least; null where there is none
     * @param high the most; null where there is none
     * @param open whether the bounds themselves are excluded
     */
    record Between(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean open) implements Expected {
        @Override
        public boolean meets(@Nullable Object found) {
            if (found instanceof Range range) {
                return meets(range.low()) && meets(range.high());
            }
            if (!(found instanceof Number number)) {
                return false;
            }
            BigDecimal value = decimal(number);
            return (low == null || inside(value.compareTo(low), value, low))
                    && (high == null || inside(high.compareTo(value), value, high));
        }

        private boolean inside(int above, BigDecimal value, BigDecimal bound) {
            return open ? above > 0 && !close(value, bound) : above > 0 || close(value, bound);
        }

        @Override
        public String text() {
            String least = low == null ? "" : (open ? "above " : "from ") + shown(low);
            String most = high == null ? "" : (open ? "below " : "to ") + shown(high);
            return (least + " " + most).strip();
        }
    }

    /** A number that lies near: at most so far away. */
    record About(BigDecimal value, BigDecimal within) implements Expected {
        @Override
        public boolean meets(@Nullable Object found) {
            return found instanceof Number number
                    && decimal(number).subtract(value).abs().doubleValue() <= within.doubleValue() * (1 + SAME);
        }

        @Override
        public String text() {
            return "about " + shown(value) + " (within " + shown(within) + ")";
        }
    }

    /** Text that holds, or a list that has, each of these; or none of them. */
    record Holding(List<Object> parts, boolean wanted) implements Expected {
        @Override
        public boolean meets(@Nullable Object found) {
            return parts.stream().allMatch(part -> holds(found, part) == wanted);
        }

        private static boolean holds(@Nullable Object found, Object part) {
            if (found instanceof List<?> list) {
                return list.stream().anyMatch(each -> same(part, each) || holds(each, part));
            }
            return found instanceof String text && part instanceof String wanted && text.contains(wanted);
        }

        @Override
        public String text() {
            String all = parts.stream().map(Expected::shown).collect(Collectors.joining(", "));
            return (wanted ? "contains " : "lacks ") + all;
        }
    }

    private static boolean same(@Nullable Object expected, @Nullable Object found) {
        if (expected instanceof List<?> wanted) {
            List<?> list = found instanceof List<?> several ? several : found == null ? List.of() : List.of(found);
            if (wanted.size() != list.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!same(wanted.get(i), list.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected instanceof Number number) {
            if (found instanceof Range range) {
                return same(number, range.low()) && same(number, range.high());
            }
            return found instanceof Number other && close(decimal(number), decimal(other));
        }
        if (found instanceof Record entry && AdvicePath.key(entry) != null) {
            return Objects.equals(expected, AdvicePath.key(entry));
        }
        return Objects.equals(expected, found);
    }

    private static boolean close(BigDecimal a, BigDecimal b) {
        double largest = Math.max(Math.abs(a.doubleValue()), Math.abs(b.doubleValue()));
        return Math.abs(a.subtract(b).doubleValue()) <= largest * SAME;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    /** A value of an advice in short. */
    static String shown(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Number number) {
            return plain(number);
        }
        if (value instanceof Range range) {
            return range.low().equals(range.high())
                    ? plain(range.low())
                    : plain(range.low()) + " to " + plain(range.high()) + ", likely " + plain(range.likely());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Expected::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        Object key = AdvicePath.key(value);
        return key == null ? String.valueOf(value) : String.valueOf(key);
    }

    private static String plain(Number number) {
        BigDecimal value = decimal(number);
        double size = Math.abs(value.doubleValue());
        if (size != 0 && (size < 1e-6 || size >= 1e15)) {
            return String.format(Locale.ROOT, "%.6g", value.doubleValue());
        }
        BigDecimal rounded = value.round(new java.math.MathContext(12)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
