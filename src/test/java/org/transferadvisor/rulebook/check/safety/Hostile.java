package org.transferadvisor.rulebook.check.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a rulebook that wants what rules may not have.
 *
 * @param names what the message about it names
 * @param code the piece, a line each
 */
public record Hostile(String names, List<String> code) {

    /** A file that the payloads create when they run. */
    public static final Path TRACE = Path.of("target", "hostile-was-here");

    /** A system property that the payloads set when they run. */
    public static final String PROPERTY = "hostile.was.here";

    /** The pieces of a file of them. */
    static List<Hostile> in(String file) {
        List<Hostile> pieces = new ArrayList<>();
        String names = "";
        List<String> code = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.startsWith("    ")) {
                code.add(line);
                continue;
            }
            if (!code.isEmpty() && !line.isBlank()) {
                pieces.add(new Hostile(names, List.copyOf(code)));
                code.clear();
            }
            names = line.isBlank() || line.startsWith("#") ? names : line;
        }
        pieces.add(new Hostile(names, List.copyOf(code)));
        return pieces;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/safety", file))
                    .replace("{trace}", TRACE.toString())
                    .replace("{property}", PROPERTY)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a consequence. */
    String asConsequence() {
        return rule("", "$data : Data( $samples : labeledSamples )\n    Task( $type : type )", text());
    }

    /** As conditions. */
    String asConditions() {
        return rule("", "$data : Data()\n" + text(), "    insertLogical( new Leaf( \"A\" ) );");
    }

    /** As annotations and attributes. */
    String asHead() {
        String rule = rule(text() + "\n", "Data()", "    insertLogical( new Leaf( \"A\" ) );");
        return text().contains("@source") ? rule.replace("    @source(\"9.1\")\n", "") : rule;
    }

    /** Beside a rule that does no harm. */
    String asDeclaration() {
        return head() + text() + "\n\n" + rule("", "Data()", "    insertLogical( new Leaf( \"A\" ) );", "");
    }

    private String text() {
        return String.join("\n", code);
    }

    private static String rule(String head, String conditions, String consequence) {
        return rule(head, conditions, consequence, head());
    }

    private static String rule(String head, String conditions, String consequence, String before) {
        return before + """
                rule "Hostile"
                    @id(hostile)
                    @source("9.1")
                    @because("It is hostile.")
                %swhen
                    %s
                then
                %s
                end
                """.formatted(head, conditions, consequence);
    }

    private static String head() {
        return """
                package org.transferadvisor.rules

                import org.transferadvisor.facts.*
                import org.transferadvisor.facts.reference.*
                import org.transferadvisor.conclusions.*
                import org.transferadvisor.costs.*

                """;
    }

    @Override
    public String toString() {
        return text().strip().replaceAll("\\s+", " ");
    }
}
