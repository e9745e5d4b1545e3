package org.transferadvisor.cli;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.LogStore;

/**
 * The decisions of one run of {@code batch} in the log, each with its line. A run that is resumed finds those that were logged and
 * not written any more, and gives them as they were logged.
 */
final class BatchLog {

    private static final String OUTPUT = "output";
    private static final String HOST = "host";
    private static final String BASIS = "basis";

    private final OpenLog log;
    private final Supplier<Map<String, String>> rulebook;
    private final BigDecimal run;
    private final Map<Long, Entry> logged = new HashMap<>();

    private BatchLog(OpenLog log, Supplier<Map<String, String>> rulebook, long run) {
        this.log = log;
        this.rulebook = rulebook;
        this.run = BigDecimal.valueOf(run);
    }

    /** A run that begins. */
    static BatchLog begin(OpenLog log, Advisor advisor, Basis basis, String input, @Nullable Path output) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("input", input);
        fields.put(HOST, host());
        if (output != null) {
            fields.put(OUTPUT, place(output));
        }
        fields.put(Entry.RULEBOOK, advisor.identity().digest());
        fields.put(BASIS, basis.name());
        Supplier<Map<String, String>> rulebook = advisor.rulebook().files()::all;
        return new BatchLog(log, rulebook, OpenLog.join(log.append(new Entry(Kind.RUN, fields), rulebook)));
    }

    /**
     * A run that is resumed.
     *
     * @param after the last line of the input whose answer was written
     * @throws RefusedException where the log knows no such run, or one by other rules
     */
    static BatchLog resume(OpenLog log, Advisor advisor, Basis basis, Path output, long after) {
        LogStore store = log.store();
        Supplier<Map<String, String>> rulebook = advisor.rulebook().files()::all;
        if (store == null) {
            return new BatchLog(log, rulebook, 0);
        }
        Recorded run = null;
        for (Recorded each : store.ofKind(Kind.RUN)) {
            boolean same = place(output).equals(each.entry().text(OUTPUT))
                    && host().equals(each.entry().text(HOST));
            run = same ? each : run;
        }
        if (run == null) {
            throw refused(
                    output,
                    "the log " + store.name() + " knows no run that wrote `" + output + "`",
                    "the --log that the run was started with");
        }
        if (!advisor.identity().digest().equals(run.entry().text(Entry.RULEBOOK))) {
            throw refused(output, "the run was started by another rulebook", "the same rulebook for a whole run");
        }
        if (!basis.name().equals(run.entry().text(BASIS))) {
            throw refused(output, "the run was started on another --basis", "the same basis for a whole run");
        }
        BatchLog resumed = new BatchLog(log, rulebook, run.number());
        for (Recorded each : store.ofRun(run.number(), after)) {
            resumed.logged.put(((Number) each.entry().fields().get(Entry.LINE)).longValue(), each.entry());
        }
        return resumed;
    }

    /**
     * The advice as the log has it already; the same where it does not.
     *
     * @throws RefusedException where the log has that line with other facts
     */
    Advice asLogged(String name, long line, Advice advice) {
        Entry entry = logged.get(line);
        if (entry == null) {
            return advice;
        }
        String digest = entry.text(Entry.FACTS_DIGEST);
        if (digest != null && !digest.equals(advice.factsDigest())) {
            throw new RefusedException(List.of(new Problem(
                    name,
                    0,
                    0,
                    "",
                    "the log has this line of the run with other facts",
                    "the FILE that the run was started with",
                    null)));
        }
        return advice.identifiedAs(String.valueOf(entry.text(Entry.ID)), String.valueOf(entry.text("decidedAt")));
    }

    /** Adds a decision, unless it is there. */
    CompletableFuture<Long> keep(long line, Advice advice) {
        if (log.store() == null || logged.containsKey(line)) {
            return CompletableFuture.completedFuture(0L);
        }
        Entry entry = log.entry(advice);
        Map<String, Object> fields = new LinkedHashMap<>(entry.fields());
        fields.put(Entry.RUN, run);
        fields.put(Entry.LINE, BigDecimal.valueOf(line));
        return log.append(new Entry(entry.kind(), fields), rulebook);
    }

    private static String place(Path output) {
        return output.toAbsolutePath().normalize().toString();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static RefusedException refused(Path output, String message, String allowed) {
        return new RefusedException(List.of(new Problem(
                output.toString(),
                0,
                0,
                "",
                message,
                allowed,
                "without --resume it begins anew, in a run of its own")));
    }
}
