package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.folder.EditorSchemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a facts file, or of a file of the rulebook, for editors.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class SchemaCommand implements Callable<Integer> {

    private static final String FACTS = "facts";
    private static final String ALL = "all";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--of",
            paramLabel = "FILE",
            description =
                    "What to describe: facts (default), scenarios, rulebook, or a reference table such as gpus; all writes the schemas of a rulebook's files into the folder --output.")
    private String of = FACTS;

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private Output output = new Output();

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Reads().rulebook(rulebook.folder()).keepApart(output.file());
        try (Advisor advisor = rulebook.advisor()) {
            if (of.equals(ALL)) {
                return all(advisor);
            }
            Map<String, Map<String, Object>> schemas = new TreeMap<>(EditorSchemas.of(advisor.rulebook()));
            schemas.put(FACTS, advisor.schema());
            Map<String, Object> schema = schemas.get(of);
            if (schema == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '--of': '" + of + "' is none of "
                                + String.join(", ", schemas.keySet()) + ", " + ALL);
            }
            output.write(console, SchemaFiles.text(schema));
            return ExitCode.FINE;
        }
    }

    private int all(Advisor advisor) {
        Path folder = output.file();
        if (folder == null) {
            throw new ParameterException(spec.commandLine(), "--of all needs a folder as --output");
        }
        try {
            SchemaFiles.write(advisor.rulebook(), folder);
        } catch (IOException e) {
            throw Output.unwritable(folder, e);
        }
        return ExitCode.FINE;
    }
}
