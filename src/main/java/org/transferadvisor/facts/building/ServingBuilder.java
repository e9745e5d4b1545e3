package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Builds {@link Serving}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().serving(serving ->
 *         serving.deployment("MULTI_TENANT").variants(12).requestsPerMonth(900_000));
 * }</pre>
 */
public final class ServingBuilder extends SectionBuilder<Serving> {

    ServingBuilder(String pointer, @Nullable Serving from) {
        super(Serving.class, pointer, from);
    }

    /**
     * What inference must be best at (§9.1).
     *
     * @param requirement one of {@code LATENCY}, {@code THROUGHPUT}, {@code QUALITY}
     * @return this builder
     */
    public ServingBuilder requirement(@Nullable String requirement) {
        set("requirement", requirement);
        return this;
    }

    /**
     * Who shares the deployment (§7.3).
     *
     * @param deployment one of {@code SINGLE_TENANT}, {@code MULTI_TENANT}, {@code CLOUD_API}
     * @return this builder
     */
    public ServingBuilder deployment(@Nullable String deployment) {
        set("deployment", deployment);
        return this;
    }

    /**
     * Fine-tuned versions to serve (§7.3).
     *
     * @param variants a whole number from 1 up
     * @return this builder
     */
    public ServingBuilder variants(long variants) {
        set("variants", variants);
        return this;
    }

    /**
     * Requests a month (§3.3).
     *
     * @param requestsPerMonth a number from 0 up
     * @return this builder
     */
    public ServingBuilder requestsPerMonth(double requestsPerMonth) {
        set("requestsPerMonth", requestsPerMonth);
        return this;
    }

    /**
     * Tokens in one request and its answer.
     *
     * @param tokensPerRequest a number above 0
     * @return this builder
     */
    public ServingBuilder tokensPerRequest(double tokensPerRequest) {
        set("tokensPerRequest", tokensPerRequest);
        return this;
    }

    /**
     * Months to cost the serving over.
     *
     * @param horizonMonths a whole number from 1 to 120
     * @return this builder
     */
    public ServingBuilder horizonMonths(int horizonMonths) {
        set("horizonMonths", horizonMonths);
        return this;
    }

    /**
     * Is the industry regulated? (§3.2)
     *
     * @param regulated true or false
     * @return this builder
     */
    public ServingBuilder regulated(boolean regulated) {
        set("regulated", regulated);
        return this;
    }

    /**
     * Kind of GPU to serve on (§3.3).
     *
     * @param gpu an id in the rulebook's reference/gpus.yaml
     * @return this builder
     */
    public ServingBuilder gpu(@Nullable String gpu) {
        set("gpu", gpu);
        return this;
    }

    /**
     * USD for an hour of one GPU that serves (§3.3).
     *
     * @param pricePerGpuHour a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public ServingBuilder pricePerGpuHour(double pricePerGpuHour) {
        range("pricePerGpuHour", pricePerGpuHour, pricePerGpuHour);
        return this;
    }

    /**
     * USD for an hour of one GPU that serves (§3.3).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public ServingBuilder pricePerGpuHour(double low, double high) {
        range("pricePerGpuHour", low, high);
        return this;
    }

    /**
     * USD for an hour of one GPU that serves (§3.3).
     *
     * @param pricePerGpuHour a number from 0 up at either end
     * @return this builder
     */
    public ServingBuilder pricePerGpuHour(@Nullable Range pricePerGpuHour) {
        set("pricePerGpuHour", pricePerGpuHour);
        return this;
    }

    /**
     * Does the GPU serve other models too? (§3.3)
     *
     * @param shared true or false
     * @return this builder
     */
    public ServingBuilder shared(boolean shared) {
        set("shared", shared);
        return this;
    }
}
