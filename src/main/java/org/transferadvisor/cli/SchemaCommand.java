package org.transferadvisor.cli;

import java.util.concurrent.Callable;
import org.transferadvisor.Advisor;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a facts file, for editors.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private Output output = new Output();

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Advisor advisor = rulebook.advisor()) {
            output.write(console, new JsonReport().pretty(advisor.schema()) + "\n");
            return ExitCode.FINE;
        }
    }
}
