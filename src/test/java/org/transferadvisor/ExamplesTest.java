package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.reference.ReferenceData;

/** Every type of the public API shows how it is used, and every example of its Javadoc and of the README compiles and runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

    private final Map<String, String> named = new LinkedHashMap<>();
    private Examples.Compiled compiled;

    @BeforeAll
    void compile(@TempDir Path folder) throws IOException {
        Examples examples = new Examples();
        for (Class<?> type : PublicApiTest.api()) {
            if (type.getEnclosingClass() == null) {
                add(examples, type.getSimpleName(), Examples.inJavadoc(source(type)));
            }
        }
        add(examples, "README", Examples.inMarkdown(Path.of("README.md")));
        compiled = examples.compile(folder);
    }

    private static Path source(Class<?> type) {
        return Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
    }

    private void add(Examples examples, String of, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String name = "Example_" + of + "_" + i;
            examples.add(name, texts.get(i).replace("\"decisions.db\"", "\"target/decisions.db\""));
            named.put(name, texts.get(i));
        }
    }

    @Test
    void everyTypeOfThePublicApiHasAnExample() {
        assertThat(PublicApiTest.api().stream().filter(type -> type.getEnclosingClass() == null))
                .hasSizeGreaterThan(80)
                .allSatisfy(type -> assertThat(named).containsKey("Example_" + type.getSimpleName() + "_0"));
    }

    @TestFactory
    List<DynamicTest> everyExampleRuns() {
        return named.entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    Examples.Compiled.Run run = compiled.run(example.getKey());
                    if (example.getValue().contains("System.out.print")) {
                        assertThat(run.printed()).isNotBlank();
                    }
                    if (run.value() instanceof Record fact) {
                        assertWordsAreKnown(fact);
                    }
                }))
                .toList();
    }

    /** An example uses the words of the rulebook and of the contract. */
    private static void assertWordsAreKnown(Record fact) {
        ReferenceData reference = Case.advisor().rulebook().reference();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object value = RecordFields.of(fact).get(fact, component.getName());
            Set<String> words = words(component, reference);
            if (value instanceof String word && !words.isEmpty()) {
                assertThat(words).contains(word);
            }
            if (value instanceof Record part && !part.getClass().equals(fact.getClass())) {
                assertWordsAreKnown(part);
            }
        }
    }

    private static Set<String> words(RecordComponent component, ReferenceData reference) {
        Field field = component.getAnnotation(Field.class);
        OneOf oneOf = component.getAnnotation(OneOf.class);
        IdOf idOf = component.getAnnotation(IdOf.class);
        if (field != null) {
            return field.ids().isEmpty() ? Set.of(field.oneOf()) : reference.ids(field.ids());
        }
        return oneOf != null ? Set.of(oneOf.value()) : idOf != null ? reference.ids(idOf.value()) : Set.of();
    }
}
