package org.transferadvisor.log.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.Logged;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Outcome;
import org.transferadvisor.log.store.LogStore;

/**
 * What a log says of how its decisions turned out: of each decision the last outcome.
 *
 * @param decisions how many decisions have an outcome
 * @param notCarriedOut how many of them were not carried out
 * @param unmeasured how many were, and tell whether they succeeded, but had no measured proximity
 * @param purged how many outcomes are about decisions that were purged
 * @param trials those that teach something of the curve
 * @param ratios actual over predicted, by strategy and figure
 */
public record Observations(
        int decisions,
        int notCarriedOut,
        int unmeasured,
        int purged,
        List<Trial> trials,
        Map<String, Map<String, List<Double>>> ratios) {

    /** What is compared: the field of the decision and that of the outcome, by name. */
    private static final Map<String, Map.Entry<String, String>> FIGURES = figures();

    private static Map<String, Map.Entry<String, String>> figures() {
        Map<String, Map.Entry<String, String>> figures = new LinkedHashMap<>();
        figures.put("hours", Map.entry(Logged.GPU_HOURS, Outcome.GPU_HOURS));
        figures.put("memory", Map.entry(Logged.MEMORY, Outcome.MEMORY_GB));
        figures.put("cost", Map.entry(Logged.COST, Outcome.COST));
        return figures;
    }

    /** Reads them. */
    public static Observations in(LogStore store) {
        Map<String, Outcome> last = new LinkedHashMap<>();
        store.ofKind(
                Kind.OUTCOME, each -> last.put(String.valueOf(each.entry().text(Entry.ID)), Outcome.of(each.entry())));
        int notCarriedOut = 0;
        int unmeasured = 0;
        int purged = 0;
        List<Trial> trials = new ArrayList<>();
        Map<String, Map<String, List<Double>>> ratios = new TreeMap<>();
        for (Map.Entry<String, Outcome> each : last.entrySet()) {
            Entry decision = decision(store, each.getKey());
            Outcome outcome = each.getValue();
            if (decision == null) {
                purged++;
                continue;
            }
            if (Boolean.FALSE.equals(outcome.values().get(Outcome.CARRIED_OUT))) {
                notCarriedOut++;
                continue;
            }
            Double proximity = number(decision, Logged.PROXIMITY);
            Boolean succeeded = outcome.succeeded();
            if (succeeded != null && proximity != null) {
                trials.add(new Trial(proximity, succeeded));
            } else if (succeeded != null) {
                unmeasured++;
            }
            compare(decision, outcome, ratios);
        }
        return new Observations(last.size() - purged, notCarriedOut, unmeasured, purged, trials, ratios);
    }

    private static @Nullable Entry decision(LogStore store, String id) {
        return store.decisions(id, 1).stream()
                .map(each -> each.entry())
                .filter(each -> id.equals(each.text(Entry.ID)))
                .findFirst()
                .orElse(null);
    }

    /** What was foretold was foretold of the strategy that was recommended. */
    private static void compare(Entry decision, Outcome outcome, Map<String, Map<String, List<Double>>> ratios) {
        String strategy = String.valueOf(decision.text(Entry.STRATEGY));
        if (!Objects.requireNonNullElse(outcome.strategyUsed(), strategy).equals(strategy)) {
            return;
        }
        FIGURES.forEach((name, fields) -> {
            Double predicted = number(decision, fields.getKey());
            Double actual = outcome.figure(fields.getValue());
            if (predicted != null && predicted > 0 && actual != null) {
                ratios.computeIfAbsent(strategy, each -> new LinkedHashMap<>())
                        .computeIfAbsent(name, each -> new ArrayList<>())
                        .add(actual / predicted);
            }
        });
    }

    private static @Nullable Double number(Entry entry, String field) {
        return entry.fields().get(field) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }
}
