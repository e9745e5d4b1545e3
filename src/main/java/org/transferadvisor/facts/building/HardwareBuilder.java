package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Builds {@link Hardware}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().hardware(gpus -> gpus.gpu("A100-80GB").count(4).pricePerGpuHour(1.5, 4));
 * }</pre>
 */
public final class HardwareBuilder extends SectionBuilder<Hardware> {

    HardwareBuilder(String pointer, @Nullable Hardware from) {
        super(Hardware.class, pointer, from);
    }

    /**
     * Kind of GPU; any name where memoryGb and teraflops are stated (§5.2).
     *
     * @param gpu an id in the rulebook's reference/gpus.yaml
     * @return this builder
     */
    public HardwareBuilder gpu(@Nullable String gpu) {
        set("gpu", gpu);
        return this;
    }

    /**
     * Memory of one GPU, GB; together with teraflops.
     *
     * @param memoryGb a number above 0
     * @return this builder
     */
    public HardwareBuilder memoryGb(double memoryGb) {
        set("memoryGb", memoryGb);
        return this;
    }

    /**
     * Dense BF16 throughput of one GPU, TFLOP/s; together with memoryGb.
     *
     * @param teraflops a number above 0
     * @return this builder
     */
    public HardwareBuilder teraflops(double teraflops) {
        set("teraflops", teraflops);
        return this;
    }

    /**
     * GPUs at hand for training.
     *
     * @param count a whole number from 1 up
     * @return this builder
     */
    public HardwareBuilder count(long count) {
        set("count", count);
        return this;
    }

    /**
     * FULL where GPUs share one copy of the model (FSDP, ZeRO-3), NONE where each holds all of it.
     *
     * @param sharding one of {@code FULL}, {@code NONE}
     * @return this builder
     */
    public HardwareBuilder sharding(@Nullable String sharding) {
        set("sharding", sharding);
        return this;
    }

    /**
     * USD for an hour of one GPU (§5.2).
     *
     * @param pricePerGpuHour a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public HardwareBuilder pricePerGpuHour(double pricePerGpuHour) {
        range("pricePerGpuHour", pricePerGpuHour, pricePerGpuHour);
        return this;
    }

    /**
     * USD for an hour of one GPU (§5.2).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public HardwareBuilder pricePerGpuHour(double low, double high) {
        range("pricePerGpuHour", low, high);
        return this;
    }

    /**
     * USD for an hour of one GPU (§5.2).
     *
     * @param pricePerGpuHour a number from 0 up at either end
     * @return this builder
     */
    public HardwareBuilder pricePerGpuHour(@Nullable Range pricePerGpuHour) {
        set("pricePerGpuHour", pricePerGpuHour);
        return this;
    }
}
