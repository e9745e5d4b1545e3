package org.transferadvisor.facts.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;

/** Facts built in Java are the same facts as those of a file: the same advice, and refused for the same reasons in the same words. */
class BuiltFactsTest {

    private static final JsonReport JSON = new JsonReport();
    private static final Rulebook RULEBOOK = Case.advisor().rulebook();
    private static final FactsReader READER = FactsReader.of(
            RULEBOOK.reference(),
            Words.of(
                    table -> RULEBOOK.reference().ids(table),
                    Map.of("Residency", Map.of("country", String.class, "years", int.class, "strict", boolean.class))));

    // ---- the same advice ----

    @ParameterizedTest
    @MethodSource("org.transferadvisor.Case#samples")
    void aSampleBuiltInJavaGivesTheSameBytes(Path sample) throws IOException {
        String json = Files.readString(sample);
        assertThat(written(Case.advisor().advise(Built.of(json))))
                .isEqualTo(written(Case.advisor().advise(Document.of("sample.json", json))));
    }

    @Test
    void randomProjectsBuiltInJavaGiveTheSameBytesOnBothBases() throws IOException {
        List<Case> projects = RandomProjects.of(607, 100);
        for (int i = 0; i < projects.size(); i++) {
            Basis basis = i % 2 == 0 ? Basis.PUBLISHED : Basis.MEASURED;
            Case facts = projects.get(i);
            assertThat(written(Case.advisor().advise(Built.of(facts.json()), basis)))
                    .as(facts.json())
                    .isEqualTo(written(Case.advisor().advise(facts.document(), basis)));
        }
    }

    @Test
    void aSimulationAndConclusionsAreTheSameToo() throws IOException {
        Case facts = RandomProjects.of(11, 1).get(0);
        ProjectFacts built = Built.of(facts.json());
        assertThat(written(Case.advisor().simulate(built, Basis.PUBLISHED, 5, 7)))
                .isEqualTo(written(Case.advisor().simulate(facts.document(), Basis.PUBLISHED, 5, 7)));
        assertThat(Case.advisor().conclude(built, Basis.MEASURED))
                .isEqualTo(Case.advisor().conclude(facts.document(), Basis.MEASURED));
    }

    private static String written(Advice advice) {
        return JSON.pretty(advice).replace(advice.id(), "").replace(advice.decidedAt(), "");
    }

    // ---- refused alike ----

    /** One case for each side of each field's domain that a program can leave. */
    static Stream<String> leavingADomain() {
        List<String> cases = new ArrayList<>();
        for (RecordComponent component : ProjectFacts.class.getRecordComponents()) {
            leaving(component, "", cases);
        }
        return cases.stream();
    }

