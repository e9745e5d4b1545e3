package org.transferadvisor.facts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays out JSON for people: what fits a line stands on one line. */
final class JsonLayout implements PrettyPrinter {

    private static final int WIDTH = 150;

    /** A figure is rarely longer. */
    private static final int FIGURE = 14;

    private static final int OUTSIDE = Integer.MAX_VALUE;

    private int depth;
    private boolean fits;
    /** The depth at which what stands on one line begins. */
    private int inline = OUTSIDE;

    /** Tells what is written next. */
    void next(Object value) {
        fits = depth > 0 && inline == OUTSIDE && width(value, WIDTH) >= 0;
    }

    /** What is left of a line behind a value; below 0 where it does not fit. */
    private static int width(@Nullable Object value, int left) {
        if (left < 0 || value == null || value instanceof Boolean) {
            return left - 4;
        }
        if (value instanceof Number) {
            return left - FIGURE;
        }
        int rest = left;
        if (value instanceof Record record) {
            RecordFields fields = RecordFields.of(record);
            for (int i = 0; i < fields.names().size() && rest >= 0; i++) {
                rest = width(fields.get(record, i), rest - fields.names().get(i).length() - 6);
            }
            return rest;
        }
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                rest = rest < 0
                        ? rest
                        : width(
                                each.getValue(),
                                rest - String.valueOf(each.getKey()).length() - 6);
            }
            return rest;
        }
        if (value instanceof Collection<?> several) {
            for (Object each : several) {
                rest = rest < 0 ? rest : width(each, rest - 2);
            }
            return rest;
        }
        return rest - value.toString().length() - 2;
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        start(json, '{');
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        start(json, '[');
    }

    private void start(JsonGenerator json, char sign) throws IOException {
        json.writeRaw(sign);
        depth++;
        if (fits && inline == OUTSIDE) {
            inline = depth;
        }
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        line(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        line(json);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    private void separate(JsonGenerator json) throws IOException {
        json.writeRaw(inline == OUTSIDE ? "," : ", ");
        line(json);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        end(json, entries, '}');
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        end(json, values, ']');
    }

    private void end(JsonGenerator json, int many, char sign) throws IOException {
        depth--;
        if (many > 0) {
            line(json);
        }
        if (inline > depth) {
            inline = OUTSIDE;
        }
        json.writeRaw(sign);
    }

    private void line(JsonGenerator json) throws IOException {
        if (inline == OUTSIDE) {
            json.writeRaw('\n');
            json.writeRaw("  ".repeat(depth));
        }
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }
}
