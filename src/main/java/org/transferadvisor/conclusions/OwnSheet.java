package org.transferadvisor.conclusions;

import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Sheet;

/**
 * What a model of one's own takes (§3.3).
 *
 * @param calculations all figures with their workings
 * @param runCosts dollars of its development
 * @param adaptationCosts the same, paid once
 * @param memories GPU memory of training it
 */
@API(status = API.Status.INTERNAL)
public record OwnSheet(
        Calculations calculations,
        List<RunCost> runCosts,
        List<AdaptationCost> adaptationCosts,
        List<TrainingMemory> memories)
        implements Sheet {

    /**
     * The sheet of these calculations.
     *
     * @param calculations the calculations
     * @return the sheet
     */
    public static OwnSheet of(Calculations calculations) {
        return new OwnSheet(
                calculations,
                calculations.results(RunCost.class),
                calculations.results(AdaptationCost.class),
                calculations.results(TrainingMemory.class));
    }
}
