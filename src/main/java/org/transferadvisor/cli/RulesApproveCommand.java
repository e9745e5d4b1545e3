package org.transferadvisor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.measure.editing.ApprovedRulebook;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.rulebook.RulebookFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code rules approve}. */
@Command(
        name = "approve",
        description = {
            "Writes into rulebook.yaml that somebody approved the rulebook as it is, which must check.",
            "A rulebook that is changed afterwards, or whose base is, is approved by nobody."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesApproveCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private RulebookFolder folder = new RulebookFolder();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who approves it.")
    private String by = "";

    RulesApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path where = folder.path();
        RulebookFiles files = RulebookFiles.in(where);
        ApprovedRulebook approved = ApprovedRulebook.of(files, by, Instant.now(clock));
        approved.changed().forEach((path, text) -> Edited.replace(where.resolve(path), text));
        console.err()
                .println("approved by " + Problem.shown(by) + ": version " + approved.version() + ", digest "
                        + approved.digest());
        return ExitCode.FINE;
    }
}
