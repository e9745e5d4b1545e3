package org.transferadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Section 2 of the specification: what a facts file may hold, and how everything else is refused. */
class FactsFileTest {

    // ---- accepted ----

    @Test
    void yamlSaysTheSameAsJson() {
        Advice json = Case.project().advise();
        Advice yaml = advise("case.yaml", """
                # a comment
                project: A project
                task: {type: OTHER}
                data:
                  labeledSamples: 5_000
                budget:
                  compute: 5e3
                modelMatch: HIGH_QUALITY
                """);
        assertThat(yaml.recommendation()).isEqualTo(json.recommendation());
        assertThat(yaml.trace()).isEqualTo(json.trace());
    }

    @Test
    void wholeNumbersMayBeWrittenWithAPointOrAnExponent() {
        for (String number : List.of("1000", "1000.0", "1e3", "1.0E+3")) {
            assertThat(advise("case.json", Case.project().json().replace("5000},", number + "},"))
                            .recommendation()
                            .leaf())
                    .isEqualTo("PEFT_METHOD_SELECTION");
        }
    }

    @Test
    void nullIsTheSameAsAbsent() {
        Advice advice = Case.project()
                .with("/serving", null)
                .with("/task/targetQuality", null)
                .advise();
        assertThat(advice.recommendation()).isEqualTo(Case.project().advise().recommendation());
    }

    @Test
    void aByteOrderMarkIsTolerated() {
        assertThat(advise("case.json", "\uFEFF" + Case.project().json()).project())
                .isEqualTo("A project");
    }

    @Test
    void anEmptyListOfCandidatesIsTheSameAsNone() {
        assertThat(Case.project().with("/candidates", List.of()).advise().models())
                .isEmpty();
        assertThat(only(Case.project().without("modelMatch").with("/candidates", List.of()))
                        .pointer())
                .isEqualTo("/candidates");
    }

    @Test
    void namesMayBeInAnyScript() {
        assertThat(Case.project().with("/project", "案件 № 7 — Zürich").advise().project())
                .isEqualTo("案件 № 7 — Zürich");
        String pair = Case.project().json().replace("A project", "a\\ud83d\\ude00b");
        assertThat(Case.of(pair).advise().project()).isEqualTo("a\uD83D\uDE00b");
    }

