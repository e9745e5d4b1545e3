package org.transferadvisor.measure.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.facts.reading.RefusedException;

/** Parameters counted from shapes, held against what the makers publish. */
class ModelShapeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path PUBLISHED = Path.of("src/test/resources/measure/published-parameters.json");

    @TempDir
    private Path folder;

    static List<JsonNode> published() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JSON.readTree(PUBLISHED.toFile()).forEach(all::add);
        return all;
    }

    private ModelShape read(JsonNode model) throws IOException {
        ObjectNode config = model.get("config").deepCopy();
        if (config.has("id2label")) {
            int classes = config.get("id2label").asInt();
            ObjectNode names = config.putObject("id2label");
            for (int i = 0; i < classes; i++) {
                names.put(String.valueOf(i), "class " + i);
            }
        }
        return ModelShape.read(Files.writeString(folder.resolve("config.json"), config.toString()), null);
    }

    @ParameterizedTest
    @MethodSource("published")
    void parametersAreWithinOnePercentOfWhatIsPublished(JsonNode model) throws IOException {
        ModelShape shape = read(model);
        double published = model.get("parametersB").asDouble();
        assertThat(shape.parametersB())
                .as(model.get("model") + ", " + model.get("source"))
                .isCloseTo(published, within(published / 100));
        assertThat(model.get("source").asText()).isNotBlank();
        if (model.has("activeParametersB")) {
            double active = model.get("activeParametersB").asDouble();
            // some makers leave out the table of embeddings, of which a token reads one row
            if (model.get("source").asText().contains("without the table of embeddings")) {
                active += shape.vocabularySize() * shape.hiddenSize() / 1e9;
            }
            assertThat(shape.activeParametersB())
                    .as("active of " + model.get("model"))
                    .isCloseTo(active, within(active / 20));
        } else {
            assertThat(shape.activeParametersB()).isEqualTo(shape.parametersB());
        }
    }

    @Test
    void everyCommonFamilyIsAmongThem() throws IOException {
        assertThat(published()).hasSizeGreaterThan(40);
        assertThat(published().stream()
                        .map(each -> each.at("/config/model_type").asText()))
                .contains(
                        "bert",
                        "roberta",
                        "deberta-v2",
                        "t5",
                        "gpt2",
                        "llama",
                        "mistral",
                        "mixtral",
                        "qwen2",
                        "qwen2_moe",
                        "qwen3",
                        "qwen3_moe",
                        "deepseek_v3",
                        "gemma",
                        "gemma2",
                        "gemma3",
                        "phi",
                        "phi3",
                        "phimoe",
                        "falcon",
                        "vit",
                        "clip",
                        "siglip",
                        "dinov2",
                        "whisper",
                        "wav2vec2");
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("config.json"), text);
    }

    private static final String LLAMA = """
            {"model_type": "llama", "torch_dtype": "bfloat16", "hidden_size": 4096, "intermediate_size": 14336,
             "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
             "_name_or_path": "meta-llama/Llama-3.1-8B"}
            """;

    @Test
    void shapesAndKindAreTold() throws IOException {
        ModelShape shape = ModelShape.read(config(LLAMA), null);
        assertThat(shape.parametersB()).isEqualTo(8.030261);
        assertThat(shape.layers()).isEqualTo(32);
        assertThat(shape.hiddenSize()).isEqualTo(4_096);
        assertThat(shape.keyValueSize()).isEqualTo(1_024);
        assertThat(shape.vocabularySize()).isEqualTo(128_256);
        assertThat(shape.modality()).isEqualTo("TEXT");
        assertThat(shape.promptInterface()).isTrue();
        assertThat(shape.name()).isEqualTo("meta-llama/Llama-3.1-8B");
        assertThat(shape.weights()).isNull();
    }

    @Test
    void theIndexOfTheWeightsIsHeldAgainstTheCount() throws IOException {
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"metadata\": {\"total_size\": 16060522496}, \"weight_map\": {}}");
        ModelShape.Weights weights = ModelShape.read(config(LLAMA), null).weights();
        assertThat(weights).isNotNull();
        assertThat(weights.bytes()).isEqualTo(2);
        assertThat(weights.apart()).isCloseTo(0, within(1e-6));
    }

    @Test
    void anUnknownFamilyIsRefusedOrTakenAsStated() throws IOException {
        Path file = config("{\"model_type\": \"lama\", \"hidden_size\": 100, \"num_hidden_layers\": 3}");
        assertThatThrownBy(() -> ModelShape.read(file, null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`lama` is a family that is not counted")
                .hasMessageContaining("llama");
        ModelShape stated = ModelShape.read(file, 1.5);
        assertThat(stated.parametersB()).isEqualTo(1.5);
        assertThat(stated.layers()).isEqualTo(3);
        assertThat(stated.vocabularySize()).isNull();
        assertThatThrownBy(() -> ModelShape.read(config("{\"a\": 1}"), null))
                .hasMessageContaining("no `model_type`")
                .hasMessageContaining("--parameters");
    }

    @Test
    void whatIsMissingOrNoSizeIsToldAtOnce() throws IOException {
        Path file = config("""
                {"model_type": "llama", "hidden_size": -4096, "intermediate_size": "big", "num_hidden_layers": 32,
                 "num_attention_heads": 1e300}
                """);
        assertThatThrownBy(() -> ModelShape.read(file, null))
                .hasMessageContaining("`-4096` is no size")
                .hasMessageContaining("`big` is no size")
                .hasMessageContaining("`1e300` is no size")
                .hasMessageContaining("the field `vocab_size` is missing");
        assertThatThrownBy(() -> ModelShape.read(config("[1, 2]"), null)).hasMessageContaining("found a list");
        assertThatThrownBy(() -> ModelShape.read(config("\0\1\2"), null)).hasMessageContaining("binary");
    }
}
