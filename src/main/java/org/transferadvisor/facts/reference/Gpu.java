package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/** One kind of GPU (§5.2 and makers' data sheets). */
@OnePer("id")
public record Gpu(
        @Field(about = "id that hardware.gpu names", required = true)
        String id,

        @Field(about = "memory, GB", required = true, above = 0)
        Double memoryGb,

        @Field(about = "dense BF16 throughput, TFLOP/s", required = true, above = 0)
        Double teraflops,

        @Field(about = "USD for one hour", min = 0) @Nullable
        Range pricePerHour,

        @Field(about = "USD for one hour as measured, where pricePerHour is not", min = 0) @Nullable
        Range measuredPricePerHour,

        @Field(about = "does it compute in BF16? Yes where it is not stated") @Nullable
        Boolean bf16) {}
