package org.transferadvisor.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.transferadvisor.Advisor;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.comparison.RulebookDiff;

/** Comparing two rulebooks, first thing in a process but for compiling them. An author waits 10 seconds at the most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class DiffBenchmark {

    private static final String TREE = "decision-tree.drl";
    private static final int MOST = 2_000;

    private Advisor shipped;
    private Advisor moved;
    private Advisor same;

    /** The shipped rulebook; one with a line moved on both sides; one with a condition that says the same as before. */
    @Setup
    public void compile() {
        shipped = Advisor.create();
        moved = Advisor.of(Rulebooks.shipped()
                .replace(TREE, "compute >= 1000, compute <= 10000 )", "compute >= 1000, compute <= 12000 )")
                .replace(TREE, "compute > 10000 )", "compute > 12000 )")
                .compile());
        same = Advisor.of(Rulebooks.shipped()
                .replace(TREE, "labeledSamples < 1000 )", "labeledSamples < 1000, labeledSamples < 2000 )")
                .compile());
    }

    @TearDown
    public void close() {
        shipped.close();
        moved.close();
        same.close();
    }

    /** A line moved on both sides. */
    @Benchmark
    public RulebookDiff lineMoved() {
        return RulebookDiff.between(shipped, moved, List.of(), MOST);
    }

    /** A condition without effect, so that the search goes to its end. */
    @Benchmark
    public RulebookDiff nothingToFind() {
        return RulebookDiff.between(shipped, same, List.of(), MOST);
    }
}
