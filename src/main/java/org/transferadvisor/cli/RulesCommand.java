package org.transferadvisor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code rules}, which has commands of its own. */
@Command(
        name = "rules",
        description = "Starts, checks, tests, proves, compares, watches and approves rulebooks.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** The command with those below it. */
    static CommandLine with(Console console) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesNewCommand(console))
                .addSubcommand(new RulesCheckCommand(console))
                .addSubcommand(new RulesTestCommand(console))
                .addSubcommand(new RulesProveCommand(console))
                .addSubcommand(new RulesDiffCommand(console))
                .addSubcommand(new RulesWatchCommand(console))
                .addSubcommand(new RulesApproveCommand(console))
                .addSubcommand(new CommandLine.HelpCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
