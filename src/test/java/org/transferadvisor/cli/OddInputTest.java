package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that reads what a project has, on every kind of file that is not what it expects: it answers or says in a few words
 * what is wrong, and writes all or nothing.
 */
class OddInputTest {

    private static final String NONE = "no embedder";

    @TempDir
    private Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> inputs() {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("empty", new byte[0]);
        inputs.put("blank", utf8("\n \n\t\n"));
        inputs.put("a byte order mark alone", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        inputs.put("binary", new byte[] {0, 1, 2, (byte) 0xFF, 10, 0, 27});
        inputs.put("packed", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 4, 0});
        inputs.put("UTF-16", "text,label\nx,1\n".getBytes(StandardCharsets.UTF_16));
        inputs.put("Latin-1", "text,label\nna\u00EFve,1\n".getBytes(StandardCharsets.ISO_8859_1));
        inputs.put("one line", utf8("one line without an end"));
        inputs.put("one object", utf8("{\"text\": \"one line\", \"label\": \"a\", \"model_type\": \"llama\"}"));
        inputs.put("one class", utf8("text,label\n" + "the same,a\n".repeat(20)));
        inputs.put("Chinese", utf8("文本,类别\n我们训练一个模型。,好\n今天天气很好。,坏\n"));
        inputs.put(
                "Arabic",
                utf8("{\"نص\": \"نموذج لغوي كبير\", \"صنف\": \"جيد\"}\n{\"نص\": \"كلام\", \"صنف\": \"سيئ\"}\n"));
        inputs.put("controls", utf8("\u001b[31mid\u001b[0m,price\n\u001b]0;x\u0007H100,\u202E3\n"));
        inputs.put("deep", utf8("[".repeat(100_000)));
        inputs.put("deep objects", utf8("{\"text\": ".repeat(5_000) + "1" + "}".repeat(5_000)));
        inputs.put("many columns", utf8("a,".repeat(100_001) + "\n"));
        inputs.put("an open quote", utf8("model,price\n\"A,1\nB,2\n"));
        inputs.put("ragged", utf8("model,price,date\nA\nA,1,2,3,4\n,,\n"));
        inputs.put("formulas", utf8("model,price\n=cmd|' /C calc'!A0,1\n@SUM(1),2\n"));
        inputs.put("no numbers", utf8("gpu,price,parameters\nH100,NaN,Infinity\nA100,1e999,-1\nL4,0x10,1e-400\n"));
        inputs.put("hostile yaml", utf8("a: &a [*a, *a]\nb: !!javax.script.ScriptEngineManager [x]\n"));
        inputs.put(
                "keys twice",
                utf8("{\"model_type\": \"llama\", \"model_type\": \"t5\", \"hidden_size\": 99999999999}"));
        return inputs;
    }

    /** Commands by what they are, each with the name that its file has. */
    private Map<String, List<String>> commands(Path file) {
        String name = file.toString();
        String facts = folder.resolve("facts.yaml").toString();
        Map<String, List<String>> commands = new TreeMap<>();
        for (String end : List.of("txt", "jsonl", "csv")) {
            commands.put("data ." + end, List.of("data", name + "." + end, "--into", facts));
            commands.put(
                    "measure ." + end,
                    List.of(
                            "measure",
                            "--target",
                            name + "." + end,
                            "--source",
                            "RoBERTa-base=" + name + "." + end,
                            "--embeddings",
                            NONE));
        }
        commands.put(
                "measure .npy",
                List.of("measure", "--features", "RoBERTa-base=" + name + ".npy", "--labels", name + ".txt"));
        commands.put("models add .json", List.of("models", "add", name + ".json"));
        for (String table : List.of("models", "gpus")) {
            commands.put(
                    table + " add .csv", List.of(table, "add", name + ".csv", "--source", "x", "--date", "2026-11"));
        }
        commands.put("init .yaml", List.of("init", name + ".yaml"));
        commands.put("init .json", List.of("init", name + ".json"));
        return commands;
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                contents.put(each.toString(), new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @TestFactory
    Stream<DynamicTest> everyCommandAnswersOrRefusesInAFewWords() {
        return inputs().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    private void check(String kind, byte[] bytes) throws IOException {
        Path file = folder.resolve(kind.replace(' ', '-'));
        for (String end : List.of("txt", "jsonl", "csv", "npy", "json", "yaml")) {
            Files.write(Path.of(file + "." + end), bytes);
        }
        for (Map.Entry<String, List<String>> each : commands(file).entrySet()) {
            Map<String, String> before = contents();
            CommandRun run = CommandRun.of(each.getValue().toArray(String[]::new));
            String as = each.getKey() + " on " + kind + ": " + run;
            assertThat(run.code()).as(as).isIn(ExitCode.FINE, ExitCode.REFUSED, ExitCode.FOUND);
            assertThat(run.err()).as(as).doesNotContain("Exception").doesNotContain("a fault of ours");
            assertThat(run.out() + run.err()).as(as).doesNotContainPattern("[\\p{Cc}\\u202A-\\u202E&&[^\\n]]");
            List<String> written = new ArrayList<>(contents().keySet());
            written.removeAll(before.keySet());
            if (run.code() == ExitCode.FINE) {
                assertThat(run.out() + String.join("", written)).as(as).isNotBlank();
                Files.deleteIfExists(folder.resolve("facts.yaml"));
            } else {
                assertThat(run.err().lines())
                        .as(as)
                        .isNotEmpty()
                        .hasSizeLessThan(20)
                        .allMatch(line -> line.length() < 700);
                assertThat(contents()).as(as).isEqualTo(before);
            }
        }
    }
}
