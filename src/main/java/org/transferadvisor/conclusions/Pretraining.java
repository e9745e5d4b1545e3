package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What pre-training on the domain's text takes, once (§10.2).
 *
 * <pre>{@code
 * new Pretraining("MEASURED", Range.between(1.1, 13.4), Range.between(0.67, 33.4))
 * }</pre>
 *
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param hours GPU-hours of one A100-80GB; null where only dollars are known
 * @param cost USD
 */
@OnePer("basis")
public record Pretraining(
        @OneOf({"PUBLISHED", "MEASURED"}) String basis,
        @Nullable Range hours,
        Range cost) {}
