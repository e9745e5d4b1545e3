package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models add} and {@code gpus add}: into a rulebook, or printed. */
class ListCommandsTest {

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void copy() throws IOException {
        rules = folder.resolve("rules");
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path each :
                    (Iterable<Path>) files.filter(file -> !file.toString().contains("scenarios"))::iterator) {
                Files.copy(each, rules.resolve(Path.of("rules").relativize(each).toString()));
            }
        }
    }

    private Path list(String text) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), text);
    }

    private CommandRun gpus(String text, String... more) throws IOException {
        Stream<String> arguments = Stream.of("gpus", "add", list(text).toString(), "--rules", rules.toString());
        return CommandRun.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    }

    private String table(String name) throws IOException {
        return Files.readString(rules.resolve("reference/" + name + ".yaml"));
    }

    @Test
    void pricesBecomeLowestMiddleAndHighest() throws IOException {
        String before = table("gpus");
        CommandRun run = gpus("""
                GPU Model,VRAM (GB),$/hr,provider,As of
                h100 80gb,80,$2.10,a,2026-10-01
                H100-80GB,80,"2.90",b,2026-10-02
                H100-80GB,80,2.30,c,2026-09-02
                A100-80GB,80,1.10,a,2026-10-01
                """, "--source", "A cloud's list");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "columns: `GPU Model` as id, `VRAM (GB)` as memoryGb, `$/hr` as price, `As of` as date; not taken: `provider`");
        assertThat(table("gpus"))
                .contains(
                        "id: H100-80GB, memoryGb: 80, teraflops: 989, pricePerHour: {value: {low: 2.1, likely: 2.3, high: 2.9},"
                                + " source: a-clouds-list, basis: MEASURED, date: \"2026-10-02\"}")
                .contains(
                        "measuredPricePerHour: {value: 1.1, source: a-clouds-list, basis: MEASURED, date: \"2026-10-01\"}");
        assertThat(table("gpus").lines().filter(each -> !before.contains(each))).hasSize(2);
        assertThat(Files.readString(rules.resolve("rulebook.yaml")))
                .contains("- {id: a-clouds-list, title: \"A cloud's list\"");
        CommandRun advised = CommandRun.of("advise", "--rules", rules.toString(), "facts-samples/code-assistant.json");
        assertThat(advised.code()).as(advised.err()).isZero();
    }

    @Test
    void linesThatCannotBeTakenAreToldAndTheRestIs() throws IOException {
        CommandRun run = gpus("""
                gpu;memory;tflops;price;date
                New-1;100;500;3.50;2026
                New-2;;500;3;2026
                New-3;80;x;3;2026
                New-4;80;9;;2026
                ;1;1;1;2026
                New-5;80;9;1;soon
                New-6;80
                """, "--source", "gpu-pricing");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("list.csv:3: not taken: `New-2`: the field `memoryGb` is missing")
                .contains("list.csv:4: not taken: `x` in `tflops` is no number")
                .contains("list.csv:5: not taken: it has no price")
                .contains("list.csv:6: not taken: it has no name")
                .contains("list.csv:7: not taken: `soon` is no date")
                .contains("list.csv:8: not taken: it has 2 columns, and the header 5");
        assertThat(table("gpus"))
                .endsWith("  - {id: New-1, memoryGb: 100, teraflops: 500, pricePerHour: 3.5,"
                        + " source: gpu-pricing, basis: MEASURED, date: \"2026\"}\n");
    }

    @Test
    void sourceDateAndColumnsAreDemandedAndNothingIsWrittenWithoutThem() throws IOException {
        String before = table("gpus");
        assertThat(gpus("gpu,price\nH200,3\n", "--date", "2026-10").err()).contains("the list has no source");
        assertThat(gpus("gpu,price\nH200,3\n", "--source", "x").err()).contains("the list has no date");
        assertThat(gpus("gpu,price\nH200,3\n", "--source", "x", "--date", "tomorrow")
                        .err())
                .contains("is no date");
        assertThat(gpus("what,price\nH200,3\n", "--source", "x", "--date", "2026")
                        .err())
                .contains("no column is taken for `id`; there are `what`, `price`")
                .contains("--map COLUMN=id");
        assertThat(gpus("a,b\nH200,3\n", "--source", "x", "--date", "2026", "--map", "c=id")
                        .err())
                .contains("there is no column `c`");
        assertThat(gpus("a,b\nH200,3\n", "--source", "x", "--date", "2026", "--map", "a=idd")
                        .err())
                .contains("`idd` is no field of gpus");
        for (String hostile : List.of("", "\0\1\2", "gpu,price\n\"open,3\n")) {
            CommandRun run = gpus(hostile, "--source", "x", "--date", "2026");
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).isNotBlank().doesNotContain("Exception");
        }
        assertThat(table("gpus")).isEqualTo(before);
        CommandRun mapped =
                gpus("a,b\nH200,3\n", "--source", "x", "--date", "2026", "--map", "a=id", "--map", "b=price");
        assertThat(mapped.code()).as(mapped.err()).isZero();
        assertThat(table("gpus")).isNotEqualTo(before);
    }

    @Test
    void aRulebookThatCannotBeReadStaysAsItIs() throws IOException {
        Files.writeString(rules.resolve("reference/gpus.yaml"), "rows: [");
        CommandRun run = gpus("gpu,price\nH200,3\n", "--source", "x", "--date", "2026");
        assertThat(run.code()).isEqualTo(2);
        assertThat(table("gpus")).isEqualTo("rows: [");
    }

    @Test
    void modelsOfAListAreAddedOrTheirFiguresSet() throws IOException {
        Path list =
                list("model,size,modality,licence\norg/New,7B,text,MIT\nOther,300M,smell,MIT\nBERT-base,0.111,TEXT,\n");
        CommandRun run = CommandRun.of(
                "models",
                "add",
                list.toString(),
                "--source",
                "model-cards",
                "--date",
                "2026-11",
                "--rules",
                rules.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("list.csv:3: not taken: `Other`: `SMELL` is not known here");
        assertThat(table("models"))
                .contains("{id: org/New, maker: org, modality: TEXT, ")
                .contains("parametersB: {value: 0.111, source: model-cards, basis: PUBLISHED, date: \"2026-11\"}")
                .contains("# Text encoders, general");
    }

    private Path config() throws IOException {
        Path model = Files.createDirectories(folder.resolve("My-Llama"));
        return Files.writeString(model.resolve("config.json"), """
                {"model_type": "llama", "torch_dtype": "bfloat16", "hidden_size": 4096, "intermediate_size": 14336,
                 "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256}
                """);
    }

    @Test
    void aConfigIsPrintedAsARow() throws IOException {
        Path config = config();
        Files.writeString(
                config.resolveSibling("model.safetensors.index.json"), "{\"metadata\": {\"total_size\": 16060522496}}");
        CommandRun run =
                CommandRun.of("models", "add", config.toString(), "--date", "2026-11-28", "--license", "Llama");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("  - {id: My-Llama, maker: not stated, modality: TEXT, ")
                .contains("parametersB: 8.030261, ")
                .contains(
                        "license: Llama, promptInterface: true, hostedFineTuning: false, layers: 32, hiddenSize: 4096, keyValueSize: 1024")
                .endsWith("date: \"2026-11-28\"}\n");
        assertThat(run.err())
                .contains("llama: 8.030261 billion parameters counted from its shapes")
                .contains("at 2 bytes each 16.06 GB; the index of its weights says 16.06 GB: +0.0%");
    }

    @Test
    void aConfigIsAddedOnceAndFoundByTheAdvisor() throws IOException {
        String[] add = {"models", "add", config().toString(), "--name", "House-8B", "--rules", rules.toString()};
        assertThat(CommandRun.of(add).code()).isZero();
        assertThat(CommandRun.of(add).err()).contains("the row `House-8B` stands there already; --name gives another");
        Path facts = Files.writeString(folder.resolve("facts.json"), """
                {"project": "Chat", "task": {"type": "QUESTION_ANSWERING"}, "data": {"labeledSamples": 5000},
                 "budget": {"compute": 800}, "candidates": [{"model": "House-8B"}]}
                """);
        CommandRun advised = CommandRun.of("advise", "--rules", rules.toString(), facts.toString());
        assertThat(advised.code()).as(advised.err()).isZero();
        Files.writeString(config(), "{\"model_type\": \"mamba\"}");
        assertThat(CommandRun.of(
                                "models",
                                "add",
                                config().resolveSibling("config.json").toString())
                        .code())
                .isZero();
        Path unknown =
                Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mamba\", \"hidden_size\": 768}");
        assertThat(CommandRun.of("models", "add", unknown.toString()).err())
                .contains("`mamba` is a family that is not counted");
        CommandRun stated =
                CommandRun.of("models", "add", unknown.toString(), "--parameters", "0.13", "--name", "Mamba");
        assertThat(stated.code()).as(stated.err()).isZero();
        assertThat(stated.out())
                .contains("id: Mamba")
                .contains("parametersB: 0.13")
                .contains("hiddenSize: 768");
        assertThat(CommandRun.of("models", "add", unknown.toString(), "--parameters", "-1")
                        .code())
                .isEqualTo(2);
    }
}
