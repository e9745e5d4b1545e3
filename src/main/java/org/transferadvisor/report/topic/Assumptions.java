package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.rulebook.Sentence;

/**
 * What stood in for facts that a project does not state, and figures that the article does not give.
 *
 * @param bySource facts with their values, such as {@code /data/sensitive = false}, by basis and source
 * @param compared how many figures of strategies that are only compared are left out
 * @param notes what a reader should know of them
 */
public record Assumptions(Map<String, List<String>> bySource, int compared, List<String> notes) {

    /** What a table of strategies says of its columns is no note on this project. */
    private static final String STRATEGIES = "strategies/";

    /** A value that stood in for the same fact of several candidates stands once. */
    public static Assumptions of(Advice advice) {
        Map<String, Map<String, Set<String>>> bySource = new LinkedHashMap<>();
        int compared = 0;
        for (Advice.Assumption each : advice.assumptions()) {
            if (onlyCompared(advice.recommendation(), each.fact())) {
                compared++;
                continue;
            }
            bySource.computeIfAbsent(
                            Words.start(each.basis().toLowerCase(Locale.ROOT)) + ", " + Figures.cited(each.source()),
                            any -> new LinkedHashMap<>())
                    .computeIfAbsent(ofAnyCandidate(each.fact()), any -> new LinkedHashSet<>())
                    .add(Sentence.show(each.value(), null));
        }
        Map<String, List<String>> shown = new LinkedHashMap<>();
        bySource.forEach((source, facts) -> {
            List<String> items = new ArrayList<>();
            facts.forEach((fact, values) -> items.add(fact + " = " + String.join(" or ", values)));
            shown.put(source, items);
        });
        return new Assumptions(shown, compared, notes(advice));
    }

    private static List<String> notes(Advice advice) {
        Map<String, Set<String>> facts = new LinkedHashMap<>();
        advice.assumptions().stream()
                .filter(each -> each.note() != null && !each.fact().startsWith(STRATEGIES))
                .forEach(each -> facts.computeIfAbsent(each.note(), any -> new LinkedHashSet<>())
                        .add(ofAnyCandidate(each.fact())));
        List<String> notes = new ArrayList<>();
        facts.forEach((note, of) -> notes.add(String.join(", ", of) + ": " + note));
        Advice.Cost first = advice.costs().isEmpty() ? null : advice.costs().get(0);
        if (first != null && first.note() != null && first.gpuHours() != null) {
            notes.add("hours of " + first.strategy() + ": " + first.note());
        }
        return List.copyOf(notes);
    }

    private static String ofAnyCandidate(String fact) {
        return fact.replaceFirst("^/candidates/\\d+/", "/candidates/*/");
    }

    /** Whether a figure belongs to a strategy that is not part of the recommendation. */
    private static boolean onlyCompared(Advice.Recommendation chosen, String fact) {
        return fact.startsWith(STRATEGIES)
                && !fact.startsWith(STRATEGIES + chosen.strategy() + "/")
                && !fact.startsWith(STRATEGIES + chosen.adaptation() + "/");
    }
}
