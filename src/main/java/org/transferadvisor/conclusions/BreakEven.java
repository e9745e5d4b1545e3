package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;

/**
 * Where one way becomes cheaper than another.
 *
 * @param name what is compared, such as {@code HOSTING_AGAINST_API}
 * @param value the crossing
 * @param unit unit of the crossing
 * @param current where the project is; null where it does not say
 */
public record BreakEven(
        String name, Double value, String unit, @Nullable Double current) {}
