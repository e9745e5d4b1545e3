package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Where one way becomes cheaper than another.
 *
 * <pre>{@code
 * new BreakEven(
 *         "ADAPTERS_AGAINST_COPIES", 2.0, "variants", 1.0, "times the model's size",
 *         new Way("full copies", 0.0, 1.0), new Way("one base with adapters", 1.0, 0.01))
 * }</pre>
 *
 * @param name what is compared, such as {@code HOSTING_AGAINST_API}
 * @param value the crossing
 * @param unit unit of the crossing
 * @param current where the project is; null where it does not say
 * @param amount unit of what the ways take, such as {@code USD a month}; null where the ways are not stated
 * @param first the way that takes less below the crossing; null where not stated
 * @param second the way that takes less above it; null where not stated
 */
@OnePer("name")
public record BreakEven(
        String name,
        Double value,
        String unit,
        @Nullable Double current,
        @Nullable String amount,
        @Nullable Way first,
        @Nullable Way second) {

    /**
     * A break-even whose ways are not stated: it has no lines to draw.
     *
     * @param name what is compared
     * @param value the crossing
     * @param unit unit of the crossing
     * @param current where the project is; null where it does not say
     */
    public BreakEven(String name, Double value, String unit, @Nullable Double current) {
        this(name, value, unit, current, null, null, null);
    }
}
