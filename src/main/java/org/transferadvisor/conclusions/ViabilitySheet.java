package org.transferadvisor.conclusions;

import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Sheet;

/**
 * What the project costs, and the score of that and of what it gains (§5, §6.3, §9.2).
 *
 * @param calculations all figures with their workings
 * @param parts what the categories of costs are made of, as far as computed
 * @param totals the sum of each category of costs
 * @param scores TL-EVS, where costs and benefits are known
 * @param transferCosts what transfer costs before the first request, where there is something to compare it with
 */
@API(status = API.Status.INTERNAL)
public record ViabilitySheet(
        Calculations calculations,
        List<CostPart> parts,
        List<CostTotal> totals,
        List<TlEvs> scores,
        List<TransferCost> transferCosts)
        implements Sheet {}
