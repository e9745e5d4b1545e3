package org.transferadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.transferadvisor.facts.reading.Document;

/** A facts file under construction: a small sound project, and what a test changes of it. */
public final class Case {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Advisor ADVISOR = Advisor.create();

    private final ObjectNode facts;

    private Case(ObjectNode facts) {
        this.facts = facts;
    }

    /** The facts files that are shipped as samples. */
    public static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("facts-samples"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A project with the three required sections and a stated match, without candidates. */
    public static Case project() {
        return of("""
                {"project": "A project", "task": {"type": "OTHER"}, "data": {"labeledSamples": 5000},
                 "budget": {"compute": 5000}, "modelMatch": "HIGH_QUALITY"}
                """);
    }

    /** The facts written out. */
    public static Case of(String json) {
        try {
            return new Case((ObjectNode) JSON.readTree(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The same with a value at a pointer such as {@code /data/labeledSamples}. */
    public Case with(String pointer, Object value) {
        ObjectNode copy = facts.deepCopy();
        JsonNode at = copy;
        String[] steps = pointer.substring(1).split("/", -1);
        for (int i = 0; i + 1 < steps.length; i++) {
            JsonNode next = at.path(steps[i]);
            if (at instanceof ArrayNode list) {
                next = list.path(Integer.parseInt(steps[i]));
            } else if (next.isMissingNode()) {
                next = ((ObjectNode) at).putObject(steps[i]);
            }
            at = next;
        }
        ((ObjectNode) at).set(steps[steps.length - 1], JSON.valueToTree(value));
        return new Case(copy);
    }

    /** The same without the field of the root. */
    public Case without(String field) {
        ObjectNode copy = facts.deepCopy();
        copy.remove(field);
        return new Case(copy);
    }

    /** The same with one more candidate. */
    public Case candidate(Map<String, Object> candidate) {
        ObjectNode copy = facts.deepCopy();
        ArrayNode list = copy.path("candidates") instanceof ArrayNode there ? there : copy.putArray("candidates");
        list.add(JSON.<JsonNode>valueToTree(candidate));
        return new Case(copy);
    }

    /** The same with one more candidate, of 8 billion parameters, whose three similarities are all the same. */
    public Case candidate(String model, double similarity) {
        return candidate(Map.of(
                "model",
                model,
                "parametersB",
                8,
                "similarity",
                Map.of("semantic", similarity, "distribution", similarity, "task", similarity)));
    }

    /** The facts as a document. */
    public Document document() {
        return Document.of("case.json", facts.toString());
    }

    /** The facts as text. */
    public String json() {
        return facts.toString();
    }

    /** The advice of the built-in rulebook. */
    public Advice advise() {
        return ADVISOR.advise(document());
    }

    /** An advisor by the built-in rulebook that all tests share. */
    public static Advisor advisor() {
        return ADVISOR;
    }

    /** Codes of an advice's findings. */
    public static List<String> codes(Advice advice) {
        return advice.findings().stream().map(Advice.Finding::code).toList();
    }

    /** The message of one finding; empty where the advice has none of that code. */
    public static String message(Advice advice, String code) {
        return advice.findings().stream()
                .filter(each -> each.code().equals(code))
                .map(Advice.Finding::message)
                .findFirst()
                .orElse("");
    }

    /** The columns that a factor votes for. */
    public static List<String> favors(Advice advice, String factor) {
        List<String> columns = new ArrayList<>();
        advice.peft().votes().stream()
                .filter(vote -> vote.factor().equals(factor))
                .forEach(vote -> columns.add(vote.favors()));
        return columns;
    }
}
