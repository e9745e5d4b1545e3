package org.transferadvisor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transferadvisor.conclusions.Criterion;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.EstimatedProximity;
import org.transferadvisor.conclusions.Ineligible;
import org.transferadvisor.conclusions.ModelScore;
import org.transferadvisor.conclusions.ProximityBand;
import org.transferadvisor.conclusions.Quadrant;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Trace.Conclusion;

/** The candidates of an advice, ranked (§6 and §9.3 of the article). */
final class AdviceModels {

    private final Rulebook rulebook;
    private final List<Candidate> candidates;
    private final TracedConclusions concluded;

    AdviceModels(Rulebook rulebook, CaseFacts facts, TracedConclusions concluded) {
        this.rulebook = rulebook;
        this.candidates =
                facts.facts().candidates() == null ? List.of() : facts.facts().candidates();
        this.concluded = concluded;
    }

    List<Advice.Model> ranked() {
        Map<String, DomainProximity> dps = new HashMap<>();
        concluded.all(DomainProximity.class).forEach(each -> dps.put(each.fact().model(), each.fact()));
        Map<String, Range> ranges = ranges();
        Map<String, String> bands = new HashMap<>();
        concluded
                .all(ProximityBand.class)
                .forEach(each -> bands.put(each.fact().model(), each.fact().band()));
        Map<String, String> quadrants = new HashMap<>();
        concluded
                .all(Quadrant.class)
                .forEach(each -> quadrants.put(each.fact().model(), each.fact().quadrant()));
        Map<String, Map<String, Double>> parts = new HashMap<>();
        concluded.all(Criterion.class).forEach(each -> parts.computeIfAbsent(
                        each.fact().model(), any -> new TreeMap<>())
                .put(each.fact().criterion(), each.fact().value()));
        Map<String, List<String>> reasons = new HashMap<>();
        concluded.all(Ineligible.class).forEach(each -> reasons.computeIfAbsent(
                        each.fact().model(), any -> new ArrayList<>())
                .add(each.firing().because()));
        Conclusion<SelectedModel> selected = concluded.first(SelectedModel.class);
        return concluded.all(ModelScore.class).stream()
                .map(Conclusion::fact)
                .sorted(ModelScore.BEST_FIRST)
                .map(each -> new Advice.Model(
                        each.model(),
                        dps.containsKey(each.model()) ? dps.get(each.model()).dps() : null,
                        dps.containsKey(each.model()) ? dps.get(each.model()).basis() : null,
                        ranges.get(each.model()),
                        bands.get(each.model()),
                        quadrants.get(each.model()),
                        each.score(),
                        ordered(parts.getOrDefault(each.model(), Map.of())),
                        !reasons.containsKey(each.model()),
                        reasons.containsKey(each.model()) ? String.join("; ", reasons.get(each.model())) : null,
                        selected != null && selected.fact().model().equals(each.model())))
                .toList();
    }

    /** The range of each proximity: of an estimate, or the interval that was measured. */
    private Map<String, Range> ranges() {
        Map<String, Range> ranges = new HashMap<>();
        concluded
                .all(EstimatedProximity.class)
                .forEach(each -> ranges.put(each.fact().model(), each.fact().proximity()));
        for (Candidate each : candidates) {
            if (each.similarity() != null && each.similarity().interval() != null) {
                ranges.put(each.model(), each.similarity().interval());
            }
        }
        return ranges;
    }

    private Map<String, Double> ordered(Map<String, Double> parts) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        rulebook.reference().ids("criterion-weights").forEach(id -> {
            if (parts.containsKey(id)) {
                ordered.put(id, parts.get(id));
            }
        });
        parts.forEach(ordered::putIfAbsent);
        return Collections.unmodifiableMap(ordered);
    }
}
