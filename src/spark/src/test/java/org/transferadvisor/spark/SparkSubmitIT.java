package org.transferadvisor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one jar as {@code spark-submit} starts it, on executors in processes of their own. */
class SparkSubmitIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void anExecutorKilledInTheMiddleLosesAndDoublesNoLine() throws Exception {
        Path rules = Batch.edited(Files.createDirectory(folder.resolve("rules")));
        List<String> lines = new ArrayList<>(Batch.firstProjects(300));
        lines.set(99, "{}");
        Path facts = Files.write(folder.resolve("facts.jsonl"), lines);
        List<JsonNode> expected = Batch.answers(facts, "--rules", rules.toString());
        Path output = folder.resolve("out");
        Path log = folder.resolve("log");
        Process job = submit(log, "--rules", rules.toString(), "--advices", "--output", output.toString(), facts.toString());
        try {
            ProcessHandle executor = null;
            while (executor == null && job.isAlive()) {
                boolean started = written(output.resolve("staged"));
                executor = started ? executors(job).findFirst().orElse(null) : null;
                job.waitFor(50, TimeUnit.MILLISECONDS);
            }
            assertThat(executor).as(() -> read(log)).isNotNull();
            executor.destroyForcibly();
            assertThat(job.waitFor()).as(() -> read(log)).isZero();
        } finally {
            job.descendants().forEach(ProcessHandle::destroyForcibly);
            job.destroyForcibly();
        }
        assertThat(read(log)).containsIgnoringCase("lost executor");
        TreeMap<Long, JsonNode> answers = Batch.written(output.resolve("answers"));
        TreeMap<Long, JsonNode> refused = Batch.written(output.resolve("refused"));
        assertThat(refused).containsOnlyKeys(100L);
        assertThat(refused.get(100L).get("error")).isEqualTo(expected.get(99).get("error"));
        assertThat(answers).hasSize(299).doesNotContainKey(100L);
        answers.forEach((line, answer) -> assertThat(Batch.plain(answer.get("advice").toString()))
                .isEqualTo(expected.get((int) (line - 1))));
    }

    /** What the script of that name does. */
    private static Process submit(Path log, String... arguments) throws IOException {
        Path home = Path.of(System.getProperty("spark.home"));
        Files.writeString(home.resolve("RELEASE"), "Spark of this build\n");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        String quick = System.getProperty("quick.java");
        command.addAll(List.of((System.getProperty("spark.java") + " " + quick).split(" ")));
        command.addAll(List.of("-cp", home.resolve("jars") + "/*", "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + quick));
        command.addAll(List.of("--conf", "spark.sql.files.maxPartitionBytes=16k"));
        command.addAll(List.of("--class", "org.transferadvisor.spark.PortfolioJob", System.getProperty("job.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(Files.createDirectories(log.resolveSibling("work")).toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    /** Whether a task has written its part, so that others are under way. */
    private static boolean written(Path staged) {
        try (Stream<Path> files = Files.walk(staged)) {
            return files.anyMatch(each -> each.getFileName().toString().startsWith("task_"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static Stream<ProcessHandle> executors(Process job) {
        return job.descendants()
                .filter(each -> each.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
