package org.transferadvisor.costs;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Strategy;

/** Hours, dollars and memory of one training run (§5.2, §7.4). */
public final class Training {

    private Training() {}

    /**
     * GPU-hours, in proportion to the size of the model and, for methods with a rank, along the line through the two
     * published ranks.
     *
     * @param hours published hours
     * @param publishedB size of the model that they are for, billions
     * @param parametersB size of this model, billions
     * @param rankFactor what the rank multiplies the hours by
     */
    @Formula("hours * (parametersB / publishedB) * rankFactor")
    public static Range gpuHours(Range hours, double publishedB, double parametersB, double rankFactor) {
        return Ranges.times(hours, parametersB / publishedB * rankFactor);
    }

    /**
     * GPU-hours by counting operations, where the size of the data is known (section 14 of the specification).
     *
     * @param flops floating-point operations for each parameter and token
     * @param parametersB size of the model, billions
     * @param tokens tokens of one pass over the data
     * @param epochs passes
     * @param gpu the GPU that the hours are stated for
     * @param utilisation share of its throughput that is reached
     * @param factor what the method multiplies the hours by
     */
    @Formula(
            "flops * parametersB * 1000000000 * tokens * epochs / (utilisation * (gpu.teraflops * 1000000000000 * 3600)) * factor")
    public static Range measuredHours(
            double flops, double parametersB, double tokens, double epochs, Gpu gpu, Range utilisation, Range factor) {
        double operations = flops * parametersB * 1e9 * tokens * epochs;
        Range hours =
                Ranges.dividedBy(Range.exactly(operations), Ranges.times(utilisation, gpu.teraflops() * 1e12 * 3600));
        return Ranges.times(hours, factor);
    }

    /**
     * Parameters of low-rank matrices beside the query and value projections of every layer, which is where LoRA is commonly
     * put.
     *
     * @param layers transformer layers
     * @param hiddenSize width of the residual stream
     * @param keyValueSize width of the value projection
     * @param rank of the matrices
     */
    @Formula("layers * (rank * (hiddenSize + hiddenSize) + rank * (hiddenSize + keyValueSize))")
    public static double lowRankParameters(double layers, double hiddenSize, double keyValueSize, double rank) {
        return layers * (matrixPair(hiddenSize, hiddenSize, rank) + matrixPair(hiddenSize, keyValueSize, rank));
    }

    /** Parameters of the two matrices beside one projection: the rank times its width in and out. */
    @Formula("rank * (in + out)")
    public static double matrixPair(double in, double out, double rank) {
        return rank * (in + out);
    }

    /** How many source models a strategy tries: as many as there are, within the bounds given. */
    @Formula("min(most, max(fewest, candidates))")
    public static double sources(double candidates, double fewest, double most) {
        return Math.min(most, Math.max(fewest, candidates));
    }

    /** What a rank multiplies a method's hours by: 1 at its base rank, 2 at the rank of double hours. */
    @Formula(
            value = "1 + (rank - strategy.baseRank) / (strategy.doubleHoursRank - strategy.baseRank)",
            unless = "strategy.baseRank is unknown or strategy.doubleHoursRank is unknown",
            then = "1")
    public static double rankFactor(Strategy strategy, int rank) {
        Double base = strategy.baseRank();
        Double doubled = strategy.doubleHoursRank();
        return base == null || doubled == null ? 1 : 1 + (rank - base) / (doubled - base);
    }

    /**
     * USD for hours that are stated for one kind of GPU and run on another.
     *
     * @param hours hours of the GPU that they are stated for
     * @param stated that GPU
     * @param used the GPU that runs them
     * @param pricePerHour USD an hour of {@code used}
     */
    @Formula("hours * (stated.teraflops / used.teraflops) * pricePerHour")
    public static Range cost(Range hours, Gpu stated, Gpu used, Range pricePerHour) {
        return Ranges.times(Ranges.times(hours, stated.teraflops() / used.teraflops()), pricePerHour);
    }

    /** Passes over the data: as stated, else the usual ones of the method. */
    @Formula(value = "stated", unless = "stated is unknown", then = "usual")
    public static double passes(@Nullable Double stated, double usual) {
        return stated == null ? usual : stated;
    }

    /** Runs of several variants: those planned, and one more for each further variant. */
    @Formula("iterations + (variants - 1)")
    public static Range runsOfVariants(Range iterations, double variants) {
        return Ranges.plus(iterations, Range.exactly(variants - 1));
    }

    /**
     * Hours on another kind of GPU than the one that they are stated for.
     *
     * @param hours hours of the GPU that they are stated for
     * @param reference that GPU
     * @param used the other
     */
    @Formula("hours * (reference.teraflops / used.teraflops)")
    public static Range deviceHours(Range hours, Gpu reference, Gpu used) {
        return Ranges.times(hours, reference.teraflops() / used.teraflops());
    }

    /** Hours until several GPUs are done. */
    @Formula("hours / gpus")
    public static Range wallClock(Range hours, double gpus) {
        return Ranges.dividedBy(hours, Range.exactly(gpus));
    }

    /**
     * How many GPUs hold that much.
     *
     * @param memoryGb GB to hold
     * @param headroom factor for what the memory figure leaves out
     * @param gpu the kind of GPU
     */
    @Formula("max(1, ceil(memoryGb * headroom / gpu.memoryGb))")
    public static long gpusNeeded(double memoryGb, double headroom, Gpu gpu) {
        return Math.max(1, (long) Math.ceil(Ranges.settled(memoryGb * headroom / gpu.memoryGb())));
    }

    /** How much more a counted memory is than a stated one, GB; below 0 where it is less. */
    @Formula("counted - stated")
    public static Range excess(double counted, Range stated) {
        return new Range(
                Ranges.settled(counted - stated.high()),
                Ranges.settled(counted - stated.likely()),
                Ranges.settled(counted - stated.low()));
    }

    /** Whether that many GPUs are at hand; null where the project does not say how many it has. */
    @Formula(value = "gpusNeeded <= atHand", unless = "atHand is unknown")
    public static @Nullable Boolean fits(long gpusNeeded, @Nullable Long atHand) {
        return atHand == null ? null : gpusNeeded <= atHand;
    }

    /** How many whole runs a budget buys at a price above 0. */
    @Formula("floor(budget / cost)")
    public static double runs(double budget, double cost) {
        return Math.floor(Ranges.settled(budget / cost));
    }

    /** USD for several runs. */
    @Formula("cost * runs")
    public static double total(double cost, double runs) {
        return Ranges.settled(cost * runs);
    }

    /** Samples of one class, on average. */
    @Formula("samples / classes")
    public static double perClass(double samples, double classes) {
        return samples / classes;
    }
}
