package org.transferadvisor.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The command line's answers, for comparison, and what the job wrote. */
final class Batch {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Batch() {}

    /** The random projects that the build wrote. */
    static Path randomProjects() {
        return Path.of(System.getProperty("random.projects"));
    }

    static List<String> firstProjects(int many) throws IOException {
        try (Stream<String> lines = Files.lines(randomProjects())) {
            return lines.limit(many).toList();
        }
    }

    /** The answers of {@code batch}, line by line. */
    static List<JsonNode> answers(Path facts, String... options) throws IOException, InterruptedException {
        try (Stream<String> lines = Files.lines(run(facts, options))) {
            return lines.map(Batch::plain).toList();
        }
    }

    /** What tells the answers of {@code batch} apart, by their lines, where there are too many to be held. */
    static TreeMap<Long, UUID> marks(Path facts) throws IOException, InterruptedException {
        TreeMap<Long, UUID> marks = new TreeMap<>();
        try (Stream<String> lines = Files.lines(run(facts))) {
            lines.forEach(each -> marks.put(marks.size() + 1L, mark(each)));
        }
        return marks;
    }

    /** The same for advices that the job wrote. */
    static TreeMap<Long, UUID> marksWritten(Path folder) throws IOException {
        TreeMap<Long, UUID> marks = new TreeMap<>();
        written(folder, (line, answer) -> put(marks, line, mark(answer.get("advice").toString())));
        return marks;
    }

    private static UUID mark(String advice) {
        return UUID.nameUUIDFromBytes(plain(advice).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static <T> void put(TreeMap<Long, T> into, long line, T what) {
        if (into.put(line, what) != null) {
            throw new AssertionError("line " + line + " is answered twice");
        }
    }

    private static Path run(Path facts, String... options) throws IOException, InterruptedException {
        Path out = Files.createTempFile("batch", ".jsonl");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("advisor.jar"),
                "batch",
                facts.toString(),
                "--output",
                out.toString()));
        command.addAll(List.of(options));
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return out;
    }

    /** JSON without what is another in each run. */
    static JsonNode plain(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            if (read instanceof ObjectNode advice && advice.has("decidedAt")) {
                advice.remove(List.of("id", "decidedAt", "software"));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of JSON in a folder, by their numbers; fails where one stands twice. */
    static TreeMap<Long, JsonNode> written(Path folder) throws IOException {
        TreeMap<Long, JsonNode> found = new TreeMap<>();
        written(folder, (line, answer) -> put(found, line, answer));
        return found;
    }

    private static void written(Path folder, BiConsumer<Long, JsonNode> what) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("part-"))
                    .toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.map(Batch::plain).forEach(each -> what.accept(each.get("line").asLong(), each));
                }
            }
        }
    }

    /** A rulebook in which an edited boundary decides otherwise. */
    static Path edited(Path folder) throws IOException {
        Path rules = Path.of(System.getProperty("advisor.rules"));
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path each : files.toList()) {
                Path copy = folder.resolve(rules.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
        Path tree = folder.resolve("decision-tree.drl");
        String text = Files.readString(tree);
        String edited = text.replace("labeledSamples < 1000 )", "labeledSamples < 6000 )")
                .replace("labeledSamples >= 1000, labeledSamples <= 10000 )", "labeledSamples >= 6000, labeledSamples <= 10000 )");
        if (edited.equals(text)) {
            throw new AssertionError("nothing was edited");
        }
        Files.writeString(tree, edited);
        return folder;
    }
}
