package org.transferadvisor.configure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Decision;
import org.transferadvisor.conclusions.SequenceLength;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.facts.reference.TaskHead;
import org.transferadvisor.facts.reference.TrainingTool;
import org.transferadvisor.rulebook.Rulebook;

/** Writes the recommended strategy, or the method of its transfer step, as a file that a tool trains by (§7). */
public final class Configurator {

    private static final String PEFT = "peft";
    private static final String SCRIPT = "script";

    private final Rulebook rulebook;

    /** By the figures of a rulebook. */
    public Configurator(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The tools that a file can be written for. */
    public static List<String> tools(Rulebook rulebook) {
        return rulebook.reference().ids("training-tools").stream()
                .filter(each -> !each.equals(SCRIPT))
                .toList();
    }

    /**
     * A configuration for what was advised. The same decision gives the same file.
     *
     * @param decision an advice with its facts
     * @param tool one of {@link #tools}
     */
    public Configured configure(Decision decision, String tool) {
        Advice.Recommendation recommended = decision.advice().recommendation();
        String strategy = Objects.requireNonNullElse(recommended.adaptation(), recommended.strategy());
        List<SequenceLength> lengths = decision.concluded(SequenceLength.class);
        Training training = new Training(
                decision.facts(),
                decision.advice(),
                rulebook.reference(),
                rulebook.titles(),
                strategy,
                lengths.isEmpty() ? null : lengths.get(0).tokens());
        String instead = instead(training);
        if (instead != null) {
            return new Configured.Instead(instead);
        }
        String method = Objects.requireNonNull(training.settings().method());
        TaskHead head = training.head();
        if (head == null && methods(tool).contains(method)) {
            return new Configured.File(yaml(training, tool), false);
        }
        return tool.equals(PEFT)
                ? new Configured.File(script(training, method, head), true)
                : new Configured.ByAnother(
                        name(tool) + " cannot say " + training.name()
                                + (head == null ? "" : " with a head for " + task(training)),
                        PEFT);
    }

    /** What to do in place of training by a file; null where one can be written. */
    private @Nullable String instead(Training training) {
        if (rulebook.reference().row("training-settings", training.strategy()) == null) {
            return Problem.quoted(training.strategy()) + " has no row in reference/training-settings.yaml.";
        }
        String method = training.settings().method();
        if (method == null) {
            return "Recommended is " + training.name() + ". "
                    + training.settings().instead();
        }
        Candidate candidate = training.candidate();
        if (candidate != null && "API".equals(candidate.access())) {
            return "Recommended is " + training.name() + " through the API of " + Problem.quoted(candidate.model())
                    + ", whose weights are out of reach. Write the prompt, and measure it on samples that are kept aside.";
        }
        TaskHead head = training.head();
        if (head == null && !training.continuesText()) {
            return "None of these tools trains " + model(training) + " for " + task(training)
                    + " by a configuration. Start from an example of its makers; the advice has hours, memory and costs.";
        }
        if (!Script.isPossible(method, head)) {
            return "PEFT has no " + training.name() + " for " + task(training) + ". LoRA comes nearest of what it has.";
        }
        if (training.isPreference() && (head != null || training.settings().preferenceBeta() == null)) {
            return "Preference tuning needs a model that continues text, and LoRA, QLoRA or full fine-tuning; here "
                    + training.name() + " of " + model(training) + " is recommended. Train on the chosen answers alone:"
                    + " state `SUPERVISED` as task.objective.";
        }
        return null;
    }

    private String yaml(Training training, String tool) {
        Map<String, Setting> settings = Settings.of(training);
        Keys keys = new Keys(rulebook.reference(), settings);
        return YamlText.of(header(training, settings, tool), keys.of(groups(tool)));
    }

    private String script(Training training, String method, @Nullable TaskHead head) {
        Map<String, Setting> settings = Settings.of(training);
        Keys keys = new Keys(rulebook.reference(), settings);
        List<String> header = header(training, settings, SCRIPT);
        if (head != null && head.look() != null) {
            header.add("Look: " + head.look());
        }
        if (head != null && head.classes() && !settings.containsKey("classes")) {
            header.add("Look: /task/classes is not stated; num_labels of the model must say how many there are.");
        }
        String model = (String) Objects.requireNonNull(settings.get("model")).value();
        header.addAll(Objects.requireNonNull(settings.get("model")).why());
        return new Script(keys, groups(SCRIPT), method, model, head).text(header);
    }

    private List<String> header(Training training, Map<String, Setting> settings, String tool) {
        Advice advice = training.advice();
        List<String> header = new ArrayList<>();
        header.add(advice.project() + ": " + training.name() + " of " + model(training) + ", for " + name(tool) + ".");
        header.add("Made by the rulebook " + rulebook.name() + " " + rulebook.version()
                + ". Facts stand with their place in the facts file, figures with their source.");
        header.add("Start: " + launch(settings, tool));
        String know = tool(tool).know();
        if (know != null) {
            header.add(know);
        }
        if (advice.recommendation().adaptation() != null) {
            Row whole = training.row("strategies", advice.recommendation().strategy());
            header.add("This is the transfer step of " + ((Strategy) whole.value()).name()
                    + "; the other steps are not in this file.");
        }
        Advice.Cost cost = training.cost();
        if (cost != null && Boolean.FALSE.equals(cost.fits())) {
            header.add("Look: by the advice it does not fit on the GPUs at hand.");
        }
        Candidate candidate = training.candidate();
        if (candidate != null
                && training.kind().equals("UNKNOWN")
                && !Boolean.TRUE.equals(candidate.promptInterface())) {
            header.add("Look: no prompt interface is stated; only a model that continues text is trained so.");
        }
        return header;
    }

    private String launch(Map<String, Setting> settings, String tool) {
        TrainingTool with = tool(tool);
        Setting sharding = settings.get("sharding");
        String launch = sharding == null
                ? with.launch()
                : switch ((String) sharding.value()) {
                    case "FSDP" -> with.launchFsdp();
                    case "ZERO3" -> with.launchZero3();
                    default -> with.launchMany();
                };
        Setting gpus = settings.get("gpus");
        Setting stage = Objects.requireNonNull(settings.get("stage"));
        return launch.replace("{gpus}", gpus == null ? "" : gpus.value().toString())
                .replace("{stage}", stage.value().toString().toLowerCase(Locale.ROOT));
    }

    private TrainingTool tool(String id) {
        return (TrainingTool) Objects.requireNonNull(rulebook.reference().row("training-tools", id), id)
                .value();
    }

    private String name(String tool) {
        return tool(tool).name();
    }

    private List<String> methods(String tool) {
        return Keys.list(tool(tool).methods());
    }

    private Set<String> groups(String tool) {
        return new LinkedHashSet<>(Keys.list(tool(tool).groups()));
    }

    private static String model(Training training) {
        Candidate candidate = training.candidate();
        return candidate == null ? "a model that is not selected yet" : Problem.quoted(candidate.model());
    }

    private static String task(Training training) {
        return training.task().id().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
