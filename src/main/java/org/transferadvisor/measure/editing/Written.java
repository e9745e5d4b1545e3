package org.transferadvisor.measure.editing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values on one line, as JSON or YAML writes them. */
public final class Written {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./+-]*(?: [A-Za-z0-9_./+-]+)*");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~");

    private Written() {}

    /** A value. */
    public static String value(Object value, boolean json) {
        if (value instanceof Map<?, ?> fields) {
            List<String> entries = new ArrayList<>();
            fields.forEach((name, each) -> entries.add(entry(String.valueOf(name), each, json)));
            return "{" + String.join(", ", entries) + "}";
        }
        if (value instanceof List<?> list) {
            return "["
                    + String.join(
                            ", ", list.stream().map(each -> value(each, json)).toList())
                    + "]";
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        return value instanceof Boolean truth ? truth.toString() : text(String.valueOf(value), json);
    }

    static String entry(String name, Object value, boolean json) {
        return text(name, json) + ": " + value(value, json);
    }

    private static String text(String text, boolean json) {
        boolean plain =
                !json && PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        return plain ? text : "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** A value inside the objects that lead to it. */
    static Object below(List<String> path, Object value) {
        Object whole = value;
        for (int i = path.size() - 1; i >= 0; i--) {
            whole = path.get(i).matches("\\d{1,6}") ? List.of(whole) : Map.of(path.get(i), whole);
        }
        return whole;
    }
}
