package org.transferadvisor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.JsonValues;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Writes an advice, or any other answer, as JSON: the same value always as the same bytes. What was written can be read back.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.create()) {
 *     Advice advice = advisor.advise(Path.of("facts-samples/api-prototype.json"));
 *     String json = new JsonReport().pretty(advice);
 *     System.out.println(new JsonReport().read(json).recommendation().summary());
 * }
 * }</pre>
 */
@API(status = API.Status.STABLE)
public final class JsonReport {

    private final JsonFactory factory = new JsonFactory();

    /**
     * One value over many lines, for people.
     *
     * @param value an advice, a part of it, or plain Java
     * @return JSON
     */
    public String pretty(Object value) {
        return new String(write(value, true), StandardCharsets.UTF_8);
    }

    /**
     * One value on one line, for JSON Lines.
     *
     * @param value an advice, a part of it, or plain Java
     * @return JSON without line ends
     */
    public String line(Object value) {
        return new String(write(value, false), StandardCharsets.UTF_8);
    }

    /**
     * One value on one line, for JSON Lines, in UTF-8.
     *
     * @param value an advice, a part of it, or plain Java
     * @return JSON without line ends
     */
    @API(status = API.Status.INTERNAL)
    public byte[] bytes(Object value) {
        return write(value, false);
    }

    /**
     * One value on one line, for JSON Lines, in UTF-8.
     *
     * @param value an advice, a part of it, or plain Java
     * @param out takes JSON without line ends; in memory
     */
    @API(status = API.Status.INTERNAL)
    public void write(Object value, OutputStream out) {
        write(value, false, out);
    }

    private byte[] write(Object value, boolean pretty) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        write(value, pretty, bytes);
        return bytes.toByteArray();
    }

    private void write(Object value, boolean pretty, OutputStream out) {
        try (JsonGenerator json = factory.createGenerator(out)) {
            if (pretty) {
                json.setPrettyPrinter(JsonValues.layout());
            }
            JsonValues.write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer cannot be written", e);
        }
    }

    /**
     * Reads back what was written.
     *
     * @param json an advice as JSON
     * @return the advice, which is written as the same bytes again
     * @throws RefusedException where it is no advice
     */
    public Advice read(String json) {
        try {
            Advice advice = JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readValue(json, Advice.class);
            if (advice.recommendation() != null && advice.trace() != null && advice.facts() != null) {
                return advice;
            }
            throw refused(1, 1, "this is no advice");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw refused(
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "this is no advice: " + e.getOriginalMessage());
        }
    }

    private static RefusedException refused(int line, int column, String message) {
        return new RefusedException(
                List.of(new Problem("advice", line, column, "", message, "what `advise --format json` wrote", null)));
    }
}
