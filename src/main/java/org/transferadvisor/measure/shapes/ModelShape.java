package org.transferadvisor.measure.shapes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;

/**
 * What the {@code config.json} of a model tells.
 *
 * @param family its {@code model_type}
 * @param name as the file calls the model; null where it does not
 * @param modality what it reads
 * @param promptInterface whether it writes text, so that it can be prompted
 * @param parametersB all parameters, billions
 * @param activeParametersB those used for one token, billions
 * @param layers of encoder-decoders those of both together; null where unknown
 * @param hiddenSize width of the residual stream; null where unknown
 * @param keyValueSize width of keys and values; null where unknown
 * @param vocabularySize tokens that it knows; null where it knows none
 * @param weights what the index of its weights says beside; null without one
 */
public record ModelShape(
        String family,
        @Nullable String name,
        String modality,
        boolean promptInterface,
        double parametersB,
        double activeParametersB,
        @Nullable Long layers,
        @Nullable Long hiddenSize,
        @Nullable Long keyValueSize,
        @Nullable Long vocabularySize,
        @Nullable Weights weights) {

    private static final double BILLION = 1e9;
    private static final String INDEX = "model.safetensors.index.json";

    /**
     * The size of the weights, counted and told.
     *
     * @param countedGb by the parameters
     * @param indexGb by the index
     * @param bytes of one parameter, by the config
     */
    public record Weights(double countedGb, double indexGb, double bytes) {

        /** How far the count is from the index, as a share of it. */
        public double apart() {
            return countedGb / indexGb - 1;
        }
    }

    private record Family(String modality, boolean prompt, Function<Config, Count> count) {}

    private static Family writes(Function<Config, Count> count) {
        return new Family("TEXT", true, count);
    }

    private static Family reads(String modality, Function<Config, Count> count) {
        return new Family(modality, false, count);
    }

    private static Map<String, Family> families() {
        Map<String, Family> families = new TreeMap<>();
        for (String each : new String[] {"bert", "roberta", "xlm-roberta", "camembert", "electra"}) {
            families.put(each, reads("TEXT", Encoders::bert));
        }
        families.put("distilbert", reads("TEXT", Encoders::distilBert));
        families.put("deberta", reads("TEXT", Encoders::deberta));
        families.put("deberta-v2", reads("TEXT", Encoders::deberta));
        families.put("t5", writes(Encoders::t5));
        families.put("mt5", writes(Encoders::t5));
        families.put("bart", reads("TEXT", Encoders::bart));
        families.put("gpt2", writes(Decoders::gpt2));
        families.put("gpt_neox", writes(Decoders::gptNeoX));
        families.put("llama", writes(Decoders::llama));
        families.put("mistral", writes(Decoders::mistral));
        families.put("mixtral", writes(Decoders::mixtral));
        families.put("qwen2", writes(Decoders::qwen2));
        families.put("qwen2_moe", writes(Decoders::qwen2Mixture));
        families.put("qwen3", writes(Decoders::qwen3));
        families.put("qwen3_moe", writes(Decoders::qwen3Mixture));
        families.put("deepseek_v2", writes(Decoders::deepSeek));
        families.put("deepseek_v3", writes(Decoders::deepSeek));
        families.put("gemma", writes(Decoders::gemma));
        families.put("gemma2", writes(Decoders::gemma2));
        families.put("gemma3_text", writes(Decoders::gemma3));
        families.put("gemma3", new Family("MULTIMODAL", true, Perception::gemma3));
        families.put("phi", writes(Decoders::phi));
        families.put("phi3", writes(Decoders::phi3));
        families.put("phimoe", writes(Decoders::phiMixture));
        families.put("falcon", writes(Decoders::falcon));
        families.put("gpt_oss", writes(Decoders::gptOss));
        families.put("vit", reads("IMAGE", Perception::vit));
        families.put("dinov2", reads("IMAGE", Perception::dinoV2));
        families.put("clip", new Family("MULTIMODAL", true, Perception::clip));
        families.put("siglip", new Family("MULTIMODAL", true, Perception::siglip));
        families.put("whisper", reads("AUDIO", Encoders::whisper));
        families.put("wav2vec2", reads("AUDIO", Perception::wav2vec2));
        return families;
    }

    /**
     * Reads a config.
     *
     * @param file a {@code config.json}; an index of weights beside it is read too
     * @param parametersB what it is told to be, billions, where its family is not counted; null to count
     * @throws RefusedException where it is none, or lacks what is counted
     */
    public static ModelShape read(Path file, @Nullable Double parametersB) {
        Config config = Config.read(file);
        String type = config.text("model_type");
        Family family = type == null ? null : families().get(type);
        if (family == null && parametersB == null) {
            throw config.refused(
                    type == null
                            ? "the file has no `model_type`"
                            : Problem.quoted(type) + " is a family that is not counted",
                    String.join(", ", families().keySet()),
                    Suggestion.of(type == null ? "" : type, families().keySet()) == null
                            ? "--parameters B states its parameters in billions"
                            : Suggestion.of(String.valueOf(type), families().keySet()));
        }
        Count count = family == null ? stated(config) : family.count.apply(config);
        config.orRefuse();
        double all = parametersB == null ? count.parameters() / BILLION : parametersB;
        return new ModelShape(
                type == null ? "unknown" : type,
                config.text("_name_or_path"),
                family == null ? "TEXT" : family.modality,
                family != null && family.prompt,
                figure(all),
                figure(all - count.idle() / BILLION),
                whole(count.layers()),
                whole(count.hiddenSize()),
                whole(count.keyValueSize()),
                whole(count.vocabularySize()),
                weights(file, config, all));
    }

    private static Count stated(Config config) {
        double width = config.number("hidden_size", 0);
        double heads = config.number("num_attention_heads", 0);
        double size = config.number("head_dim", heads == 0 ? 0 : Math.floor(width / heads));
        return new Count(
                0,
                0,
                config.number("num_hidden_layers", 0),
                width,
                config.number("num_key_value_heads", heads) * size,
                config.number("vocab_size", 0));
    }

    private static double figure(double billions) {
        return Math.round(billions * 1e6) / 1e6;
    }

    private static @Nullable Long whole(double value) {
        return value == 0 ? null : (Long) (long) value;
    }

    private static @Nullable Weights weights(Path file, Config config, double parametersB) {
        Path index = file.toAbsolutePath().resolveSibling(INDEX);
        String type = config.text("torch_dtype") == null ? config.text("dtype") : config.text("torch_dtype");
        if (!Files.isRegularFile(index) || config.has("quantization_config")) {
            return null;
        }
        double bytes = type == null || type.endsWith("16") ? 2 : type.endsWith("64") ? 8 : type.contains("8") ? 1 : 4;
        Node size = new FactPath(List.of("metadata", "total_size"))
                .in(Document.read(index).root());
        return size instanceof Node.Numeric total && total.value().signum() > 0
                ? new Weights(parametersB * bytes, total.value().doubleValue() / BILLION, bytes)
                : null;
    }

    /** The fields of a candidate that the file tells. */
    public Map<String, Object> candidate() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("parametersB", parametersB);
        if (activeParametersB < parametersB) {
            fields.put("activeParametersB", activeParametersB);
        }
        fields.put("promptInterface", promptInterface);
        put(fields, "layers", layers);
        put(fields, "hiddenSize", hiddenSize);
        put(fields, "keyValueSize", keyValueSize);
        put(fields, "vocabularySize", vocabularySize);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Long value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
