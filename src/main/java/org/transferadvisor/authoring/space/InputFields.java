package org.transferadvisor.authoring.space;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Project;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;

/** Where the fields of input facts stand in a facts file, by the contract of {@link ProjectFacts}. */
final class InputFields {

    /**
     * One field.
     *
     * @param pointer JSON pointer, {@code *} for the entries of a list
     * @param type type of its values
     * @param contract what they may be
     */
    record Input(String pointer, Class<?> type, Field contract) {}

    private final Map<FieldKey, Input> fields = new TreeMap<>();
    private final Map<String, String> lists = new TreeMap<>();
    private final Map<String, String> sections = new TreeMap<>();

    InputFields() {
        for (RecordComponent component : ProjectFacts.class.getRecordComponents()) {
            String pointer = "/" + component.getName();
            Class<?> type = component.getType();
            if (type == List.class) {
                list(component, pointer);
            } else if (type.isRecord()) {
                sections.put(type.getSimpleName(), pointer);
                section(type.getSimpleName(), "", type, pointer);
            } else {
                sections.put(Project.class.getSimpleName(), "");
                put(Project.class.getSimpleName(), component.getName(), component, pointer);
            }
        }
    }

    private void list(RecordComponent component, String pointer) {
        Object element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (element instanceof Class<?> record && record.isRecord()) {
            lists.put(record.getSimpleName(), pointer);
            section(record.getSimpleName(), "", record, pointer + "/*");
        }
    }

    private void section(String name, String prefix, Class<?> record, String pointer) {
        for (RecordComponent component : record.getRecordComponents()) {
            String below = pointer + "/" + component.getName();
            put(name, prefix + component.getName(), component, below);
            if (component.getType().isRecord() && !isOne(component.getType())) {
                section(name, prefix + component.getName() + ".", component.getType(), below);
            }
        }
    }

    private void put(String type, String path, RecordComponent component, String pointer) {
        Field contract = component.getAnnotation(Field.class);
        if (contract != null) {
            fields.put(new FieldKey(type, path), new Input(pointer, component.getType(), contract));
        }
    }

    /** Whether facts of that kind come from the facts file. */
    boolean isInput(String type) {
        return sections.containsKey(type) || lists.containsKey(type);
    }

    /** All fields of a kind of input fact. */
    List<FieldKey> fields(String type) {
        return fields.keySet().stream().filter(each -> each.type().equals(type)).toList();
    }

    /** The pointer of the list that facts of that kind stand in; null where there is one of the kind at most. */
    @Nullable
    String list(String type) {
        return lists.get(type);
    }

    /** Whether the parts of a record are no facts of their own: those of a range, and those of what is treated as one number. */
    private static boolean isOne(Class<?> type) {
        return type == Range.class || Cells.isRecordOfNumbers(type);
    }

    /** Where a field stands; a part of what is one fact stands where that does. Null where it is no field of the input. */
    @Nullable
    Input get(FieldKey key) {
        Input exact = fields.get(key);
        if (exact != null) {
            return exact;
        }
        Input whole = fields.get(new FieldKey(key.type(), key.field()));
        return whole != null && isOne(whole.type()) ? whole : null;
    }
}
