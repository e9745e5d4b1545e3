package org.transferadvisor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.transferadvisor.Advisor;
import org.transferadvisor.configure.Configurator;
import org.transferadvisor.configure.Configured;
import org.transferadvisor.facts.reading.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code configure}. */
@Command(
        name = "configure",
        description = "Writes the recommended strategy as a training configuration, each value with where it is from.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ConfigureCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FACTS", description = "Facts in JSON or YAML; - is standard input.")
    private String file = "";

    @Option(
            names = "--for",
            paramLabel = "TOOL",
            required = true,
            description = {
                "peft, axolotl or llama-factory.",
                "For peft a file of TRL's command line, or a script in Python where that cannot say the method."
            })
    private String tool = "";

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private BasisOption basis = new BasisOption();

    @Mixin
    private Output output = new Output();

    ConfigureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Reads().files(List.of(file)).rulebook(rulebook.folder()).keepApart(output.file());
        try (Advisor advisor = rulebook.advisor()) {
            List<String> tools = Configurator.tools(advisor.rulebook());
            if (!tools.contains(tool)) {
                throw misused("'" + tool + "' is none of " + String.join(", ", tools));
            }
            Document facts = Input.read(console, file);
            Configured configured =
                    new Configurator(advisor.rulebook()).configure(advisor.decide(facts, basis.basis()), tool);
            if (configured instanceof Configured.File written) {
                output.write(console, written.text());
                return ExitCode.FINE;
            }
            if (configured instanceof Configured.ByAnother other) {
                throw misused(other.text() + "; use --for " + other.tool());
            }
            console.err().println("advisor: nothing is written. " + ((Configured.Instead) configured).text());
            return ExitCode.FOUND;
        }
    }

    private ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '--for': " + why);
    }
}
