package org.transferadvisor.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Fields;
import org.transferadvisor.log.entry.Outcome;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.rulebook.RulebookFiles;

/** Reads how a decision turned out, as people say it. */
public final class StatedOutcome {

    /** What may be said, as options name it, by the fields that it fills. */
    public static final Map<String, String> COLUMNS = columns();

    private static final String STRATEGIES = RulebookFiles.REFERENCE + "strategies.yaml";

    private StatedOutcome() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("carried-out", Outcome.CARRIED_OUT);
        columns.put("succeeded", Outcome.SUCCEEDED);
        columns.put("strategy-used", Outcome.STRATEGY_USED);
        columns.put("quality-before", Outcome.QUALITY_BEFORE);
        columns.put("quality-after", Outcome.QUALITY_AFTER);
        columns.put("gpu-hours", Outcome.GPU_HOURS);
        columns.put("memory-gb", Outcome.MEMORY_GB);
        columns.put("cost", Outcome.COST);
        columns.put("weeks", Outcome.WEEKS);
        columns.put("note", Outcome.NOTE);
        return columns;
    }

    /**
     * The entry about a decision.
     *
     * @param decision the decision
     * @param place where it was said, for messages
     * @param by who says so; null where nobody is named
     * @param said values by the names of {@link #COLUMNS}
     * @throws RefusedException where a value cannot be
     */
    public static Entry entry(
            LogStore store, Recorded decision, String place, @Nullable String by, Map<String, String> said) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (by != null) {
            values.put(Entry.BY, by);
        }
        said.forEach((name, value) -> {
            String field = COLUMNS.get(name);
            if (field == null) {
                throw new RefusedException(List.of(new Problem(
                        place,
                        0,
                        0,
                        "/" + name,
                        Problem.quoted(name) + " is nothing that can be said of an outcome",
                        String.join(", ", COLUMNS.keySet()),
                        null)));
            }
            values.put(field, value(place, name, field, value));
            if (field.equals(Outcome.STRATEGY_USED)) {
                checkStrategy(store, place, decision, value);
            }
        });
        return new Outcome(values).entry(String.valueOf(decision.entry().text(Entry.ID)));
    }

    private static Object value(String place, String name, String field, String text) {
        if (Outcome.FLAGS.contains(field)) {
            if (!text.matches("(?i)yes|no|true|false")) {
                throw refused(place, name, text, "yes or no");
            }
            return text.matches("(?i)yes|true");
        }
        boolean share = Outcome.SHARES.contains(field);
        if (!share && !Outcome.AMOUNTS.contains(field)) {
            return text;
        }
        try {
            double number = Double.parseDouble(text);
            if (share ? number >= 0 && number <= 1 : number > 0 && number < Double.POSITIVE_INFINITY) {
                return Fields.number(number);
            }
        } catch (NumberFormatException e) {
            // said below, as for any number that is out of range
        }
        throw refused(place, name, text, share ? "a number from 0 to 1" : "a number above 0");
    }

    /** A strategy that was used is one that the rulebook knew, so that a slip of the pen does not become a strategy of its own. */
    private static void checkStrategy(LogStore store, String place, Recorded decision, String strategy) {
        Map<String, String> files =
                store.rulebook(String.valueOf(decision.entry().text(Entry.RULEBOOK)));
        String table = files == null
                ? ""
                : files.entrySet().stream()
                        .filter(each -> RulebookFiles.local(each.getKey()).equals(STRATEGIES))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("\n"));
        if (!Pattern.compile("\\bid:\\s*[\"']?" + Pattern.quote(strategy) + "\\b")
                .matcher(table)
                .find()) {
            throw refused(place, "strategy-used", strategy, "the id of a strategy of the rulebook that decided");
        }
    }

    private static RefusedException refused(String place, String name, String value, String allowed) {
        return new RefusedException(List.of(new Problem(
                place, 0, 0, "/" + name, Problem.quoted(value) + " cannot be the value of " + name, allowed, null)));
    }
}
