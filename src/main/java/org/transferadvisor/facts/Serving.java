package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How the adapted model is served (§3.3, §7.3, §9.1).
 *
 * <pre>{@code
 * new Serving("THROUGHPUT", "MULTI_TENANT", 12L, 900_000.0, 900.0, 24, false, "L4", null, true)
 * }</pre>
 */
@OnePer({})
public record Serving(
        @Field(
                about = "what inference must be best at",
                oneOf = {"LATENCY", "THROUGHPUT", "QUALITY"},
                section = "9.1")
        @Nullable
        String requirement,

        @Field(
                about = "who shares the deployment",
                oneOf = {"SINGLE_TENANT", "MULTI_TENANT", "CLOUD_API"},
                section = "7.3")
        @Nullable
        String deployment,

        @Field(about = "fine-tuned versions to serve", min = 1, section = "7.3") @Nullable
        Long variants,

        @Field(about = "requests a month", min = 0, section = "3.3") @Nullable
        Double requestsPerMonth,

        @Field(about = "tokens in one request and its answer", above = 0) @Nullable
        Double tokensPerRequest,

        @Field(about = "months to cost the serving over", min = 1, max = 120) @Nullable
        Integer horizonMonths,

        @Field(about = "is the industry regulated?", section = "3.2") @Nullable
        Boolean regulated,

        @Field(about = "kind of GPU to serve on", ids = "gpus", section = "3.3") @Nullable
        String gpu,

        @Field(about = "USD for an hour of one GPU that serves, number or range", min = 0, section = "3.3") @Nullable
        Range pricePerGpuHour,

        @Field(about = "does the GPU serve other models too?", section = "3.3") @Nullable
        Boolean shared) {}
