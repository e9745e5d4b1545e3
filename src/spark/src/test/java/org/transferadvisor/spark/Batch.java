package org.transferadvisor.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
        try (Stream<String> lines = Files.lines(out)) {
            return lines.map(Batch::plain).toList();
        }
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
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("part-"))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode read = plain(line);
                    if (found.put(read.get("line").asLong(), read) != null) {
                        throw new AssertionError("line " + read.get("line") + " is answered twice");
                    }
                }
            }
        }
        return found;
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
