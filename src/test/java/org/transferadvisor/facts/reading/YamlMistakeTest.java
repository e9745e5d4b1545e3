package org.transferadvisor.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in the writing of YAML is told in plain words, at the line where it was made. */
class YamlMistakeTest {

    private static Problem mistake(String text) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Document.of("case.yaml", text));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rows:;  - id: A;\tgb: 80                         | 3:1  | a tab; YAML is indented with spaces",
                "rows:;  - id: A;    gb:80;    x: 1               | 3:7  | a space is missing after `:`",
                "data:;  samples:5;  x: 3                         | 2:10 | a space is missing after `:`",
                "data:;  samples 5;  x: 3                         | 2:3  | a `:` is missing on this line",
                "a: x;b;c: d                                      | 2:1  | a `:` is missing on this line",
                "rows:;  - {id: A, n: {a: 1};  - {id: B}          | 2:5  | this `{` is not closed",
                "a: {b: 1;c: 2                                    | 1:4  | this `{` is not closed",
                "a: {b: 1;   c: 2}                                | 2:5  | a comma is missing before this",
                "a: [1                                            | 1:4  | this `[` is not closed",
                "a: [;                                            | 1:4  | this `[` is not closed",
                "a: [1, 2}                                        | 1:4  | this `[` is not closed",
                "a: {b: 1}}                                       | 1:10 | this `}` closes none that is open",
                "a: {b: \"x\" \"y\"}                              | 1:12 | a comma is missing before this",
                "a:;  - {t: \"x, u: y};  - {t: \"z\", u: y}       | 2:9  | this quote is not closed",
                "a: \"x;b: 1                                      | 1:4  | this quote is not closed",
                "a: Freeze: train a head                          | 1:10 | a text with `: ` needs quotes",
                "a: {t: Plan for: two}                            | 1:16 | a text with `: ` needs quotes",
                "a:;<<<<<<< HEAD;  b: 1;=======;  b: 2            | 2:1  | a merge conflict that was not resolved",
                "a: @x                                            | 1:4  | a text that starts with `@` needs quotes",
                "a: 'it's'                                        | 1:8  | something follows the quote that closes a text",
                "a: \"c:\\dir\"                                   | 1:8  | the escape `\\d`",
                "rows:;  - id: A;   gb: 80                        | 3:4  | this line is indented otherwise",
                "a: x;  b: y                                      | 2:3  | this line is indented deeper",
                "rows:;  - {id: A};  -{id: B}                     | 3:3  | a space is missing after `-`",
                "rows:;  - id: A;    n: 1;    {id: B};  - {id: C} | 4:5  | a row stands where a field is expected",
                "- a;b: c                                         | 2:1  | a field stands where a row",
            })
    void itIsToldAtItsLine(String text, String at, String says) {
        Problem problem = mistake(text.replace("; ", "\n ").replaceAll(";(?=[^ ]|$)", "\n"));
        assertThat(problem.message()).startsWith("the text cannot be read: " + says);
        assertThat(problem.line() + ":" + problem.column()).isEqualTo(at);
        assertThat(problem.allowed()).startsWith("YAML: ");
        assertThat(problem.hint()).isNotBlank();
    }

    @Test
    void whatLooksLikeOneIsRead() {
        assertThat(Document.of(
                                "case.yaml",
                                "a: {b: 1,\n  c: \"x: y\", d: it's}\ne: x:y\nf: \"\\t\"\n- 1".replace("- 1", ""))
                        .problems())
                .isEmpty();
    }

    /** Whatever is broken in a table is refused with a place in it, or is still YAML. */
    @Test
    void damageOfAnyKindHasAPlace() throws IOException {
        List<String> texts;
        try (Stream<Path> files = Files.list(Path.of("rules/reference"))) {
            texts = files.sorted().map(YamlMistakeTest::read).toList();
        }
        String[] pieces = {
            "{", "}", "[", "]", "\"", "'", ":", ": ", " ", "\t", "\n", "-", "#", "&a", "*a", "!x", ",", "%", "|", "\\"
        };
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(texts.get(i % texts.size()));
            text.setLength(Math.min(text.length(), 1500));
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), pieces[random.nextInt(pieces.length)]);
            }
            int lines = (int) text.chars().filter(each -> each == '\n').count() + 1;
            List<Problem> problems;
            try {
                problems = Document.of("case.yaml", text.toString()).problems();
            } catch (RefusedException e) {
                problems = e.problems();
            }
            assertThat(problems).as(text.toString()).allSatisfy(each -> assertThat(each.line())
                    .isBetween(1, lines));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
