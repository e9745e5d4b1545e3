package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.JsonReport;

/** What a cache or a cluster keeps by Java's own serialization is the advice. */
class AdviceSerializationTest {

    @Test
    void anAdviceThatWasSerializedIsEqualAndIsWrittenWithTheSameBytes() throws IOException, ClassNotFoundException {
        List<Advice> advices = new ArrayList<>();
        for (Path sample : Case.samples()) {
            advices.add(
                    Case.advisor().advise(Document.read(sample), Basis.MEASURED, new Advice.Request("Ada", "budget")));
        }
        RandomProjects.wide(22, 60).forEach(each -> advices.add(each.advise()));
        advices.add(Case.advisor().simulate(Case.project().document(), Basis.PUBLISHED, 20, 1));
        for (Advice advice : advices) {
            Advice read = (Advice) copied(advice);
            assertThat(read).isEqualTo(advice);
            assertThat(new JsonReport().pretty(read)).isEqualTo(new JsonReport().pretty(advice));
        }
    }

    private static Object copied(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
