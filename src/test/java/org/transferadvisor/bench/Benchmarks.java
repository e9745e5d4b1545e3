package org.transferadvisor.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks, or those whose names match the arguments, prints a table and writes {@code target/benchmarks.json}.
 */
public final class Benchmarks {

    private static final Path FILE = Path.of("target/benchmarks.json");
    private static final int ROUNDS = 11;

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param arguments regular expressions for the names of benchmarks; none for all, {@code processes} for whole
     *     processes, {@code service} for the HTTP service under load
     */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        document.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        document.put("processors", Runtime.getRuntime().availableProcessors());
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> wanted = List.of(arguments);
        if (wanted.isEmpty() || !List.of("processes", "service").containsAll(wanted)) {
            rows.addAll(jmh(wanted));
        }
        if (wanted.isEmpty() || wanted.contains("processes")) {
            ProcessTimes.measure(ROUNDS)
                    .forEach(each -> rows.add(row(
                            each.command(),
                            each.medianMillis(),
                            "ms",
                            String.format(Locale.ROOT, "%.1f x one line", each.timesOneLine()))));
        }
        if (wanted.isEmpty() || wanted.contains("service")) {
            ServiceLoad.Measured measured = ServiceLoad.measure();
            rows.add(row("service, 20 advices a second", measured.medianMillis(), "ms", measured.text()));
        }
        document.put("results", rows);
        Files.createDirectories(FILE.getParent());
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(FILE.toFile(), document);
        System.out.println(table(document, rows));
    }

    private static List<Map<String, Object>> jmh(List<String> wanted) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().addProfiler(GCProfiler.class);
        wanted.stream().filter(each -> !each.equals("processes")).forEach(options::include);
        Collection<RunResult> results = new Runner(options.build()).run();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (RunResult each : results) {
            List<String> parameters = new ArrayList<>();
            each.getParams()
                    .getParamsKeys()
                    .forEach(key -> parameters.add(each.getParams().getParam(key)));
            String name = each.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1");
            Result<?> time = each.getPrimaryResult();
            Result<?> memory = each.getSecondaryResults().entrySet().stream()
                    .filter(result -> result.getKey().endsWith("gc.alloc.rate.norm"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            rows.add(row(
                    name + (parameters.isEmpty() ? "" : " (" + String.join(", ", parameters) + ")"),
                    time.getScore(),
                    time.getScoreUnit(),
                    memory == null ? "" : String.format(Locale.ROOT, "%,.0f KB allocated", memory.getScore() / 1000)));
        }
        return rows;
    }

    private static Map<String, Object> row(String what, double value, String unit, String note) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("value", value);
        row.put("unit", unit);
        row.put("note", note);
        return row;
    }

    private static String table(Map<String, Object> document, List<Map<String, Object>> rows) {
        StringBuilder table = new StringBuilder(String.format(
                "%n%s, %s processors, %s%n%n| what | value | unit | |%n| --- | ---: | --- | --- |%n",
                document.get("java"), document.get("processors"), document.get("date")));
        rows.forEach(row -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,.2f | %s | %s |%n",
                row.get("what"),
                row.get("value"),
                row.get("unit"),
                row.get("note"))));
        return table.toString();
    }
}
