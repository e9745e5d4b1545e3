package org.transferadvisor.costs;

import java.util.List;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.EnterpriseCost;

/** How much of the costs rests on defaults, and which facts would replace them. */
public final class Defaults {

    private Defaults() {}

    /** USD of all that rests on a default. */
    public static double sum(List<EnterpriseCost> costs) {
        return Ranges.settled(costs.stream().mapToDouble(EnterpriseCost::amount).sum());
    }

    /** USD of all costs, likely. */
    public static double all(List<CostTotal> totals) {
        return Ranges.settled(
                totals.stream().mapToDouble(each -> each.amount().likely()).sum());
    }

    /** The facts that would replace defaults, the largest first, as a project states them. */
    public static String facts(List<EnterpriseCost> costs) {
        return String.join(
                ", ",
                costs.stream()
                        .sorted((one, other) -> one.amount().equals(other.amount())
                                ? one.fact().compareTo(other.fact())
                                : Double.compare(other.amount(), one.amount()))
                        .map(each -> each.fact().substring(1).replace('/', '.'))
                        .toList());
    }
}
