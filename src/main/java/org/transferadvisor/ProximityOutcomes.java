package org.transferadvisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.ModelMatch;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.trace.Trace.Conclusion;

/**
 * What each band of proximity would lead to, where the selected model's is only estimated: the same project is decided again
 * with the match that the band implies (§4 of the specification, §9.1 of the article).
 */
final class ProximityOutcomes {

    private static final Map<String, String> MATCHES = matches();

    private ProximityOutcomes() {}

    private static Map<String, String> matches() {
        Map<String, String> matches = new LinkedHashMap<>();
        matches.put("STRONG", "HIGH_QUALITY");
        matches.put("MODERATE", "PARTIAL");
        matches.put("LIMITED", "NONE");
        return matches;
    }

    /** The outcome in each band; empty where the match is stated, or the selected model's proximity measured. */
    static List<Advice.ByProximity> of(InForce current, CaseFacts facts, TracedConclusions concluded) {
        Conclusion<SelectedModel> selected = concluded.first(SelectedModel.class);
        if (selected == null || facts.facts().modelMatch() != null || isMeasured(selected.fact(), concluded)) {
            return List.of();
        }
        List<Advice.ByProximity> outcomes = new ArrayList<>();
        String estimated = concluded.only(ModelMatch.class).fact().match();
        MATCHES.forEach((band, match) -> {
            if (match.equals(estimated)) { // leads where the recommendation does
                outcomes.add(outcome(
                        band,
                        concluded.only(Leaf.class).fact(),
                        concluded.only(ChosenStrategy.class).fact()));
                return;
            }
            CaseFacts supposed = new CaseFacts(
                    facts.facts().toBuilder().modelMatch(match).build(),
                    facts.defaulted(),
                    facts.basis(),
                    facts.given());
            Conclusions then = new Session(current, current.given(supposed)).decision();
            outcomes.add(outcome(
                    band,
                    Objects.requireNonNull(then.only(Leaf.class)),
                    Objects.requireNonNull(then.only(ChosenStrategy.class))));
        });
        return List.copyOf(outcomes);
    }

    private static Advice.ByProximity outcome(String band, Leaf leaf, ChosenStrategy chosen) {
        return new Advice.ByProximity(band, leaf.id(), chosen.strategy(), chosen.adaptation());
    }

    private static boolean isMeasured(SelectedModel selected, TracedConclusions concluded) {
        return concluded.all(DomainProximity.class).stream()
                .map(Conclusion::fact)
                .anyMatch(each ->
                        each.model().equals(selected.model()) && each.basis().equals("MEASURED"));
    }
}
