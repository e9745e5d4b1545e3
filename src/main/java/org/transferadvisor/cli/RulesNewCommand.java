package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.transferadvisor.authoring.folder.NewRulebook;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.rulebook.RulebookFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code rules new}. */
@Command(
        name = "new",
        description = {
            "Starts a rulebook that holds only what is your own, over the built-in one or another.",
            "Its files say what may stand in them; every command takes the folder as it takes a whole rulebook."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesNewCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "Folder of the new rulebook, which must be empty or not there.")
    private Path folder = Path.of("");

    @Option(
            names = "--extends",
            paramLabel = "BASE",
            description = "built-in, or the folder of another rulebook, seen from DIR. Default: ${DEFAULT-VALUE}.")
    private String base = RulebookFiles.BUILT_IN;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name. Default: that of the folder.")
    private String name = "";

    RulesNewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path called = folder.toAbsolutePath().normalize().getFileName();
        Map<String, String> files = NewRulebook.files(name.isBlank() ? String.valueOf(called) : name, base);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw refused("holds files already", "an empty folder, or one that is not there");
                }
            }
            for (Map.Entry<String, String> each : files.entrySet()) {
                Path file = folder.resolve(each.getKey());
                Files.createDirectories(file.toAbsolutePath().getParent());
                Edited.replace(file, each.getValue());
            }
        } catch (IOException e) {
            throw refused("cannot be written to", "a folder that you may write to");
        }
        RulebookFiles.in(folder);
        files.keySet().forEach(each -> console.out().println(folder.resolve(each)));
        console.err().println("Next: edit them, then advisor rules check " + folder);
        return ExitCode.FINE;
    }

    private RefusedException refused(String message, String allowed) {
        return new RefusedException(List.of(new Problem(
                folder.toString(), 0, 0, "", Problem.quoted(folder.toString()) + " " + message, allowed, null)));
    }
}
