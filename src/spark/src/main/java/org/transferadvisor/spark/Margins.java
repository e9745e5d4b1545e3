package org.transferadvisor.spark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * How far the numbers of a project are from the thresholds that its strategy can depend on. The step to the nearest is a bound: no
 * change of one number by less can change the strategy by crossing a threshold that the rules state.
 */
final class Margins {

    private static final Map<String, Margins> KNOWN = new ConcurrentHashMap<>();

    private final List<Dimension> numbers;

    private Margins(Advisor advisor) {
        numbers = FactSpace.of(advisor.rulebook()).dimensions(List.of(ChosenStrategy.class)).stream()
                .filter(each -> !each.thresholds().isEmpty() && !each.isList())
                .toList();
    }

    static Margins of(Rules rules) {
        return KNOWN.computeIfAbsent(rules.digest(), any -> new Margins(rules.advisor()));
    }

    /**
     * A change of one number to the other side of a threshold.
     *
     * @param step its size relative to the larger of the two, from 0 to 1
     */
    record Crossing(FactPath path, BigDecimal from, BigDecimal to, double step) {

        Document made(Document facts) {
            return Change.apply(facts, List.of(new Change(path, Objects.requireNonNull(Node.of(to)), path + "=" + to)));
        }
    }

    /** A crossing that changes the strategy, and the strategy that it leads to. */
    record Flip(Crossing crossing, String strategy) {}

    /** The step to the nearest threshold; 1 where there is none. */
    double least(Document facts) {
        return crossings(facts).stream().mapToDouble(Crossing::step).min().orElse(1);
    }

    /** The nearest crossing that changes the strategy; null where none does. */
    @Nullable
    Flip nearest(Document facts, Advisor advisor, Basis basis, String strategy) {
        List<Crossing> crossings = crossings(facts);
        crossings.sort(Comparator.comparingDouble(Crossing::step).thenComparing(each -> each.path().pointer()));
        for (Crossing each : crossings) {
            try {
                ChosenStrategy then = advisor.conclude(each.made(facts), basis).only(ChosenStrategy.class);
                if (then != null && !then.strategy().equals(strategy)) {
                    return new Flip(each, then.strategy());
                }
            } catch (RefusedException | UndecidedException e) {
                // no project that anyone has
            }
        }
        return null;
    }

    private List<Crossing> crossings(Document facts) {
        List<Crossing> crossings = new ArrayList<>();
        for (Dimension each : numbers) {
            int entry = each.pointer().indexOf("/*/");
            if (entry < 0) {
                cross(facts, each, each.pointer(), crossings);
            } else if (facts.at(each.pointer().substring(0, entry)) instanceof Node.Sequence list) {
                for (int i = 0; i < list.items().size(); i++) {
                    cross(facts, each, each.pointer().replace("/*/", "/" + i + "/"), crossings);
                }
            }
        }
        return crossings;
    }

    /** To the nearest value of the next part on either side. */
    private static void cross(Document facts, Dimension dimension, String pointer, List<Crossing> into) {
        if (!(facts.at(pointer) instanceof Node.Numeric number)) {
            return;
        }
        BigDecimal from = number.value();
        int part = part(dimension, from);
        BigDecimal below = null;
        BigDecimal above = null;
        for (Object near : dimension.near()) {
            BigDecimal to = (BigDecimal) near;
            int there = part(dimension, to);
            if (there < part) {
                below = below == null ? to : below.max(to);
            } else if (there > part) {
                above = above == null ? to : above.min(to);
            }
        }
        for (BigDecimal to : new BigDecimal[] {below, above}) {
            if (to != null) {
                into.add(new Crossing(FactPath.of(pointer), from, to, step(from, to)));
            }
        }
    }

    /** Which of the parts, thresholds and what lies between, a number is in. */
    private static int part(Dimension dimension, BigDecimal number) {
        int at = Collections.binarySearch(dimension.thresholds(), number);
        return at >= 0 ? 2 * at + 1 : -2 * (at + 1);
    }

    private static double step(BigDecimal from, BigDecimal to) {
        BigDecimal larger = from.abs().max(to.abs());
        return larger.signum() == 0
                ? 0
                : from.subtract(to).abs().divide(larger, MathContext.DECIMAL64).doubleValue();
    }
}
