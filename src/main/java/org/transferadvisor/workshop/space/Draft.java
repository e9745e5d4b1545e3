package org.transferadvisor.workshop.space;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reference.ReferenceData;

/** A facts file under construction. Immutable: each change gives another. */
public final class Draft {

    private final Map<String, Object> facts;

    private Draft(Map<String, Object> facts) {
        this.facts = facts;
    }

    /** The facts of a file, in plain Java as {@link Node#plain()} gives them. */
    public static Draft of(Map<String, Object> facts) {
        return new Draft(facts);
    }

    /**
     * A project with what every facts file must state and nothing else, at the least values allowed.
     *
     * @param name name of the project
     */
    public static Draft smallest(String name, ReferenceData reference) {
        Map<String, Object> facts = required(ProjectFacts.class, reference);
        facts.put("project", name);
        return new Draft(facts);
    }

    private static Map<String, Object> required(Class<?> record, @Nullable ReferenceData reference) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Field field = component.getAnnotation(Field.class);
            Class<?> type = component.getType();
            if (!field.required()) {
                continue;
            }
            if (type.isRecord() && type != Range.class) {
                facts.put(component.getName(), required(type, reference));
            } else if (type == String.class) {
                Set<String> ids =
                        field.ids().isEmpty() || reference == null ? Set.of(field.oneOf()) : reference.ids(field.ids());
                facts.put(
                        component.getName(),
                        ids.isEmpty() ? component.getName() : ids.iterator().next());
            } else {
                facts.put(component.getName(), BigDecimal.valueOf(Math.max(0, field.min())));
            }
        }
        return facts;
    }

    /** The same with a stated match, which a project without candidates must have. */
    public Draft matched() {
        for (RecordComponent component : ProjectFacts.class.getRecordComponents()) {
            Field field = component.getAnnotation(Field.class);
            if (field.oneOf().length > 0) {
                return with("/" + component.getName(), field.oneOf()[0]);
            }
        }
        throw new IllegalStateException("a facts file can state no match");
    }

    /** A candidate with a name of its own and, since open weights need a size, a size. */
    public static Map<String, Object> candidate(int number) {
        Map<String, Object> candidate = required(Candidate.class, null);
        candidate.put("model", "Model " + (char) ('A' + number));
        candidate.put("parametersB", BigDecimal.ONE);
        return candidate;
    }

    /** The facts in plain Java: maps, lists, text, numbers and booleans. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** The facts as a file. */
    public Document document() {
        return new Document("facts", Node.of(facts), List.of());
    }

    /** The value at a pointer; null where there is none. */
    public @Nullable Object get(String pointer) {
        Object at = facts;
        for (String step : steps(pointer)) {
            if (at instanceof Map<?, ?> map) {
                at = map.get(step);
            } else if (at instanceof List<?> list && Integer.parseInt(step) < list.size()) {
                at = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return at;
    }

    /**
     * The same with another value, in sections made for it where they are missing.
     *
     * @param pointer JSON pointer; an index one past a list's end adds an entry
     * @param value the value; null takes the field or entry away
     */
    @SuppressWarnings("unchecked") // a changed object is an object
    public Draft with(String pointer, @Nullable Object value) {
        Object changed = changed(facts, steps(pointer), value);
        return new Draft((Map<String, Object>) changed);
    }

    private static List<String> steps(String pointer) {
        return List.of(pointer.substring(1).split("/", -1));
    }

    private static Object changed(@Nullable Object at, List<String> steps, @Nullable Object value) {
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (step.matches("\\d+")) {
            List<Object> list = new ArrayList<>(at instanceof List<?> before ? before : List.of());
            int place = Integer.parseInt(step);
            Object below = rest.isEmpty() ? value : changed(place < list.size() ? list.get(place) : null, rest, value);
            if (place < list.size()) {
                list.remove(place);
            }
            if (below != null) {
                list.add(Math.min(place, list.size()), below);
            }
            return list;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        if (at instanceof Map<?, ?> before) {
            before.forEach((name, each) -> map.put(String.valueOf(name), each));
        }
        Object below = rest.isEmpty() ? value : changed(map.get(step), rest, value);
        if (below == null || below instanceof Map<?, ?> none && none.isEmpty() && !rest.isEmpty()) {
            map.remove(step);
        } else {
            map.put(step, below);
        }
        return map;
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}
