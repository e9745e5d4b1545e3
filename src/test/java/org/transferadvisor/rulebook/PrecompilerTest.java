package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** What the build makes of the rulebook. */
class PrecompilerTest {

    @Tag("thorough")
    @Test
    void twoBuildsOfTheSameRulesGiveTheSameBytes(@TempDir Path folder) throws Exception {
        Path rules = Rulebooks.shipped().write(Files.createDirectory(folder.resolve("rules")));
        build(rules, folder.resolve("first"));
        build(rules, folder.resolve("second"));
        Map<String, String> first = contents(folder.resolve("first"));
        assertThat(first).hasSizeGreaterThan(500).containsKey("rulebook/index.bin");
        assertThat(contents(folder.resolve("second"))).isEqualTo(first);
    }

    /** Each in a process of its own, as the engine numbers what it generates from the start of the process. */
    private static void build(Path rules, Path classes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Precompiler.class.getName(),
                        rules.toString(),
                        classes.toString(),
                        "org.example",
                        "advice",
                        "1.0-SNAPSHOT")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                contents.put(path, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
