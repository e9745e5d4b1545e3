package org.transferadvisor.spark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Advisor;
import org.transferadvisor.cli.batch.Pipeline;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.LineReader;
import org.transferadvisor.report.JsonReport;

/** Measures, and prints, how many advices a second the job writes against {@code batch}, both warm, in one process and on two threads. */
@Tag("benchmark")
class PortfolioRateTest {

    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void theJobAgainstBatch() throws Exception {
        try (SparkSession spark = SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", false)
                        .config("spark.sql.shuffle.partitions", 4)
                        .getOrCreate();
                Advisor advisor = Advisor.create();
                PrintWriter err = new PrintWriter(System.err)) {
            spark.sparkContext().setLogLevel("ERROR");
            long lines;
            try (var all = Files.lines(Batch.randomProjects())) {
                lines = all.count();
            }
            for (int round = 0; round <= ROUNDS; round++) {
                String output = folder.resolve("out" + round).toString();
                long begun = System.nanoTime();
                batch(advisor, folder.resolve("batch.jsonl"));
                long batched = System.nanoTime() - begun;
                begun = System.nanoTime();
                PortfolioJob.run(
                        new String[] {"--advices", "--output", output, Batch.randomProjects().toString()}, err);
                long done = System.nanoTime() - begun;
                System.out.printf(
                        "%s: batch %.0f advices/s, job %.0f advices/s, job/batch %.2f%n",
                        round == 0 ? "cold" : "warm", lines * 1e9 / batched, lines * 1e9 / done, (double) batched / done);
            }
        }
    }

    /** What the command does between reading and writing. */
    private static void batch(Advisor advisor, Path output) throws IOException, InterruptedException {
        JsonReport json = new JsonReport();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Batch.randomProjects()));
                OutputStream out = Files.newOutputStream(output)) {
            new Pipeline(2, false)
                    .run(
                            new LineReader(in, Document.LARGEST),
                            () -> 0,
                            line -> new Pipeline.Answer(
                                    json.bytes(advisor.advise(Document.of("line " + line.number(), line.bytes()))),
                                    false,
                                    false,
                                    Pipeline.NOT_KEPT),
                            (part, last) -> out.write(part.bytes()));
        }
    }
}
