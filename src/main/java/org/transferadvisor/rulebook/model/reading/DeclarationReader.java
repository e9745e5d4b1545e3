package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Declaration;
import org.transferadvisor.rulebook.model.Place;

/** Reads the kinds of fact that a rulebook declares. */
final class DeclarationReader {

    private static final Set<String> FIELD_TYPES = Set.of("String", "boolean", "int", "long", "double");
    private static final String NOTHING = "rules, and types of fact with `declare`";
    private static final String OPTIONAL = "optional";
    private static final Map<String, String> ANNOTATIONS = Map.of(
            OPTIONAL,
            "@optional",
            "oneOf",
            "@oneOf(\"DE\", \"FR\"), of a String",
            "min",
            "@min(0), of a number",
            "max",
            "@max(1), of a number",
            "unit",
            "@unit(\"USD\")",
            "about",
            "@about(\"what it is\")");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,59}");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][A-Za-z0-9]{1,59}");

    /** The most fields of one kind of fact. */
    static final int MOST_FIELDS = 100;

    /** What any object answers to. */
    private static final Set<String> OF_ANY_OBJECT = Set.of(
            "class", "getClass", "hashCode", "toString", "equals", "notify", "notifyAll", "wait", "clone", "finalize");

    private final Tokens tokens;
    private final Findings findings;

    DeclarationReader(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** The kind of fact that is declared here; none where it is something else, which is then said. */
    List<Declaration> read() {
        Token start = tokens.take();
        for (String other : List.of("enum", "window", "entry")) {
            if (tokens.peek().is(other)) {
                refuseOther(start, other);
                return List.of();
            }
        }
        boolean trait = tokens.accept("trait");
        if (tokens.peek().is("type") && tokens.ahead(1).isName()) {
            tokens.take();
        }
        String name = dotted();
        Place place = tokens.place(start);
        String shown = "the declared type " + Problem.quoted(name);
        if (!TYPE_NAME.matcher(name).matches()) {
            findings.refuse(
                    place, shown + " has a name that is not allowed", "a capital and then letters and digits", null);
        }
        if (trait) {
            findings.refuse(place, shown + " is a `trait`", "types with fields and nothing else", null);
        }
        if (tokens.accept("extends")) {
            findings.refuse(place, shown + " has `extends`", "types that stand for themselves", null);
            dotted();
        }
        while (tokens.peek().is("@")) {
            refuseAnnotation(annotation(), shown, place);
        }
        List<Declaration.Field> fields = new ArrayList<>();
        while (!tokens.accept("end")) {
            fields.add(field(shown));
        }
        if (fields.size() > MOST_FIELDS) {
            findings.refuse(
                    place,
                    shown + " has " + fields.size() + " fields",
                    "at most " + MOST_FIELDS + " fields",
                    "declare several kinds of fact");
            return List.of();
        }
        return List.of(new Declaration(name, List.copyOf(fields), place));
    }

    private void refuseOther(Token start, String kind) {
        String name = tokens.ahead(1).text();
        String shown =
                switch (kind) {
                    case "enum" -> "enum " + name;
                    case "entry" -> "entry-point";
                    default -> kind;
                };
        findings.refuse(tokens.place(start), "`declare " + shown + "` is not allowed", NOTHING, null);
        while (!tokens.peek().isEnd() && !tokens.accept("end")) {
            tokens.take();
        }
    }

    private String dotted() {
        Token first = tokens.peek();
        if (!first.isName()) {
            throw new SyntaxError(first, false);
        }
        StringBuilder name = new StringBuilder(tokens.take().text());
        while (tokens.accept(".")) {
            name.append('.').append(tokens.take().text());
        }
        return name.toString();
    }

    /** The name of an annotation. */
    private String annotation() {
        tokens.take();
        String name = tokens.take().text();
        if (tokens.accept("(")) {
            tokens.skipTo(Set.of());
            tokens.expect(")");
        }
        return name;
    }

    private void refuseAnnotation(String name, String of, Place place) {
        findings.refuse(
                place,
                of + " has the annotation `@" + name + "`",
                "annotations of rules: @id, @source, @cites, @because; of a field: "
                        + ANNOTATIONS.keySet().stream()
                                .sorted()
                                .map(each -> "@" + each)
                                .collect(Collectors.joining(", ")),
                null);
    }

    private Declaration.Field field(String of) {
        Token name = tokens.peek();
        if (!name.isName()) {
            throw new SyntaxError(name, false);
        }
        Place place = tokens.place(tokens.take());
        tokens.expect(":");
        Token first = tokens.peek();
        dotted();
        while (tokens.accept("[")) {
            tokens.expect("]");
        }
        String type = tokens.written(first.start(), tokens.before().end());
        if (!FIELD_NAME.matcher(name.text()).matches()
                || OF_ANY_OBJECT.contains(name.text())
                || SourceVersion.isKeyword(name.text())) {
            findings.refuse(
                    place,
                    of + " has a field " + Problem.quoted(name.text()),
                    "a small letter and then letters and digits, two at least, and no word of Java",
                    null);
        }
        if (!FIELD_TYPES.contains(type)) {
            findings.refuse(
                    place,
                    of + " has a field of the type " + Problem.quoted(type),
                    String.join(", ", FIELD_TYPES.stream().sorted().toList()),
                    null);
        }
        value(of, place);
        Map<String, List<String>> said = new LinkedHashMap<>();
        while (tokens.peek().is("@")) {
            tokens.take();
            String annotation = tokens.take().text();
            List<String> values = values();
            if (!ANNOTATIONS.containsKey(annotation)) {
                refuseAnnotation(annotation, of, place);
            } else if (said.put(annotation, values) != null || !isSound(annotation, type, values)) {
                findings.refuse(
                        place,
                        of + " says `@" + annotation + "` of its field " + Problem.quoted(name.text())
                                + " otherwise than it can be said",
                        ANNOTATIONS.get(annotation) + ", once",
                        null);
            }
        }
        tokens.accept(";");
        Declaration.Limits limits = limits(said);
        if (limits != null && limits.min() > limits.max()) {
            findings.refuse(place, of + " has a field with `@min` above `@max`", "@min at most @max", null);
        }
        return new Declaration.Field(name.text(), type, said.containsKey(OPTIONAL), limits, place);
    }

    /** What stands in the brackets of an annotation, without quotes and commas. */
    private List<String> values() {
        List<String> values = new ArrayList<>();
        if (tokens.accept("(")) {
            while (!tokens.peek().isEnd() && !tokens.peek().is(")")) {
                String sign = tokens.accept("-") ? "-" : "";
                values.add(sign + tokens.take().text());
                tokens.accept(",");
            }
            tokens.expect(")");
        }
        return values;
    }

    private static boolean isSound(String annotation, String type, List<String> values) {
        boolean text = type.equals("String");
        return switch (annotation) {
            case OPTIONAL -> values.isEmpty();
            case "oneOf" -> text && !values.isEmpty() && values.stream().noneMatch(String::isBlank);
            case "min", "max" ->
                !text
                        && !type.equals("boolean")
                        && values.size() == 1
                        && values.get(0).matches("-?\\d{1,15}(?:\\.\\d{1,15})?");
            default -> values.size() == 1 && !values.get(0).isBlank();
        };
    }

    private static Declaration.@Nullable Limits limits(Map<String, List<String>> said) {
        if (said.keySet().stream().allMatch(OPTIONAL::equals)) {
            return null;
        }
        String about = Stream.of("about", "unit")
                .flatMap(each -> said.getOrDefault(each, List.of()).stream())
                .collect(Collectors.joining(", "));
        return new Declaration.Limits(
                about,
                number(said.get("min"), -org.transferadvisor.facts.Field.LARGEST),
                number(said.get("max"), org.transferadvisor.facts.Field.LARGEST),
                said.getOrDefault("oneOf", List.of()));
    }

    private static double number(@Nullable List<String> values, double otherwise) {
        try {
            return values == null || values.isEmpty() ? otherwise : Double.parseDouble(values.get(0));
        } catch (NumberFormatException e) {
            return otherwise; // which was refused
        }
    }

    private void value(String of, Place place) {
        if (!tokens.accept("=")) {
            return;
        }
        Token first = tokens.peek();
        tokens.take();
        while (!tokens.peek().isEnd() && !tokens.peek().is("@") && !tokens.startsLine(tokens.peek())) {
            tokens.take();
        }
        String value = tokens.text(first.start(), tokens.before().end());
        findings.refuse(
                place,
                of + " has a field with the value " + Problem.quoted(value),
                "name : type",
                "the facts file states the value");
    }
}
