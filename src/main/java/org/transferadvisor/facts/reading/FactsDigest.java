package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether facts are the same that they were: what they say, not how they are written. The order of fields, the spaces
 * between them and the zeros at the end of a fraction make no difference; a field that is null is absent.
 */
public final class FactsDigest {

    /** Digits that a figure built by a program keeps when an advice is written. */
    private static final MathContext WRITTEN = new MathContext(12);

    private FactsDigest() {}

    /**
     * The digest of facts.
     *
     * @param facts maps, lists, text, numbers, booleans and null
     * @return SHA-256, hexadecimal
     */
    public static String of(Map<String, Object> facts) {
        StringBuilder text = new StringBuilder();
        append(text, facts);
        return Sha256.hex(text.toString());
    }

    /** Each value says how long it is, so that no two facts read the same. */
    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, each) -> {
                if (each != null) {
                    sorted.put(String.valueOf(name), each);
                }
            });
            text.append('{').append(sorted.size()).append(':');
            sorted.forEach((name, each) -> {
                append(text, name);
                append(text, each);
            });
        } else if (value instanceof List<?> list) {
            text.append('[').append(list.size()).append(':');
            list.forEach(each -> append(text, each));
        } else if (value instanceof Number number) {
            text.append('#').append(number(number)).append(';');
        } else if (value instanceof String word) {
            text.append('"').append(word.length()).append(':').append(word);
        } else {
            text.append(value).append(';');
        }
    }

    private static String number(Number number) {
        BigDecimal value = new BigDecimal(number.toString());
        BigDecimal written = number instanceof Double ? value.round(WRITTEN) : value;
        return written.signum() == 0 ? "0" : written.stripTrailingZeros().toString();
    }
}
