package org.transferadvisor.authoring.scenarios;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Words;

/** Describes files of scenarios as JSON Schema, for editors. The reader alone decides; this offers and warns early. */
public final class ScenarioSchema {

    private static final Map<String, Object> ANY = Map.of();

    private final ScenarioWords words;

    private ScenarioSchema(ScenarioWords words) {
        this.words = words;
    }

    /** The schema in the words of a rulebook, in plain Java. */
    public static Map<String, Object> of(ScenarioWords words) {
        return new ScenarioSchema(words).schema();
    }

    private Map<String, Object> schema() {
        Map<String, Object> facts = facts();
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("facts", facts);
        definitions.put("changes", changes(facts));
        definitions.put("expect", expect());
        definitions.put("rule", JsonSchema.offered(words.rules()));
        Set<String> known = words.findings();
        definitions.put("finding", JsonSchema.offered(known == null ? Set.of() : known));
        definitions.put("basis", Map.of("enum", List.of("PUBLISHED", "MEASURED")));
        definitions.put(
                "case",
                unlessRefused(object(
                        ordered(
                                "name", text("what sets it apart"),
                                "with", ANY,
                                "basis", ref("basis"),
                                "expect", ref("expect")),
                        Set.of())));
        definitions.put("scenario", scenario());
        Map<String, Object> top = ordered(
                "about", text("what the file tests"),
                "given", ref("facts"),
                "file", text("a facts file to start from"),
                "with", ref("changes"),
                "scenarios", ordered("type", "array", "items", ref("scenario")),
                "unreachable", ordered("type", "array", "items", unreachable()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", JsonSchema.DIALECT);
        schema.put("title", "Scenarios of a rulebook");
        schema.putAll(object(top, Set.of("scenarios")));
        schema.put("$defs", definitions);
        return schema;
    }

    /** Facts that are to be refused may be anything; all others are checked. */
    private static Map<String, Object> unlessRefused(Map<String, Object> scenario) {
        Map<String, Object> refused = ordered(
                "properties",
                ordered("expect", ordered("required", List.of("refused"))),
                "required",
                List.of("expect"));
        scenario.put("if", ordered("not", refused));
        scenario.put("then", ordered("properties", ordered("given", ref("facts"), "with", ref("changes"))));
        return scenario;
    }

    private Map<String, Object> scenario() {
        return unlessRefused(object(
                ordered(
                        "name", text("a sentence that says what it shows"),
                        "source", JsonSchema.offered(words.sources()),
                        "given", ANY,
                        "file", text("a facts file: from this folder, beside the rulebook, or from where you stand"),
                        "with", ANY,
                        "basis", ref("basis"),
                        "expect", ref("expect"),
                        "cases", ordered("type", "array", "minItems", 1, "items", ref("case"))),
                Set.of("name")));
    }

    private Map<String, Object> unreachable() {
        return object(
                ordered(
                        "rule", ref("rule"),
                        "comparison", text("as the rule writes it"),
                        "because", text("why no project reaches its other side")),
                new TreeSet<>(Set.of("rule", "comparison", "because")));
    }

    // ---- facts and their changes ----

    /** The facts file, but with nothing required: changes may yet state it. */
    private Map<String, Object> facts() {
        Map<String, Object> facts = JsonSchema.open(Contract.of(ProjectFacts.class), Words.of(words::ids, Map.of()));
        return plain(withoutRequired(facts));
    }

    private static Object withoutRequired(Object schema) {
        if (schema instanceof List<?> list) {
            return list.stream().map(ScenarioSchema::withoutRequired).toList();
        }
        if (!(schema instanceof Map<?, ?> map)) {
            return schema;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        boolean range = map.get("properties") instanceof Map<?, ?> fields && fields.containsKey("low");
        map.forEach((name, value) -> {
            if (range || !name.equals("required")) {
                copy.put(String.valueOf(name), withoutRequired(Objects.requireNonNull(value)));
            }
        });
        return copy;
    }

    private static Map<String, Object> changes(Map<String, Object> facts) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> patterns = new LinkedHashMap<>();
        paths(facts, "", "", properties, patterns);
        patterns.put("^(.+\\.)?\\*(\\..+)?$", ANY);
        Map<String, Object> changes = object(properties, Set.of());
        changes.put("description", "changes of the facts by path; null takes a fact away, * is every entry there is");
        changes.put("patternProperties", patterns);
        return changes;
    }

    /** The paths below a schema: plain ones as properties, those below a list as patterns. */
    private static void paths(
            Map<String, Object> schema,
            String path,
            String pattern,
            Map<String, Object> properties,
            Map<String, Object> patterns) {
        Map<String, Object> present = present(schema);
        if (!path.isEmpty()) {
            Map<String, Object> change = orNull(schema);
            if (pattern.isEmpty()) {
                properties.put(path, change);
            } else {
                patterns.put("^" + pattern + "$", change);
            }
        }
        if (present.get("properties") instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> paths(
                    plain(Objects.requireNonNull(field)),
                    path.isEmpty() ? name + "" : path + "." + name,
                    pattern.isEmpty() ? "" : pattern + "\\." + name,
                    properties,
                    patterns));
        }
        if (present.get("items") instanceof Map<?, ?> item) {
            paths(plain(item), path + ".0", path.replace(".", "\\.") + "\\.\\d+", properties, patterns);
        }
    }

    /** What a value is where it is not null. */
    private static Map<String, Object> present(Map<String, Object> schema) {
        if (schema.get("anyOf") instanceof List<?> kinds) {
            for (Object kind : kinds) {
                Map<String, Object> one = plain(kind);
                if (one.containsKey("items") || one.containsKey("properties")) {
                    return one;
                }
            }
        }
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return ordered("anyOf", List.of(schema, Map.of("type", "null")));
    }

    // ---- expectations ----

    private Map<String, Object> expect() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("fired", several("rules that must fire", ref("rule")));
        properties.put("notFired", several("rules that must not fire", ref("rule")));
        properties.put("refused", text("facts that must be refused, with a message that holds this"));
        Map<String, Object> codes = several("codes", ref("finding"));
        Map<String, Object> patterns = new LinkedHashMap<>();
        paths(Advice.class, "", properties, patterns);
        properties.put(
                "findings",
                ordered(
                        "description",
                        "findings that are present or absent, or a list of all, or values below a code",
                        "properties",
                        ordered("present", codes, "absent", codes)));
        Map<String, Object> expect = object(properties, Set.of());
        expect.put(
                "description",
                "parts of the advice by path: a value, null, {from, to}, {above, below}, {about, within}, {contains}, {lacks}");
        expect.put("patternProperties", patterns);
        return expect;
    }

    private static void paths(Type type, String path, Map<String, Object> properties, Map<String, Object> patterns) {
        if (!path.isEmpty()) {
            properties.put(path, ANY);
        }
        if (type instanceof ParameterizedType) {
            patterns.put("^" + path.replace(".", "\\.") + "[.\\[].+$", ANY);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent field : record.getRecordComponents()) {
                paths(
                        field.getGenericType(),
                        path.isEmpty() ? field.getName() : path + "." + field.getName(),
                        properties,
                        patterns);
            }
        }
    }

    // ---- pieces ----

    private static Map<String, Object> several(String about, Map<String, Object> one) {
        return ordered("description", about, "anyOf", List.of(one, ordered("type", "array", "items", one)));
    }

    private static Map<String, Object> text(String about) {
        return ordered("description", about, "type", List.of("string", "number"));
    }

    private static Map<String, Object> ref(String name) {
        return ordered("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> object(Map<String, Object> properties, Set<String> required) {
        Map<String, Object> object = ordered("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            object.put("required", new ArrayList<>(required));
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> plain(Object map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((name, value) -> plain.put(String.valueOf(name), value));
        return plain;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
