package org.transferadvisor.bench;

import java.util.List;
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

/** The same decisions on several engines: the tree of §9.1, the votes of §7.3, the bands of §6.2. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineBenchmark {

    /** Which engine. */
    @Param({"hand-written Java", "Transfer Advisor", "KIE DMN", "Camunda DMN", "Evrete"})
    public String engine;

    private Decider decider;
    private List<Situation> situations;
    private int next;

    /** Compares the answers with those of plain Java before anything is measured. */
    @Setup(Level.Trial)
    public void compare() {
        decider = Decider.of(engine);
        situations = Situation.random(7, 2000);
        Decider plain = new HandWritten();
        for (Situation each : situations) {
            String expected = plain.decide(each);
            String found = decider.decide(each);
            if (!expected.equals(found)) {
                throw new IllegalStateException(engine + " says " + found + " in place of " + expected + " of " + each);
            }
        }
    }

    /** One decision. */
    @Benchmark
    public String decision() {
        next = next + 1 == situations.size() ? 0 : next + 1;
        return decider.decide(situations.get(next));
    }

    /** Lets the engine go. */
    @TearDown(Level.Trial)
    public void close() {
        decider.close();
    }
}
