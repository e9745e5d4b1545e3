package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Case;

/** The command line as a process: the launcher, the jar, and every command that the documents show, each in a folder of its own. */
@Execution(ExecutionMode.CONCURRENT)
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
        assertThat(outcome.out()).contains("\"leaf\": \"PEFT_METHOD_SELECTION\"");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theJarServesThePageWithAllItsModules(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(java(), "-jar", JAR.toString(), "serve")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String address = said.readLine();
            assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/#key=\\S{32}");
            HttpClient client = HttpClient.newHttpClient();
            String page = get(client, address.replaceFirst("#.*", ""));
            Matcher module = Pattern.compile("\"\\./(page/[^\"]+)\"").matcher(page);
            int modules = 0;
            while (module.find()) {
                assertThat(get(client, address.replaceFirst("#.*", module.group(1))))
                        .isNotEmpty();
                modules++;
            }
            assertThat(modules).isEqualTo(19);
            assertThat(get(client, address.replaceFirst("#.*", "api/v1/examples/api-prototype")))
                    .contains("\"task\"");
            assertThat(get(client, address.replaceFirst("#.*", "metrics"))).contains("advisor_rulebook");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theLauncherWorksThroughALinkAndFromAnyFolder(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("advisor");
        Files.createSymbolicLink(link, HOME.resolve("target/advisor"));
        Files.writeString(folder.resolve("a case.json"), Case.project().json());
        Outcome outcome = run(folder, link.toString(), "advise", "--format", "text", "a case.json");
        assertThat(outcome.code()).isZero();
        Files.delete(link);
        assertThat(outcome.out()).contains("What decided").doesNotContain("\u001b");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theFirstRunLeavesAnArchiveOfClassesInAPrivateFolder(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("cache/transfer-advisor");
        Outcome first = cached(folder, "schema");
        assertThat(first.code()).isZero();
        assertThat(first.err()).isEmpty();
        List<Path> archives = listed(cache);
        assertThat(archives).hasSize(1);
        assertThat(archives.get(0).getFileName().toString()).matches("classes-.*\\.jsa");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        FileTime made = Files.getLastModifiedTime(archives.get(0));
        Outcome second = cached(folder, "schema");
        assertThat(second).isEqualTo(first);
        assertThat(listed(cache)).isEqualTo(archives);
        assertThat(Files.getLastModifiedTime(archives.get(0))).isEqualTo(made);
        assertThat(cached(folder, "advise", "none.json").code()).isEqualTo(2);

        Files.setPosixFilePermissions(archives.get(0), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(archives.get(0), "no archive");
        assertThat(cached(folder, "schema")).isEqualTo(first);
    }

    @Test
    void aCacheThatIsOpenToOthersOrCannotBeWrittenIsLeftAlone(@TempDir Path folder) throws Exception {
        Path cache = Files.createDirectories(folder.resolve("cache/transfer-advisor"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Outcome outcome = cached(folder, "schema");
        assertThat(outcome.code()).isZero();
        assertThat(listed(cache)).isEmpty();
        Files.delete(cache);
        Files.delete(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache"), "a file");
        assertThat(cached(folder, "schema")).isEqualTo(outcome);
    }

    private static Outcome cached(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "XDG_CACHE_HOME=" + folder.resolve("cache")));
        command.add(HOME.resolve("target/advisor").toString());
        command.addAll(List.of(arguments));
        return run(folder, command.toArray(String[]::new));
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
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

    @Test
    void theBuildLeavesTheSchemasOfTheRulebooksFilesBesideThem(@TempDir Path folder) throws Exception {
        Outcome outcome = run(
                HOME,
                HOME.resolve("target/advisor").toString(),
                "schema",
                "--of",
                "all",
                "--output",
                folder.resolve("new").toString());
        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
        List<Path> written = listed(folder.resolve("new"));
        assertThat(written).hasSizeGreaterThan(10);
        for (Path each : written) {
            assertThat(HOME.resolve("rules/.schemas").resolve(each.getFileName()))
                    .hasSameTextualContentAs(each);
        }
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
