package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the value of one fact nearest to the project's at which a decision changes, all other changes being kept. */
final class Nearest {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");
    private static final BigDecimal HUMAN = new BigDecimal("0.01");
    private static final int MOST_HALVINGS = 50;

    private final Runs runs;
    private final Predicate<Runs.@Nullable Decided> wanted;

    Nearest(Runs runs, Predicate<Runs.@Nullable Decided> wanted) {
        this.runs = runs;
        this.wanted = wanted;
    }

    /**
     * The nearest value towards a value that changes the decision.
     *
     * @param fact the fact
     * @param towards a value that changes it
     * @param others what else is changed
     */
    Object of(ChangeableFact fact, Object towards, List<Assignment> others) {
        if (!fact.isNumber() || !(towards instanceof BigDecimal far)) {
            return towards;
        }
        if (!(fact.base() instanceof BigDecimal base)) {
            return unstated(fact, far, others);
        }
        List<BigDecimal> between = new ArrayList<>();
        for (Object each : fact.tries()) {
            BigDecimal number = (BigDecimal) each;
            if (number.subtract(base).signum() == far.subtract(base).signum()
                    && number.subtract(base).abs().compareTo(far.subtract(base).abs()) < 0) {
                between.add(number);
            }
        }
        if (far.compareTo(base) < 0) {
            Collections.reverse(between);
        }
        List<Runs.@Nullable Decided> decided =
                runs.all(between.stream().map(each -> with(fact, each, others)).toList());
        BigDecimal before = base;
        for (int i = 0; i < between.size(); i++) {
            if (wanted.test(decided.get(i))) {
                return between(fact, before, between.get(i), others);
            }
            before = between.get(i);
        }
        return between(fact, before, far, others);
    }

    /** Where the project states no number: the end of the first run of values that change the decision. */
    private Object unstated(ChangeableFact fact, BigDecimal towards, List<Assignment> others) {
        List<Object> tries = fact.tries();
        List<Runs.@Nullable Decided> decided =
                runs.all(tries.stream().map(each -> with(fact, each, others)).toList());
        for (int i = 1; i < tries.size(); i++) {
            boolean before = wanted.test(decided.get(i - 1));
            if (before != wanted.test(decided.get(i))) {
                BigDecimal low = (BigDecimal) tries.get(i - 1);
                BigDecimal high = (BigDecimal) tries.get(i);
                return before ? between(fact, high, low, others) : between(fact, low, high, others);
            }
        }
        return towards;
    }

    private static List<Assignment> with(ChangeableFact fact, Object value, List<Assignment> others) {
        List<Assignment> all = new ArrayList<>(others);
        all.add(new Assignment(fact, value));
        return all;
    }

    private boolean changes(ChangeableFact fact, BigDecimal value, List<Assignment> others) {
        return wanted.test(runs.one(with(fact, value, others)));
    }

    /** The value nearest to one that changes nothing, between that and one that changes the decision. */
    Object between(ChangeableFact fact, BigDecimal unchanged, BigDecimal changed, List<Assignment> others) {
        boolean stated = fact.near().contains(unchanged) && fact.near().contains(changed)
                || fact.near().contains(changed) && fact.thresholds().contains(changed);
        if (stated && isBoundary(fact, unchanged, changed)) {
            return changed;
        }
        BigDecimal low = unchanged;
        BigDecimal high = changed;
        for (int i = 0; i < MOST_HALVINGS && !isClose(fact, low, high); i++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
            if (fact.whole()) {
                middle = middle.setScale(0, high.compareTo(low) > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
            }
            if (changes(fact, middle, others)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return fact.whole() || high.compareTo(changed) == 0 ? high : round(fact, low, high, changed, others);
    }

    /** Whether nothing that the rules tell apart lies between two neighbours. */
    private static boolean isBoundary(ChangeableFact fact, BigDecimal unchanged, BigDecimal changed) {
        BigDecimal low = unchanged.min(changed);
        BigDecimal high = unchanged.max(changed);
        return fact.thresholds().stream().anyMatch(each -> each.compareTo(low) >= 0 && each.compareTo(high) <= 0)
                && fact.near().contains(unchanged);
    }

    private static boolean isClose(ChangeableFact fact, BigDecimal low, BigDecimal high) {
        BigDecimal width = low.subtract(high).abs();
        return fact.whole()
                ? width.compareTo(BigDecimal.ONE) <= 0
                : width.compareTo(low.abs().max(high.abs()).multiply(TOLERANCE)) <= 0;
    }

    /** The roundest number just beyond the boundary that changes the decision too. */
    private BigDecimal round(
            ChangeableFact fact, BigDecimal low, BigDecimal high, BigDecimal limit, List<Assignment> others) {
        boolean up = high.compareTo(low) > 0;
        for (int digits = 1; digits < 8; digits++) {
            boolean larger = up == high.signum() >= 0;
            BigDecimal number = high.round(new MathContext(digits, larger ? RoundingMode.UP : RoundingMode.DOWN));
            boolean inside = up ? number.compareTo(limit) <= 0 : number.compareTo(limit) >= 0;
            boolean near = number.subtract(low)
                            .abs()
                            .compareTo(low.abs().max(number.abs()).multiply(HUMAN))
                    <= 0;
            if (inside && near && changes(fact, number, others)) {
                return number.stripTrailingZeros();
            }
        }
        return high;
    }
}
