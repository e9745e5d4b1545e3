package org.transferadvisor.facts.building;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Similarity;
import org.transferadvisor.facts.reading.Contract;

/** The facts of a JSON text, built by calling the builders' methods of the fields' names, as a program would write them. */
final class Built {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final Contract<ProjectFacts> RANGES = Contract.of(ProjectFacts.class);

    private Built() {}

    static ProjectFacts of(String json) throws IOException {
        ProjectFactsBuilder builder = ProjectFacts.builder();
        fill(builder, (ObjectNode) JSON.readTree(json));
        return builder.build();
    }

    private static void fill(Object builder, ObjectNode values) {
        values.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                return;
            }
            if (name.equals("facts")) {
                value.forEach(fact -> declared((ProjectFactsBuilder) builder, (ObjectNode) fact));
            } else if (name.equals("candidates")) {
                value.forEach(one -> call(builder, "candidate", section(one)));
            } else if (value.has("low")) {
                call(builder, name, value.path("low"), value.path("high"));
            } else if (value.has("interval")) {
                call(builder, name, similarity(value));
            } else if (value.has("semantic") && !value.has("task")) {
                call(builder, name, value.path("semantic"), value.path("distribution"));
            } else if (value.has("semantic")) {
                call(builder, name, value.path("semantic"), value.path("distribution"), value.path("task"));
            } else {
                call(builder, name, value.isObject() ? section(value) : value);
            }
        });
    }

    private static Similarity similarity(JsonNode value) {
        JsonNode interval = value.path("interval");
        Range range = RANGES.range(
                "/candidates/0/similarity/interval",
                (interval.isNumber() ? interval : interval.path("low")).doubleValue(),
                (interval.isNumber() ? interval : interval.path("high")).doubleValue(),
                "facts");
        return new Similarity(
                value.path("semantic").doubleValue(),
                value.path("distribution").doubleValue(),
                value.has("task") ? value.path("task").doubleValue() : null,
                range);
    }

    private static Consumer<Object> section(JsonNode values) {
        return builder -> fill(builder, (ObjectNode) values);
    }

    private static void declared(ProjectFactsBuilder builder, ObjectNode fact) {
        Map<String, Object> values = new LinkedHashMap<>();
        fact.properties()
                .forEach(field -> values.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
        builder.fact(String.valueOf(values.remove("type")), values);
    }

    private static void call(Object builder, String name, Object... arguments) {
        Method method = Arrays.stream(builder.getClass().getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == arguments.length)
                .filter(each -> fits(each.getParameterTypes()[0], arguments[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name + " of " + builder.getClass()));
        Object[] given = new Object[arguments.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = arguments[i] instanceof JsonNode value
                    ? JSON.convertValue(value, method.getParameterTypes()[i])
                    : arguments[i];
        }
        try {
            method.invoke(builder, given);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean fits(Class<?> parameter, Object argument) {
        if (argument instanceof JsonNode value) {
            return value.isTextual()
                    ? parameter == String.class
                    : value.isBoolean()
                            ? parameter == boolean.class
                            : parameter.isPrimitive() && parameter != boolean.class;
        }
        return parameter.isInstance(argument) || parameter == Consumer.class && argument instanceof Consumer;
    }
}
