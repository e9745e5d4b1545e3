package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The Domain Proximity Score of one candidate (§6.2).
 *
 * <pre>{@code
 * new DomainProximity("FinBERT", 0.761, "MEASURED")
 * }</pre>
 *
 * @param model name of the candidate
 * @param dps 0 to 1, rounded half-up to four decimals; of an estimate its likely value
 * @param basis whether it was {@code MEASURED} or is {@code ESTIMATED}
 */
@OnePer("model")
public record DomainProximity(
        String model,
        Double dps,
        @OneOf({"MEASURED", "ESTIMATED"}) String basis) {}
