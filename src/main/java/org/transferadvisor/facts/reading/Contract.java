package org.transferadvisor.facts.reading;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;

/**
 * What a record's {@link Field} annotations state: checks values against it, all problems at once, and makes records of
 * values that passed.
 *
 * @param <R> the record
 */
public final class Contract<R extends Record> {

    /** The most zeros at the end of a number that are written out. */
    private static final int MOST_ZEROS = 20;

    /**
     * One field.
     *
     * @param name its name
     * @param type type of its values
     * @param element what a list holds; null where the field is no list
     * @param field what its values may be
     */
    record Member(String name, Class<?> type, @Nullable Class<?> element, Field field) {}

    /** A field of a kind of fact that a rulebook declares. */
    static Member declared(String name, Class<?> type, Field limits) {
        Class<?> boxed = type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
        return new Member(name, boxed, null, limits);
    }

    private final Map<String, Member> members;
    private final Map<String, Contract<?>> nested;
    private final Constructor<R> constructor;
    private final boolean likely;

    private Contract(Class<R> type, boolean likely) {
        this.likely = likely;
        this.members = new LinkedHashMap<>();
        this.nested = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            Field field = component.getAnnotation(Field.class);
            if (field == null) {
                throw new IllegalArgumentException(type.getSimpleName() + "." + component.getName() + " has no @Field");
            }
            Class<?> element = elementOf(component);
            String name = field.name().isEmpty() ? component.getName() : field.name();
            Member member = new Member(name, component.getType(), element, field);
            members.put(member.name(), member);
            Class<?> below = element == null ? member.type() : element;
            if (below.isRecord() && below != Range.class) {
                nested.put(member.name(), new Contract<>(below.asSubclass(Record.class), likely));
            }
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    private static @Nullable Class<?> elementOf(RecordComponent component) {
        if (component.getType() != List.class) {
            return null;
        }
        Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return element instanceof Class<?> plain ? plain : Map.class;
    }

    /** The contract of what people write: a range has a low and a high end. */
    public static <R extends Record> Contract<R> of(Class<R> type) {
        return new Contract<>(type, false);
    }

    /** The contract of reference data and of facts built by a program: a range may state its likely value too. */
    public static <R extends Record> Contract<R> withLikely(Class<R> type) {
        return new Contract<>(type, true);
    }

    /** Whether a range may state its likely value. */
    boolean hasLikely() {
        return likely;
    }

    Map<String, Member> members() {
        return members;
    }

    Contract<?> nested(String member) {
        Contract<?> contract = nested.get(member);
        if (contract == null) {
            throw new IllegalArgumentException("no record: " + member);
        }
        return contract;
    }

    /**
     * Checks a value.
     *
     * @param node the value
     * @param pointer where it is in its document
     * @param file name of the document
     * @param words the ids that fields may name
     * @return everything that is wrong with it
     */
    public List<Problem> check(Node node, String pointer, String file, Words words) {
        List<Problem> problems = new ArrayList<>();
        check(node, pointer, new ValueCheck(file, words, likely, problems));
        return problems;
    }

    private void check(Node node, String pointer, ValueCheck values) {
        if (!(node instanceof Node.Mapping mapping)) {
            values.wrong(node, pointer, "an object with the fields " + String.join(", ", members.keySet()), form(node));
            return;
        }
        mapping.entries().forEach((name, entry) -> {
            String below = pointer + "/" + Document.escaped(name);
            Member member = members.get(name);
            if (member == null) {
                values.add(
                        entry.key(),
                        below,
                        "unknown field " + Problem.quoted(name),
                        String.join(", ", members.keySet()),
                        NumberHint.ofField(name, Suggestion.of(name, members.keySet())));
            } else {
                check(member, entry.value(), below, values, isOpen(member, mapping));
            }
        });
        members.values().forEach(member -> {
            Node.Entry entry = mapping.entries().get(member.name());
            if (member.field().required() && (entry == null || entry.value() instanceof Node.Nothing)) {
                values.add(
                        node.place(),
                        pointer + "/" + member.name(),
                        "the field `" + member.name() + "` is missing",
                        member.field().about() + ": " + ValueCheck.allowed(member, words(values, member)),
                        null);
            }
        });
    }

    /** How a record is written in whose place a single value stands, which is probably that of its required fields. */
    private @Nullable String form(Node node) {
        List<Member> required = members.values().stream()
                .filter(each -> each.field().required())
                .toList();
        boolean single = node instanceof Node.Numeric || node instanceof Node.Text;
        return !single || required.isEmpty()
                ? null
                : required.stream()
                        .map(each -> each.name() + ": " + (fits(each, node) ? node.shown() : "…"))
                        .collect(Collectors.joining(", ", "write {", "}"));
    }

    private static boolean fits(Member member, Node node) {
        return node instanceof Node.Numeric == Number.class.isAssignableFrom(member.type())
                && (node instanceof Node.Numeric || member.type() == String.class);
    }

    private static List<String> words(ValueCheck values, Member member) {
        return values.wordsOf(member.field());
    }

    /** Whether a field of ids takes any text, since another field says what the id would have. */
    private static boolean isOpen(Member member, Node.Mapping mapping) {
        Node other = member.field().anyWith().isEmpty()
                ? null
                : mapping.get(member.field().anyWith());
        return other != null && !(other instanceof Node.Nothing);
    }

    private void check(Member member, Node node, String pointer, ValueCheck values, boolean open) {
        if (node instanceof Node.Nothing || node instanceof Node.Refused) {
            return;
        }
        if (member.element() != null) {
            list(member, node, pointer, values);
        } else if (nested.containsKey(member.name())) {
            nested(member.name()).check(node, pointer, values);
        } else if (open) {
            values.freeText(node, member.field(), pointer);
        } else {
            values.check(member, node, pointer);
        }
    }

    private void list(Member member, Node node, String pointer, ValueCheck values) {
        if (!(node instanceof Node.Sequence sequence)) {
            values.wrong(node, pointer, "a list");
            return;
        }
        if (sequence.items().size() > member.field().maxItems()) {
            values.add(
                    node.place(),
                    pointer,
                    "the list has " + sequence.items().size() + " entries",
                    "at most " + member.field().maxItems(),
                    null);
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            String below = pointer + "/" + i;
            if (item instanceof Node.Refused) {
                continue;
            }
            if (member.element() == Map.class) {
                values.declared(item, below);
            } else if (member.element() == String.class) {
                values.freeText(item, member.field(), below);
            } else {
                nested(member.name()).check(item, below, values);
            }
        }
    }

    /**
     * Checks a single value against one field, such as a default.
     *
     * @param path names of the fields on the way, {@code *} for the entries of a list
     * @return false where no such field exists
     */
    public boolean checkField(List<String> path, Node node, String file, Words words, List<Problem> problems) {
        return checkField(path, "/" + String.join("/", path), node, new ValueCheck(file, words, true, problems));
    }

    private boolean checkField(List<String> path, String pointer, Node node, ValueCheck values) {
        Contract<?> contract = this;
        for (int i = 0; i + 1 < path.size(); i++) {
            if (path.get(i + 1).equals("*")) {
                continue;
            }
            String step = path.get(i).equals("*") ? path.get(i - 1) : path.get(i);
            if (!contract.nested.containsKey(step)) {
                return false;
            }
            contract = contract.nested(step);
        }
        Member member = contract.members.get(path.get(path.size() - 1));
        if (member == null) {
            return false;
        }
        values.check(member, node, pointer);
        return true;
    }

    /**
     * A range of a low and a high end, as people write it, for one field.
     *
     * @param pointer where the field is in its document
     * @param file name of the document
     * @throws RefusedException where no range has these ends
     */
    public Range range(String pointer, double low, double high, String file) {
        Object written = Double.compare(low, high) == 0 ? low : JsonSchema.ordered("low", low, "high", high);
        Document document = Document.ofValue(file, written, pointer);
        List<Problem> problems = new ArrayList<>(document.problems());
        ValueCheck values = new ValueCheck(file, Words.of(table -> Set.of(), Map.of()), false, problems);
        List<String> path =
                List.of(pointer.substring(1).replaceAll("/\\d+(?=/)", "/*").split("/"));
        if (!checkField(path, pointer, document.root(), values)) {
            throw new IllegalArgumentException("no field: " + pointer);
        }
        // only what no range can hold is refused here: the rest is, with everything else that is wrong, when the facts
        // are checked
        if (!problems.isEmpty() && !(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new RefusedException(problems);
        }
        return Range.between(low, high);
    }

    /**
     * The values of a document in one form whatever their writing: fields in the order of this contract, numbers without
     * trailing zeros, a range of no width as its number, and no likely value that is the usual one.
     *
     * @param values that passed {@link #check}
     */
    public Map<String, Object> arranged(Map<?, ?> values) {
        Map<String, Object> arranged = new LinkedHashMap<>();
        members.values().forEach(member -> {
            Object value = values.get(member.name());
            if (value != null) {
                arranged.put(member.name(), arranged(member, value));
            }
        });
        return Collections.unmodifiableMap(arranged);
    }

    private Object arranged(Member member, Object value) {
        if (value instanceof List<?> items) {
            return items.stream()
                    .map(item -> nested.containsKey(member.name())
                            ? nested(member.name()).arranged((Map<?, ?>) item)
                            : declared((Map<?, ?>) item))
                    .toList();
        }
        if (nested.containsKey(member.name())) {
            return nested(member.name()).arranged((Map<?, ?>) value);
        }
        return value instanceof Map<?, ?> ends ? arrangedRange(ends) : canonical(value);
    }

    private static Object arrangedRange(Map<?, ?> ends) {
        Range range = range(ends);
        Object low = canonical(ends.get("low"));
        Object likely = ends.get("likely");
        Object high = canonical(ends.get("high"));
        if (low.equals(high)) {
            return low;
        }
        boolean usual = likely == null || range.equals(Range.between(range.low(), range.high()));
        return Collections.unmodifiableMap(
                usual
                        ? JsonSchema.ordered("low", low, "high", high)
                        : JsonSchema.ordered("low", low, "likely", canonical(likely), "high", high));
    }

    private static Map<String, Object> declared(Map<?, ?> fact) {
        Map<String, Object> values = new LinkedHashMap<>();
        fact.forEach((name, value) -> values.put(String.valueOf(name), canonical(value)));
        return Collections.unmodifiableMap(values);
    }

    private static Object canonical(Object value) {
        return value instanceof BigDecimal number ? canonical(number) : value;
    }

    /** A number without zeros that say nothing: the same for {@code 1e3}, {@code 1000} and {@code 1000.0}. */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        boolean exponent = bare.scale() < 0 && bare.scale() > -MOST_ZEROS;
        return exponent ? bare.setScale(0) : bare;
    }

    /**
     * Makes the record of values that passed {@link #check}. Sections left out become records without values.
     *
     * @param values by field: maps, lists, text, numbers, booleans and ranges
     */
    public R bind(Map<?, ?> values) {
        return bind(values, true);
    }

    /**
     * Makes the record of what was stated, with null for the rest.
     *
     * @param values that passed {@link #check}
     */
    public R bindStated(Map<?, ?> values) {
        return bind(values, false);
    }

    private R bind(Map<?, ?> values, boolean whole) {
        Object[] arguments = members.values().stream()
                .map(member -> bind(member, values.get(member.name()), whole))
                .toArray();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a value passed its check and was refused: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record cannot be made", e);
        }
    }

