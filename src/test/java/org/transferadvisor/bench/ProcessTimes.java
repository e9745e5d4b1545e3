package org.transferadvisor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole processes, each in turn with a JVM that prints one line, so that a machine that slows down slows all of them. */
final class ProcessTimes {

    private static final Path ADVISOR = Path.of("target/advisor");
    private static final String SAMPLE = "facts-samples/bank-fraud-detection.json";

    /** What was measured of one command. */
    record Times(String command, double medianMillis, double timesOneLine) {}

    private ProcessTimes() {}

    /** Prints one line. */
    public static final class OneLine {
        private OneLine() {}

        /** Prints it. */
        public static void main(String[] arguments) {
            System.out.println("one line");
        }
    }

    static List<Times> measure(int rounds) throws IOException, InterruptedException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(
                "a JVM that prints one line",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/test-classes",
                        OneLine.class.getName()));
        commands.put("advise, built-in rulebook", List.of(ADVISOR.toString(), "advise", SAMPLE));
        commands.put("advise --rules, as before", List.of(ADVISOR.toString(), "advise", "--rules", "rules", SAMPLE));
        commands.put("rules check", List.of(ADVISOR.toString(), "rules", "check", "rules"));
        for (List<String> each : commands.values()) {
            run(each);
            run(each);
        }
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                times.computeIfAbsent(each.getKey(), any -> new ArrayList<>()).add(run(each.getValue()));
            }
        }
        double oneLine = median(times.values().iterator().next());
        return times.entrySet().stream()
                .map(each -> new Times(each.getKey(), median(each.getValue()), median(each.getValue()) / oneLine))
                .toList();
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