    @Test
    void halfACharacterIsNoText() {
        String yaml = """
                project: "a\\ud800b"
                task: {type: OTHER}
                data: {labeledSamples: 1}
                budget: {compute: 1}
                modelMatch: NONE
                """;
        assertThat(refused("case.yaml", yaml).stream()
                        .map(each -> each.text().lines().findFirst()))
                .containsExactly(Optional.of("case.yaml:1:10: `a\\ud800b` is no valid text: half a character stands"
                        + " alone in it (at /project)"));
        assertThatThrownBy(() -> Case.advisor().advise(Document.ofValue("facts", Map.of("project", "a\uDC00"), "")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`a\\udc00` is no valid text");
    }

    /** What is copied from it where nothing is stated is not told a second time. */
    @Test
    void anObjectInPlaceOfANumberIsRefusedAtItsPlaceAlone() {
        for (String object : List.of("{}", "{\"low\": 1}", "{\"low\": \"a\", \"high\": 2}")) {
            String json = Case.project().candidate("A", 0.8).json();
            assertThat(json).contains("\"parametersB\":");
            String broken = json.replaceFirst("\"parametersB\": *[0-9.E]+", "\"parametersB\": " + object);
            assertThat(refused("case.json", broken)).hasSize(1);
        }
    }

    /** A text of a database ends at it, and so does the name of a file. */
    @Test
    void theCharacterOfNumberZeroIsNoText() {
        String json = Case.project().json();
        assertThat(refused("case.json", json.replace("A project", "a\\u0000b")).stream()
                        .map(each -> each.text().lines().findFirst()))
                .containsExactly(
                        Optional.of(
                                "case.json:1:12: `a\\u0000b` is no valid text: the character U+0000 stands in it (at /project)"));
        assertThat(Case.of(json.replace("A project", "a\\u0001b")).advise().project())
                .isEqualTo("a\u0001b");
        assertThatThrownBy(() -> Case.advisor().advise(Document.ofValue("facts", Map.of("project", "a\0b"), "")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`a\\u0000b` is no valid text");
    }

    // ---- hints ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "/fromScratch/accuracy     | 85                              | write 0.85 for 85%",
                "/fromScratch/accuracy     | 2                               | write 0.02 for 2%",
                "/fromScratch/accuracy     | 100                             | write 1 for 100%",
                "/fromScratch/accuracy     | 100.1                           | none",
                "/fromScratch/accuracy     | 1.01                            | none",
                "/fromScratch/accuracy     | -85                             | none",
                "/serving/horizonMonths    | 121                             | none",
                "/data                     | 5000                            | write {labeledSamples: 5000}",
                "/budget                   | 800                             | write {compute: 800}",
                "/budget                   | [800]                           | none",
                "/task                     | \"TRANSLATION\"                   | write {type: TRANSLATION}",
                "/task                     | 3                               | write {type: …}",
                "/serving                  | 3                               | none",
                "/hardware/gpu             | \"NVIDIA/H100-80gb\"              | did you mean `H100-80GB`?",
            })
    void whatWasProbablyMeantIsShown(String pointer, String value, String hint) {
        String facts = Case.project().with(pointer, "VALUE").json().replace("\"VALUE\"", value);
        Problem problem = refused("case.json", facts).get(0);
        assertThat(problem.pointer()).isEqualTo(pointer);
        assertThat(problem.hint()).isEqualTo(hint);
    }

    @Test
    void aSimilarityOfOneNumberShowsItsForm() {
        Case facts = Case.project().candidate(Map.of("model", "FinBERT", "similarity", 0.8));
        assertThat(only(facts).hint()).isEqualTo("write {semantic: 0.8, distribution: 0.8}");
        assertThat(only(Case.project().with("/candidates", List.of("FinBERT"))).hint())
                .isEqualTo("write {model: FinBERT}");
    }

    @Test
    void aModelThatIsNotKnownIsOfferedTheNearestNameWithoutWhoPublishedIt() {
        Problem problem = only(Case.project().candidate(Map.of("model", "Qwen/Qwen2.5-7C", "benchmark", 0.5)));
        assertThat(problem.pointer()).isEqualTo("/candidates/0/parametersB");
        assertThat(problem.hint()).isEqualTo("did you mean `Qwen2.5-7B`?");
    }

    @Test
    void allMistakesAreToldAtOnceThoseBehindAWrongWordToo() {
        Case facts = Case.project()
                .with("/task/type", "SUBTITLING")
                .with("/hardware/gpu", "H100")
                .with("/data/alreadyLabeled", 5001)
                .candidate(Map.of("model", "Nobody-7B"))
                .candidate(Map.of("model", "BERT-base", "activeParametersB", 1))
                .candidate(Map.of("model", "BERT-base"))
                .candidate(Map.of("model", "Also-7B", "parametersB", "seven"))
                .candidate(Map.of("model", "An-API", "access", "API"));
        assertThat(refused("case.json", facts.json()).stream().map(Problem::pointer))
                .containsExactlyInAnyOrder(
                        "/task/type",
                        "/hardware/gpu",
                        "/data/alreadyLabeled",
                        "/candidates/0/parametersB",
                        "/candidates/1/activeParametersB",
                        "/candidates/2/model",
                        "/candidates/3/parametersB");
        assertThat(refused("case.json", facts.json().replace("{\"model\":\"Nobody-7B\"}", "7")).stream()
                        .map(Problem::pointer))
                .contains("/candidates/0", "/candidates/1/activeParametersB");
    }

    /** Embeddings, overrides and isolates turn the text around them; marks, and letters of any direction, do not. */
    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2066, 0x2069})
    void aNameThatTurnsTheDirectionOfTextIsRefused(int character) {
        String name = "a" + Character.toString(character) + "b";
        assertThat(only(Case.project().with("/project", name)).message())
                .isEqualTo("`a\\u%04x".formatted(character) + "b` holds characters that turn the direction of text");
        assertThat(only(Case.project().candidate(Map.of("model", name, "parametersB", 1, "benchmark", 0.5)))
                        .pointer())
                .isEqualTo("/candidates/0/model");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2065, 0x206A, 0x200F, 0x05D0})
    void aNameWithOtherCharactersIsFine(int character) {
        String name = "a" + Character.toString(character) + "b";
        assertThat(Case.project().with("/project", name).advise().project()).isEqualTo(name);
    }

    // ---- refused, by value ----

    @Test
    void aGpuThatTheTableLacksIsDescribedInTheFile() {
        Case unlisted = Case.project().with("/hardware/gpu", "RTX-4080");
        assertThat(refused("case.json", unlisted.json()))
                .extracting(Problem::message)
                .containsExactly("`RTX-4080` is not known here");
        assertThat(unlisted.with("/hardware/memoryGb", 16)
                        .with("/hardware/teraflops", 97)
                        .advise()
                        .recommendation()
                        .leaf())
                .isEqualTo("PEFT_METHOD_SELECTION");
    }

    @ParameterizedTest
    @CsvSource({"memoryGb, teraflops", "teraflops, memoryGb"})
    void aGpuIsDescribedByMemoryAndThroughputOrByNeither(String stated, String missing) {
        List<Problem> problems = refused(
                "case.json", Case.project().with("/hardware/" + stated, 24).json());
        assertThat(problems)
                .extracting(Problem::pointer, Problem::message)
                .containsExactly(tuple(
                        "/hardware/" + missing,
                        "the field `" + missing + "` is missing, and `" + stated + "` is stated"));
    }

    @Test
    void aConfigFileIsForTheCommandLineAlone() {
        String json = Case.project()
                .candidate(Map.of("model", "ours", "parametersB", 7, "config", "config.json"))
                .json();
        Problem problem = refused("case.json", json).get(0);
        assertThat(problem.pointer()).isEqualTo("/candidates/0/config");
        assertThat(problem.message()).isEqualTo("the file `config.json` is not read here");
        assertThat(problem.hint()).contains("command line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/project                          | \"\"                 | the text is empty                | text of 1 to 200",
                "/project                          | \"  \"               | the text is empty                | text of 1 to 200",
                "/project                          | 7                    | `7` is a number                  | text of 1 to 200",
                "/task/type                        | \"SUBTITLING\"      | `SUBTITLING` is not known        | IMAGE_CLASSIFICATION",
                "/task/type                        | true                 | `true` is true or false          | IMAGE_CLASSIFICATION",
                "/task/targetQuality               | \"maximum\"          | `maximum` is not known           | MAXIMUM, NEAR_FULL",
                "/data/labeledSamples              | -1                   | `-1` is out of range             | a whole number from 0 up",
                "/data/labeledSamples              | 1.5                  | `1.5` is no whole number         | a whole number",
                "/data/labeledSamples              | \"5000\"             | `5000` is text                   | a whole number",
                "/data/labeledSamples              | 1e300                | `1e300` is out of range          | a whole number",
                "/data/labeledSamples              | NaN                  | `NaN` is no plain number         | finite",
                "/data/labeledSamples              | -Infinity            | `-Infinity` is no plain number   | finite",
                "/data/labeledSamples              | [1]                  | found a list                     | a whole number",
                "/data/tokensPerSample             | 0                    | `0` is out of range              | above 0",
                "/data/tokensPerSample             | 1e-400               | `1e-400` is out of range         | above 0",
                "/budget/compute                   | 1e-31                | `1e-31` is too close to 0        | 1E-30",
                "/data/alreadyLabeled              | 5001                 | `5001` is more than the 5000     | at most labeledSamples",
                "/data/sensitive                   | \"yes\"              | `yes` is text                    | true or false",
                "/data/annotationCostPerSample     | {\"low\": 2, \"high\": 1} | the low end `2` lies above  | low at most high",
                "/data/annotationCostPerSample     | {\"low\": 2}         | the field `high` is missing      | low",
                "/data/annotationCostPerSample     | -0.01                | `-0.01` is out of range          | from 0 up",
                "/data/annotationCostPerSample     | \"cheap\"            | `cheap` is text                  | a number",
                "/budget/compute                   | -0.01                | `-0.01` is out of range          | a number from 0 up",
                "/budget/compute                   | 1000000000000001     | is out of range                  | a number from 0 to 1000000000000000",
                "/budget/compute                   | 1e999                | `1e999` is out of range          | a number from 0 to 1000000000000000",
                "/budget/compute                   | -1e999               | `-1e999` is out of range         | a number from 0 up",
                "/data/labeledSamples              | 10000000000000000    | is out of range                  | a whole number from 0 to 1000000000000000",
                "/data/tokensPerSample             | 1e16                 | `1e16` is out of range           | above 0 to 1000000000000000",
                "/data/annotationCostPerSample     | {\"low\": 2, \"high\": 1e16} | `1e16` is out of range   | a number from 0 to 1000000000000000, or",
                "/project                          | \"a\\ud800b\"        | `a\\ud800b` is no valid text     | surrogate",
                "/project                          | \"\\udc00\\ud800\"    | `\\udc00\\ud800` is no valid    | surrogate",
                "/serving/variants                 | 0                    | `0` is out of range              | from 1 up",
                "/serving/horizonMonths            | 121                  | `121` is out of range            | from 1 to 120",
                "/serving/horizonMonths            | 0                    | `0` is out of range              | from 1 to 120",
                "/serving/requirement              | \"SPEED\"            | `SPEED` is not known             | LATENCY, THROUGHPUT, QUALITY",
                "/hardware/gpu                     | \"H100\"             | `H100` is not known              | H100-80GB",
                "/hardware/sharding                | \"ZERO3\"            | `ZERO3` is not known             | FULL, NONE",
                "/task/classes                     | 1                    | `1` is out of range              | from 2 up",
                "/task/knowledge                   | \"FIXED\"            | `FIXED` is not known             | STABLE, CHANGING, IN_DOCUMENTS",
                "/task/objective                   | \"DPO\"              | `DPO` is not known               | SUPERVISED, PREFERENCE",
                "/data/unlabeledTokens             | -1                   | `-1` is out of range             | from 0 up",
                "/serving/gpu                      | \"H100\"             | `H100` is not known              | H100-80GB",
                "/adaptation/optimizer             | \"ADAM\"             | `ADAM` is not known              | ADAMW_8BIT",
                "/adaptation/stack                 | \"FAST\"             | `FAST` is not known              | PLAIN, TYPICAL, TUNED",
                "/adaptation/sequenceLength        | 0                    | `0` is out of range              | from 1 up",
                "/adaptation/epochs                | 0                    | `0` is out of range              | above 0",
                "/adaptation/loraRank              | 1025                 | `1025` is out of range           | from 1 to 1024",
                "/modelMatch                       | \"GOOD\"             | `GOOD` is not known              | HIGH_QUALITY, PARTIAL, NONE",
                "/candidates                       | {}                   | found an object                  | a list",
                "/economics/accuracyGainPoints     | 101                  | `101` is out of range            | from -100 to 100",
                "/fromScratch/accuracy             | 1.01                 | `1.01` is out of range           | from 0 to 1",
                "/serving                          | 3                    | `3` is a number                  | an object",
                "/facts                            | [{\"type\": \"Residency\"}] | `Residency` is no type    | declares no type",
            })
    void valueOutsideItsDomain(String pointer, String value, String message, String allowed) {
        String json = Case.project().with(pointer, "VALUE").json().replace("\"VALUE\"", value);
        List<Problem> problems = refused("case.json", json);
        assertThat(problems).hasSize(1);
        Problem problem = problems.get(0);
        assertThat(problem.pointer()).startsWith(pointer);
        assertThat(problem.message()).contains(message);
        assertThat(problem.allowed()).contains(allowed);
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.column()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "10000, 10000",
    })
    void asManySamplesAsLabelledOnesIsFine(long all, long labeled) {
        Case.project()
                .with("/data/labeledSamples", all)
                .with("/data/alreadyLabeled", labeled)
                .advise();
    }

    @Test
    void aNearMissIsSuggested() {
        Problem problem =
                refused("case.json", Case.project().json().replace("labeledSamples", "labelledSamples")).stream()
                        .filter(each -> each.message().contains("unknown field"))
                        .findFirst()
                        .orElseThrow();
        assertThat(problem.message()).isEqualTo("unknown field `labelledSamples`");
        assertThat(problem.hint()).isEqualTo("did you mean `labeledSamples`?");
        assertThat(only(Case.project().with("/hardware/gpu", "H100")).hint()).isEqualTo("did you mean `H100-80GB`?");
        assertThat(only(Case.project().with("/task/type", "TEXT-CLASSIFICATON")).hint())
                .isEqualTo("did you mean `TEXT_CLASSIFICATION`?");
    }

    // ---- refused, by structure ----

    @Test
    void candidatesAreCheckedEachAtItsPlace() {
        assertThat(only(Case.project().candidate("a", 0.5).candidate("a", 0.6)).message())
                .isEqualTo("the candidate `a` stands twice");
        Problem partial = only(Case.project()
                .candidate(Map.of("model", "BERT-base", "similarity", Map.of("semantic", 0.5, "task", 0.5))));
        assertThat(partial.pointer()).isEqualTo("/candidates/0/similarity/distribution");
        Problem size = only(Case.project().candidate(Map.of("model", "Bert-bas")));
        assertThat(size.pointer()).isEqualTo("/candidates/0/parametersB");
        assertThat(size.hint()).isEqualTo("did you mean `BERT-base`?");
        Problem unsized = only(Case.project().candidate(Map.of("model", "gpt-4o", "access", "OPEN_WEIGHTS")));
        assertThat(unsized.message())
                .isEqualTo("the field `parametersB` is missing: the model table knows `gpt-4o`, but not its size");
        assertThat(unsized.allowed()).endsWith("a model whose size the table knows");
        assertThat(unsized.hint()).isNull();
        Problem ofTheTable = only(Case.project().candidate(Map.of("model", "DeepSeek-V3", "parametersB", 7)));
        assertThat(ofTheTable.pointer()).isEqualTo("/candidates/0/parametersB");
        assertThat(ofTheTable.message())
                .isEqualTo("`37` billion active parameters (from the model table) are more than the 7 in all");
        assertThat(only(Case.project().candidate(Map.of("model", "x", "parametersB", 2, "activeParametersB", 3)))
                        .pointer())
                .isEqualTo("/candidates/0/activeParametersB");
        assertThat(Case.project()
                        .candidate(Map.of("model", "x", "access", "API"))
                        .advise()
                        .models())
                .hasSize(1);
    }

    @Test
    void neitherMatchNorCandidates() {
        Problem problem = only(Case.project().without("modelMatch"));
        assertThat(problem.pointer()).isEqualTo("/candidates");
        assertThat(problem.message()).contains("no candidates").contains("modelMatch");
    }

    @Test
    void everyDefectIsReportedAtOnceWithItsPlace() {
        List<Problem> problems = refused("case.json", """
                {
                  "project": "x",
                  "task": {"type": "TEXT_CLASSIFICATON"},
                  "data": {"labelledSamples": 5, "alreadyLabeled": -1},
                  "budget": {"compute": NaN, "compute": 5},
                  "serving": {"variants": "many"}
                }
                """);
        assertThat(problems.stream().map(each -> each.line() + ":" + each.column() + " " + each.pointer()))
                .containsExactly(
                        "1:1 /candidates",
                        "3:20 /task/type",
                        "4:11 /data/labeledSamples",
                        "4:12 /data/labelledSamples",
                        "4:52 /data/alreadyLabeled",
                        "5:25 /budget/compute",
                        "5:30 /budget/compute",
                        "6:27 /serving/variants");
    }

    @Test
    void yamlProblemsHaveTheirPlaceToo() {
        List<Problem> problems = refused("case.yaml", """
                project: x
                task: {type: OTHER}
                data:
                  labeledSamples: .nan
                  labeledSamples: 5
                budget: &b {compute: 5}
                serving: *b
                modelMatch: NONE
                """);
        assertThat(problems.stream().map(each -> each.line() + ":" + each.column() + " " + each.message()))
                .containsExactly(
                        "4:19 `.nan` is no plain number",
                        "5:3 the field `labeledSamples` stands twice",
                        "7:10 `*b` is a YAML alias");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case.json | ''                       | the file is empty",
                "case.json | '  '                     | the file is empty",
                "case.yaml | '# only a comment'       | the file is empty",
                "case.json | '{\"project\": '         | the file ends too early",
                "case.json | '{\"project\": 1'        | the file ends before what starts in line 1 is closed",
                "case.json | '{\"project\": }'        | the text cannot be read",
                "case.json | '{\"a\": 1} {\"b\": 2}'  | something follows the end",
                "case.json | '{\"a\": 1} x'           | the text cannot be read",
                "case.json | '[]'                     | found a list",
                "case.json | '3'                      | `3` is a number",
                "case.yaml | 'a: [1'                  | the text cannot be read",
                "case.yaml | 'a: @x'                  | the text cannot be read",
                "case      | 'hello'                  | `hello` is text",
            })
    void brokenText(String name, String text, String message) {
        List<Problem> problems = refused(name, text);
        assertThat(problems).anyMatch(each -> each.message().contains(message));
        assertThat(problems)
                .noneMatch(
                        each -> each.text().contains("Exception") || each.text().contains("jackson"));
    }

    @Test
    void severalYamlDocumentsAreRefused() {
        assertThat(refused("case.yaml", "modelMatch: NONE\n---\nmodelMatch: NONE\n"))
                .anyMatch(each -> each.message().equals("something follows the end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void fiftyMegabytesOfNestingAreRefusedQuickly(String open) {
        byte[] nesting = open.repeat(50_000_000 / open.length()).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Document.of("case.json", nesting)).hasMessageContaining("the file is too large");
        assertThatThrownBy(() -> Document.of("case.json", open.repeat(100_000)))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Document.of("case.yaml", "[".repeat(100_000)))
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void fiftyLevelsAreReadAndFiftyOneAreNot() {
        String fifty = "[".repeat(50) + "]".repeat(50);
        assertThat(Document.of("case.json", fifty).problems()).isEmpty();
        assertThatThrownBy(() -> Document.of("case.json", "[" + fifty + "]")).hasMessageContaining("nested too deeply");
        assertThat(Document.of("case.yaml", fifty).problems()).isEmpty();
        assertThatThrownBy(() -> Document.of("case.yaml", "[" + fifty + "]")).hasMessageContaining("nested too deeply");
    }

    @Test
    void sixteenMegabytesAreReadAndOneByteMoreIsNot() {
        byte[] fits = Arrays.copyOf("[]".getBytes(StandardCharsets.UTF_8), Document.LARGEST);
        Arrays.fill(fits, 2, fits.length, (byte) ' ');
        assertThat(Document.of("case.json", fits).problems()).isEmpty();
        byte[] larger = Arrays.copyOf(fits, fits.length + 1);
        larger[fits.length] = ' ';
        assertThatThrownBy(() -> Document.of("case.json", larger)).hasMessageContaining("the file is too large");
    }

    /** A tag names a class to make of a value, in other programs that read YAML. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]",
                "!!java.io.FileOutputStream [\"target/x\"]",
                "!!str A project",
                "!!binary aGVsbG8=",
                "!evil A project",
                "!<tag:evil> A project",
                "!!map {a: b}",
            })
    void tagsAreRefused(String value) {
        assertThat(refused("case.yaml", Case.project().json().replace("\"A project\"", value)))
                .anySatisfy(problem -> {
                    assertThat(problem.message()).startsWith("`!").endsWith("` is a YAML tag");
                    assertThat(problem.pointer()).startsWith("/project");
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void aLaughThatGrowsIsRefusedAtItsFirstAlias() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refused("case.yaml", laughs.toString()))
                .anyMatch(each -> each.message().equals("`*a0` is a YAML alias"));
    }

    @Test
    void binaryIsRefused() {
        assertThatThrownBy(() -> Document.of("case.json", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1}))
                .hasMessageContaining("not text in UTF-8");
        assertThatThrownBy(() -> Document.of("case.json", new byte[] {'{', 0, '}'}))
                .hasMessageContaining("binary");
    }

    @Test
    void aMissingFileAndAFolderAreRefused(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Document.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Document.read(folder.resolve("none.json"))).hasMessageContaining("is not there");
        Path file =
                Files.writeString(folder.resolve("case.json"), Case.project().json());
        assertThat(Case.advisor().advise(file).project()).isEqualTo("A project");
    }

    @Test
    void whatCouldSteerATerminalIsMadeVisible() {
        Problem problem = only(Case.project().with("/modelMatch", "\u001b[31mred\u202e"));
        assertThat(problem.message()).contains("`\\u001b[31mred\\u202e`");
        assertThat(Problem.shown("a\u200Db\u200B\u2066\uFE0F\u200D")).isEqualTo("a\\u200db\\u200b\\u2066\uFE0F\u200D");
        String family = "\uD83D\uDC69\uD83C\uDFFD\u200D\u2764\uFE0F\u200D\uD83D\uDC68";
        assertThat(Problem.shown(family)).isEqualTo(family);
        assertThat(only(Case.project().with("/modelMatch", "x".repeat(500))).message())
                .hasSizeLessThan(120);
    }

    @Test
    void tenThousandCandidatesAreTakenAndOneMoreIsNot() {
        FactsReader reader = Case.advisor().rulebook().reader();
        CaseFacts facts = reader.read(
                Document.of("case.json", withList("/candidates", 10_000, "{\"model\": \"m%d\", \"parametersB\": 1}")));
        assertThat(facts.facts().candidates()).hasSize(10_000);
        assertThat(refused("case.json", withList("/candidates", 10_001, "{\"model\": \"m%d\", \"parametersB\": 1}"))
                        .get(0)
                        .message())
                .isEqualTo("the list has 10001 entries");
    }

    @Test
    void aThousandDeclaredFactsAreTakenAndOneMoreIsNot() {
        String entry = "{\"type\": \"Unknown%d\"}";
        assertThat(refused("case.json", withList("/facts", 1_000, entry)))
                .hasSize(1_000)
                .noneMatch(each -> each.message().contains("entries"));
        assertThat(refused("case.json", withList("/facts", 1_001, entry)).get(0).message())
                .isEqualTo("the list has 1001 entries");
    }

    private static String withList(String pointer, int entries, String entry) {
        String list = IntStream.range(0, entries).mapToObj(entry::formatted).collect(Collectors.joining(",", "[", "]"));
        return Case.project().with(pointer, "LIST").json().replace("\"LIST\"", list);
    }

    // ---- facts that a program built ----

    @ParameterizedTest
    @MethodSource("builtFacts")
    void recordsAreCheckedByTheSameRules(Long samples, String pointer) {
        ProjectFacts facts = new ProjectFacts(
                "Built",
                new Task("OTHER", null, null, null, null, null),
                new Data(samples, null, null, null, null, null, null),
                new Budget(5000.0, null, null),
                null,
                null,
                null,
                "HIGH_QUALITY",
                null,
                null,
                null,
                null,
                null,
                null);
        if (pointer.isEmpty()) {
            assertThat(Case.advisor().advise(facts).recommendation())
                    .isEqualTo(Case.project().advise().recommendation());
        } else {
            RefusedException refused = catchThrowableOfType(
                    RefusedException.class, () -> Case.advisor().advise(facts));
            assertThat(refused.problems().get(0).pointer()).isEqualTo(pointer);
            assertThat(refused.getMessage()).startsWith("facts: ");
        }
    }

    static List<org.junit.jupiter.params.provider.Arguments> builtFacts() {
        return List.of(
                org.junit.jupiter.params.provider.Arguments.of(5000L, ""),
                org.junit.jupiter.params.provider.Arguments.of(-5L, "/data/labeledSamples"));
    }

    private static Advice advise(String name, String text) {
        return Case.advisor().advise(Document.of(name, text));
    }

    private static Problem only(Case facts) {
        List<Problem> problems = refused("case.json", facts.json());
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static List<Problem> refused(String name, String text) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> advise(name, text));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems();
    }
}
