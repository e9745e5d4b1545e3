package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.authoring.folder.EditorSchemas;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.RulebookFiles;

/** The JSON Schemas that editors check a rulebook's YAML with: generated from the same contracts as the readers. */
class EditorSchemasTest {

    private static final Path RULES = Path.of("rules");
    private static final String FIRST_LINE = "# yaml-language-server: $schema=";

    private static final SortedMap<String, Map<String, Object>> GENERATED =
            EditorSchemas.of(Case.advisor().rulebook());

    private static Schema schema(String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json, InputFormat.JSON);
    }

    /** What an editor would say of a YAML text. */
    private static List<String> problems(String name, String yaml) {
        Object plain = Objects.requireNonNull(Document.of("a.yaml", yaml).root().plain());
        return problems(name, new JsonReport().line(plain), InputFormat.JSON);
    }

    private static List<String> problems(String name, String text, InputFormat format) {
        return schema(new JsonReport().line(GENERATED.get(name))).validate(text, format).stream()
                .map(Object::toString)
                .toList();
    }

    static List<Path> yaml() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void everyShippedFileNamesItsSchemaAndKeepsToIt(Path file) throws IOException {
        String text = Files.readString(file);
        String first = text.lines().findFirst().orElseThrow();
        assertThat(first).startsWith(FIRST_LINE);
        Path named = file.resolveSibling(first.substring(FIRST_LINE.length())).normalize();
        assertThat(named.getParent()).isEqualTo(RULES.resolve(EditorSchemas.FOLDER));
        String name = named.getFileName().toString().replace(".schema.json", "");
        assertThat(GENERATED).containsKey(name);
        assertThat(EditorSchemas.fileName(name)).isEqualTo(named.getFileName().toString());
        assertThat(problems(name, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rulebook | {name: a, version: 1.0.0}",
                "rulebook | {name: a, version: '1', article: {title: t, author: a, year: 2026, doi: d, licence: l, sections: [{id: '1'}]}}",
                "rulebook | {name: a, vers: '1'}",
                "gpus | {rows: [{id: X, memoryGb: 80}]}",
                "gpus | {rows: [{id: X, memoryGb: 80, teraflops: many}]}",
                "gpus | {rows: [{id: X, memoryGb: 80, teraflops: 1, pricePerHour: {value: 1, sauce: x}}]}",
                "gpus | {rows: [{id: X, memoryGb: 80, teraflops: 1, price: 1}]}",
                "gpus | {rows: [{id: X, memoryGb: 80, teraflops: 1, pricePerHour: {low: 1}}]}",
                "gpus | {rows: [], basis: GUESSED}",
                "gpus | {about: x}",
                "strategies | {rows: [{id: X, name: x, about: x, startsFromModel: perhaps, worksThroughApi: true, storage: FULL_COPIES, serves: OWN}]}",
                "strategies | {rows: [{id: X, name: x, about: x, startsFromModel: true, worksThroughApi: true, storage: HALF, serves: OWN}]}",
                "criterion-weights | {rows: [{id: x, weight: 1.5, measurement: x}]}",
                "scenarios | {about: x}",
                "scenarios | {scenarios: [{expect: {fired: tl-evs}}]}",
                "scenarios | {scenarios: [{name: a, expects: {}}]}",
                "scenarios | {scenarios: [{name: a, with: {data.labelledSamples: 1}}]}",
                "scenarios | {scenarios: [{name: a, with: {data.labeledSamples: -1}}]}",
                "scenarios | {scenarios: [{name: a, with: {candidates.0.similarity.semantik: 1}}]}",
                "scenarios | {scenarios: [{name: a, given: {data: {labeledSamples: x}}}]}",
                "scenarios | {scenarios: [{name: a, expect: {recommendation.leef: x}}]}",
                "scenarios | {scenarios: [{name: a, basis: GUESSED}]}",
                "scenarios | {scenarios: [{name: a, cases: []}]}",
                "scenarios | {scenarios: [], unreachable: [{rule: a}]}",
            })
    void whatIsWrongIsMarked(String name, String yaml) {
        assertThat(problems(name, yaml)).isNotEmpty();
    }

    /** A schema that is shipped does not know what an expert adds tomorrow, and must not cry wolf. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strategies | {rows: [{id: DORA, name: x, about: x, peftColumn: DORA, startsFromModel: true, worksThroughApi: true, storage: FULL_COPIES, serves: OWN, source: my-source}]}",
                "gpus | {rows: [{id: X, memoryGb: 80, teraflops: {value: 1, date: 2026-05-24}, pricePerHour: {low: 1, likely: 2, high: 3}}]}",
                "scenarios | {scenarios: [{name: a, given: {task: {type: SUBTITLING}, facts: [{type: Residency, country: DE}]}, expect: {fired: my-rule, findings: {present: MY_FINDING}, costs.DORA.fits: true}}]}",
                "scenarios | {scenarios: [{name: a, with: {candidates.0.similarity.*: 0.7, candidates.1: null, candidates.*.benchmark: 1, serving: null, facts.0: {type: X}}}]}",
                "scenarios | {scenarios: [{name: a, expect: {'models[a.b].score': {from: 1}, findings: [A], findings.A.message: x, trace.tl-evs: null}}]}",
            })
    void newWordsAreNot(String name, String yaml) {
        assertThat(problems(name, yaml)).isEmpty();
    }

    @Test
    void schemasAndScenariosDoNotCountForTheDigestAndAreNotPacked(@TempDir Path folder) throws IOException {
        Path rules = Rulebooks.shipped().write(folder);
        String before = RulebookFiles.in(rules).digest();
        assertThat(before).isEqualTo(RulebookFiles.in(RULES).digest());
        for (String aside : List.of(EditorSchemas.FOLDER + "/gpus.schema.json", "scenarios/mine.yaml")) {
            Files.createDirectories(rules.resolve(aside).getParent());
            Files.writeString(rules.resolve(aside), "{}");
        }
        assertThat(RulebookFiles.in(rules).digest()).isEqualTo(before);
        assertThat(RulebookFiles.in(rules).paths())
                .isEqualTo(RulebookFiles.in(RULES).paths())
                .noneMatch(path -> path.startsWith(".schemas/") || path.startsWith("scenarios/"));
        assertThat(EditorSchemasTest.class.getResource("/rulebook/.schemas/scenarios.schema.json"))
                .isNull();
        assertThat(EditorSchemasTest.class.getResource("/rulebook/scenarios/access.yaml"))
                .isNull();
    }
}
