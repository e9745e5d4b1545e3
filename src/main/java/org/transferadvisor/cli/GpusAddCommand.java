package org.transferadvisor.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code gpus add}. */
@Command(
        name = "add",
        description =
                "Brings a CSV list of prices into the table of GPUs: the lowest, the middle and the highest offer for each.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class GpusAddCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "LIST",
            description = "A CSV file with a header: GPU and USD an hour; memory and TFLOP/s for new ones.")
    private Path file = Path.of("");

    @Mixin
    private ListOptions list = new ListOptions();

    GpusAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return list.read(console, "gpus", file);
    }
}
