package org.transferadvisor.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;

/** Facts of real cases, to begin with. */
final class Examples {

    /** Their names, those of {@code facts-samples} without the ending. */
    static final List<String> NAMES = List.of(
            "api-prototype",
            "bank-fraud-detection",
            "code-assistant",
            "contract-clauses-legal-bert",
            "contract-clauses",
            "hosted-fine-tuning",
            "radiology-danger-zone",
            "semiconductor-inspection",
            "speech-recognition",
            "support-assistant",
            "two-gaming-cards");

    private Examples() {}

    /** The facts of one, in JSON. */
    static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new HttpProblem(404, Problem.quoted(name) + " is no example", String.join(", ", NAMES));
        }
        try (InputStream in = Examples.class.getResourceAsStream("/workbench/examples/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the example " + name + " is not packed");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The facts of all. */
    static List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        NAMES.forEach(name -> documents.add(Document.of(name + ".json", text(name))));
        return documents;
    }
}
