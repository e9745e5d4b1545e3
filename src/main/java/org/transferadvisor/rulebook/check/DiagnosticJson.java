package org.transferadvisor.rulebook.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.transferadvisor.facts.reading.Problem;

/** Writes diagnostics for programs: as plain JSON, and as SARIF 2.1.0, which code hosts and editors read. */
public final class DiagnosticJson {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String folder;

    /**
     * A writer.
     *
     * @param folder the rulebook's folder as the user named it, to stand before the names of files
     */
    public DiagnosticJson(String folder) {
        this.folder = folder;
    }

    /** Counts, and a list of diagnostics. */
    public String json(CheckedRulebook checked) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Diagnostic each : checked.diagnostics()) {
            Problem problem = each.problem();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("check", each.check().id());
            entry.put("severity", each.severity().name());
            entry.put("file", FilePath.in(folder, problem.file()));
            entry.put("line", problem.line() > 0 ? problem.line() : null);
            entry.put("column", problem.line() > 0 ? Math.max(1, problem.column()) : null);
            entry.put("pointer", problem.pointer().isEmpty() ? null : problem.pointer());
            entry.put("message", problem.message());
            entry.put("allowed", problem.allowed());
            entry.put("hint", problem.hint());
            list.add(entry);
        }
        return written(ordered(
                "errors",
                checked.count(Severity.ERROR),
                "warnings",
                checked.count(Severity.WARNING),
                "diagnostics",
                list));
    }

    /** A SARIF log with one run. */
    public String sarif(CheckedRulebook checked, String version) {
        List<Object> rules = new ArrayList<>();
        for (Check each : Check.values()) {
            rules.add(ordered(
                    "id",
                    each.id(),
                    "shortDescription",
                    Map.of("text", each.title()),
                    "defaultConfiguration",
                    Map.of("level", level(each.severity()))));
        }
        List<Object> results = new ArrayList<>();
        checked.diagnostics().forEach(each -> results.add(result(each)));
        Map<String, Object> driver = ordered("name", "transfer-advisor", "version", version, "rules", rules);
        Map<String, Object> run =
                ordered("tool", Map.of("driver", driver), "columnKind", "utf16CodeUnits", "results", results);
        return written(ordered("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run)));
    }

    private Map<String, Object> result(Diagnostic diagnostic) {
        Problem problem = diagnostic.problem();
        String text = problem.message() + ". Allowed: " + problem.allowed() + "."
                + (problem.hint() == null ? "" : " Hint: " + problem.hint());
        Map<String, Object> location = ordered("artifactLocation", Map.of("uri", uri(problem.file())));
        if (problem.line() > 0) {
            location.put("region", ordered("startLine", problem.line(), "startColumn", Math.max(1, problem.column())));
        }
        return ordered(
                "ruleId",
                diagnostic.check().id(),
                "level",
                level(diagnostic.severity()),
                "message",
                Map.of("text", text),
                "locations",
                List.of(Map.of("physicalLocation", location)));
    }

    private static String level(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** Relative where the user named the folder so, as a code host wants it. */
    private String uri(String file) {
        Path path = Path.of(FilePath.in(folder, file)).normalize();
        String raw = path.toUri().getRawPath();
        if (path.isAbsolute()) {
            return "file://" + raw;
        }
        String here = Path.of("").toAbsolutePath().toUri().getRawPath();
        return raw.startsWith(here) ? raw.substring(here.length()) : "file://" + raw;
    }

    private static String written(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
