package org.transferadvisor.configure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.TaskHead;

/** A script in Python for what no tool's configuration can say. */
final class Script {

    private static final Set<String> LOW_RANK = Set.of("LORA", "QLORA");

    private final Keys keys;
    private final String method;
    private final String model;
    private final @Nullable TaskHead head;
    private final Set<String> groups;
    private final List<String> body = new ArrayList<>();
    private final Set<String> transformers = new TreeSet<>();
    private final Set<String> peft = new TreeSet<>();

    /** A script for a method and a model, named as on Hugging Face; without a head the model continues text. */
    Script(Keys keys, Set<String> groups, String method, String model, @Nullable TaskHead head) {
        this.keys = keys;
        this.groups = groups;
        this.method = method;
        this.model = PythonText.literal(model);
        this.head = head;
    }

    String text(List<String> header) {
        quantization();
        adapter();
        if (head == null) {
            continueText();
        } else {
            train(head);
        }
        List<String> lines = new ArrayList<>();
        header.forEach(each -> lines.add(YamlText.comment(each)));
        lines.add("");
        lines.add("from datasets import load_from_disk");
        imports(lines, "peft", peft);
        imports(lines, "transformers", transformers);
        if (head == null) {
            lines.add("from trl import SFTConfig, SFTTrainer");
        }
        lines.add("");
        lines.addAll(body);
        return String.join("\n", lines) + "\n";
    }

    private static void imports(List<String> lines, String from, Set<String> names) {
        if (!names.isEmpty()) {
            lines.add("from " + from + " import " + String.join(", ", names));
        }
    }

    private void quantization() {
        if (method.equals("QLORA")) {
            transformers.add("BitsAndBytesConfig");
            call("quantization = ", "BitsAndBytesConfig", Set.of("BitsAndBytesConfig"));
        }
    }

    private void adapter() {
        String type =
                switch (method) {
                    case "LORA", "QLORA" -> "LoraConfig";
                    case "PROMPT_TUNING" -> "PromptTuningConfig";
                    case "PREFIX_TUNING" -> "PrefixTuningConfig";
                    case "IA3" -> "IA3Config";
                    default -> null;
                };
        if (type != null) {
            peft.add(type);
            call("adapter = ", type, Set.of(type));
        }
    }

    private void continueText() {
        Set<String> arguments = new LinkedHashSet<>(groups);
        arguments.addAll(Set.of("sft", "sft-script"));
        call("arguments = ", "SFTConfig", arguments);
        data("Samples with prompt and completion, saved by datasets.");
        body.add("trainer = SFTTrainer(model=" + model
                + ", args=arguments, train_dataset=samples, peft_config=adapter)");
        body.addAll(List.of("trainer.train()", "trainer.save_model()"));
    }

    private void train(TaskHead head) {
        transformers.addAll(List.of(head.loader(), head.processor(), "Trainer", "TrainingArguments"));
        body.add("processor = " + head.processor() + ".from_pretrained(" + model + ")");
        List<String> loading =
                PythonText.call("model = " + head.loader() + ".from_pretrained", keys.of(Set.of("from_pretrained")));
        loading.add(1, "    " + model + ",");
        if (method.equals("QLORA")) {
            loading.add(2, "    quantization_config=quantization,");
        }
        body.addAll(loading);
        if (method.equals("QLORA")) {
            peft.add("prepare_model_for_kbit_training");
            body.add("model = prepare_model_for_kbit_training(model)");
        }
        if (method.equals("HEAD")) {
            body.add("model.base_model.requires_grad_(False)  # the head alone is trained");
        } else if (!peft.isEmpty()) {
            peft.add("get_peft_model");
            body.add("model = get_peft_model(model, adapter)");
        }
        call("arguments = ", "TrainingArguments", groups);
        data("Samples that the processor has prepared, with labels, saved by datasets.");
        String collator = "";
        if (head.collator() != null) {
            transformers.add(head.collator());
            collator = ", data_collator=" + head.collator() + "(processor)";
        }
        body.add("trainer = Trainer(model=model, args=arguments, train_dataset=samples" + collator + ")");
        body.addAll(List.of("trainer.train()", "trainer.save_model()"));
    }

    private void data(String what) {
        body.add("# Replace: the folder of your samples. " + what);
        body.add("samples = load_from_disk(\"data/train\")");
    }

    private void call(String before, String type, Set<String> of) {
        body.addAll(PythonText.call(before + type, keys.of(of)));
    }

    /** Whether a method needs a task type of PEFT, which not every head has. */
    static boolean isPossible(String method, @Nullable TaskHead head) {
        return head == null
                ? !method.equals("HEAD")
                : head.peftTask() != null
                        || LOW_RANK.contains(method)
                        || Objects.equals(method, "FULL")
                        || method.equals("HEAD");
    }
}
