package org.transferadvisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.TlEvs;
import org.transferadvisor.conclusions.TotalCosts;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/**
 * Runs a project again and again with other values for its ranges. The rules themselves decide each time, so that an edited
 * rulebook needs nothing here.
 */
final class Simulation {

    private static final int MOST_DRIVERS = 10;
    private static final double TAIL = 0.05;
    private static final double NINETY_FIFTH = NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - TAIL);

    /** A range of a fact that may take other values. */
    private record Slot(String name, int fact, int component, Range range, ContinuousDistribution distribution) {}

    /** What one run concluded. */
    private record Outcome(@Nullable String strategy, double cost, double score) {}

    private final InForce inForce;
    private final List<Fact> given;
    private final List<Slot> slots;

    /**
     * Prepares the runs.
     *
     * @param inForce the rules
     * @param given the facts of the project's session, in any order
     * @param trace what they led to; ranges that no rule matched cannot matter
     */
    Simulation(InForce inForce, List<Fact> given, Trace trace) {
        this.inForce = inForce;
        this.given = List.copyOf(given);
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            places.put(given.get(i).kind() + given.get(i).id(), i);
        }
        Map<String, Slot> found = new LinkedHashMap<>();
        for (Firing firing : trace.firings()) {
            for (Fact fact : firing.matched()) {
                Integer place = places.get(fact.kind() + fact.id());
                if (place != null && fact.value() instanceof Record value) {
                    slots(fact.id(), place, value).forEach(slot -> found.put(slot.name(), slot));
                }
            }
        }
        this.slots =
                found.values().stream().sorted(Comparator.comparing(Slot::name)).toList();
    }

    private static List<Slot> slots(String id, int place, Record value) {
        List<Slot> slots = new ArrayList<>();
        RecordFields fields = RecordFields.of(value);
        for (int i = 0; i < fields.names().size(); i++) {
            if (fields.get(value, i) instanceof Range range && range.low() < range.high()) {
                slots.add(new Slot(id + "/" + fields.names().get(i), place, i, range, distribution(range)));
            }
        }
        return slots;
    }

    /** Log-normal through the ends as the 5th and 95th percentile; a triangle where a range reaches 0 or below. */
    private static ContinuousDistribution distribution(Range range) {
        if (range.low() <= 0) {
            return TriangularDistribution.of(range.low(), range.likely(), range.high());
        }
        double low = Math.log(range.low());
        double high = Math.log(range.high());
        return LogNormalDistribution.of((low + high) / 2, (high - low) / (2 * NINETY_FIFTH));
    }

    /**
     * Draws projects and finds what moves them.
     *
     * @param draws how many
     * @param seed the same gives the same
     * @throws RefusedException where the rules do not come to rest in a draw
     */
    Advice.Uncertainty run(int draws, long seed) {
        Outcome likely = run(likelyValues());
        List<Outcome> outcomes = IntStream.range(0, draws)
                .parallel()
                .mapToObj(i -> run(drawn(new SplittableRandom(seed * 1_000_003 + i))))
                .toList();
        boolean scored = outcomes.stream().noneMatch(each -> Double.isNaN(each.score()));
        double same = share(outcomes, each -> String.valueOf(each.strategy()).equals(likely.strategy()) ? 1 : 0);
        return new Advice.Uncertainty(
                draws,
                seed,
                percentiles(outcomes, Outcome::cost),
                scored ? percentiles(outcomes, Outcome::score) : null,
                scored ? share(outcomes, each -> each.score() > 1 ? 1 : 0) : null,
                same,
                drivers(scored ? Outcome::score : Outcome::cost));
    }

    private double[] likelyValues() {
        return slots.stream().mapToDouble(slot -> slot.range().likely()).toArray();
    }

    private double[] drawn(SplittableRandom random) {
        return slots.stream()
                .mapToDouble(slot -> allowed(slot.distribution().inverseCumulativeProbability(random.nextDouble())))
                .toArray();
    }

    /** The tail of a wide range ends where the numbers of facts and figures do. */
    private static double allowed(double drawn) {
        double within = Math.max(-Field.LARGEST, Math.min(Field.LARGEST, drawn));
        return Math.abs(within) < Field.SMALLEST && within != 0 ? Math.copySign(Field.SMALLEST, within) : within;
    }

    private List<Advice.Driver> drivers(ToDoubleFunction<Outcome> measure) {
        List<Advice.Driver> drivers = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            double[] values = likelyValues();
            values[i] = slot.range().low();
            double atLow = measure.applyAsDouble(run(values));
            values[i] = slot.range().high();
            double atHigh = measure.applyAsDouble(run(values));
            if (atLow != atHigh) {
                drivers.add(new Advice.Driver(slot.name(), slot.range(), atLow, atHigh));
            }
        }
        drivers.sort(Comparator.<Advice.Driver>comparingDouble(each -> -Math.abs(each.atHigh() - each.atLow()))
                .thenComparing(Advice.Driver::fact));
        return drivers.stream().limit(MOST_DRIVERS).toList();
    }

    /**
     * One run with every range at one value.
     *
     * @throws RefusedException where the rules do not come to rest on these values
     */
    private Outcome run(double[] values) {
        List<Fact> changed = new ArrayList<>(given);
        for (int i = 0; i < values.length; i++) {
            Slot slot = slots.get(i);
            Fact fact = changed.get(slot.fact());
            Record value = (Record) fact.value();
            Record other = RecordFields.of(value).with(value, slot.component(), Range.exactly(values[i]));
            changed.set(slot.fact(), new Fact(fact.id(), fact.kind(), fact.type(), other));
        }
        Conclusions concluded = new Session(inForce, changed).conclusions();
        String strategy = first(concluded, ChosenStrategy.class, ChosenStrategy::strategy, null);
        double cost = first(concluded, TotalCosts.class, each -> each.amount().likely(), Double.NaN);
        double score = first(concluded, TlEvs.class, each -> each.score().likely(), Double.NaN);
        return new Outcome(strategy, cost, score);
    }

    private static <T, R extends @Nullable Object> R first(
            Conclusions concluded, Class<T> type, Function<T, R> value, R otherwise) {
        List<T> all = concluded.all(type);
        return all.isEmpty() ? otherwise : value.apply(all.get(0));
    }

    private static double share(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
        return outcomes.stream().mapToDouble(of).sum() / outcomes.size();
    }

    private static Advice.Percentiles percentiles(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
        double[] sorted = outcomes.stream().mapToDouble(of).sorted().toArray();
        return new Advice.Percentiles(
                at(sorted, 0.05), at(sorted, 0.25), at(sorted, 0.50), at(sorted, 0.75), at(sorted, 0.95));
    }

    /** The smallest value that so great a share does not exceed. */
    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
