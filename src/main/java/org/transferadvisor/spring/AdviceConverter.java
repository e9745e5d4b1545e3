package org.transferadvisor.spring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.transferadvisor.Advice;
import org.transferadvisor.report.JsonReport;

/** Writes an advice with the bytes of {@code advise --format json}, whichever Jackson the program has. */
final class AdviceConverter extends AbstractHttpMessageConverter<Advice> {

    private final JsonReport json = new JsonReport();

    AdviceConverter() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Advice.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType media) {
        return false;
    }

    @Override
    protected Advice readInternal(Class<? extends Advice> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("advices are not read", message);
    }

    @Override
    protected void writeInternal(Advice advice, HttpOutputMessage message) throws IOException {
        message.getBody().write((json.pretty(advice) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
