package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/** Makes the tree of a document of values that a program built, with the problems that their text would have. */
final class BuiltValues {

    private final String file;
    private final List<Problem> problems;

    BuiltValues(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Node node(@Nullable Object value, String pointer, int depth) {
        if (depth > Document.DEEPEST) {
            return refused(pointer, "values are nested too deeply", "at most " + Document.DEEPEST + " levels", "…");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                String name = String.valueOf(key);
                Node below = node(each, pointer + "/" + Document.escaped(name), depth + 1);
                entries.put(name, new Node.Entry(Node.Place.NOWHERE, below));
            });
            return new Node.Mapping(Node.Place.NOWHERE, entries);
        }
        if (value instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            for (Object each : list) {
                items.add(node(each, pointer + "/" + items.size(), depth + 1));
            }
            return new Node.Sequence(Node.Place.NOWHERE, items);
        }
        if (value instanceof Number number) {
            return number(number, pointer);
        }
        if (value instanceof Range range) {
            return node(written(range), pointer, depth);
        }
        String wrong = value instanceof String text ? Document.noText(text) : null;
        if (wrong != null) {
            return refused(
                    pointer, Problem.quoted(value.toString()) + wrong, Document.WHOLE_CHARACTERS, value.toString());
        }
        return value == null || value instanceof String || value instanceof Boolean
                ? Node.of(value)
                : refused(
                        pointer,
                        Problem.quoted(value.toString()) + " is a "
                                + value.getClass().getSimpleName(),
                        "text, a number, true or false",
                        value.toString());
    }

    private Node number(Number value, String pointer) {
        BigDecimal exact;
        try {
            exact = Contract.canonical(new BigDecimal(value.toString()));
        } catch (NumberFormatException notANumber) {
            return refused(
                    pointer,
                    Problem.quoted(value.toString()) + " is no plain number",
                    "a finite decimal number, such as 1000 or 0.5",
                    value.toString());
        }
        return new Node.Numeric(Node.Place.NOWHERE, exact, exact.toString());
    }

    /** A range as a text would have it: a range of no width is a number, and a likely value that is the usual one is left out. */
    private static Object written(Range range) {
        if (range.low().equals(range.high())) {
            return range.low();
        }
        return range.equals(Range.between(range.low(), range.high()))
                ? JsonSchema.ordered("low", range.low(), "high", range.high())
                : JsonSchema.ordered("low", range.low(), "likely", range.likely(), "high", range.high());
    }

    private Node refused(String pointer, String message, String allowed, String shown) {
        problems.add(new Problem(file, 0, 0, pointer, message, allowed, null));
        return new Node.Refused(Node.Place.NOWHERE, shown);
    }
}
