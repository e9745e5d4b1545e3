package org.transferadvisor.measure.shapes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * The fields of a {@code config.json}, or of a part of one. What a family's configuration leaves out has that family's default.
 */
final class Config {

    private static final double LARGEST = 1e7;

    private final String file;
    private final Node.Mapping fields;
    private final String pointer;
    private final List<Problem> problems;

    private Config(String file, Node.Mapping fields, String pointer, List<Problem> problems) {
        this.file = file;
        this.fields = fields;
        this.pointer = pointer;
        this.problems = problems;
    }

    /** Reads a file. */
    static Config read(Path file) {
        Document document = Document.read(file);
        if (!document.problems().isEmpty()) {
            throw new RefusedException(document.problems());
        }
        if (!(document.root() instanceof Node.Mapping fields)) {
            throw new RefusedException(List.of(new Problem(
                    file.toString(),
                    document.root().place().line(),
                    document.root().place().column(),
                    "",
                    "found " + document.root().kind(),
                    "the config.json of a model: an object",
                    null)));
        }
        return new Config(file.toString(), fields, "", new ArrayList<>());
    }

    /** A number that must be there. */
    double number(String name) {
        Node node = fields.get(name);
        if (node == null) {
            wrong(fields, name, "the field " + Problem.quoted(name) + " is missing");
            return 1;
        }
        return checked(node, name);
    }

    /** A number that may be left out. */
    double number(String name, double otherwise) {
        Node node = fields.get(name);
        return node == null ? otherwise : checked(node, name);
    }

    /** A number by the first of several names that is there. */
    double either(String name, String other) {
        return fields.get(name) == null && fields.get(other) != null ? number(other) : number(name);
    }

    private double checked(Node node, String name) {
        if (node instanceof Node.Numeric numeric) {
            double value = numeric.value().doubleValue();
            if (value >= 0 && value <= LARGEST && value == Math.rint(value)) {
                return value;
            }
        }
        wrong(node, name, Problem.quoted(node.shown()) + " is no size");
        return 1;
    }

    private void wrong(Node at, String name, String message) {
        problems.add(new Problem(
                file,
                at.place().line(),
                at.place().column(),
                pointer + "/" + name,
                message,
                "a whole number from 0 to 10,000,000",
                null));
    }

    /** Whether a switch is on. */
    boolean flag(String name, boolean otherwise) {
        return fields.get(name) instanceof Node.Truth truth ? truth.value() : otherwise;
    }

    /** A text; null where it is not there. */
    @Nullable
    String text(String name) {
        return fields.get(name) instanceof Node.Text text ? text.value() : null;
    }

    /** The first text of a list; null where there is none. */
    @Nullable
    String first(String name) {
        return fields.get(name) instanceof Node.Sequence list
                        && !list.items().isEmpty()
                        && list.items().get(0) instanceof Node.Text text
                ? text.value()
                : null;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    /** How many entries a list or an object has. */
    int size(String name, int otherwise) {
        Node node = fields.get(name);
        return node instanceof Node.Mapping mapping
                ? mapping.entries().size()
                : node instanceof Node.Sequence list ? list.items().size() : otherwise;
    }

    /** The numbers of a list. */
    List<Double> numbers(String name, List<Double> otherwise) {
        if (!(fields.get(name) instanceof Node.Sequence list)) {
            return otherwise;
        }
        return list.items().stream().map(each -> checked(each, name)).toList();
    }

    /** A part; empty where it is not there. */
    Config part(String name) {
        Node.Mapping part =
                fields.get(name) instanceof Node.Mapping mapping ? mapping : new Node.Mapping(fields.place(), Map.of());
        return new Config(file, part, pointer + "/" + name, problems);
    }

    /** Refuses the file as a whole, in place of the problems with its fields. */
    RefusedException refused(String message, String allowed, @Nullable String hint) {
        Node.Place place = fields.place();
        return new RefusedException(
                List.of(new Problem(file, place.line(), place.column(), pointer, message, allowed, hint)));
    }

    /** Refuses the file where fields are missing or wrong. */
    void orRefuse() {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }
}
