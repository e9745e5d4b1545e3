package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.DiagnosticJson;
import org.transferadvisor.rulebook.check.DiagnosticText;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.check.Severity;
import org.transferadvisor.workshop.scenarios.ScenarioWords;
import org.transferadvisor.workshop.scenarios.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code rules check}. */
@Command(
        name = "check",
        description = "Says what is wrong with a rulebook: errors, for which it is refused, and warnings.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {"", "Exit codes: 0 no error; 2 wrong usage, or no rulebook there; 3 errors."})
final class RulesCheckCommand implements Callable<Integer> {

    private static final Path USUAL = Path.of("rules");

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        sarif
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the rulebook. Default: rules, where it is there.")
    private @Nullable Path folder;

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
    private Output output = new Output();

    RulesCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path where = folder();
        CheckedRulebook checked = withScenarios(where, RulebookCheck.of(RulebookFiles.readable(where)));
        if (compile) {
            checked = Rulebook.compiled(checked);
        }
        output.write(console, report(checked, where));
        boolean found = checked.count(Severity.ERROR) > 0 || strict && checked.count(Severity.WARNING) > 0;
        return found ? ExitCode.FOUND : ExitCode.FINE;
    }

    /** Scenarios are checked in the words of a rulebook, so they wait until those can be read. */
    private CheckedRulebook withScenarios(Path where, CheckedRulebook checked) {
        if (checked.reader() == null || checked.manifest() == null || !checked.whole()) {
            console.err().println("Scenarios are checked once the other files can be read.");
            return checked;
        }
        ScenarioWords words = ScenarioWords.of(
                checked.reader(),
                checked.reference(),
                checked.manifest().titles().keySet(),
                checked.parsed());
        return checked.with(Check.SCENARIO, Scenarios.read(where, words).problems());
    }

    private static String text(Path where, CheckedRulebook checked, String file) {
        if (!file.startsWith(Scenarios.FOLDER + "/")) {
            return checked.files().text(file);
        }
        try {
            return Files.readString(where.resolve(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            return "";
        }
    }

    private Path folder() {
        if (folder != null) {
            return folder;
        }
        if (!Files.isDirectory(USUAL)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "which rulebook? There is no folder `rules` here: name one, as in rules check DIR");
        }
        return USUAL;
    }

    private String report(CheckedRulebook checked, Path folderNamed) {
        String where = folderNamed.toString();
        return switch (format) {
            case text ->
                new DiagnosticText(
                                where,
                                file -> text(folderNamed, checked, file),
                                console.color() && output.file() == null)
                        .write(checked);
            case json -> new DiagnosticJson(where).json(checked);
            case sarif -> new DiagnosticJson(where).sarif(checked, Main.Version.plain());
        };
    }
}
