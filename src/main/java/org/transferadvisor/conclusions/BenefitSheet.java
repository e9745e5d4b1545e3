package org.transferadvisor.conclusions;

import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Sheet;

/**
 * What the project gains, and how likely it is to succeed and to fail (§4, §6.3, §9.2, §11).
 *
 * @param calculations all figures with their workings
 * @param benefits each benefit, those that rules concluded included
 * @param totals their sum, where there are any
 * @param successes how likely a positive return is
 * @param risks how likely negative transfer is
 * @param selected the selected model, where there is one
 */
@API(status = API.Status.INTERNAL)
public record BenefitSheet(
        Calculations calculations,
        List<Benefit> benefits,
        List<TotalBenefits> totals,
        List<SuccessProbability> successes,
        List<NegativeTransferRisk> risks,
        List<SelectedModel> selected)
        implements Sheet {}
