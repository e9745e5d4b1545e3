package org.transferadvisor.costs;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.CheapestApi;
import org.transferadvisor.conclusions.SmallestOpen;
import org.transferadvisor.conclusions.TokenCost;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Gpu;

/** What serving costs, through an API or on GPUs (§3.2, §3.3, §10.1). */
public final class Inference {

    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double TERA = 1e12;
    private static final double SECONDS_OF_AN_HOUR = 3600;

    private Inference() {}

    /** Tokens of so many requests. */
    @Formula("requests * tokensPerRequest")
    public static double tokens(double requests, double tokensPerRequest) {
        return Ranges.settled(requests * tokensPerRequest);
    }

    /** Tokens of so many requests; null where it is unknown how many there are. */
    @Formula(value = "requests * tokensPerRequest", unless = "requests is unknown")
    public static @Nullable Double tokensOrUnknown(@Nullable Double requests, double tokensPerRequest) {
        return requests == null ? null : Double.valueOf(tokens(requests, tokensPerRequest));
    }

    /** USD for tokens through an API. */
    @Formula("tokens * pricePerMillion / 1000000")
    public static Range api(double tokens, double pricePerMillion) {
        return Range.exactly(Ranges.settled(tokens * pricePerMillion / MILLION));
    }

    /**
     * GPU-hours that tokens take by computing alone.
     *
     * @param tokens how many
     * @param activeParametersB billions of parameters used for one
     * @param flops floating-point operations for each parameter and token
     * @param gpu the kind of GPU
     * @param utilisation share of its throughput that is reached
     * @param factor what the strategy multiplies the compute by
     */
    @Formula(
            "tokens * flops * activeParametersB * 1000000000 * factor / (gpu.teraflops * 1000000000000 * utilisation) / 3600")
    public static double loadHours(
            double tokens, double activeParametersB, double flops, Gpu gpu, double utilisation, double factor) {
        double operations = tokens * flops * activeParametersB * BILLION * factor;
        return Ranges.settled(operations / (gpu.teraflops() * TERA * utilisation) / SECONDS_OF_AN_HOUR);
    }

    /** The same for a share of the throughput that is known as a range. */
    @Formula(
            "tokens * flops * activeParametersB * 1000000000 * factor / (utilisation * (gpu.teraflops * 1000000000000 * 3600))")
    public static Range loadHours(
            double tokens, double activeParametersB, double flops, Gpu gpu, Range utilisation, double factor) {
        double operations = tokens * flops * activeParametersB * BILLION * factor;
        Range anHour = Ranges.times(utilisation, gpu.teraflops() * TERA * SECONDS_OF_AN_HOUR);
        return Ranges.dividedBy(Range.exactly(operations), anHour);
    }

    /**
     * GPU-hours a month of a part of a GPU that serves other models too.
     *
     * @param hours hours of a month
     * @param copies copies of the model
     * @param parametersB its size, billions
     * @param bytes bytes for each parameter
     * @param headroom factor for what that leaves out
     * @param gpu the kind of GPU
     */
    @Formula("hours * copies * (parametersB * bytes * headroom / gpu.memoryGb)")
    public static double sharedFloorHours(
            double hours, double copies, double parametersB, double bytes, double headroom, Gpu gpu) {
        return Ranges.settled(hours * copies * (parametersB * bytes * headroom / gpu.memoryGb()));
    }

    /**
     * GPU-hours a month of the GPUs that must stand ready, whatever the load.
     *
     * @param hours hours of a month
     * @param copies copies of the model
     * @param parametersB its size, billions
     * @param bytes bytes for each parameter
     * @param headroom factor for what that leaves out
     * @param gpu the kind of GPU
     */
    @Formula("hours * copies * max(1, ceil(parametersB * bytes * headroom / gpu.memoryGb))")
    public static double floorHours(
            double hours, double copies, double parametersB, double bytes, double headroom, Gpu gpu) {
        return Ranges.settled(hours * copies * Training.gpusNeeded(parametersB * bytes, headroom, gpu));
    }

    /** USD a month for the larger of load and floor, and the licence. */
    @Formula("pricePerHour * max(loadHours, floorHours) + licensePerMonth")
    public static Range hosted(Range loadHours, double floorHours, Range pricePerHour, double licensePerMonth) {
        Range hours = new Range(
                Math.max(loadHours.low(), floorHours),
                Math.max(loadHours.likely(), floorHours),
                Math.max(loadHours.high(), floorHours));
        return Ranges.plus(Ranges.times(pricePerHour, hours), Range.exactly(licensePerMonth));
    }

    /** USD over several months. */
    @Formula("perMonth * months")
    public static Range over(Range perMonth, double months) {
        return Ranges.times(perMonth, months);
    }

    /** The candidate with the lowest price for a million tokens; of several, the first by name. Empty where there is none. */
    @Formula("first(candidates, pricePerMillionTokens, model)")
    public static List<CheapestApi> cheapestApi(List<Candidate> candidates) {
        return candidates.stream()
                .map(each -> new CheapestApi(each.model(), each.pricePerMillionTokens()))
                .sorted(Comparator.comparingDouble(CheapestApi::price).thenComparing(CheapestApi::model))
                .limit(1)
                .toList();
    }

    /** The smallest of several models; of several as small, the first by name. Empty where there is none. */
    @Formula("first(models, parametersB, model)")
    public static List<SmallestOpen> smallest(List<TokenCost> models) {
        return models.stream()
                .map(each -> new SmallestOpen(each.model(), each.parametersB(), each.perMonth()))
                .sorted(Comparator.comparingDouble(SmallestOpen::parametersB).thenComparing(SmallestOpen::model))
                .limit(1)
                .toList();
    }

    /** The model whose tokens cost the least to compute; of several, the first by name. Empty where there is none. */
    @Formula("first(models, perMillion, model)")
    public static List<TokenCost> cheapestToCompute(List<TokenCost> models) {
        return models.stream()
                .sorted(Comparator.comparingDouble(TokenCost::perMillion).thenComparing(TokenCost::model))
                .limit(1)
                .toList();
    }

    /**
     * Tokens a month from which the GPUs that must stand ready cost less than an API. It holds where a token's load costs
     * less than its price; otherwise hosting is never cheaper.
     *
     * @param floorPerMonth USD a month for those GPUs
     * @param pricePerMillion USD of the API for a million tokens, above 0
     */
    @Formula("floorPerMonth / pricePerMillion * 1000000")
    public static double breakEvenTokens(double floorPerMonth, double pricePerMillion) {
        return Ranges.settled(floorPerMonth / pricePerMillion * MILLION);
    }

    /**
     * What an API charges for one token, USD.
     *
     * @param pricePerMillion USD for a million tokens
     */
    @Formula("pricePerMillion / 1000000")
    public static double perToken(double pricePerMillion) {
        return pricePerMillion / MILLION;
    }

    /**
     * Requests a month at which a purpose-built model has earned its development.
     *
     * @param extraFixed USD that it costs more before the first request
     * @param savedPerRequest USD that it saves by each, above 0
     * @param months months of serving
     */
    @Formula("max(0, extraFixed) / (savedPerRequest * months)")
    public static double breakEvenRequests(double extraFixed, double savedPerRequest, double months) {
        return Ranges.settled(Math.max(0, extraFixed) / (savedPerRequest * months));
    }
}
