package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** {@code rules watch} as a process: it is read until it has answered, then the next file is saved. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class WatchIT {

    private static final Path ADVISOR = Path.of("target/advisor").toAbsolutePath();

    @Test
    void aSaveIsAnsweredAndTheSignalEndsIt(@TempDir Path folder) throws Exception {
        Path rules = Rulebooks.shipped().write(folder.resolve("rules"));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(ADVISOR.toString(), "rules", "watch", "rules")
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(answer(out)).last().asString().endsWith("  0 errors, 0 warnings; no scenarios");

            Path tree = rules.resolve("decision-tree.drl");
            String text = Files.readString(tree);
            save(tree, text.replace("Data( $samples", "Date( $samples"));
            assertThat(answer(out))
                    .anyMatch(line -> line.startsWith("rules/decision-tree.drl:"))
                    .last()
                    .asString()
                    .endsWith("; no scenario was run");

            save(tree, text);
            assertThat(answer(out)).singleElement().asString().endsWith("  0 errors, 0 warnings; no scenarios");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).isNotZero();
        assertThat(Files.readString(errors))
                .startsWith("Watching rules; Ctrl-C ends it.\n")
                .doesNotContain("Exception");
    }

    /** As many editors do: another file, renamed. */
    private static void save(Path file, String text) throws IOException {
        Path draft = Files.writeString(file.resolveSibling(".draft"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** All lines up to the one that sums up. */
    private static List<String> answer(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = out.readLine();
        while (line != null && !line.matches("\\d\\d:\\d\\d:\\d\\d  .*")) {
            lines.add(line);
            line = out.readLine();
        }
        lines.add(String.valueOf(line));
        return lines;
    }
}
