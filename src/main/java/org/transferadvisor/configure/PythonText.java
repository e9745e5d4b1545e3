package org.transferadvisor.configure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes settings as calls in Python. */
final class PythonText {

    private static final int FIRST_BEYOND_ASCII = 127;

    private PythonText() {}

    /** The lines of a call with named arguments, its comments beside them. */
    static List<String> call(String before, List<Entry> arguments) {
        List<String> lines = new ArrayList<>();
        lines.add(before + "(");
        arguments.forEach(each -> {
            comments(each).forEach(comment -> lines.add("    " + YamlText.comment(comment)));
            lines.add("    " + each.key() + "=" + literal(each) + ",");
        });
        lines.add(")");
        return lines;
    }

    private static List<String> comments(Entry entry) {
        List<String> comments = new ArrayList<>(entry.comments());
        entry.below().forEach(each -> comments.addAll(comments(each)));
        return comments.stream().distinct().toList();
    }

    private static String literal(Entry entry) {
        return entry.value() != null
                ? literal(entry.value())
                : entry.below().stream()
                        .map(each -> literal((Object) each.key()) + ": " + literal(each))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A literal in ASCII, so that nothing in a name can end it or turn its direction. */
    static String literal(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> literal(Objects.requireNonNull(each)))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            if (each == '"' || each == '\\') {
                quoted.append('\\').appendCodePoint(each);
            } else if (each < ' ' || each >= FIRST_BEYOND_ASCII) {
                quoted.append(String.format("\\U%08x", each));
            } else {
                quoted.appendCodePoint(each);
            }
        });
        return quoted.append('"').toString();
    }
}
