package org.transferadvisor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Warmup;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.engine.CompiledCache;

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

    /** A rulebook of 30 lines over the built-in one, once compiled, first thing in a process: at most 1.2 times {@link #builtInFirst}. */
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void organisationFirst(Organisation organisation) {
        Rulebook.of(RulebookFiles.in(organisation.folder), organisation.cache).close();
    }

    /** The same in a process that has run for a while. */
    @Benchmark
    @Warmup(iterations = 6)
    @Measurement(iterations = 4)
    public void organisationWarm(Organisation organisation) {
        Rulebook.of(RulebookFiles.in(organisation.folder), organisation.cache).close();
    }

    /** The built-in rulebook in a process that has run for a while. */
    @Benchmark
    @Warmup(iterations = 6)
    @Measurement(iterations = 4)
    public void builtInWarm() {
        Rulebook.builtIn().close();
    }

    /** A rulebook of an organisation that another process compiled. */
    @State(Scope.Benchmark)
    public static class Organisation {

        private static final Path KEPT = Path.of("target/bench/organisation");

        private final Path folder = KEPT.resolve("rules");
        private final CompiledCache cache = CompiledCache.in(KEPT.resolve("cache"));

        /** Writes it, and compiles it where that was not done yet, in a process of its own. */
        @Setup
        public void compile() throws IOException, InterruptedException {
            Files.createDirectories(folder.resolve("reference"));
            Files.writeString(folder.resolve("rulebook.yaml"), """
                    name: house
                    version: 1.0.0
                    extends: built-in
                    disabled: [finding-enterprise-figures]
                    sources:
                      - {id: house, title: House rates, cites: What the house takes.}
                    """);
            Files.writeString(
                    folder.resolve("reference/defaults.yaml"),
                    "rows:\n  - {fact: /economics/engineerHourlyRate, value: 90, source: house, basis: ASSUMPTION}\n");
            Files.writeString(folder.resolve("own.drl"), """
                    package org.transferadvisor.rules
                    import org.transferadvisor.facts.*
                    import org.transferadvisor.conclusions.*
                    rule "Our small data"
                        @id(tier-samples-small) @source("house") @because("{samples} labelled samples are few for us.")
                    when
                        Data( $samples : labeledSamples, labeledSamples < 1000 )
                    then
                        insertLogical( new Tier( "labeledSamples", "SMALL" ) );
                    end
                    """);
            if (!Files.isDirectory(KEPT.resolve("cache"))) {
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Organisation.class.getName())
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        }

        /** Compiles it into the cache. */
        public static void main(String[] arguments) {
            Organisation made = new Organisation();
            Rulebook.of(RulebookFiles.in(made.folder), made.cache).close();
        }
    }
}
