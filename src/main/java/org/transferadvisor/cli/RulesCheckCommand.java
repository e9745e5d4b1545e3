package org.transferadvisor.cli;

import java.util.concurrent.Callable;
import org.transferadvisor.authoring.folder.FolderCheck;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.DiagnosticJson;
import org.transferadvisor.rulebook.check.DiagnosticText;
import org.transferadvisor.rulebook.check.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code rules check}. */
@Command(
        name = "check",
        description = "Says what is wrong with a rulebook: errors, for which it is refused, and warnings.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {"", "Exit codes: 0 no error; 2 wrong usage, or no rulebook there; 3 errors."})
final class RulesCheckCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        sarif
    }

    private final Console console;

    @Mixin
    private RulebookFolder folder = new RulebookFolder();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--compile", description = "Compile the rules too, where no error is found; takes a few seconds.")
    private boolean compile;

    @Option(names = "--strict", description = "End with 3 for warnings too.")
    private boolean strict;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private Output output = new Output();

    RulesCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Reads().rulebook(folder.path()).keepApart(output.file());
        FolderCheck check = FolderCheck.of(folder.path());
        if (check.scenarios() == null) {
            console.err().println("Scenarios are checked once the other files can be read.");
        } else {
            new Reads().paths(check.scenarios().facts()).keepApart(output.file());
        }
        if (compile) {
            try (ProgressLine line = progress.line(console)) {
                line.at("compiling the rules", 0, 0);
                check = check.with(Rulebook.compiled(check.checked()));
            }
        }
        output.write(console, report(check));
        CheckedRulebook checked = check.checked();
        boolean found = checked.count(Severity.ERROR) > 0 || strict && checked.count(Severity.WARNING) > 0;
        return found ? ExitCode.FOUND : ExitCode.FINE;
    }

    private String report(FolderCheck check) {
        String where = check.folder().toString();
        return switch (format) {
            case text ->
                new DiagnosticText(where, check::text, console.color() && output.file() == null).write(check.checked());
            case json -> new DiagnosticJson(where).json(check.checked());
            case sarif -> new DiagnosticJson(where).sarif(check.checked(), Main.Version.plain());
        };
    }
}
