package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.util.Comparator;
import org.transferadvisor.rulebook.Sentence;

/** Says where a change of a number begins. */
final class Boundary {

    /** The decimals with which a plain figure is shown. */
    private static final int DECIMALS = 4;

    private Boundary() {}

    /** The boundary next to a value, in words; empty where it is no boundary that the rules state. */
    static String of(ChangeableFact fact, Object to) {
        if (!(to instanceof BigDecimal value) || !(fact.base() instanceof BigDecimal base)) {
            return "";
        }
        boolean up = value.compareTo(base) > 0;
        BigDecimal threshold = fact.thresholds().stream()
                .filter(each -> isNextTo(fact, each, value))
                .min(Comparator.comparing(each -> each.subtract(value).abs()))
                .orElse(null);
        if (threshold == null) {
            return "";
        }
        String shown = shown(threshold);
        int side = value.compareTo(threshold);
        if (side == 0) {
            return (up ? "at least " : "at most ") + shown;
        }
        return side < 0 ? up ? "" : "below " + shown : up ? "above " + shown : "";
    }

    private static String shown(BigDecimal threshold) {
        boolean inFull = threshold.stripTrailingZeros().scale() <= DECIMALS;
        return (inFull ? "" : "about ") + Sentence.show(threshold, null);
    }

    /** Whether a sentence that rounds a value would show it as a boundary that it does not lie on. */
    static boolean isBlurred(ChangeableFact fact, Object to) {
        return to instanceof BigDecimal value
                && fact.thresholds().stream()
                        .anyMatch(each -> each.compareTo(value) != 0
                                && Sentence.show(each, "usd").equals(Sentence.show(value, "usd")));
    }

    /** Whether a value is a threshold or one of its two neighbours. */
    private static boolean isNextTo(ChangeableFact fact, BigDecimal threshold, BigDecimal value) {
        if (threshold.compareTo(value) == 0) {
            return true;
        }
        BigDecimal low = threshold.min(value);
        BigDecimal high = threshold.max(value);
        return fact.near().stream().anyMatch(each -> ((BigDecimal) each).compareTo(value) == 0)
                && fact.near().stream()
                        .map(each -> (BigDecimal) each)
                        .noneMatch(each -> each.compareTo(low) > 0 && each.compareTo(high) < 0);
    }
}
