package org.transferadvisor.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Writes records, maps, lists, words and figures as JSON, straight into the output: the same value always as the same bytes. */
@API(status = API.Status.INTERNAL)
public final class JsonValues {

    /** Digits that a figure keeps, so that binary rounding does not show. */
    private static final int DIGITS = 12;

    /** Zeros that a number is written with before it takes an exponent. */
    private static final int LONGEST = 20;

    private static final MathContext ROUNDED = new MathContext(DIGITS);

    private static final long[] POWERS = new long[DIGITS + 5];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    /** How a kind of record is written. */
    private record Shape(RecordFields fields, SerializedString[] names, boolean brief) {

        static Shape of(Class<?> kind) {
            RecordFields fields = RecordFields.of(kind.asSubclass(Record.class));
            SerializedString[] names =
                    fields.names().stream().map(SerializedString::new).toArray(SerializedString[]::new);
            return new Shape(fields, names, kind.isAnnotationPresent(JsonInclude.class));
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> kind) {
            return Shape.of(kind);
        }
    };

    private JsonValues() {}

    /**
     * A layout for people, for one document: what fits a line stands on one line.
     *
     * @return a new one
     */
    public static PrettyPrinter layout() {
        return new JsonLayout();
    }

    /**
     * Writes a value.
     *
     * @param value a record, map, list, text, number, boolean, word of an enumeration, or null; records that are marked with
     *     {@link JsonInclude} leave out what is null
     * @param json takes it
     * @throws IOException where it cannot be written
     */
    public static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (json.getPrettyPrinter() instanceof JsonLayout layout && value != null) {
            layout.next(value);
        }
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Record record) {
            record(record, json);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> each : map.entrySet()) {
                json.writeFieldName(String.valueOf(each.getKey()));
                write(each.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> several) {
            json.writeStartArray();
            for (Object each : several) {
                write(each, json);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(number, json);
        } else {
            json.writeString(value instanceof Enum<?> word ? word.name() : value.toString());
        }
    }

    private static void record(Record record, JsonGenerator json) throws IOException {
        Shape shape = SHAPES.get(record.getClass());
        json.writeStartObject();
        for (int i = 0; i < shape.names().length; i++) {
            Object value = shape.fields().get(record, i);
            if (!shape.brief() || value != null) {
                json.writeFieldName(shape.names()[i]);
                write(value, json);
            }
        }
        json.writeEndObject();
    }

    private static void number(Number number, JsonGenerator json) throws IOException {
        if (number instanceof Double figure) {
            figure(figure, json);
        } else if (number instanceof Integer || number instanceof Long) {
            json.writeNumber(number.longValue());
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else {
            BigDecimal stated = new BigDecimal(number.toString()).stripTrailingZeros();
            json.writeNumber(Math.abs(stated.scale()) > LONGEST ? stated.toString() : stated.toPlainString());
        }
    }

    private static void figure(double value, JsonGenerator json) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(plain(value));
        }
    }

    /**
     * A figure as it is written: rounded to twelve digits, without an exponent unless it is tiny.
     *
     * @param value the figure
     * @return its digits
     */
    public static String plain(double value) {
        String quick = quick(value);
        if (quick != null) {
            return quick;
        }
        BigDecimal rounded =
                new BigDecimal(Double.toString(value)).round(ROUNDED).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.scale() > LONGEST ? rounded.toString() : rounded.toPlainString();
    }

    /**
     * The same for figures between a thousandth and a billion whose thirteenth digit leaves no doubt about the twelfth, which are
     * nearly all; null for others.
     */
    private static @Nullable String quick(double value) {
        double size = Math.abs(value);
        if (!(size >= 1e-3 && size < 1e9)) {
            return null;
        }
        int decimals = DIGITS;
        for (double below = 1; below <= size; below *= 10) {
            decimals--;
        }
        for (double above = 0.1; size < above; above /= 10) {
            decimals++;
        }
        double scaled = size * POWERS[decimals];
        long whole = (long) scaled;
        double rest = scaled - whole;
        if (Math.abs(rest - 0.5) < 0.01 || decimals > DIGITS + 2) {
            return null;
        }
        long digits = rest > 0.5 ? whole + 1 : whole;
        while (decimals > 0 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        StringBuilder text = new StringBuilder(20);
        text.append(value < 0 ? "-" : "").append(digits / POWERS[decimals]);
        if (decimals > 0) {
            String fraction = Long.toString(digits % POWERS[decimals]);
            text.append('.').append("0".repeat(decimals - fraction.length())).append(fraction);
        }
        return text.toString();
    }
}