    private static void leaving(RecordComponent component, String pointer, List<String> cases) {
        Field field = component.getAnnotation(Field.class);
        Class<?> type = component.getType();
        String at = pointer + "/" + component.getName();
        if (type == List.class) {
            if (((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0] instanceof Class<?> item) {
                below(item, at + "/0", cases);
            }
        } else if (type.isRecord() && type != Range.class) {
            below(type, at, cases);
        } else if (type == String.class) {
            values(at, cases, "\"\"", "\" \"", "\"" + "x".repeat(201) + "\"");
        } else if (type != Boolean.class) {
            boolean whole = type == Long.class || type == Integer.class;
            if (!whole) {
                values(at, cases, "NaN", "Infinity", "-Infinity", "1E+300");
            }
            if (field.above() > Double.NEGATIVE_INFINITY) {
                values(at, cases, String.valueOf(Math.round(field.above())));
            } else {
                values(at, cases, whole ? String.valueOf((long) field.min() - 1) : String.valueOf(field.min() - 0.5));
            }
            String over = String.valueOf((long) field.max() + 1);
            if (type != Integer.class || over.length() < 10) {
                values(at, cases, over);
            }
            if (type == Range.class) {
                String ends = "{\"low\": %s, \"high\": %s}";
                values(at, cases, ends.formatted(2, 1), ends.formatted(-1, 5), ends.formatted(5, -1));
                values(
                        at,
                        cases,
                        ends.formatted("NaN", 5),
                        ends.formatted(5, "Infinity"),
                        ends.formatted(1, "10000000000000000"));
            }
        }
        if (field.required() && !at.contains("/similarity/")) {
            values(at, cases, "null");
        }
    }

    private static void below(Class<?> type, String pointer, List<String> cases) {
        for (RecordComponent component : type.getRecordComponents()) {
            leaving(component, pointer, cases);
        }
    }

    private static void values(String pointer, List<String> cases, String... values) {
        for (String value : values) {
            cases.add(pointer + " " + value);
        }
    }

    @ParameterizedTest
    @MethodSource("leavingADomain")
    void whatAFileMayNotHoldAProgramMayNotBuild(String fault) {
        int space = fault.indexOf(' ');
        Case sound = Case.project().candidate("BERT-base", 0.5);
        String json =
                sound.with(fault.substring(0, space), "VALUE").json().replace("\"VALUE\"", fault.substring(space + 1));
        List<Problem> written = refused(() -> READER.read(Document.of("case.json", json)));
        assertThat(bare(refused(() -> READER.read(Built.of(json))))).isEqualTo(bare(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'project': 'x', 'task': {}, 'data': {}, 'budget': {}}",
                "{'task': {'type': 'NONE'}, 'data': {'labeledSamples': -1, 'tokensPerSample': 0}, 'budget': {'compute': NaN}}",
                "{'project': 'x', 'task': {'type': 'OTHER'}, 'data': {'labeledSamples': 5, 'alreadyLabeled': 6},"
                        + " 'budget': {'compute': 1}, 'candidates': [{'model': 'a'}, {'model': 'a'}, {'parametersB': 3}]}",
                "{'project': 'x', 'task': {'type': 'OTHER'}, 'data': {'labeledSamples': 5}, 'budget': {'compute': 1},"
                        + " 'candidates': [{'model': 'bert-base'}, {'model': 'b', 'parametersB': 2, 'activeParametersB': 3.5}]}",
                "{'project': 'x', 'task': {'type': 'OTHER'}, 'data': {'labeledSamples': 5}, 'budget': {'compute': 1},"
                        + " 'modelMatch': 'NONE', 'facts': [{'type': 'Residence'}, {'type': 'Residency', 'country': 7,"
                        + " 'years': 1.5, 'strict': 'no', 'town': 'x'}, {'type': 'Residency', 'years': 3000000000},"
                        + " {'type': 'Residency', 'years': [1], 'country': {'low': 1}}]}",
            })
    void allThatIsWrongIsRefusedAtOnce(String json) {
        String text = json.replace('\'', '"');
        List<Problem> written = refused(() -> READER.read(Document.of("case.json", text)));
        assertThat(bare(refused(() -> READER.read(Built.of(text))))).isEqualTo(bare(written));
    }

    private static List<Problem> refused(ThrowingCallable reading) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, reading);
        assertThat(refused).as("refused").isNotNull();
        return refused.problems();
    }

    /** Problems without the place in a text, which facts built in Java do not have. */
    private static Set<Problem> bare(List<Problem> problems) {
        return problems.stream()
                .map(each ->
                        new Problem("", 0, 0, each.pointer(), each.message(), placeless(each.allowed()), each.hint()))
                .collect(Collectors.toSet());
    }

    private static String placeless(String allowed) {
        return allowed.replaceFirst("; the first is in line \\d+", "");
    }

    // ---- what only a program can do ----

    @Test
    void aRangeThatNoneCanBeIsRefusedWhereItIsSetWithItsPlace() {
        assertThatThrownBy(() -> ProjectFacts.builder().data(data -> data.annotationCostPerSample(2, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("""
                        facts: the low end `2` lies above the high end `1` (at /data/annotationCostPerSample)
                            allowed: low at most high""");
    }

    @Test
    void aDeclaredFactHoldsNothingThatAFileCouldNotSay() {
        Map<String, Object> nested = new HashMap<>();
        nested.put("country", nested);
        for (Map<String, Object> values :
                List.of(Map.<String, Object>of("country", LocalDate.of(2026, 1, 2)), nested)) {
            List<Problem> problems =
                    refused(() -> READER.read(sound().fact("Residency", values).build()));
            assertThat(problems).isNotEmpty().allMatch(each -> each.pointer().startsWith("/facts/0/country"));
        }
        assertThat(READER.read(sound().fact("Residency", Map.of("country", "DE", "years", 3))
                                .build())
                        .origins())
                .anyMatch(origin -> origin.pointer().equals("/facts/0"));
    }

    @Test
    void factsDoNotChangeWithTheBuilderNorWithTheListsThatTheyWereMadeOf() {
        ProjectFactsBuilder builder = sound().candidate(one -> one.model("BERT-base"));
        ProjectFacts before = builder.build();
        builder.candidate(one -> one.model("FinBERT")).budget(budget -> budget.compute(7));
        assertThat(before.candidates()).hasSize(1);
        assertThat(before.budget().compute()).isEqualTo(800);
        assertThat(builder.build().candidates()).extracting(Candidate::model).containsExactly("BERT-base", "FinBERT");
        List<Candidate> list = new ArrayList<>(before.candidates());
        ProjectFacts held = sound().candidates(list).build();
        list.clear();
        assertThat(held.candidates()).hasSize(1).isUnmodifiable();
    }

    @Test
    void aBuilderStartsFromFactsAndKeepsWhatIsNotSetAgain() {
        ProjectFacts before = sound().data(data -> data.sensitive(true)).build();
        ProjectFacts after = before.toBuilder()
                .budget(budget -> budget.compute(5))
                .data(data -> data.labeledSamples(9))
                .build();
        assertThat(after.budget().compute()).isEqualTo(5);
        assertThat(after.data().labeledSamples()).isEqualTo(9);
        assertThat(after.data().sensitive()).isTrue();
        assertThat(before.budget().compute()).isEqualTo(800);
        assertThat(before.toBuilder().build()).isEqualTo(before);
    }

    private static ProjectFactsBuilder sound() {
        return ProjectFacts.builder()
                .project("Built")
                .task(task -> task.type("OTHER"))
                .data(data -> data.labeledSamples(5_000))
                .budget(budget -> budget.compute(800))
                .modelMatch("HIGH_QUALITY");
    }

    // ---- one form of the facts in the advice ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5000   | 5000.0 | {'low': 0.5, 'high': 5}   | {'high': 5.00, 'low': 5e-1}",
                "1000   | 1e3    | 3                         | {'low': 3, 'high': 3.0}",
                "0      | -0.0   | {'low': 0, 'high': 1e-7}  | {'low': 0.000, 'high': 0.0000001}",
            })
    void theAdviceCarriesItsFactsInOneFormHoweverTheyWereWritten(
            String samples, String same, String cost, String equal) {
        assertThat(carried(facts(samples, cost)))
                .isEqualTo(carried("""
                {"modelMatch": "NONE", "budget": {"compute": 800},
                 "data": {"annotationCostPerSample": %s, "labeledSamples": %s}, "task": {"type": "OTHER"}, "project": "x"}
                """.formatted(equal, same).replace('\'', '"')));
    }

    private static String facts(String samples, String cost) {
        return """
                {"project": "x", "task": {"type": "OTHER"}, "data": {"labeledSamples": %s, "annotationCostPerSample": %s},
                 "budget": {"compute": 800}, "modelMatch": "NONE"}
                """.formatted(samples, cost).replace('\'', '"');
    }

    private static String carried(String json) {
        return JSON.line(READER.read(Document.of("case.json", json)).given());
    }
}
