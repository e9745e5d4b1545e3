package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes a project smaller as long as something stays true of it: fewest facts first, then the roundest numbers. */
public final class Shrinking {

    /** Fewer facts are smaller, then fewer digits, then the text that comes first. */
    public static final Comparator<Draft> SMALLEST = Comparator.<Draft>comparingInt(draft -> count(draft.facts()))
            .thenComparingInt(draft -> digits(draft.facts()))
            .thenComparing(Draft::toString);

    private final Predicate<Draft> stays;

    /**
     * A way to shrink.
     *
     * @param stays what must stay true; false of facts that are refused
     */
    public Shrinking(Predicate<Draft> stays) {
        this.stays = stays;
    }

    /** The smallest project found. */
    public Draft of(Draft draft) {
        Draft smaller = draft;
        for (Draft before = null; before != smaller; ) {
            before = smaller;
            smaller = withFewerFacts(smaller);
            smaller = withRounderNumbers(smaller);
        }
        return smaller;
    }

    private Draft withFewerFacts(Draft draft) {
        Draft smaller = draft;
        for (String pointer : pointers("", draft.facts(), true)) {
            if (smaller.get(pointer) != null) {
                Draft without = smaller.with(pointer, null);
                smaller = stays.test(without) ? without : smaller;
            }
        }
        return smaller;
    }

    private Draft withRounderNumbers(Draft draft) {
        Draft smaller = draft;
        for (String pointer : pointers("", draft.facts(), false)) {
            if (smaller.get(pointer) instanceof BigDecimal number) {
                for (BigDecimal rounder : rounder(number)) {
                    Draft with = smaller.with(pointer, rounder);
                    if (stays.test(with)) {
                        smaller = with;
                        break;
                    }
                }
            }
        }
        return smaller;
    }

    /** Rounder numbers, the roundest first: nothing, one, then those near by with fewer digits. */
    private static List<BigDecimal> rounder(BigDecimal number) {
        Set<BigDecimal> found = new TreeSet<>(Comparator.<BigDecimal>comparingInt(Shrinking::digits)
                .thenComparing(each -> each.abs())
                .thenComparing(Comparator.naturalOrder()));
        found.add(BigDecimal.ZERO);
        found.add(BigDecimal.ONE);
        for (int digits = 1; digits < digits(number); digits++) {
            for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
                found.add(plain(number.round(new MathContext(digits, mode))));
            }
        }
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(number.precision() - number.scale() - 1);
        for (int multiple = 1; multiple <= 9; multiple++) {
            found.add(plain(power.multiply(BigDecimal.valueOf(multiple))));
        }
        List<BigDecimal> rounder = new ArrayList<>();
        for (BigDecimal each : found) {
            boolean better = digits(each) < digits(number)
                    || digits(each) == digits(number) && each.abs().compareTo(number.abs()) < 0;
            if (better) {
                rounder.add(each);
            }
        }
        return rounder;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal value = number.stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static int digits(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.stripTrailingZeros().precision();
    }

    private static int digits(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().mapToInt(Shrinking::digits).sum();
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToInt(Shrinking::digits).sum();
        }
        return value instanceof BigDecimal number ? digits(number) : 0;
    }

    private static int count(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().mapToInt(Shrinking::count).sum();
        }
        return value instanceof List<?> list
                ? list.stream().mapToInt(Shrinking::count).sum()
                : 1;
    }

    /** The pointers of all values, sections before what is in them; from the end, so that lists keep their places. */
    private static List<String> pointers(String pointer, Object value, boolean sections) {
        List<String> pointers = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> add(pointers, pointer + "/" + name, each, sections));
        } else if (value instanceof List<?> list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                add(pointers, pointer + "/" + i, list.get(i), sections);
            }
        }
        return pointers;
    }

    private static void add(List<String> pointers, String pointer, Object value, boolean sections) {
        if (sections || !(value instanceof Map<?, ?> || value instanceof List<?>)) {
            pointers.add(pointer);
        }
        pointers.addAll(pointers(pointer, value, sections));
    }
}
