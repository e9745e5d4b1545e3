package org.transferadvisor.facts.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.reading.Document;

/** Any Jackson mapper reads the facts of a project as the command line reads a facts file, with the same messages. */
public final class ProjectFactsDeserializer extends StdDeserializer<ProjectFacts> {

    private static final long serialVersionUID = 1L;

    /** Called by Jackson. */
    public ProjectFactsDeserializer() {
        super(ProjectFacts.class);
    }

    @Override
    public ProjectFacts deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return FactsReader.bind(Document.of("facts", parser));
    }
}
