package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What training a student takes that is not the selected model (§5.2, §9.1).
 *
 * <pre>{@code
 * new StudentHours("Llama-3.1-8B", "PUBLISHED", Range.between(57.0, 229.0))
 * }</pre>
 *
 * @param model name of the student
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param hours GPU-hours of one A100-80GB
 */
@OnePer("basis")
public record StudentHours(
        String model, @OneOf({"PUBLISHED", "MEASURED"}) String basis, Range hours) {}
