package org.transferadvisor.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.ToolKey;
import org.transferadvisor.rulebook.Rulebook;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Configurations that their tools would take: they parse, and say nothing that the tools do not document. */
class ConfiguratorTest {

    private static final List<String> TOOLS = List.of("peft", "axolotl", "llama-factory");
    private static final Rulebook RULEBOOK = Case.advisor().rulebook();
    private static final Pattern CALL = Pattern.compile("^(?:\\w+ = )?(?:\\w+\\.)?(\\w+)\\($");
    private static final Pattern ARGUMENT = Pattern.compile("^ {4}(\\w+)=(.*),$");

    private static Configured configured(Document facts, String tool) {
        return new Configurator(RULEBOOK).configure(Case.advisor().decide(facts, Basis.PUBLISHED), tool);
    }

    private static String text(Case facts, String tool) {
        return ((Configured.File) configured(facts.document(), tool)).text();
    }

    private static Map<String, Object> yaml(Case facts, String tool) {
        return yaml(text(facts, tool));
    }

    private static Map<String, Object> yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** A text generator of 8B, LoRA, on one GPU. */
    private static Case generator() {
        return Case.of("""
                {"project": "A project", "task": {"type": "TEXT_GENERATION"},
                 "data": {"labeledSamples": 5000, "tokensPerSample": 400}, "budget": {"compute": 900},
                 "modelMatch": "HIGH_QUALITY", "hardware": {"gpu": "A100-80GB", "count": 1},
                 "candidates": [{"model": "Llama-3.1-8B", "similarity": {"semantic": 0.8, "distribution": 0.8, "task": 0.8}}]}
                """);
    }

    // ---- whatever a project states ----

