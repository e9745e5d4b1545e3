package org.transferadvisor.log;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Fields;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Packed;

/** What the log keeps of an advice. */
public final class Logged {

    /** The Domain Proximity Score of the model that was selected. */
    public static final String PROXIMITY = "dps";

    /** The probability of success that was foretold. */
    public static final String SUCCESS = "successProbability";

    /** The likely GPU-hours of one run. */
    public static final String GPU_HOURS = "gpuHours";

    /** The GPU memory, in gigabytes. */
    public static final String MEMORY = "trainingMemoryGb";

    /** The likely US dollars of compute for all runs. */
    public static final String COST = "adaptationCost";

    private Logged() {}

    /**
     * The entry of a decision.
     *
     * @param writer writes the advice as JSON, to be kept with the decision; null where it is not to be kept
     */
    public static Entry decision(Advice advice, @Nullable Function<Advice, String> writer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(Entry.ID, advice.id());
        fields.put("decidedAt", advice.decidedAt());
        fields.put(Entry.PROJECT, advice.project());
        fields.put(Entry.RULEBOOK, advice.rulebook().digest());
        fields.put(
                "advisor",
                advice.software().version() + ", build " + advice.software().build());
        fields.put("engine", advice.engine());
        fields.put("java", advice.software().java());
        fields.put("basis", advice.basis());
        if (advice.request() != null) {
            put(fields, Entry.BY, advice.request().by());
            put(fields, "purpose", advice.request().purpose());
        }
        outcome(fields, advice);
        several(fields, Entry.RULES, advice.trace().stream().map(Advice.Firing::rule));
        several(fields, Entry.FINDINGS, advice.findings().stream().map(Advice.Finding::code));
        several(fields, Entry.ASSUMED, advice.assumptions().stream().map(Advice.Assumption::fact));
        if (advice.uncertainty() != null) {
            fields.put("draws", Fields.number(advice.uncertainty().draws()));
            fields.put("seed", Fields.number(advice.uncertainty().seed()));
        }
        fields.put(Entry.FACTS_DIGEST, advice.factsDigest());
        fields.put(Entry.FACTS, advice.input());
        if (writer != null) {
            fields.put(Entry.ADVICE, Base64.getEncoder().encodeToString(Packed.bytes(writer.apply(advice))));
        }
        return new Entry(Kind.DECISION, fields);
    }

    /** What was recommended, and what was foretold of it. */
    private static void outcome(Map<String, Object> fields, Advice advice) {
        Advice.Recommendation recommended = advice.recommendation();
        fields.put("leaf", recommended.leaf());
        fields.put(Entry.STRATEGY, recommended.strategy());
        put(fields, "adaptation", recommended.adaptation());
        put(fields, Entry.MODEL, recommended.model());
        put(fields, Entry.VERDICT, advice.viability().verdict());
        advice.models().stream().filter(Advice.Model::selected).forEach(each -> put(fields, PROXIMITY, each.dps()));
        put(fields, SUCCESS, advice.viability().successProbability());
        if (!advice.costs().isEmpty()) {
            Advice.Cost cost = advice.costs().get(0);
            put(fields, GPU_HOURS, likely(cost.gpuHours()));
            put(fields, MEMORY, cost.trainingMemoryGb());
            put(fields, COST, likely(cost.adaptation()));
        }
    }

    private static @Nullable Double likely(@Nullable Range range) {
        return range == null ? null : range.likely();
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof Number number ? Fields.number(number) : value);
        }
    }

    private static void several(Map<String, Object> fields, String name, Stream<String> values) {
        List<String> sorted = values.distinct().sorted().toList();
        if (!sorted.isEmpty()) {
            fields.put(name, sorted);
        }
    }
}
