package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Declaration;
import org.transferadvisor.rulebook.model.Place;

/** Reads the kinds of fact that a rulebook declares. */
final class DeclarationReader {

    private static final Set<String> FIELD_TYPES = Set.of("String", "boolean", "int", "long", "double");
    private static final String NOTHING = "rules, and types of fact with `declare`";
    private static final String OPTIONAL = "optional";
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
                "annotations of rules: @id, @source, @cites, @because; of a field: @" + OPTIONAL,
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
        boolean optional = false;
        while (tokens.peek().is("@")) {
            String annotation = annotation();
            if (annotation.equals(OPTIONAL)) {
                optional = true;
            } else {
                refuseAnnotation(annotation, of, place);
            }
        }
        tokens.accept(";");
        return new Declaration.Field(name.text(), type, optional, place);
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
