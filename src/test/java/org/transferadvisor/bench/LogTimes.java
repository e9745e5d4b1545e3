package org.transferadvisor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.log.Logged;
import org.transferadvisor.log.audit.LogVerifier;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;

/**
 * What a log costs a batch, how much it takes on the disk, and how quickly decisions are found in a great one. The same in SQLite
 * and, where its address is given, in an empty PostgreSQL database.
 */
public final class LogTimes {

    private static final int LINES = 10_000;
    private static final int ENTRIES = 1_000_000;
    private static final int ROUNDS = 3;
    private static final int ASKED = 21;

    private LogTimes() {}

    /**
     * Measures.
     *
     * @param arguments {@code batch}, {@code great} or nothing for both; how many lines or entries; the JDBC address of an empty
     *     PostgreSQL database for a great log there
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String part = arguments.length > 0 ? arguments[0] : "";
        Path folder = Files.createTempDirectory("log-times");
        if (!part.equals("great")) {
            batch(folder, arguments.length > 1 ? Integer.parseInt(arguments[1]) : LINES);
        }
        if (!part.equals("batch")) {
            int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ENTRIES;
            Path file = folder.resolve("great.db");
            great(arguments.length > 2 ? arguments[2] : file.toString(), entries);
            if (Files.exists(file)) {
                say("bytes an entry on the disk", (double) Files.size(file) / entries, "bytes");
            }
        }
        for (Path each : Files.list(folder).toList()) {
            Files.delete(each);
        }
        Files.delete(folder);
    }

    private static void say(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-60s %,12.2f %s%n", what, figure, unit);
    }

    /** Whole processes, with and without a log in turn. */
    private static void batch(Path folder, int lines) throws IOException, InterruptedException {
        Path input = folder.resolve("in.jsonl");
        Files.write(input, RandomProjects.of(20, lines).stream().map(Case::json).toList());
        for (String[] fields : new String[][] {{}, {"--fields", "recommendation,viability"}}) {
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                Path log = folder.resolve(fields.length + "-" + i + ".db");
                List<String> more = new ArrayList<>(List.of(fields));
                without.add(run(folder, input, more));
                more.addAll(List.of("--log", log.toString()));
                with.add(run(folder, input, more));
                say("bytes a decision on the disk", (double) Files.size(log) / lines, "bytes");
            }
            String what = "batch of " + lines + " " + String.join(" ", fields);
            say(what + ", without a log", median(without), "s");
            say(what + ", with a log", median(with), "s");
            say(what + ", with / without", median(with) / median(without), "times");
        }
    }

    private static double run(Path folder, Path input, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.transferadvisor.cli.Main",
                "batch",
                input.toString(),
                "--output",
                folder.resolve("out.jsonl").toString()));
        command.addAll(more);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("batch failed");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void great(String target, int entries) {
        List<Advice> advices =
                RandomProjects.of(20, 500).stream().map(Case::advise).toList();
        try (Advisor advisor = Advisor.create();
                LogStore store = LogStore.create(target)) {
            Supplier<Map<String, String>> rulebook = advisor.rulebook().files()::all;
            long start = System.nanoTime();
            CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
            for (int i = 0; i < entries; i++) {
                Map<String, Object> fields = new LinkedHashMap<>(
                        Logged.decision(advices.get(i % advices.size()), null).fields());
                fields.put(Entry.ID, String.format("%08x-0000-0000-0000-%012x", i * 0x9E3779B9, i));
                fields.put(Entry.PROJECT, "Project " + i % 5000);
                if (i == entries / 2) {
                    fields.put(Entry.FINDINGS, List.of("A_RARE_FINDING"));
                }
                last = store.writer().append(List.of(new Entry(Kind.DECISION, fields)), rulebook);
            }
            last.join();
            double seconds = (System.nanoTime() - start) / 1e9;
            say("entries a second added, " + entries, entries / seconds, "a second");
            ask(store, "newest 100", Filter.ALL);
            ask(store, "by a frequent rule, newest 100", Filter.ALL.with(Entry.RULES, "success-measured"));
            ask(store, "by a rare finding", Filter.ALL.with(Entry.FINDINGS, "A_RARE_FINDING"));
            ask(store, "by strategy", Filter.ALL.with(Entry.STRATEGY, "PROMPT_TUNING"));
            long middle = middle(store);
            ask(store, "by date", Filter.ALL.between(middle, middle + 1000));
            ask(
                    store,
                    "by rule, strategy and date",
                    Filter.ALL
                            .with(Entry.RULES, "success-measured")
                            .with(Entry.STRATEGY, "MULTI_SOURCE_TRANSFER")
                            .between(null, middle));
            ask(store, "by project", Filter.ALL.with(Entry.PROJECT, "Project 77"));
            start = System.nanoTime();
            if (!new LogVerifier(store, null, number -> {}).verify().isWhole()) {
                throw new IllegalStateException("the log is not whole");
            }
            say("entries a second verified", entries / ((System.nanoTime() - start) / 1e9), "a second");
        }
    }

    private static long middle(LogStore store) {
        long[] at = {0, 0};
        store.decisions(Filter.ALL, true, 1, each -> at[0] = each.at());
        store.decisions(Filter.ALL, false, 1, each -> at[1] = each.at());
        return (at[0] + at[1]) / 2;
    }

    private static void ask(LogStore store, String what, Filter filter) {
        List<Double> millis = new ArrayList<>();
        long[] found = {0};
        for (int i = 0; i < ASKED; i++) {
            found[0] = 0;
            long start = System.nanoTime();
            store.decisions(filter, true, 100, each -> found[0]++);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        say(what + " (" + found[0] + " found)", median(millis), "ms");
    }
}
