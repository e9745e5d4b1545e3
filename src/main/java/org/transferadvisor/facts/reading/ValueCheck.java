package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;

/** Checks single values against what their fields allow. */
final class ValueCheck {

    private static final BigDecimal SMALLEST =
            BigDecimal.valueOf(Field.SMALLEST).stripTrailingZeros();

    private static final int MOST_WORDS = 24;
    private static final Set<String> TRUE = Set.of("yes", "y", "on", "true", "1");
    private static final Set<String> FALSE = Set.of("no", "n", "off", "false", "0");

    private final String file;
    private final Words words;
    private final boolean likely;
    private final List<Problem> problems;

    ValueCheck(String file, Words words, boolean likely, List<Problem> problems) {
        this.file = file;
        this.words = words;
        this.likely = likely;
        this.problems = problems;
    }

    void add(Node.Place place, String pointer, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(file, place.line(), place.column(), pointer, message, allowed, hint));
    }

    void wrong(Node node, String pointer, String allowed) {
        wrong(node, pointer, allowed, null);
    }

    void wrong(Node node, String pointer, String allowed, @Nullable String hint) {
        String found = node instanceof Node.Mapping || node instanceof Node.Sequence
                ? "found " + node.kind()
                : Problem.quoted(node.shown()) + " is " + node.kind();
        add(node.place(), pointer, found, allowed, hint);
    }

    private static @Nullable String truth(Node node) {
        String word = node instanceof Node.Text text ? text.value().toLowerCase(Locale.ROOT) : "";
        return TRUE.contains(word) ? "write true" : FALSE.contains(word) ? "write false" : null;
    }

    /** The words that a field allows; empty where it takes any. */
    List<String> wordsOf(Field field) {
        return field.ids().isEmpty() ? List.of(field.oneOf()) : List.copyOf(words.ids(field.ids()));
    }

    void check(Contract.Member member, Node node, String pointer) {
        Class<?> type = member.type();
        Field field = member.field();
        String allowed = allowed(member, wordsOf(field));
        if (type == Object.class) {
            if (node instanceof Node.Mapping) {
                range(node, member, pointer, allowed);
            } else if (node instanceof Node.Sequence) {
                wrong(node, pointer, allowed);
            }
        } else if (type == String.class) {
            text(node, field, pointer, allowed);
        } else if (type == Boolean.class) {
            if (!(node instanceof Node.Truth)) {
                wrong(node, pointer, allowed, truth(node));
            }
        } else if (type == Range.class && node instanceof Node.Mapping) {
            range(node, member, pointer, allowed);
        } else {
            number(node, member, pointer, allowed, type == Long.class || type == Integer.class);
        }
    }

    private void text(Node node, Field field, String pointer, String allowed) {
        if (!(node instanceof Node.Text text)) {
            wrong(node, pointer, allowed);
            return;
        }
        List<String> known = wordsOf(field);
        if (known.isEmpty() && (field.ids().isEmpty() || words.open())) {
            freeText(node, field, pointer);
        } else if (!(field.ids().isEmpty() ? known : words.ids(field.ids())).contains(text.value())) {
            add(
                    node.place(),
                    pointer,
                    Problem.quoted(text.value()) + " is not known here",
                    allowed,
                    Suggestion.of(text.value(), known));
        }
    }

    /** Checks a text that is no id. */
    void freeText(Node node, Field field, String pointer) {
        String allowed = lengths(field);
        if (!(node instanceof Node.Text text)) {
            wrong(node, pointer, allowed);
        } else if (text.value().isBlank()) {
            add(node.place(), pointer, "the text is empty", allowed, null);
        } else if (turns(text, pointer)) {
            return;
        } else if (text.value().codePointCount(0, text.value().length()) > field.longest()) {
            add(node.place(), pointer, Problem.quoted(text.value()) + " is too long", allowed, null);
        }
    }

    /** Whether a text would change the order in which text around it is read; then that is told. */
    private boolean turns(Node.Text text, String pointer) {
        boolean turns = text.value().chars().anyMatch(ValueCheck::isDirection);
        if (turns) {
            add(
                    text.place(),
                    pointer,
                    Problem.quoted(text.value()) + " holds characters that turn the direction of text",
                    "text without them: letters of any script have their direction",
                    null);
        }
        return turns;
    }

    private static boolean isDirection(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private boolean number(Node node, Contract.Member member, String pointer, String allowed, boolean whole) {
        if (!(node instanceof Node.Numeric number)) {
            if (!(node instanceof Node.Refused)) {
                boolean ends = member.type() == Range.class || member.type() == Object.class;
                wrong(
                        node,
                        pointer,
                        allowed,
                        node instanceof Node.Text text ? NumberHint.of(text.value(), ends) : null);
            }
            return false;
        }
        Field field = member.field();
        BigDecimal value = number.value();
        boolean inside = value.compareTo(BigDecimal.valueOf(field.min())) >= 0
                && value.compareTo(BigDecimal.valueOf(field.max())) <= 0
                && (field.above() == Double.NEGATIVE_INFINITY
                        || value.compareTo(BigDecimal.valueOf(field.above())) > 0
                                && value.doubleValue() > field.above());
        if (!inside) {
            boolean beyond = field.max() == Field.LARGEST && value.compareTo(BigDecimal.valueOf(field.max())) > 0
                    || isUnbounded(field) && value.signum() < 0;
            add(
                    node.place(),
                    pointer,
                    Problem.quoted(number.shown()) + " is out of range",
                    beyond ? allowed(member, wordsOf(field), true) : allowed,
                    NumberHint.ofShare(field, value));
        } else if (value.signum() != 0 && value.abs().compareTo(SMALLEST) < 0) {
            add(
                    node.place(),
                    pointer,
                    Problem.quoted(number.shown()) + " is too close to 0",
                    "0, or a size of at least " + SMALLEST,
                    null);
            return false;
        } else if (whole && !Contract.isWhole(value)) {
            add(node.place(), pointer, Problem.quoted(number.shown()) + " is no whole number", allowed, null);
            return false;
        }
        return inside;
    }

    private void range(Node node, Contract.Member member, String pointer, String allowed) {
        Node.Mapping ends = (Node.Mapping) node;
        List<String> names = likely ? List.of("low", "likely", "high") : List.of("low", "high");
        List<BigDecimal> values = new ArrayList<>();
        boolean sound = true;
        for (Map.Entry<String, Node.Entry> each : ends.entries().entrySet()) {
            if (!names.contains(each.getKey())) {
                add(
                        each.getValue().key(),
                        pointer + "/" + Document.escaped(each.getKey()),
                        "unknown field " + Problem.quoted(each.getKey()),
                        String.join(", ", names),
                        NumberHint.ofField(each.getKey(), Suggestion.of(each.getKey(), names)));
                sound = false;
            }
        }
        for (String name : names) {
            Node end = ends.get(name);
            if (end == null) {
                if (!name.equals("likely")) {
                    add(node.place(), pointer + "/" + name, "the field `" + name + "` is missing", allowed, null);
                    sound = false;
                }
            } else if (number(end, member, pointer + "/" + name, allowed, false)) {
                values.add(((Node.Numeric) end).value());
            } else {
                sound = false;
            }
        }
        for (int i = 1; sound && i < values.size(); i++) {
            if (values.get(i - 1).compareTo(values.get(i)) > 0) {
                add(
                        node.place(),
                        pointer,
                        "the low end `" + values.get(0) + "` lies above the high end `" + values.get(values.size() - 1)
                                + "`",
                        "low at most " + (values.size() > 2 ? "likely, likely at most " : "") + "high",
                        null);
                return;
            }
        }
    }

    /** Checks a fact of a type that the rulebook declares. */
    void declared(Node node, String pointer) {
        Map<String, Map<String, Class<?>>> types = words.declaredTypes();
        String known =
                types.isEmpty() ? "none, as this rulebook declares no type of fact" : String.join(", ", types.keySet());
        if (!(node instanceof Node.Mapping mapping)) {
            wrong(node, pointer, "an object with a field `type`");
            return;
        }
        if (!(mapping.get("type") instanceof Node.Text type)) {
            Node found = mapping.get("type");
            add(
                    found == null ? node.place() : found.place(),
                    pointer + "/type",
                    found == null
                            ? "the field `type` is missing"
                            : Problem.quoted(found.shown()) + " is " + found.kind(),
                    known,
                    null);
            return;
        }
        Map<String, Class<?>> fields = types.get(type.value());
        if (words.open()) {
            return;
        }
        if (fields == null) {
            add(
                    type.place(),
                    pointer + "/type",
                    Problem.quoted(type.value()) + " is no type of fact that the rulebook declares",
                    known,
                    Suggestion.of(type.value(), types.keySet()));
            return;
        }
        mapping.entries().forEach((name, entry) -> {
            String below = pointer + "/" + Document.escaped(name);
            Class<?> expected = fields.get(name);
            if (name.equals("type")) {
                return;
            }
            if (expected == null) {
                add(
                        entry.key(),
                        below,
                        "unknown field " + Problem.quoted(name),
                        fields.isEmpty() ? "no field but `type`" : "type, " + String.join(", ", fields.keySet()),
                        Suggestion.of(name, fields.keySet()));
            } else {
                Field limits = words.declaredFields().limits(type.value(), name);
                if (limits == null) {
                    declaredValue(entry.value(), expected, below);
                    word(entry.value(), words.declaredFields().words(type.value(), name), below);
                } else if (!(entry.value() instanceof Node.Nothing || entry.value() instanceof Node.Refused)) {
                    check(Contract.declared(name, expected, limits), entry.value(), below);
                }
            }
        });
        fields.keySet().stream()
                .filter(name -> !words.declaredFields().optional(type.value(), name))
                .filter(name -> mapping.get(name) == null || mapping.get(name) instanceof Node.Nothing)
                .forEach(name -> add(
                        node.place(),
                        pointer + "/" + Document.escaped(name),
                        "the field `" + name + "` is missing",
                        "type, " + String.join(", ", fields.keySet()),
                        null));
    }

    /** A word that is near one that rules compare the field with, and is none of them, is misspelt: no rule would see it. */
    private void word(Node node, Set<String> known, String pointer) {
        String near = node instanceof Node.Text text && !known.contains(text.value())
                ? Suggestion.of(text.value(), known)
                : null;
        if (near != null) {
            add(
                    node.place(),
                    pointer,
                    Problem.quoted(node.shown()) + " is no word that a rule compares this field with",
                    String.join(", ", known),
                    near);
        }
    }

    private void declaredValue(Node node, Class<?> expected, String pointer) {
        if (node instanceof Node.Nothing || node instanceof Node.Refused) {
            return;
        }
        if (expected == String.class) {
            if (!(node instanceof Node.Text text)) {
                wrong(node, pointer, "text");
            } else if (!turns(text, pointer)
                    && text.value().codePointCount(0, text.value().length()) > Field.LONGEST) {
                add(
                        node.place(),
                        pointer,
                        Problem.quoted(text.value()) + " is too long",
                        "at most " + Field.LONGEST + " characters",
                        null);
            }
        } else if (expected == Boolean.class || expected == boolean.class) {
            if (!(node instanceof Node.Truth)) {
                wrong(node, pointer, "true or false", truth(node));
            }
        } else if (isNumber(expected)) {
            declaredNumber(node, expected, pointer);
        } else {
            add(
                    node.place(),
                    pointer,
                    "a facts file cannot fill this field",
                    "fields of text, numbers, true or false",
                    null);
        }
    }

    private void declaredNumber(Node node, Class<?> expected, String pointer) {
        boolean whole =
                expected == int.class || expected == Integer.class || expected == long.class || expected == Long.class;
        BigDecimal most = BigDecimal.valueOf(
                expected == int.class || expected == Integer.class ? Integer.MAX_VALUE : Field.LARGEST);
        String allowed = (whole ? "a whole number" : "a number") + " from -" + most.toPlainString() + " to "
                + most.toPlainString();
        if (!(node instanceof Node.Numeric number)) {
            wrong(node, pointer, allowed, node instanceof Node.Text text ? NumberHint.of(text.value(), false) : null);
        } else if (number.value().abs().compareTo(most) > 0 || whole && !Contract.isWhole(number.value())) {
            add(node.place(), pointer, Problem.quoted(number.shown()) + " does not fit", allowed, null);
        }
    }

    static boolean isNumber(Class<?> type) {
        return type == int.class
                || type == long.class
                || type == double.class
                || type == Integer.class
                || type == Long.class
                || type == Double.class
                || type == Number.class;
    }

    /** What a field allows, in words, without the bounds that all numbers have. */
    static String allowed(Contract.Member member, List<String> known) {
        return allowed(member, known, false);
    }

    private static String allowed(Contract.Member member, List<String> known, boolean general) {
        Field field = member.field();
        Class<?> type = member.type();
        if (member.element() != null) {
            return "a list";
        }
        if (type == String.class) {
            if (known.isEmpty()) {
                return field.ids().isEmpty() ? lengths(field) : "none, as the table is empty";
            }
            String words = known.stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
            return "one of " + words + (known.size() > MOST_WORDS ? ", …" : "");
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Object.class) {
            return "text, a number" + bounds(field, general) + ", true or false, or {low, high}";
        }
        if (type.isRecord() && type != Range.class) {
            return "an object";
        }
        String kind = type == Long.class || type == Integer.class ? "a whole number" : "a number";
        String bounds = bounds(field, general);
        return type == Range.class
                ? kind + bounds + ", or {\"low\": …, \"high\": …} with low at most high"
                : kind + bounds;
    }

    private static String lengths(Field field) {
        return "text of 1 to " + field.longest() + " characters";
    }

    private static boolean isUnbounded(Field field) {
        return field.above() == Double.NEGATIVE_INFINITY && field.min() == -Field.LARGEST;
    }

    private static String bounds(Field field, boolean general) {
        String low = field.above() == Double.NEGATIVE_INFINITY
                ? isUnbounded(field) && !general ? "" : " from " + plain(field.min())
                : " above " + plain(field.above());
        String high = field.max() == Field.LARGEST && !general ? "" : " to " + plain(field.max());
        return low.isEmpty() && high.isEmpty()
                ? ""
                : low + (high.isEmpty() ? low.startsWith(" from") ? " up" : "" : high);
    }

    private static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }
}
