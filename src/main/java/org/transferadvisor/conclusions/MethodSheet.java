package org.transferadvisor.conclusions;

import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Sheet;

/**
 * What each method takes on the selected model, whichever of them is chosen (§5.2, §7.4).
 *
 * @param calculations all figures with their workings
 * @param prices of an hour of the project's GPU
 * @param runHours hours of one run
 * @param runCosts dollars of one run
 * @param adaptationCosts dollars of all runs
 * @param memories GPU memory
 * @param plainMemories GPU memory of a plain training loop, where the methods fit with another
 * @param selected the model that they are taken on
 */
@API(status = API.Status.INTERNAL)
public record MethodSheet(
        Calculations calculations,
        List<GpuPrice> prices,
        List<RunHours> runHours,
        List<RunCost> runCosts,
        List<AdaptationCost> adaptationCosts,
        List<TrainingMemory> memories,
        List<PlainMemory> plainMemories,
        List<SelectedModel> selected)
        implements Sheet {

    /**
     * The sheet of these calculations.
     *
     * @param calculations the calculations
     * @param selected the models that were selected
     * @return the sheet
     */
    public static MethodSheet of(Calculations calculations, List<SelectedModel> selected) {
        return new MethodSheet(
                calculations,
                calculations.results(GpuPrice.class),
                calculations.results(RunHours.class),
                calculations.results(RunCost.class),
                calculations.results(AdaptationCost.class),
                calculations.results(TrainingMemory.class),
                calculations.results(PlainMemory.class),
                selected);
    }
}
