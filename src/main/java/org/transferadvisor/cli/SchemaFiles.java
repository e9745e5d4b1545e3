package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.transferadvisor.authoring.folder.EditorSchemas;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;

/** Writes the schemas of a rulebook's files, which an editor finds by the first line of each. */
public final class SchemaFiles {

    private SchemaFiles() {}

    /**
     * Run by the build, for the rulebook that it has just compiled.
     *
     * @param arguments the folder of the rulebook
     * @throws IOException where the schemas cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        try (Rulebook rulebook = Rulebook.builtIn()) {
            write(rulebook, Path.of(arguments[0]).resolve(EditorSchemas.FOLDER));
        }
    }

    /** Writes a file for each schema, into a folder that need not be there yet. */
    static void write(Rulebook rulebook, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Map<String, Object>> each :
                EditorSchemas.of(rulebook).entrySet()) {
            Files.writeString(
                    folder.resolve(EditorSchemas.fileName(each.getKey())),
                    text(each.getValue()),
                    StandardCharsets.UTF_8);
        }
    }

    /** A schema as it is written. */
    static String text(Map<String, Object> schema) {
        return new JsonReport().pretty(schema) + "\n";
    }
}
