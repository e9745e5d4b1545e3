package org.transferadvisor;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.DeviceHours;
import org.transferadvisor.conclusions.Distillation;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.StatedMemory;
import org.transferadvisor.conclusions.StorageSize;
import org.transferadvisor.conclusions.TrainedParameters;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Trace.Conclusion;

/** The costs of an advice: of every strategy that is known to cost something, the recommended one first (§5 of the article). */
final class AdviceCosts {

    private final Rulebook rulebook;
    private final CaseFacts facts;
    private final TracedConclusions concluded;

    AdviceCosts(Rulebook rulebook, CaseFacts facts, TracedConclusions concluded) {
        this.rulebook = rulebook;
        this.facts = facts;
        this.concluded = concluded;
    }

    List<Advice.Cost> of(Advice.Recommendation recommendation) {
        Set<String> order = new LinkedHashSet<>(List.of(recommendation.strategy()));
        if (recommendation.adaptation() != null) {
            order.add(recommendation.adaptation());
        }
        Set<String> considered = new HashSet<>();
        recommendation.alsoConsider().forEach(each -> considered.add(each.strategy()));
        Set<String> known = new HashSet<>();
        concluded.all(RunCost.class).forEach(each -> known.add(each.fact().strategy()));
        concluded
                .all(TrainingMemory.class)
                .forEach(each -> known.add(each.fact().strategy()));
        concluded.all(InferenceCost.class).forEach(each -> known.add(each.fact().strategy()));
        rulebook.reference().ids("strategies").stream()
                .filter(each -> known.contains(each) || considered.contains(each))
                .forEach(order::add);
        return order.stream().map(each -> cost(each, recommendation.strategy())).toList();
    }

    private Advice.Cost cost(String strategy, String recommended) {
        String basis = facts.basis().name();
        String other = concluded.all(RunCost.class).stream()
                .map(each -> each.fact().basis())
                .filter(each -> !each.equals(basis))
                .findFirst()
                .orElse("");
        TrainingMemory memory =
                concluded.find(TrainingMemory.class, each -> each.strategy().equals(strategy));
        AdaptationCost adaptation =
                concluded.find(AdaptationCost.class, each -> each.strategy().equals(strategy));
        StorageSize storage =
                concluded.find(StorageSize.class, each -> each.strategy().equals(strategy));
        InferenceCost inference =
                concluded.find(InferenceCost.class, each -> each.strategy().equals(strategy));
        StatedMemory stated =
                concluded.find(StatedMemory.class, each -> each.strategy().equals(strategy));
        TrainedParameters trained =
                concluded.find(TrainedParameters.class, each -> each.strategy().equals(strategy));
        DeviceHours device =
                concluded.find(DeviceHours.class, each -> each.strategy().equals(strategy));
        Range otherHours = hours(strategy, other);
        Advice.OtherBasis otherBasis = new Advice.OtherBasis(
                other, otherHours, compute(strategy, other), otherHours == null ? null : hoursNote(other));
        return new Advice.Cost(
                strategy,
                hours(strategy, basis),
                compute(strategy, basis),
                adaptation == null ? null : adaptation.amount(),
                device == null ? null : device.hours(),
                device == null ? null : device.wallClock(),
                memory == null ? null : memory.gb(),
                memory == null ? null : memory.perGpuGb(),
                memory == null
                        ? null
                        : new Advice.MemoryParts(
                                memory.weightsGb(), memory.trainedGb(), memory.activationsGb(), memory.overheadGb()),
                memory == null ? null : memory.gpusNeeded(),
                memory == null ? null : memory.fits(),
                storage == null ? null : storage.gb(),
                inference == null ? null : inference.perMonth(),
                stated == null ? null : stated.gb(),
                stated == null ? null : stated.excess(),
                trained == null || !counted(strategy) ? null : trained.count(),
                note(strategy),
                strategy.equals(recommended) && otherBasis.compute() != null ? otherBasis : null);
    }

    /** Without the tokens of a sample the published hours stand in for the measured ones (§5.2). */
    private @Nullable String hoursNote(String basis) {
        return basis.equals(Basis.MEASURED.name()) && facts.facts().data().tokensPerSample() == null
                ? "The published hours, as the measured ones take /data/tokensPerSample."
                : null;
    }

    /** Whether the parameters that it trains are counted from the model's shape, and no share of all. */
    private boolean counted(String strategy) {
        Row row = rulebook.reference().row("strategies", strategy);
        return row != null && ((Strategy) row.value()).trains() != null;
    }

    private @Nullable String note(String strategy) {
        Row row = rulebook.reference().row("strategies", strategy);
        if (row != null && ((Strategy) row.value()).addedShare() != null) {
            Conclusion<Distillation> lesson = concluded.first(Distillation.class);
            return lesson == null ? null : lesson.firing().because();
        }
        return row == null
                ? null
                : Stream.of("gpuHoursAt7B", "requestTokens")
                        .map(each -> row.provenance().get(each))
                        .filter(Objects::nonNull)
                        .map(Provenance::note)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable Range hours(String strategy, String basis) {
        RunHours found = concluded.find(
                RunHours.class,
                each -> each.strategy().equals(strategy) && each.basis().equals(basis));
        return found == null ? null : found.hours();
    }

    private @Nullable Range compute(String strategy, String basis) {
        RunCost found = concluded.find(
                RunCost.class,
                each -> each.strategy().equals(strategy) && each.basis().equals(basis));
        return found == null ? null : found.compute();
    }
}
