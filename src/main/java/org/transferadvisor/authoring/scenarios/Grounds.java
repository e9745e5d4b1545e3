package org.transferadvisor.authoring.scenarios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/** Why an advice says what it says: from a conclusion back over the rules that led there. */
final class Grounds {

    private static final int MOST_REASONS = 6;

    /**
     * Which conclusion stands behind a part of an advice.
     *
     * @param path the part; {@code *} for any step
     * @param type kind of conclusion
     * @param key field of it that the step in place of the first {@code *}, or else the last step, names; empty for none
     */
    private record Part(String path, String type, String key) {}

    private static final List<Part> PARTS = List.of(
            new Part("recommendation.leaf", "Leaf", ""),
            new Part("recommendation.strategy", "ChosenStrategy", ""),
            new Part("recommendation.adaptation", "AdaptationChoice", ""),
            new Part("recommendation.model", "SelectedModel", ""),
            new Part("recommendation", "ChosenStrategy", ""),
            new Part("decisionPath.*", "TreeStep", "question"),
            new Part("decisionPath", "TreeStep", ""),
            new Part("peft.winner", "PeftWinner", ""),
            new Part("peft.tally.*", "Tally", "column"),
            new Part("peft.votes.*", "Vote", "factor"),
            new Part("peft.alternatives.*", "Alternative", "strategy"),
            new Part("models.*.dps", "DomainProximity", "model"),
            new Part("models.*.band", "ProximityBand", "model"),
            new Part("models.*.quadrant", "Quadrant", "model"),
            new Part("models.*.score", "ModelScore", "model"),
            new Part("models.*.parts", "Criterion", "model"),
            new Part("models.*.eligible", "Ineligible", "model"),
            new Part("models.*.reason", "Ineligible", "model"),
            new Part("models.*.selected", "SelectedModel", ""),
            new Part("costs.*.gpuHours", "RunHours", "strategy"),
            new Part("costs.*.compute", "RunCost", "strategy"),
            new Part("costs.*.adaptation", "AdaptationCost", "strategy"),
            new Part("costs.*.trainingMemoryGb", "TrainingMemory", "strategy"),
            new Part("costs.*.gpusNeeded", "TrainingMemory", "strategy"),
            new Part("costs.*.fits", "TrainingMemory", "strategy"),
            new Part("costs.*.storageGb", "StorageSize", "strategy"),
            new Part("costs.*.inferencePerMonth", "InferenceCost", "strategy"),
            new Part("costs.*.statedMemoryGb", "StatedMemory", "strategy"),
            new Part("costs.*.memoryExcessGb", "StatedMemory", "strategy"),
            new Part("costs.*.trainedParameters", "TrainedParameters", "strategy"),
            new Part("viability.benefits.total", "TotalBenefits", ""),
            new Part("viability.benefits.*", "Benefit", "name"),
            new Part("viability.costs.total", "TotalCosts", ""),
            new Part("viability.costs.*", "CostTotal", "category"),
            new Part("viability.parts.*", "CostPart", "part"),
            new Part("viability.successProbability", "SuccessProbability", ""),
            new Part("viability.tlEvs", "TlEvs", ""),
            new Part("viability.verdict", "Verdict", ""),
            new Part("viability.reason", "Verdict", ""),
            new Part("viability.unknown.*", "UnknownAmount", "amount"),
            new Part("breakEvens.*", "BreakEven", "name"),
            new Part("findings.*", "Finding", "code"));

    private final Trace trace;
    private final String basis;
    private final Map<String, Firing> authors = new HashMap<>();

    Grounds(Trace trace, String basis) {
        this.trace = trace;
        this.basis = basis;
        trace.firings().forEach(firing -> firing.concluded().forEach(fact -> authors.putIfAbsent(fact.id(), firing)));
    }

    /** The reasons for what the advice says at a place. */
    List<Failure.Reason> of(AdvicePath path) {
        for (Part part : PARTS) {
            String[] wanted = part.path().split("\\.");
            String named = named(wanted, path.steps());
            if (named != null) {
                return from(concluding(part.type(), part.key(), part.key().isEmpty() ? null : named));
            }
        }
        return List.of();
    }

    /** The step that names an entry, empty where the part names none; null where the path does not lead into the part. */
    private static @Nullable String named(String[] wanted, List<String> steps) {
        if (steps.size() < wanted.length) {
            return null;
        }
        String named = "";
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("*")) {
                named = steps.get(i);
            } else if (!wanted[i].equals(steps.get(i))) {
                return null;
            }
        }
        return named;
    }

    /** The reasons for a finding that is there. */
    List<Failure.Reason> ofFinding(String code) {
        return from(concluding("Finding", "code", code));
    }

    /** The reasons for which a rule fired. */
    List<Failure.Reason> ofRule(String rule) {
        return from(trace.firings().stream()
                .filter(firing -> firing.rule().id().equals(rule))
                .toList());
    }

    private List<Firing> concluding(String type, String key, @Nullable String name) {
        return trace.firings().stream()
                .filter(firing -> firing.concluded().stream()
                        .anyMatch(fact -> fact.type().equals(type)
                                && (name == null || hasName(fact, key, name))
                                && isOnBasis(fact)))
                .toList();
    }

    private static boolean hasName(Fact fact, String key, String name) {
        return name.matches("\\d+")
                || fact.value() instanceof Record record
                        && name.equals(RecordFields.of(record).get(record, key));
    }

    /** Figures of the other basis stand in the trace too, but not behind the advice. */
    private boolean isOnBasis(Fact fact) {
        Object other =
                fact.value() instanceof Record record ? RecordFields.of(record).get(record, "basis") : null;
        return other == null || other.equals(basis);
    }

    /** The sentences of the firings and of those that they rest on, nearest first. */
    private List<Failure.Reason> from(List<Firing> firings) {
        Deque<Firing> open = new ArrayDeque<>(firings);
        Set<String> seen = new LinkedHashSet<>();
        List<Failure.Reason> reasons = new ArrayList<>();
        while (!open.isEmpty() && reasons.size() < MOST_REASONS) {
            Firing firing = open.remove();
            if (!seen.add(firing.id())) {
                continue;
            }
            reasons.add(new Failure.Reason(
                    firing.rule().id(), firing.rule().file(), firing.rule().line(), firing.because()));
            for (Fact fact : firing.matched()) {
                Firing author = fact.kind() == Fact.Kind.CONCLUSION ? authors.get(fact.id()) : null;
                if (author != null) {
                    open.add(author);
                }
            }
        }
        return List.copyOf(reasons);
    }
}
