package org.transferadvisor.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.scenarios.ScenarioSchema;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.EditorSchemas;
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

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--of",
            paramLabel = "FILE",
            description = "What to describe: facts (default), scenarios, rulebook, or a reference table such as gpus.")
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
        try (Advisor advisor = rulebook.advisor()) {
            Map<String, Map<String, Object>> schemas = new TreeMap<>(EditorSchemas.of(advisor.rulebook()));
            schemas.put(FACTS, advisor.schema());
            schemas.put("scenarios", ScenarioSchema.of(ScenarioWords.of(advisor.rulebook())));
            Map<String, Object> schema = schemas.get(of);
            if (schema == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '--of': '" + of + "' is none of "
                                + String.join(", ", schemas.keySet()));
            }
            output.write(console, new JsonReport().pretty(schema) + "\n");
            return ExitCode.FINE;
        }
    }
}
