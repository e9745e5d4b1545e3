package org.transferadvisor.log.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.Logged;
import org.transferadvisor.log.audit.Replayed.Result;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Fields;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;

/** Runs the decisions of a log again: each by the rulebook that decided, which the log keeps, or all by another one. */
public final class Replay implements AutoCloseable {

    private static final List<String> RECOMMENDATION =
            List.of("leaf", Entry.STRATEGY, "adaptation", Entry.MODEL, Entry.VERDICT);
    private static final List<String> FIGURES = List.of(
            Logged.PROXIMITY,
            Logged.SUCCESS,
            Logged.GPU_HOURS,
            Logged.MEMORY,
            Logged.COST,
            Entry.RULES,
            Entry.FINDINGS,
            Entry.ASSUMED);

    private final JsonMapper json = JsonMapper.builder().build();
    private final LogStore store;
    private final @Nullable Advisor other;
    private final Map<String, @Nullable Advisor> kept = new HashMap<>();

    /**
     * A replay.
     *
     * @param other by whose rules to decide; null for those that decided
     */
    public Replay(LogStore store, @Nullable Advisor other) {
        this.store = store;
        this.other = other;
    }

    /** Runs the decisions that a filter lets through, the oldest first. */
    public void run(Filter filter, Consumer<Replayed> consumer) {
        store.decisions(filter, false, Long.MAX_VALUE, each -> consumer.accept(again(each)));
    }

    private Replayed again(Recorded decision) {
        Entry entry = decision.entry();
        if (decision.lacksFacts() || !(entry.fields().get(Entry.FACTS) instanceof Map<?, ?> facts)) {
            return new Replayed(decision, Result.NOT_RUN, List.of("its facts are masked"));
        }
        try {
            Advisor advisor = other != null
                    ? other
                    : kept.computeIfAbsent(String.valueOf(entry.text(Entry.RULEBOOK)), each -> advisor(store, each));
            if (advisor == null) {
                return new Replayed(decision, Result.NOT_RUN, List.of("its rulebook is not kept"));
            }
            Document document = Document.of("entry " + decision.number(), json.writeValueAsString(facts));
            Advice advice = advisor.repeat(document, new Basis(String.valueOf(entry.text("basis"))));
            return compared(decision, Logged.decision(advice, null).fields());
        } catch (RefusedException | UndecidedException e) {
            return new Replayed(decision, Result.REFUSED, List.of(String.valueOf(e.getMessage())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are JSON", e);
        }
    }

    /** An advisor, to be closed, by the rulebook of a digest that a log keeps; null where it keeps none. */
    public static @Nullable Advisor advisor(LogStore store, String digest) {
        RulebookFiles builtIn = RulebookFiles.builtIn();
        if (builtIn != null && builtIn.digest().equals(digest)) {
            return Advisor.create(); // compiled already
        }
        Map<String, String> files = store.rulebook(digest);
        return files == null ? null : Advisor.of(Rulebook.of(RulebookFiles.of(files)));
    }

    private static Replayed compared(Recorded decision, Map<String, Object> again) {
        Map<String, Object> before = decision.entry().fields();
        List<String> differences = differences(RECOMMENDATION, decision, before, again);
        if (!differences.isEmpty()) {
            return new Replayed(decision, Result.CHANGED, differences);
        }
        differences = differences(FIGURES, decision, before, again);
        return new Replayed(decision, differences.isEmpty() ? Result.SAME : Result.OTHER_FIGURES, differences);
    }

    private static List<String> differences(
            List<String> names, Recorded decision, Map<String, Object> before, Map<String, Object> again) {
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            Object was = before.get(name);
            Object is = again.get(name);
            if (!Objects.equals(comparable(was), comparable(is))
                    && !decision.seal().masked().containsKey("/" + name)) {
                differences.add(name + ": " + difference(was, is));
            }
        }
        return differences;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? Fields.number(number) : value;
    }

    private static String difference(@Nullable Object was, @Nullable Object is) {
        if (was instanceof List<?> some && is instanceof List<?> others) {
            List<Object> gone = new ArrayList<>(some);
            gone.removeAll(others);
            List<Object> come = new ArrayList<>(others);
            come.removeAll(some);
            return "-" + gone + " +" + come;
        }
        return (was == null ? "none" : was) + " -> " + (is == null ? "none" : is);
    }

    @Override
    public void close() {
        kept.values().stream().filter(Objects::nonNull).forEach(Advisor::close);
    }
}
