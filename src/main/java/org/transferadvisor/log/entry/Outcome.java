package org.transferadvisor.log.entry;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a decision turned out, as an entry of its own. What is not known is absent; of several words on one decision the last counts.
 *
 * @param values what is known, by field
 */
public record Outcome(Map<String, Object> values) {

    /** Whether the project was carried out. */
    public static final String CARRIED_OUT = "carriedOut";

    /** The strategy that was used; absent where it was the one recommended. */
    public static final String STRATEGY_USED = "strategyUsed";

    /** Whether it succeeded, by the user's own measure. */
    public static final String SUCCEEDED = "succeeded";

    /** Quality before, 0 to 1. */
    public static final String QUALITY_BEFORE = "qualityBefore";

    /** Quality after, 0 to 1. */
    public static final String QUALITY_AFTER = "qualityAfter";

    /** GPU-hours of one run, of one A100-80GB as they were foretold. */
    public static final String GPU_HOURS = "actualGpuHours";

    /** GPU memory in gigabytes. */
    public static final String MEMORY_GB = "actualMemoryGb";

    /** US dollars of compute for all runs. */
    public static final String COST = "actualCost";

    /** Weeks to production. */
    public static final String WEEKS = "actualWeeks";

    /** Anything else that a reader should know. */
    public static final String NOTE = "note";

    /** Fields that hold yes or no. */
    public static final Set<String> FLAGS = Set.of(CARRIED_OUT, SUCCEEDED);

    /** Fields that hold a number from 0 to 1. */
    public static final Set<String> SHARES = Set.of(QUALITY_BEFORE, QUALITY_AFTER);

    /** Fields that hold a number above 0. */
    public static final Set<String> AMOUNTS = Set.of(GPU_HOURS, MEMORY_GB, COST, WEEKS);

    /** What an entry says. */
    public static Outcome of(Entry entry) {
        return new Outcome(entry.fields());
    }

    /** The entry about a decision. */
    public Entry entry(String id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(Entry.ID, id);
        fields.putAll(values);
        return new Entry(Kind.OUTCOME, fields);
    }

    /** Whether the project succeeded; null where nobody says, or where it was not carried out. */
    public @Nullable Boolean succeeded() {
        return Boolean.FALSE.equals(values.get(CARRIED_OUT)) ? null : (Boolean) values.get(SUCCEEDED);
    }

    /** The strategy that was used, where it was another than the one recommended. */
    public @Nullable String strategyUsed() {
        return (String) values.get(STRATEGY_USED);
    }

    /** A figure; null where nobody says. */
    public @Nullable Double figure(String field) {
        return values.get(field) instanceof Number number
                ? Double.valueOf(new BigDecimal(number.toString()).doubleValue())
                : null;
    }
}