    @Test
    void everySampleIsConfiguredInTheWordsOfTheTools() throws IOException {
        for (Path sample : Case.samples()) {
            hold(Document.read(sample));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {18, 19})
    void soIsEveryRandomProject(long seed) {
        RandomProjects.wide(seed, 200).forEach(each -> hold(each.document()));
    }

    private static void hold(Document facts) {
        for (String tool : TOOLS) {
            Configured configured = configured(facts, tool);
            if (configured instanceof Configured.File file) {
                assertThat(configured(facts, tool)).isEqualTo(configured);
                if (file.script()) {
                    holdScript(file.text());
                } else {
                    known(tool, "", yaml(file.text()));
                }
                assertThat(file.text()).doesNotContain("null", "NaN", "Infinity", "{gpus}", "{stage}");
            }
        }
    }

    private static void known(String tool, String above, Map<?, ?> values) {
        values.forEach((name, value) -> {
            String key = above + name;
            if (value instanceof Map<?, ?> below) {
                known(tool, key + ".", below);
            } else if (value instanceof List<?> items && !items.isEmpty() && items.get(0) instanceof Map) {
                items.forEach(each -> known(tool, key + ".-.", (Map<?, ?>) each));
            } else {
                assertThat(value).as(key).isNotNull();
                List<ToolKey> documented = keys(groups(tool), key);
                assertThat(documented).as("%s of %s", key, tool).isNotEmpty();
                assertThat(documented).as("%s: %s", key, value).anyMatch(each -> takes(each, value));
            }
        });
    }

    private static boolean takes(ToolKey key, Object value) {
        return key.oneOf() == null || Keys.list(key.oneOf()).contains(value.toString());
    }

    private static List<ToolKey> keys(Set<String> groups, String key) {
        return RULEBOOK.reference().rows("tool-keys").stream()
                .map(each -> (ToolKey) each.value())
                .filter(each -> groups.contains(each.id().replaceFirst("/.*", "")))
                .filter(each -> each.id()
                        .replaceFirst("^[^/]*/", "")
                        .replaceFirst("#.*", "")
                        .equals(key))
                .toList();
    }

    private static Set<String> groups(String tool) {
        ReferenceData reference = RULEBOOK.reference();
        return new LinkedHashSet<>(
                Keys.list((String) reference.row("training-tools", tool).cell("groups")));
    }

    /** Every argument of every call is one that its class documents. */
    private static void holdScript(String script) {
        Set<String> groups = Set.of();
        for (String line : script.lines().toList()) {
            Matcher call = CALL.matcher(line);
            Matcher argument = ARGUMENT.matcher(line);
            if (call.matches()) {
                groups = new LinkedHashSet<>(List.of(call.group(1)));
                if (call.group(1).endsWith("Arguments") || call.group(1).equals("SFTConfig")) {
                    groups.addAll(Set.of("script", "arguments"));
                    groups.addAll(call.group(1).equals("SFTConfig") ? Set.of("sft", "sft-script") : Set.of());
                }
            } else if (argument.matches() && !argument.group(2).equals("quantization")) {
                holdArgument(groups, argument.group(1), argument.group(2));
            }
            assertThat(line).matches("\\p{ASCII}*|# .*| +# .*");
        }
    }

    private static void holdArgument(Set<String> groups, String name, String literal) {
        Map<String, Object> value =
                yaml(name + ": " + literal.replace("True", "true").replace("False", "false"));
        if (value.get(name) instanceof Map<?, ?> below) {
            below.forEach((key, each) -> assertThat(keys(groups, name + "." + key))
                    .as("%s.%s", name, key)
                    .anyMatch(documented -> takes(documented, each)));
        } else {
            assertThat(keys(groups, name)).as("%s=%s", name, literal).anyMatch(each -> takes(each, value.get(name)));
        }
    }

    @Test
    void theWordsOfTheTableAreThoseThatItSaysTheToolsTake() {
        RULEBOOK.reference().rows("tool-keys").stream()
                .map(each -> (ToolKey) each.value())
                .filter(each -> each.oneOf() != null)
                .forEach(each -> {
                    List<String> written = new ArrayList<>();
                    if (each.words() != null) {
                        Keys.list(each.words()).forEach(pair -> written.add(pair.replaceFirst("^[^=]*=", "")));
                    } else if (each.value() != null) {
                        written.add(each.value());
                    }
                    assertThat(Keys.list(each.oneOf())).as(each.id()).containsAll(written);
                });
    }

    // ---- what is written ----

    @Test
    void loraOfAnOpenModelOnOneGpu() {
        assertThat(yaml(generator(), "peft"))
                .containsEntry("model_name_or_path", "meta-llama/Llama-3.1-8B")
                .containsEntry("dtype", "bfloat16")
                .containsEntry("use_peft", true)
                .containsEntry("lora_r", 8)
                .containsEntry("lora_alpha", 8)
                .containsEntry("lora_dropout", 0.1)
                .containsEntry("lora_target_modules", List.of("q_proj", "v_proj"))
                .containsEntry("max_length", 1024)
                .containsEntry("per_device_train_batch_size", 1)
                .containsEntry("gradient_accumulation_steps", 16)
                .containsEntry("num_train_epochs", 3)
                .containsEntry("learning_rate", 0.0002)
                .containsEntry("lr_scheduler_type", "linear")
                .containsEntry("warmup_steps", 0.06)
                .containsEntry("optim", "adamw_torch")
                .containsEntry("bf16", true)
                .containsEntry("gradient_checkpointing", true)
                .containsEntry("loss_type", "chunked_nll")
                .doesNotContainKeys("accelerate_config", "num_processes", "load_in_4bit", "fp16", "beta");
        assertThat(yaml(generator(), "axolotl"))
                .containsEntry("base_model", "meta-llama/Llama-3.1-8B")
                .containsEntry("adapter", "lora")
                .containsEntry("micro_batch_size", 1)
                .containsEntry("gradient_accumulation_steps", 16)
                .containsEntry(
                        "datasets", List.of(Map.of("path", "data/train.jsonl", "split", "train", "type", "alpaca")))
                .doesNotContainKeys("rl", "fsdp_config", "deepspeed");
        assertThat(yaml(generator(), "llama-factory"))
                .containsEntry("stage", "sft")
                .containsEntry("finetuning_type", "lora")
                .containsEntry("lora_target", "q_proj,v_proj")
                .containsEntry("cutoff_len", 1024);
    }

    @Test
    void factsThatAreStatedTakeTheirPlace() {
        Case stated = generator()
                .with("/adaptation/loraRank", 64)
                .with("/adaptation/sequenceLength", 32768)
                .with("/adaptation/microBatch", 3)
                .with("/adaptation/epochs", 1.5)
                .with("/adaptation/gradientCheckpointing", false)
                .with("/adaptation/optimizer", "PAGED_ADAMW_8BIT")
                .with("/adaptation/stack", "PLAIN");
        assertThat(yaml(stated, "llama-factory"))
                .containsEntry("lora_rank", 64)
                .containsEntry("lora_alpha", 64)
                .containsEntry("cutoff_len", 32768)
                .containsEntry("per_device_train_batch_size", 3)
                .containsEntry("gradient_accumulation_steps", 6)
                .containsEntry("num_train_epochs", 1.5)
                .containsEntry("disable_gradient_checkpointing", true)
                .containsEntry("optim", "paged_adamw_8bit")
                .doesNotContainKey("enable_liger_kernel");
        assertThat(yaml(stated, "peft"))
                .containsEntry("gradient_checkpointing", false)
                .containsEntry("loss_type", "nll");
        assertThat(text(stated, "peft")).contains("# /adaptation/loraRank: 64\nlora_r: 64\n");
        assertThat(text(generator(), "peft")).contains("# /adaptation/loraRank: 8, assumed after §5.2\nlora_r: 8\n");
    }

    @Test
    void qloraOnTwoCardsIsShardedByFsdp() throws IOException {
        Case cards = Case.of(Files.readString(Path.of("facts-samples/two-gaming-cards.json"), StandardCharsets.UTF_8));
        assertThat(yaml(cards, "peft"))
                .containsEntry("load_in_4bit", true)
                .containsEntry("bnb_4bit_quant_type", "nf4")
                .containsEntry("use_bnb_nested_quant", true)
                .containsEntry("bnb_4bit_quant_storage", "bfloat16")
                .containsEntry("accelerate_config", "fsdp2")
                .containsEntry("num_processes", 2)
                .containsEntry("learning_rate", 0.0001)
                .containsEntry("lora_dropout", 0.05)
                .containsEntry("gradient_accumulation_steps", 8);
        assertThat(yaml(cards, "axolotl"))
                .containsEntry("adapter", "qlora")
                .containsEntry("load_in_4bit", true)
                .containsEntry("fsdp_version", 2)
                .containsKey("fsdp_config")
                .doesNotContainKey("deepspeed");
        assertThat(yaml(cards, "llama-factory"))
                .containsEntry("quantization_bit", 4)
                .containsEntry("double_quantization", true)
                .doesNotContainKey("deepspeed");
        assertThat(text(cards, "llama-factory")).contains("fsdp2_config.yaml --num_processes 2 src/train.py FILE");
        assertThat(yaml(cards.with("/adaptation/optimizer", "ADAMW_8BIT"), "axolotl"))
                .as("Axolotl refuses adamw_8bit under FSDP 2")
                .containsEntry("optimizer", "adamw_torch_8bit");
    }

    @Test
    void fullFineTuningOnEightGpusIsShardedByZero3() {
        Case full = generator()
                .with("/data/labeledSamples", 50000)
                .with("/budget/compute", 50000)
                .with("/serving/requirement", "QUALITY")
                .with("/task/targetQuality", "MAXIMUM")
                .with("/hardware/count", 8);
        assertThat(yaml(full, "peft"))
                .containsEntry("accelerate_config", "zero3")
                .containsEntry("num_processes", 8)
                .containsEntry("dtype", "float32")
                .containsEntry("learning_rate", 0.00002)
                .containsEntry("gradient_accumulation_steps", 8)
                .doesNotContainKeys("use_peft", "lora_r", "lora_target_modules");
        assertThat(yaml(full, "axolotl"))
                .containsEntry("deepspeed", "deepspeed_configs/zero3.json")
                .doesNotContainKeys("adapter", "fsdp_config");
        Case small = full.with("/adaptation/optimizer", "ADAMW_BF16");
        assertThat(yaml(small, "llama-factory"))
                .as("one GPU holds it")
                .containsEntry("pure_bf16", true)
                .doesNotContainKey("deepspeed");
        assertThat(yaml(small.with("/hardware/sharding", "FULL"), "llama-factory"))
                .containsEntry("finetuning_type", "full")
                .containsEntry("deepspeed", "examples/deepspeed/ds_z3_config.json")
                .as("LLaMA-Factory refuses it under ZeRO-3")
                .doesNotContainKey("pure_bf16");
    }

    @Test
    void whatFitsOnOneGpuIsCopiedUnlessSharingIsAskedFor() {
        Case two = generator().with("/hardware/count", 2);
        assertThat(yaml(two, "peft")).containsEntry("accelerate_config", "multi_gpu");
        assertThat(yaml(two.with("/hardware/sharding", "FULL"), "peft")).containsEntry("accelerate_config", "zero3");
        assertThat(yaml(two.with("/hardware/sharding", "NONE"), "peft"))
                .containsEntry("accelerate_config", "multi_gpu");
    }

    @Test
    void preferenceTuningIsDpo() {
        Case pairs = generator().with("/task/objective", "PREFERENCE");
        assertThat(text(pairs, "peft")).contains("# Start: trl dpo --config FILE");
        assertThat(yaml(pairs, "peft"))
                .containsEntry("beta", 0.1)
                .containsEntry("learning_rate", 0.000005)
                .containsEntry("gradient_accumulation_steps", 64)
                .doesNotContainKey("loss_type");
        assertThat(yaml(pairs, "axolotl")).containsEntry("rl", "dpo").containsEntry("rl_beta", 0.1);
        assertThat(yaml(pairs, "llama-factory"))
                .containsEntry("stage", "dpo")
                .containsEntry("pref_beta", 0.1)
                .containsEntry("pref_loss", "sigmoid");
    }

    @Test
    void aGpuWithoutBf16TrainsInFp16() {
        assertThat(yaml(generator().with("/hardware/gpu", "V100-32GB"), "peft"))
                .containsEntry("fp16", true)
                .containsEntry("dtype", "float16")
                .containsEntry("mixed_precision", "fp16")
                .doesNotContainKey("bf16");
    }

    @Test
    void anEncoderGetsAHeadForItsClasses() {
        Case encoder = generator()
                .with("/task/type", "TEXT_CLASSIFICATION")
                .with("/task/classes", 12)
                .with("/candidates/0/model", "RoBERTa-base");
        assertThat(text(encoder, "peft"))
                .contains("AutoModelForSequenceClassification.from_pretrained(\n    \"FacebookAI/roberta-base\",")
                .contains("num_labels=12,", "task_type=\"SEQ_CLS\",", "target_modules=[\"query\", \"value\"],")
                .contains("model = get_peft_model(model, adapter)");
        assertThat(configured(encoder.document(), "axolotl"))
                .isEqualTo(new Configured.ByAnother(
                        "Axolotl cannot say LoRA with a head for text classification", "peft"));
        assertThat(configured(
                        encoder.with("/candidates/0/model", "Llama-3.1-8B").document(), "axolotl"))
                .as("a decoder answers in text")
                .isInstanceOf(Configured.File.class);
    }

    @Test
    void featureExtractionTrainsTheHeadAlone() {
        Case few = generator()
                .with("/task/type", "IMAGE_CLASSIFICATION")
                .with("/data/labeledSamples", 200)
                .with("/candidates/0/model", "ViT-B-16");
        assertThat(text(few, "peft"))
                .contains("AutoModelForImageClassification.from_pretrained(", "model.base_model.requires_grad_(False)")
                .contains("num_labels of the model must say how many there are")
                .doesNotContain("peft import");
    }

    @Test
    void promptTuningIsAScriptWithItsVirtualTokens() {
        Case prompt = generator().with("/data/labeledSamples", 500);
        assertThat(text(prompt, "peft"))
                .contains("PromptTuningConfig(", "num_virtual_tokens=20,", "learning_rate=0.3,", "SFTTrainer(")
                .contains("task_type=\"CAUSAL_LM\",");
        assertThat(configured(prompt.document(), "llama-factory")).isInstanceOf(Configured.ByAnother.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nobody's model      | nobody's model | \"Nobody's model\"",
                "our/model-7B        | our/model-7B   | our/model-7B"
            })
    void aModelThatNoTableKnowsIsNamedAsStated(String model, String ignored, String written) {
        Case own = generator()
                .with("/candidates/0/model", model)
                .with("/candidates/0/parametersB", 7)
                .with("/candidates/0/promptInterface", true);
        assertThat(text(own, "peft")).contains("model_name_or_path: " + written + "\n");
        assertThat(yaml(own, "peft")).containsEntry("lora_target_modules", List.of("all-linear"));
        assertThat(yaml(own, "axolotl")).containsEntry("lora_target_linear", true);
        assertThat(yaml(own, "llama-factory")).containsEntry("lora_target", "all");
    }

    @Test
    void namesSteerNothing() {
        String hostile = "a: b # c\" ' \\ \u2028 ${x} {gpus}\uD83D\uDE00 [x]";
        Case named = generator()
                .with("/project", hostile)
                .with("/candidates/0/model", hostile)
                .with("/candidates/0/parametersB", 7)
                .with("/candidates/0/promptInterface", true);
        for (String tool : TOOLS) {
            Map<String, Object> read = yaml(named, tool);
            assertThat(read.get(tool.equals("axolotl") ? "base_model" : "model_name_or_path"))
                    .isEqualTo(hostile);
            assertThat(text(named, tool)).doesNotContain("\u2028");
        }
        String script = text(named.with("/data/labeledSamples", 500), "peft");
        assertThat(script)
                .contains("model=\"a: b # c\\\" ' \\\\ \\U00002028 ${x} {gpus}\\U0001f600 [x]\"")
                .doesNotContain("\u2028");
    }

    @Test
    void whatTrainsNothingSaysWhatToDoInstead() throws IOException {
        Map<String, String> instead = new LinkedHashMap<>();
        instead.put("api-prototype", "Recommended is prompt tuning through the API of `claude-haiku-4-5`");
        instead.put("hosted-fine-tuning", "Upload the samples to the model's maker");
        instead.put("radiology-danger-zone", "Recommended is a hybrid approach.");
        for (Map.Entry<String, String> each : instead.entrySet()) {
            Configured configured =
                    configured(Document.read(Path.of("facts-samples/" + each.getKey() + ".json")), "peft");
            assertThat(((Configured.Instead) configured).text()).contains(each.getValue());
        }
    }
}
