package org.transferadvisor.conclusions;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Sheet;

/**
 * What every strategy takes, those included that add to the method of their transfer step (§3.2, §3.3, §7.2, §9.1).
 *
 * @param calculations the figures that this sheet adds to those of the methods, with their workings
 * @param candidates how many source models are compared
 * @param runHours hours of one run, those of the methods and of a model of one's own included
 * @param runCosts dollars of one run, those of the methods and of a model of one's own included
 * @param adaptationCosts dollars of all runs, those of the methods and of a model of one's own included
 * @param memories GPU memory, that of the methods and of a model of one's own included
 * @param inferenceCosts dollars of serving
 * @param cheapestApis the cheapest API among the candidates, where there is one
 * @param tokenCosts what tokens cost on GPUs, where there is an API to compare with
 * @param smallestOpens the open model to compare with the API, where there is one
 */
@API(status = API.Status.INTERNAL)
public record StrategySheet(
        Calculations calculations,
        List<CandidateCount> candidates,
        List<RunHours> runHours,
        List<RunCost> runCosts,
        List<AdaptationCost> adaptationCosts,
        List<TrainingMemory> memories,
        List<InferenceCost> inferenceCosts,
        List<CheapestApi> cheapestApis,
        List<TokenCost> tokenCosts,
        List<SmallestOpen> smallestOpens)
        implements Sheet {

    /**
     * The sheet of these calculations, on top of what the methods take.
     *
     * @param methods what each method takes
     * @param own what a model of one's own takes
     * @param added the calculations
     * @return the sheet
     */
    public static StrategySheet of(MethodSheet methods, OwnSheet own, Calculations added) {
        return new StrategySheet(
                added,
                added.results(CandidateCount.class),
                both(methods.runHours(), added.results(RunHours.class)),
                both(both(methods.runCosts(), own.runCosts()), added.results(RunCost.class)),
                both(both(methods.adaptationCosts(), own.adaptationCosts()), added.results(AdaptationCost.class)),
                both(both(methods.memories(), own.memories()), added.results(TrainingMemory.class)),
                added.results(InferenceCost.class),
                added.results(CheapestApi.class),
                added.results(TokenCost.class),
                added.results(SmallestOpen.class));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        List<T> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }
}