    private @Nullable Object bind(Member member, @Nullable Object value, boolean whole) {
        if (value == null && !whole) {
            return null;
        }
        if (member.element() != null) {
            List<Object> items = new ArrayList<>();
            for (Object item : value == null ? List.of() : (List<?>) value) {
                items.add(
                        nested.containsKey(member.name())
                                ? nested(member.name()).bind((Map<?, ?>) item, whole)
                                : item);
            }
            return List.copyOf(items);
        }
        if (nested.containsKey(member.name())) {
            Contract<?> section = nested(member.name());
            if (value == null) {
                return section.needsNothing() ? section.bind(Map.of(), whole) : null;
            }
            return section.bind((Map<?, ?>) value, whole);
        }
        return value == null ? null : scalar(member.type(), value);
    }

    private boolean needsNothing() {
        return members.values().stream().noneMatch(member -> member.field().required());
    }

    private static Object scalar(Class<?> type, Object value) {
        if (type == Range.class) {
            return range(value);
        }
        if (type == Object.class) {
            return general(value);
        }
        if (value instanceof Number number) {
            return type == Double.class
                    ? (Object) number.doubleValue()
                    : type == Long.class ? (Object) number.longValue() : (Object) number.intValue();
        }
        return value;
    }

    private static Range range(Object value) {
        if (value instanceof Range range) {
            return range;
        }
        if (value instanceof Number number) {
            return Range.exactly(number.doubleValue());
        }
        Map<?, ?> ends = (Map<?, ?>) value;
        double low = ((Number) ends.get("low")).doubleValue();
        double high = ((Number) ends.get("high")).doubleValue();
        return ends.get("likely") instanceof Number middle
                ? new Range(low, middle.doubleValue(), high)
                : Range.between(low, high);
    }

    /** A value of any kind as rules and readers see it: whole numbers as such, {@code low} and {@code high} as a range, a mistake as it is. */
    public static Object general(Object value) {
        if (value instanceof BigDecimal number) {
            return isWhole(number) && number.abs().compareTo(BigDecimal.valueOf(Field.LARGEST)) <= 0
                    ? (Object) number.longValueExact()
                    : (Object) number.doubleValue();
        }
        return value instanceof Map<?, ?> ends
                        && ends.get("low") instanceof Number
                        && ends.get("high") instanceof Number
                ? range(value)
                : value;
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
