package org.transferadvisor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The folder of the rulebook that a command is about. */
final class RulebookFolder {

    private static final Path USUAL = Path.of("rules");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the rulebook. Default: rules, where it is there.")
    private @Nullable Path folder;

    /** The folder named, or the usual one where it is there. */
    Path path() {
        if (folder != null) {
            return folder;
        }
        if (!Files.isDirectory(USUAL)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "which rulebook? There is no folder `rules` here: name one, as in "
                            + spec.qualifiedName().replace("advisor ", "") + " DIR");
        }
        return USUAL;
    }
}
