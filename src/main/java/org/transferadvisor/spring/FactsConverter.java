package org.transferadvisor.spring;

import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.Document;

/** Reads the facts of a request with the checks of a facts file, whichever Jackson the program has. */
final class FactsConverter extends AbstractHttpMessageConverter<ProjectFacts> {

    FactsConverter() {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_YAML);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ProjectFacts.class;
    }

    @Override
    public boolean canWrite(
            Class<?> type, org.springframework.http.@org.jspecify.annotations.Nullable MediaType media) {
        return false;
    }

    @Override
    protected ProjectFacts readInternal(Class<? extends ProjectFacts> type, HttpInputMessage message)
            throws IOException {
        byte[] bytes = message.getBody().readNBytes(Document.LARGEST + 1);
        return FactsReader.bind(Document.of("request", bytes));
    }

    @Override
    protected void writeInternal(ProjectFacts facts, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("facts are not written");
    }
}
