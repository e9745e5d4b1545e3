package org.transferadvisor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.transferadvisor.facts.JsonValues;

/** Any Jackson mapper writes an advice as the command line does. */
final class AdviceSerializer extends StdSerializer<Advice> {

    private static final long serialVersionUID = 1L;

    AdviceSerializer() {
        super(Advice.class);
    }

    @Override
    public void serialize(Advice advice, JsonGenerator json, SerializerProvider provider) throws IOException {
        JsonValues.write(advice, json);
    }
}
