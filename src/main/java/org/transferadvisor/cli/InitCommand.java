package org.transferadvisor.cli;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.measure.glance.Interview;
import org.transferadvisor.measure.shapes.Configs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code init}. */
@Command(
        name = "init",
        description = "Asks for the facts of a project and writes a facts file that is valid.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class InitCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("/candidates/(\\d{1,5})/parametersB");

    private final Console console;

    @Parameters(
            paramLabel = "FACTS",
            description = "The facts file, .yaml or .json. Facts that it has already are not asked for.")
    private Path file = Path.of("");

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Edited facts = Files.exists(file) ? Edited.read(file) : new Edited(file.toString(), "");
        try (Advisor advisor = rulebook.advisor()) {
            Interview interview = new Interview(
                    new InputStreamReader(console.in(), StandardCharsets.UTF_8),
                    console.err(),
                    advisor.rulebook().reference(),
                    advisor.rulebook().declaredTypes(),
                    advisor.rulebook().declaredFields());
            interview.ask(facts);
            boolean valid = false;
            while (!valid) {
                try {
                    advisor.advise(
                            Configs.read(facts.document(), file.toAbsolutePath().getParent()));
                    valid = true;
                } catch (RefusedException e) {
                    interview.size(facts, unsized(e));
                }
            }
        }
        Edited.replace(file, facts.text());
        console.err().println();
        console.err().println(file + " is written. Next: advisor advise " + file);
        return ExitCode.FINE;
    }

    /** The candidate whose size no table knows, where that is all that is missing. */
    private static int unsized(RefusedException refused) {
        Matcher pointer = SIZE.matcher(refused.problems().get(0).pointer());
        if (!pointer.matches() || !refused.problems().get(0).message().contains("missing")) {
            throw refused;
        }
        return Integer.parseInt(pointer.group(1));
    }
}
