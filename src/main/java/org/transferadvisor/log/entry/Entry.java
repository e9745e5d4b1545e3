package org.transferadvisor.log.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the log is to remember, before it has a place in it.
 *
 * @param kind what kind of entry it is
 * @param fields what it says: text, numbers, booleans, and lists and maps of those, by name; nothing is null
 */
public record Entry(Kind kind, Map<String, Object> fields) {

    /** Id of the decision that it is, or is about. */
    public static final String ID = "id";

    /** Name of the project. */
    public static final String PROJECT = "project";

    /** Source model of the recommendation. */
    public static final String MODEL = "model";

    /** Who asked, or who wrote the entry. */
    public static final String BY = "by";

    /** Number of the entry that began the run of many decisions. */
    public static final String RUN = "run";

    /** Line of the run's input, from 1. */
    public static final String LINE = "line";

    /** The facts as they were given. */
    public static final String FACTS = "facts";

    /** The digest of the facts. */
    public static final String FACTS_DIGEST = "factsDigest";

    /** The whole advice, packed. */
    public static final String ADVICE = "advice";

    /** Digest of the rulebook. */
    public static final String RULEBOOK = "rulebook";

    /** The strategy recommended. */
    public static final String STRATEGY = "strategy";

    /** The verdict on the project. */
    public static final String VERDICT = "verdict";

    /** Ids of the rules that fired, sorted. */
    public static final String RULES = "rules";

    /** Codes of the findings, sorted. */
    public static final String FINDINGS = "findings";

    /** Pointers of the assumed facts that the recommendation rests on, sorted. */
    public static final String ASSUMED = "assumed";

    /** Fields of few values, of which the log keeps each value once, and by which decisions are found quickly. */
    public static final Set<String> SHARED = Set.of(
            RULEBOOK,
            STRATEGY,
            VERDICT,
            RULES,
            FINDINGS,
            ASSUMED,
            "leaf",
            "adaptation",
            "basis",
            "advisor",
            "engine",
            "java");

    /** Those that hold several values at once. */
    public static final Set<String> SEVERAL = Set.of(RULES, FINDINGS, ASSUMED);

    /** The text of a field; null where there is none. */
    public @Nullable String text(String field) {
        return fields.get(field) instanceof String text ? text : null;
    }

    /** What one value of a shared field is kept as. */
    public static String term(String field, String value) {
        return field + ":" + value;
    }

    /** All values of its shared fields, as they are kept. */
    public SortedSet<String> terms() {
        SortedSet<String> terms = new TreeSet<>();
        SHARED.forEach(field -> {
            Object value = fields.get(field);
            Collection<?> values =
                    value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
            values.forEach(each -> terms.add(term(field, String.valueOf(each))));
        });
        return terms;
    }
}
