package org.transferadvisor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code log}, which has commands of its own. */
@Command(
        name = "log",
        description = "Reads, checks and keeps a log of decisions, which --log of advise and batch writes.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class LogCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** The command with those below it. */
    static CommandLine with(Console console) {
        return new CommandLine(new LogCommand())
                .addSubcommand(new LogListCommand(console))
                .addSubcommand(new LogShowCommand(console))
                .addSubcommand(new LogVerifyCommand(console))
                .addSubcommand(new LogReplayCommand(console))
                .addSubcommand(new LogOutcomeCommand(console))
                .addSubcommand(new LogExportCommand(console))
                .addSubcommand(new LogMaskCommand(console))
                .addSubcommand(new LogPurgeCommand(console))
                .addSubcommand(new LogReportCommand(console))
                .addSubcommand(new CommandLine.HelpCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
