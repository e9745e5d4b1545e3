package org.transferadvisor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands {@code models} and {@code gpus}, which have commands of their own. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class, synopsisSubcommandLabel = "COMMAND")
final class TablesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** A command with the one below it. */
    static CommandLine with(String name, String description, Object add) {
        CommandLine line = new CommandLine(new TablesCommand());
        line.getCommandSpec().name(name).usageMessage().description(description);
        return line.addSubcommand(add).addSubcommand(new CommandLine.HelpCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
