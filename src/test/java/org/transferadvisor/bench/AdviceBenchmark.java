package org.transferadvisor.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;

/**
 * A whole advice with its trace, and the conclusions alone, for projects with few and many candidates. The heap is so large
 * that clearing it away is not what is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-Xmn3g", "-XX:+UseParallelGC"})
public class AdviceBenchmark {

    /** How many candidates the project has. */
    @Param({"3", "10", "100", "1000", "10000"})
    public int candidates;

    private Advisor advisor;
    private Document document;

    /** A project with that many candidates, all measured. */
    @Setup(Level.Trial)
    public void prepare() {
        advisor = Advisor.create();
        List<Map<String, Object>> models = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            double similarity = 0.5 + (i % 50) / 100.0;
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("model", "Model " + i);
            model.put("parametersB", 1 + i % 70);
            model.put("access", "OPEN_WEIGHTS");
            model.put("benchmark", 0.5 + (i % 40) / 100.0);
            model.put("similarity", Map.of("semantic", similarity, "distribution", similarity, "task", similarity));
            models.add(model);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("project", "Measured");
        facts.put("task", Map.of("type", "TEXT_CLASSIFICATION"));
        facts.put("data", Map.of("labeledSamples", 6000));
        facts.put("budget", Map.of("compute", 5000));
        facts.put("serving", Map.of("requestsPerMonth", 100_000));
        facts.put("candidates", models);
        document = new Document("facts", Node.of(facts), List.of());
    }

    /** The advice with its trace. */
    @Benchmark
    public Object advice() {
        return advisor.advise(document);
    }

    /** What the rules conclude, without a trace. */
    @Benchmark
    public Object conclusions() {
        return advisor.conclude(document, Basis.PUBLISHED);
    }

    /** Lets the rulebook go. */
    @TearDown(Level.Trial)
    public void close() {
        advisor.close();
    }
}
