package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;

/** Writes a contract as JSON Schema, draft 2020-12, for editors. */
public final class JsonSchema {

    private final Words words;

    private JsonSchema(Words words) {
        this.words = words;
    }

    /**
     * The schema of a contract, in plain Java.
     *
     * @param contract what to describe
     * @param words the ids that fields may name
     */
    public static Map<String, Object> of(Contract<?> contract, Words words) {
        return new JsonSchema(words).object(contract);
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
        return schema;
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
            Map<String, Object> items =
                    member.element() == Map.class ? declared() : object(contract.nested(member.name()));
            return ordered("type", "array", "items", items, "maxItems", field.maxItems());
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
            Map<String, Object> end = number("number", field);
            Map<String, Object> ends = ordered(
                    "type",
                    "object",
                    "properties",
                    ordered("low", end, "high", end),
                    "required",
                    List.of("low", "high"),
                    "additionalProperties",
                    false);
            return ordered("anyOf", List.of(end, ends));
        }
        if (type.isRecord()) {
            return object(contract.nested(member.name()));
        }
        return number(type == Double.class ? "number" : "integer", field);
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

    private Map<String, Object> declared() {
        List<Object> kinds = new ArrayList<>();
        words.declaredTypes().forEach((name, fields) -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("type", ordered("const", name));
            fields.forEach((field, type) -> properties.put(field, declared(type)));
            kinds.add(ordered(
                    "type",
                    "object",
                    "properties",
                    properties,
                    "required",
                    List.of("type"),
                    "additionalProperties",
                    false));
        });
        return kinds.isEmpty() ? ordered("not", Map.of()) : ordered("oneOf", kinds);
    }

    private static Map<String, Object> declared(Class<?> type) {
        String name = "number";
        if (type == String.class) {
            return ordered("type", List.of("string", "null"), "maxLength", Field.LONGEST);
        } else if (type == Boolean.class || type == boolean.class) {
            name = "boolean";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            name = "integer";
        }
        return ordered("type", List.of(name, "null"));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
