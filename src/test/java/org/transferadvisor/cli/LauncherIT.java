package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Case;

/** The command line as a process: the launcher, the jar, and every command that the documents show. */
class LauncherIT {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path JAR = HOME.resolve("target/transfer-advisor.jar");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("advisor", ".out");
        Path err = Files.createTempFile("advisor", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            Map<String, String> environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.remove("JAVA_TOOL_OPTIONS");
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Outcome(
                    process.waitFor(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void theJarWorksFromAnyFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("case.json"), Case.project().json());
        Outcome outcome = run(folder, java(), "-jar", JAR.toString(), "advise", "case.json");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"leaf\" : \"PEFT_METHOD_SELECTION\"");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theLauncherWorksThroughALinkAndFromAnyFolder(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("advisor");
        Files.createSymbolicLink(link, HOME.resolve("target/advisor"));
        Files.writeString(folder.resolve("a case.json"), Case.project().json());
        Outcome outcome = run(folder, link.toString(), "advise", "--format", "text", "a case.json");
        assertThat(outcome.code()).isZero();
        Files.delete(link);
        assertThat(outcome.out()).contains("Decision path").doesNotContain("\u001b");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void refusedInputEndsWithTwoAndNoStackTrace(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("case.json"), "{\"project\": 1, \"project\": }");
        Outcome outcome =
                run(folder, HOME.resolve("target/advisor").toString(), "advise", "case.json", ".", "none.json");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("case.json:1:27: the text cannot be read")
                .contains("`.` is a folder")
                .contains("`none.json` is not there")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }

    static List<String> documented() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String document : List.of("README.md", "rules/README.md")) {
            Matcher block = SHELL.matcher(Files.readString(HOME.resolve(document)));
            while (block.find()) {
                commands.add(block.group(1));
            }
        }
        return commands;
    }

    /** Everything but Maven itself, which runs this test. */
    @ParameterizedTest
    @MethodSource("documented")
    void aCommandShownInADocumentWorks(String commands, @TempDir Path folder) throws Exception {
        String script = commands.replaceAll("mvn [^\\n&]*(&& )?", "")
                .replace("/tmp/", folder + "/")
                .strip();
        if (!script.isEmpty()) {
            Outcome outcome = run(HOME, "sh", "-e", "-c", script);
            assertThat(outcome.code()).as(script + "\n" + outcome.err()).isZero();
        }
    }
}
