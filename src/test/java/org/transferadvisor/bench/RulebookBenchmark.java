package org.transferadvisor.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;

/** Loading rulebooks, in a process that has just started and in one that has run for a while. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
public class RulebookBenchmark {

    private static final Path RULES = Path.of("rules");

    /** The built-in rulebook, first thing in a process. */
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void builtInFirst() {
        Rulebook.builtIn().close();
    }

    /** A rulebook in a folder, first thing in a process. */
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void folderFirst() {
        Rulebook.of(RulebookFiles.in(RULES)).close();
    }

    /** A rulebook in a folder, as a reload does it in a process that has run for a while. */
    @Benchmark
    @Warmup(iterations = 6)
    @Measurement(iterations = 4)
    public void folderWarm() {
        Rulebook.of(RulebookFiles.in(RULES)).close();
    }

    /** The same from the cache that the first run left, as a reload of it does. */
    @Benchmark
    @Warmup(iterations = 6)
    @Measurement(iterations = 4)
    public void keptWarm() {
        Rulebook.in(RULES).close();
    }
}
