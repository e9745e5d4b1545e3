package org.transferadvisor.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.transferadvisor.authoring.proof.Proof;
import org.transferadvisor.authoring.space.Dimension;

/** Writes what was shown of a rulebook, and the projects that it does not decide once. */
public final class ProofReport {

    private final Proof proof;

    /** A report of a proof. */
    public ProofReport(Proof proof) {
        this.proof = proof;
    }

    /** As text, ending with a line end. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(proof.rulebook() + " " + proof.version() + " (" + ShortDigest.of(proof.digest()) + "), "
                + proof.basis().toLowerCase(Locale.ROOT) + " figures");
        lines.add("");
        for (Proof.Counterexample each : proof.counterexamples()) {
            counterexample(each, lines);
        }
        lines.add(proof.holds() ? "Every project is decided once, as far as this was covered:" : "What was covered:");
        proof.covered().forEach(each -> covered(each, lines));
        lines.add("  Besides, " + count(proof.random())
                + " projects drawn at random, with one to three candidates or none, were decided by all rules.");
        lines.add(
                "  Not covered: more candidates; similarities of one candidate that differ from each other; facts that no"
                        + " rule of a decision reads.");
        return String.join("\n", lines) + "\n";
    }

    private void counterexample(Proof.Counterexample example, List<String> lines) {
        lines.add(
                example.isGap()
                        ? "GAP: no " + example.decision() + " for this project"
                        : "OVERLAP: more than one " + example.decision() + " for this project: "
                                + String.join(", ", example.found()));
        facts(example).lines().forEach(line -> lines.add("  " + line));
        if (!example.rules().isEmpty()) {
            lines.add(example.isGap() ? "  The rules that missed by the least:" : "  The rules that overlap:");
        }
        for (Proof.Culprit each : example.rules()) {
            lines.add("    " + each.file() + ":" + each.line() + "  " + each.id() + "  " + each.name());
            lines.add("      " + each.part());
        }
        lines.add("");
    }

    private static void covered(Proof.Covered covered, List<String> lines) {
        lines.add("  " + covered.decision() + ": " + String.format(Locale.ROOT, "%,d", covered.cells()) + " cells of "
                + covered.dimensions().size() + " facts, in " + count(covered.classes())
                + " classes that its last rules tell apart; the engine ran " + count(covered.runs()) + " times");
        covered.searched()
                .forEach(each -> lines.add(
                        "    searched, not exhausted: " + each + ", which rules compare with computed numbers"));
        covered.dimensions().forEach(each -> lines.add("    " + each.pointer() + "  " + values(each)));
    }

    private static String values(Dimension dimension) {
        int parts = dimension.values().stream()
                .mapToInt(each -> each instanceof Map<?, ?> map ? map.size() : 0)
                .max()
                .orElse(0);
        return dimension.values().stream().map(each -> shown(each, parts)).collect(Collectors.joining(", "));
    }

    /** A value; a fact of several numbers that are equal by that number, with the names of its parts where it lacks some. */
    private static String shown(Object value, int parts) {
        if (value instanceof Map<?, ?> map && map.values().stream().distinct().count() == 1 && map.size() > 1) {
            String names = map.size() == parts
                    ? "all"
                    : map.keySet().stream().map(String::valueOf).collect(Collectors.joining(" and "));
            return names + " " + shown(map.values().iterator().next());
        }
        return shown(value);
    }

    private static String shown(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonReport().line(map);
        }
        return value == null
                ? "absent"
                : value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The facts of a counterexample as a facts file. */
    public static String facts(Proof.Counterexample example) {
        return new JsonReport().pretty(example.facts()) + "\n";
    }

    /** As JSON. */
    public String json() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("rulebook", proof.rulebook());
        written.put("version", proof.version());
        written.put("digest", proof.digest());
        written.put("basis", proof.basis());
        written.put("holds", proof.holds());
        written.put(
                "counterexamples",
                proof.counterexamples().stream().map(ProofReport::written).toList());
        written.put(
                "covered", proof.covered().stream().map(ProofReport::written).toList());
        written.put("randomProjects", proof.random());
        return new JsonReport().pretty(written) + "\n";
    }

    private static Map<String, Object> written(Proof.Counterexample example) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("decision", example.decision());
        written.put("kind", example.isGap() ? "GAP" : "OVERLAP");
        written.put("found", example.found());
        written.put("rules", example.rules());
        written.put("facts", example.facts());
        return written;
    }

    private static Map<String, Object> written(Proof.Covered covered) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("decision", covered.decision());
        written.put("cells", covered.cells());
        written.put("classes", covered.classes());
        written.put("runs", covered.runs());
        written.put("searched", covered.searched());
        Map<String, Object> dimensions = new LinkedHashMap<>();
        covered.dimensions().forEach(each -> dimensions.put(each.pointer(), each.values()));
        written.put("dimensions", dimensions);
        return written;
    }
}
