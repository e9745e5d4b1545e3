package org.transferadvisor.costs;

import org.transferadvisor.facts.Range;

/** Gigabytes that the variants of a model take on disk (§2.3, §7.2). */
public final class Storage {

    private Storage() {}

    /**
     * One full copy for each variant.
     *
     * @param parametersB size of the model, billions
     * @param bytes bytes for each parameter
     * @param variants how many
     */
    @Formula("parametersB * bytes * variants")
    public static double fullCopiesGb(double parametersB, double bytes, long variants) {
        return Ranges.settled(parametersB * bytes * variants);
    }

    /**
     * The base model once, and a share of it for each variant.
     *
     * @param parametersB size of the model, billions
     * @param bytes bytes for each parameter
     * @param variants how many
     * @param share parameters that a variant adds, as a share of the model's
     */
    @Formula("parametersB * bytes + share * (parametersB * bytes * variants)")
    public static Range sharedBaseGb(double parametersB, double bytes, long variants, Range share) {
        Range base = Range.exactly(parametersB * bytes);
        return Ranges.plus(base, Ranges.times(share, parametersB * bytes * variants));
    }

    /**
     * The base model once, and what each variant trains.
     *
     * @param parametersB size of the model, billions
     * @param bytes bytes for each parameter
     * @param variants how many
     * @param trained parameters that a variant adds
     */
    @Formula("parametersB * bytes + trained / 1000000000 * bytes * variants")
    public static double baseAndAdaptersGb(double parametersB, double bytes, long variants, double trained) {
        return Ranges.settled(parametersB * bytes + trained / 1e9 * bytes * variants);
    }

    /**
     * The fewest variants at which one base model with adapters takes less than full copies.
     *
     * @param share parameters that an adapter adds, as a share of the model's, below 1
     */
    @Formula("floor(1 / (1 - min(share, 0.999))) + 1")
    public static double breakEvenVariants(double share) {
        return Math.floor(Ranges.settled(1 / (1 - Math.min(share, 0.999)))) + 1;
    }

    /** How many whole steps it takes to reach an amount. */
    @Formula("ceil(amount / step)")
    public static double wholeNumberFrom(double amount, double step) {
        return Math.ceil(Ranges.settled(amount / step));
    }
}
