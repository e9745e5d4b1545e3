package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** What the build makes of the rulebook. */
class PrecompilerTest {

    @Test
    void twoBuildsOfTheSameRulesGiveTheSameBytes(@TempDir Path folder) throws IOException {
        Path rules = Rulebooks.shipped().write(Files.createDirectory(folder.resolve("rules")));
        for (String each : new String[] {"first", "second"}) {
            Precompiler.main(new String[] {
                rules.toString(), folder.resolve(each).toString(), "org.example", "advice", "1.0-SNAPSHOT"
            });
        }
        Map<String, String> first = contents(folder.resolve("first"));
        assertThat(first).hasSizeGreaterThan(500).containsKey("rulebook/index.json");
        assertThat(contents(folder.resolve("second"))).isEqualTo(first);
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
