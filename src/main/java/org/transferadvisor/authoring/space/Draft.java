package org.transferadvisor.authoring.space;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reference.ReferenceData;

/** A facts file under construction. Immutable: each change gives another. */
public final class Draft {

    private static final Map.Entry<String, String> MATCH = match();
    private static final Map<String, Object> CANDIDATE = Map.copyOf(required(Candidate.class, null));

    private final Node facts;

    private Draft(Node facts) {
        this.facts = facts;
    }

    /** The facts of a file, in plain Java as {@link Node#plain()} gives them. */
    public static Draft of(Map<String, Object> facts) {
        return new Draft(Node.of(facts));
    }

    /**
     * A project with what every facts file must state and nothing else, at the least values allowed.
     *
     * @param name name of the project
     */
    public static Draft smallest(String name, ReferenceData reference) {
        Map<String, Object> facts = required(ProjectFacts.class, reference);
        facts.put("project", name);
        return of(facts);
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
        return with(MATCH.getKey(), MATCH.getValue());
    }

    private static Map.Entry<String, String> match() {
        for (RecordComponent component : ProjectFacts.class.getRecordComponents()) {
            Field field = component.getAnnotation(Field.class);
            if (field.oneOf().length > 0) {
                return Map.entry("/" + component.getName(), field.oneOf()[0]);
            }
        }
        throw new IllegalStateException("a facts file can state no match");
    }

    /** A candidate with a name of its own and, since open weights need a size, a size. */
    public static Map<String, Object> candidate(int number) {
        Map<String, Object> candidate = new LinkedHashMap<>(CANDIDATE);
        candidate.put("model", "Model " + (char) ('A' + number));
        candidate.put("parametersB", BigDecimal.ONE);
        return candidate;
    }

    /** The facts in plain Java: maps, lists, text, numbers and booleans. */
    @SuppressWarnings("unchecked") // facts are fields by name
    public Map<String, Object> facts() {
        return (Map<String, Object>) Objects.requireNonNull(facts.plain());
    }

    /** The facts as a file. */
    public Document document() {
        return new Document("facts", facts, List.of());
    }

    /** The value at a pointer; null where there is none. */
    public @Nullable Object get(String pointer) {
        Node value = FactPath.of(pointer).in(facts);
        return value == null ? null : value.plain();
    }

    /**
     * The same with another value, in sections made for it where they are missing.
     *
     * @param pointer JSON pointer; an index one past a list's end adds an entry
     * @param value the value; null takes the field or entry away
     */
    public Draft with(String pointer, @Nullable Object value) {
        return new Draft(FactPath.of(pointer).set(facts, Node.of(value)));
    }

    @Override
    public String toString() {
        return facts().toString();
    }
}
