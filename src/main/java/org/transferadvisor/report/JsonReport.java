package org.transferadvisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apiguardian.api.API;

/**
 * Writes an advice, or any other answer, as JSON: the same value always as the same bytes.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.create()) {
 *     Advice advice = advisor.advise(Path.of("facts-samples/api-prototype.json"));
 *     System.out.println(new JsonReport().pretty(advice));
 * }
 * }</pre>
 */
@API(status = API.Status.STABLE)
public final class JsonReport {

    /** Digits that a figure keeps, so that binary rounding does not show. */
    private static final MathContext DIGITS = new MathContext(12);

    private final JsonMapper mapper;

    /** A writer. */
    public JsonReport() {
        SimpleModule figures = new SimpleModule();
        figures.addSerializer(Double.class, new FigureSerializer());
        mapper = JsonMapper.builder().addModule(figures).build();
    }

    /**
     * A writer that knows how to write a type already, which takes a while: for those who have time before they have the value.
     *
     * @param type of the values to come
     * @return a writer
     */
    public static JsonReport preparedFor(Class<?> type) {
        JsonReport report = new JsonReport();
        report.mapper.writerFor(type);
        return report;
    }

    /**
     * One value over many lines, for people.
     *
     * @param value an advice, a part of it, or plain Java
     * @return JSON
     */
    public String pretty(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return mapper.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /**
     * One value on one line, for JSON Lines.
     *
     * @param value an advice, a part of it, or plain Java
     * @return JSON without line ends
     */
    public String line(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /** Writes whole numbers without a fraction, and others without the noise of binary fractions. */
    private static final class FigureSerializer extends StdSerializer<Double> {

        private static final long serialVersionUID = 1L;

        FigureSerializer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(plain(value));
        }
    }

    /** A figure as it is written: rounded to twelve digits, without an exponent unless it is tiny. */
    static String plain(double value) {
        BigDecimal rounded =
                new BigDecimal(Double.toString(value)).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.scale() > 20 ? rounded.toString() : rounded.toPlainString();
    }
}
