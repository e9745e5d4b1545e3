package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;

/** What a program that embeds the library may take for granted. */
class EmbeddingTest {

    private static final ProjectFacts FACTS = ProjectFacts.builder()
            .project("Embedded")
            .task(task -> task.type("OTHER"))
            .data(data -> data.labeledSamples(5_000))
            .budget(budget -> budget.compute(5_000))
            .modelMatch("HIGH_QUALITY")
            .candidate(model -> model.model("BERT-base"))
            .build();

    // ---- nothing given out can be changed ----

    @Test
    void nothingOfAnAnswerCanBeChanged() throws IOException {
        for (Path sample : Case.samples()) {
            Advice advice = Case.advisor().simulate(Document.read(sample), Basis.MEASURED, 3, 1);
            assertThat(changeable(advice, "")).as(sample.toString()).isEmpty();
        }
        assertThat(changeable(Case.advisor().schema(), "schema")).isEmpty();
        assertThat(changeable(Case.advisor().sessionFacts(FACTS, Basis.PUBLISHED), "facts"))
                .isEmpty();
        assertThat(changeable(FACTS.toBuilder().fact("Any", Map.of("of", 1)).build(), "built"))
                .isEmpty();
        assertThat(changeable(Case.advisor().conclude(FACTS, Basis.PUBLISHED).all(), "conclusions"))
                .isEmpty();
    }

    /** The places of lists and maps that can be changed, empty lists among them. */
    private static List<String> changeable(Object value, String place) {
        List<String> found = new ArrayList<>();
        if (value instanceof List<?> list) {
            if (isChanged(() -> list.remove(list.size() - 1), list.size())) {
                found.add(place);
            }
            for (int i = 0; i < list.size(); i++) {
                found.addAll(changeable(list.get(i), place + "/" + i));
            }
        } else if (value instanceof Map<?, ?> map) {
            if (isChanged(map::clear, map.size())) {
                found.add(place);
            }
            map.forEach((name, each) -> found.addAll(changeable(each, place + "/" + name)));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = RecordFields.of(record).get(record, component.getName());
                if (part != null) {
                    found.addAll(changeable(part, place + "/" + component.getName()));
                }
            }
        }
        return found;
    }

    private static boolean isChanged(Runnable change, int size) {
        try {
            change.run();
            return size > 0;
        } catch (UnsupportedOperationException refused) {
            return false;
        } catch (IndexOutOfBoundsException none) {
            return true; // an empty list that would have let its last entry go
        }
    }

    // ---- wrong use is named where it happens ----

    @TestFactory
    Stream<DynamicTest> nullIsNamedByItsParameter() {
        Advisor advisor = Case.advisor();
        Map<String, ThrowingCallable> uses = Map.ofEntries(
                Map.entry("facts", () -> advisor.advise((ProjectFacts) null)),
                Map.entry("document", () -> advisor.advise((Document) null)),
                Map.entry("file", () -> advisor.advise((Path) null)),
                Map.entry("basis", () -> advisor.advise(FACTS, null)),
                Map.entry("folder", () -> advisor.reload(null)),
                Map.entry("type", () -> advisor.conclude(FACTS, Basis.PUBLISHED).all((Class<?>) null)),
                Map.entry("task", () -> ProjectFacts.builder().task(null)),
                Map.entry("values", () -> ProjectFacts.builder().fact("Any", null)),
                Map.entry("name", () -> Document.of(null, "{}")),
                Map.entry("text", () -> Document.of("facts", (String) null)),
                Map.entry("bytes", () -> Document.of("facts", (byte[]) null)));
        return uses.entrySet().stream()
                .map(use -> DynamicTest.dynamicTest(use.getKey(), () -> assertThatThrownBy(use.getValue())
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(use.getKey())));
    }

    @Test
    void aBasisThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Basis("GUESSED"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`GUESSED` is no basis: PUBLISHED or MEASURED");
        assertThat(new Basis("MEASURED")).isEqualTo(Basis.MEASURED);
    }

    @Test
    void aClosedAdvisorSaysSoAndMayBeClosedAgain() {
        Advisor advisor = Advisor.create();
        assertThat(advisor.identity()).isEqualTo(advisor.advise(FACTS).rulebook());
        advisor.close();
        advisor.close();
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> advisor.advise(FACTS),
                advisor::identity,
                advisor::schema,
                () -> advisor.reload(Path.of("rules")))) {
            assertThatThrownBy(use)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the advisor is closed; create another one");
        }
    }

    // ---- surroundings ----

    @Test
    void aRefusalCanBeSentToAnotherProcess() throws Exception {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Case.advisor()
                .advise(FACTS.toBuilder().budget(budget -> budget.compute(-1)).build()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(refused);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RefusedException received = (RefusedException) in.readObject();
            assertThat(received).hasMessage(refused.getMessage());
            assertThat(received.problems()).isEmpty();
        }
    }

    @Test
    void aThreadWithoutAContextClassLoaderCanCreateAndAsk() throws InterruptedException {
        AtomicReference<Object> answer = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try (Advisor advisor = Advisor.create()) {
                answer.set(advisor.advise(FACTS).recommendation());
            } catch (RuntimeException | Error e) {
                answer.set(e);
            }
        });
        thread.setContextClassLoader(null);
        thread.start();
        thread.join();
        assertThat(answer.get()).isEqualTo(Case.advisor().advise(FACTS).recommendation());
    }
}
