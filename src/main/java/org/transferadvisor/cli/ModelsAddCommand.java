package org.transferadvisor.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.measure.reading.Refusal;
import org.transferadvisor.measure.shapes.ModelShape;
import org.transferadvisor.measure.tables.Import;
import org.transferadvisor.measure.tables.ReferenceTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code models add}. */
@Command(
        name = "add",
        description = "Makes a model's row from its config.json, or brings a CSV list into the table of models.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ModelsAddCommand implements Callable<Integer> {

    private static final String OWN_CONFIG = "The model's own config.json";
    private static final String UNSTATED = "not stated";

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "A config.json as models of Hugging Face bring it, with model.safetensors.index.json beside it or not;"
                            + " or a CSV list with a header.")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "N",
            description = "Id of the row. Default: the name in the config, else of its folder.")
    private @Nullable String name;

    @Option(
            names = "--parameters",
            paramLabel = "B",
            description = "Billions of parameters, for a family that is not counted.")
    private @Nullable Double parameters;

    @Option(
            names = "--maker",
            paramLabel = "WHO",
            description = "Who made the model. Default: the organisation in its name.")
    private @Nullable String maker;

    @Option(names = "--license", paramLabel = "LICENCE", description = "Licence of the weights. Default: not stated.")
    private String license = UNSTATED;

    @Mixin
    private ListOptions list = new ListOptions();

    ModelsAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.[ct]sv")) {
            return list.read(console, "models", file);
        }
        if (parameters != null && !(parameters > 0 && parameters < 1e6)) {
            throw Refusal.of(
                    "--parameters", "`" + parameters + "` is no number of parameters", "billions, above 0", null);
        }
        Refusal.unlessFile(file, "a config.json");
        ModelShape shape = ModelShape.read(file, parameters);
        String called = name != null ? name : shape.name() != null ? shape.name() : folder();
        int slash = called.indexOf('/');
        String date = list.date() != null
                ? list.date()
                : LocalDate.now(ZoneOffset.UTC).toString();
        ReferenceTable table = list.table("models");
        Import into = new Import(table, table.source(list.source() == null ? OWN_CONFIG : list.source(), date));
        into.model(
                name == null && slash > 0 ? called.substring(slash + 1) : called,
                shape,
                maker != null ? maker : slash > 0 ? called.substring(0, slash) : UNSTATED,
                license,
                date);
        tell(shape);
        return list.finish(console, file, table, List.of(into.refused()));
    }

    private String folder() {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path last = parent == null ? null : parent.getFileName();
        return last == null ? "model" : last.toString();
    }

    private void tell(ModelShape shape) {
        ModelShape.Weights weights = shape.weights();
        console.err()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %s billion parameters%s%s",
                        shape.family(),
                        shape.parametersB(),
                        parameters == null ? " counted from its shapes" : " as stated",
                        shape.activeParametersB() < shape.parametersB()
                                ? ", " + shape.activeParametersB() + " active"
                                : ""));
        if (weights != null) {
            console.err()
                    .println(String.format(
                            Locale.ROOT,
                            "at %.0f bytes each %.2f GB; the index of its weights says %.2f GB: %+.1f%%",
                            weights.bytes(),
                            weights.countedGb(),
                            weights.indexGb(),
                            100 * weights.apart()));
        }
    }
}
