package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;

/** Writes a contract as JSON Schema, draft 2020-12, for editors. */
public final class JsonSchema {

    /** The dialect that all schemas are written in. */
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Words words;
    private final boolean open;

    private JsonSchema(Words words, boolean open) {
        this.words = words;
        this.open = open;
    }

    /**
     * The schema of a contract, in plain Java.
     *
     * @param contract what to describe
     * @param words the ids that fields may name
     */
    public static Map<String, Object> of(Contract<?> contract, Words words) {
        return new JsonSchema(words, false).object(contract);
    }

    /**
     * The schema of a contract for files in which new words may appear: ids are offered, but any other text is allowed, and
     * facts of any type.
     *
     * @param contract what to describe
     * @param words the ids to offer
     */
    public static Map<String, Object> open(Contract<?> contract, Words words) {
        return new JsonSchema(words, true).object(contract);
    }

    /** A text for which these words are offered, but any other is allowed. */
    public static Map<String, Object> offered(Collection<String> known) {
        Map<String, Object> text = ordered("type", "string", "maxLength", Field.LONGEST, "pattern", "\\S");
        return known.isEmpty()
                ? text
                : ordered("anyOf", List.of(ordered("type", "string", "enum", List.copyOf(known)), text));
    }

    private Map<String, Object> object(Contract<?> contract) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        contract.members().forEach((name, member) -> {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", description(member.field()));
            property.putAll(value(contract, member));
            properties.put(name, property);
            if (member.field().required()) {
                required.add(name);
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        contract.members().values().stream()
                .filter(member -> !open && !member.field().anyWith().isEmpty())
                .forEach(member -> schema.put("anyOf", idOrStated(member)));
        return schema;
    }

    /** Where a field takes any text beside another field: an id, or that field. */
    private List<Object> idOrStated(Contract.Member member) {
        List<Object> known = new ArrayList<>(words.ids(member.field().ids()));
        known.add(null);
        String other = member.field().anyWith();
        return List.of(
                ordered("properties", ordered(member.name(), ordered("enum", known))),
                ordered(
                        "required",
                        List.of(other),
                        "properties",
                        ordered(other, ordered("not", ordered("type", "null")))));
    }

    private static String description(Field field) {
        return field.section().isEmpty() ? field.about() : field.about() + " (§" + field.section() + ")";
    }

    private Map<String, Object> value(Contract<?> contract, Contract.Member member) {
        Map<String, Object> value = present(contract, member);
        if (member.field().required()) {
            return value;
        }
        return Map.of("anyOf", List.of(value, Map.of("type", "null")));
    }

    private Map<String, Object> present(Contract<?> contract, Contract.Member member) {
        Field field = member.field();
        Class<?> type = member.type();
        if (member.element() != null) {
            Map<String, Object> items = member.element() == Map.class
                    ? (open ? anyDeclared() : declared())
                    : member.element() == String.class
                            ? ordered("type", "string", "maxLength", field.longest())
                            : object(contract.nested(member.name()));
            return ordered("type", "array", "items", items, "maxItems", field.maxItems());
        }
        if (type == String.class
                && !field.ids().isEmpty()
                && (open || !field.anyWith().isEmpty())) {
            return offered(words.ids(field.ids()));
        }
        if (type == String.class) {
            List<String> known = field.ids().isEmpty() ? List.of(field.oneOf()) : List.copyOf(words.ids(field.ids()));
            return known.isEmpty()
                    ? ordered("type", "string", "maxLength", field.longest(), "pattern", "\\S")
                    : ordered("type", "string", "enum", known);
        }
        if (type == Boolean.class) {
            return ordered("type", "boolean");
        }
        if (type == Range.class) {
            return ordered("anyOf", List.of(number("number", field), ends(contract, field)));
        }
        if (type == Object.class) {
            List<Object> kinds = new ArrayList<>();
            for (String kind : List.of("string", "boolean")) {
                kinds.add(ordered("type", kind));
            }
            kinds.add(number("number", field));
            kinds.add(ends(contract, field));
            return ordered("anyOf", kinds);
        }
        if (type.isRecord()) {
            return object(contract.nested(member.name()));
        }
        return number(type == Double.class ? "number" : "integer", field);
    }

    private static Map<String, Object> ends(Contract<?> contract, Field field) {
        Map<String, Object> end = number("number", field);
        Map<String, Object> ends = ordered("low", end, "high", end);
        if (contract.hasLikely()) {
            ends.put("likely", end);
        }
        return ordered(
                "type",
                "object",
                "properties",
                ends,
                "required",
                List.of("low", "high"),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> number(String type, Field field) {
        Map<String, Object> number = ordered("type", type, "maximum", BigDecimal.valueOf(field.max()));
        if (field.above() == Double.NEGATIVE_INFINITY) {
            number.put("minimum", BigDecimal.valueOf(field.min()));
        } else {
            number.put("exclusiveMinimum", BigDecimal.valueOf(field.above()));
        }
        return number;
    }

    private static Map<String, Object> anyDeclared() {
        return ordered(
                "type",
                "object",
                "properties",
                ordered("type", ordered("type", "string")),
                "required",
                List.of("type"));
    }

    private Map<String, Object> declared() {
        List<Object> kinds = new ArrayList<>();
        words.declaredTypes().forEach((name, fields) -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("type", ordered("const", name));
            List<String> required = new ArrayList<>(List.of("type"));
            fields.forEach((field, type) -> {
                boolean optional = words.declaredFields().optional(name, field);
                Field limits = words.declaredFields().limits(name, field);
                properties.put(field, limits == null ? declared(type, optional) : limited(type, optional, limits));
                if (!optional) {
                    required.add(field);
                }
            });
            kinds.add(ordered(
                    "type", "object", "properties", properties, "required", required, "additionalProperties", false));
        });
        return kinds.isEmpty() ? ordered("not", Map.of()) : ordered("oneOf", kinds);
    }

    private static Map<String, Object> limited(Class<?> type, boolean optional, Field limits) {
        Map<String, Object> schema = declared(type, optional);
        if (!limits.about().isEmpty()) {
            schema.put("description", limits.about());
        }
        if (limits.oneOf().length > 0) {
            List<@Nullable String> words = new ArrayList<>(List.of(limits.oneOf()));
            if (optional) {
                words.add(null);
            }
            schema.put("enum", words);
        } else if (ValueCheck.isNumber(type)) {
            number("number", limits).forEach(schema::putIfAbsent);
        }
        return schema;
    }

    private static Map<String, Object> declared(Class<?> type, boolean optional) {
        String name = "number";
        if (type == String.class) {
            return ordered("type", optional ? List.of("string", "null") : "string", "maxLength", Field.LONGEST);
        } else if (type == Boolean.class || type == boolean.class) {
            name = "boolean";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            name = "integer";
        }
        return ordered("type", optional ? List.of(name, "null") : name);
    }

    /** A map whose order is that of its names and values, so that every process writes the same bytes. */
    public static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
