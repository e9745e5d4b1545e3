package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.Case;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.content.Compared;

/** Markdown for a pull request or a wiki: the same content, tables in shape, and names that stay text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkdownReportTest {

    private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final List<String> TAGS = List.of("<details>", "</details>", "<summary>", "</summary>");

    private final MarkdownReport report = new MarkdownReport(Case.advisor().rulebook());
    private final Map<String, String> pages = new LinkedHashMap<>();

    @BeforeAll
    void write() {
        for (String name : List.of("support-assistant", "api-prototype")) {
            pages.put(
                    name, report.write(Case.advisor().advise(Document.read(Path.of("facts-samples", name + ".json")))));
        }
        Pages.nasty()
                .forEach((name, document) ->
                        pages.put(name, report.write(Case.advisor().advise(document))));
    }

    /** The lines that are not inside a fenced block. */
    private static List<String> lines(String page) {
        List<String> lines = new ArrayList<>();
        String fence = "";
        for (String line : page.lines().toList()) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replaceAll("[^`].*", "");
            } else if (!fence.isEmpty() && line.equals(fence)) {
                fence = "";
            } else if (fence.isEmpty()) {
                lines.add(line);
            }
        }
        assertThat(fence).as("every fence is closed").isEmpty();
        return lines;
    }

    @Test
    void everyRowOfATableHasItsColumns() {
        pages.forEach((name, page) -> {
            int columns = 0;
            int tables = 0;
            for (String line : lines(page)) {
                if (!line.startsWith("|")) {
                    columns = 0;
                    continue;
                }
                int cells = line.replaceAll("\\\\.", "").replaceAll("[^|]", "").length();
                tables += columns == 0 ? 1 : 0;
                columns = columns == 0 ? cells : columns;
                assertThat(cells).as(name + ": " + line).isEqualTo(columns);
            }
            assertThat(tables).as(name).isGreaterThan(4);
        });
    }

    @Test
    void nothingButFoldsIsMarkupOfHtml() {
        pages.forEach((name, page) -> {
            int open = 0;
            for (String line : lines(page)) {
                String rest = CODE.matcher(line.replaceAll("\\\\[\\\\`]", "")).replaceAll("");
                open += rest.contains("<details>") ? 1 : rest.contains("</details>") ? -1 : 0;
                for (String tag : TAGS) {
                    rest = rest.replace(tag, "");
                }
                assertThat(rest).as(name).doesNotContain("<");
            }
            assertThat(open).as(name).isZero();
        });
    }

    @Test
    void itSaysWhatThePageSays() {
        String page = pages.get("support-assistant");
        assertThat(page)
                .startsWith("# Support assistant for twelve customers\n\n**Choose LoRA, starting from Llama-3.1-8B")
                .contains(
                        "\n- **Do it?** ✔ Proceed.",
                        "\n## Next steps\n",
                        "\n<details><summary>Decision path</summary>\n")
                .contains("**Moderate → PEFT method selection** ✓: compute ≥ 1,000 and ≤ 10,000")
                .contains(
                        "Substantial → Full fine-tuning regularized: compute \\> 10,000 ✗ here compute budget is 5,000, moderate")
                .contains("| **Llama-3.1-8B** | **0.762** | **strong** | **excellent** |")
                .contains("| **all costs** | **$34,395** | **$60,332** | **$134,822** |")
                .contains(Case.advisor().rulebook().digest())
                .contains("```json\n{\n  \"project\": \"Support assistant");
    }

    @Test
    void projectsStandSideBySideAndThenInFull() {
        Compared compared = Compared.projects(List.of(
                Case.advisor().advise(Document.read(Path.of("facts-samples/contract-clauses.json"))),
                Case.advisor().advise(Document.read(Path.of("facts-samples/contract-clauses-legal-bert.json")))));
        String page = report.write(compared);
        assertThat(page)
                .startsWith("# 2 projects compared\n")
                .contains(
                        "\n| Contract clauses at a law firm | ✖ Do not proceed | domain-specific pre-training by full fine-tuning |")
                .contains(
                        "\n| Contract clauses at a law firm, with Legal-BERT considered | ✔ Proceed | full fine-tuning |")
                .contains("| project | verdict | strategy | source model |")
                .contains("<details><summary>In full: Contract clauses at a law firm</summary>");
        assertThat(page.split("\n# ", -1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "plain text, 5-10 (x)§plain text, 5-10 (x)",
                "a|b§a\\|b",
                "<b>&§&lt;b\\>&amp;",
                "`code`§\\`code\\`",
                "snake_case _it_§snake_case \\_it\\_",
                "**x** [l](u) #1§\\*\\*x\\*\\* \\[l\\](u) \\#1",
                "- item§\\- item",
                "-$5§-$5",
                "1. first§1\\. first",
                "0.815§0.815",
                "$5 to $10§$5 to $10",
                "$x$§\\$x\\$",
                "https://e.org§https:&#47;&#47;e.org",
                "@all www.e.org§&#64;all www&#46;e.org",
                "!~\\§\\!\\~\\\\",
            })
    void textIsTextWhateverItHolds(String text, String written) {
        assertThat(MarkdownText.plain(text)).isEqualTo(written);
    }

    @Test
    void linesOfATextBecomeOne() {
        assertThat(MarkdownText.plain("a\n\n# b\r\n\tc\u2028d")).isEqualTo("a \\# b c d");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {"a,`a`", "a`b,`` a`b ``", "``,``` `` ```", "a|b,`a|b`"})
    void codeIsCodeWhateverItHolds(String text, String written) {
        assertThat(MarkdownText.code(text)).isEqualTo(written);
    }

    @Test
    void aBlockIsNotEndedByItsContent() {
        MarkdownText text = new MarkdownText();
        text.fenced("drl", "a\n```\nb");
        assertThat(text.text()).isEqualTo("````drl\na\n```\nb\n````\n\n");
    }

    @Test
    void anyNameKeepsTheShapeOfThePage() {
        String alphabet = "<>&\"'`|\\*_[]()#!~$-+=.1 \n\tab@:/";
        Random random = new Random(11);
        int plain = lines(named("Plain", "One")).size();
        for (int i = 0; i < 10; i++) {
            String project = name(random, alphabet);
            String model = name(random, alphabet);
            assertThat(lines(named(project, model))).as(project + " | " + model).hasSize(plain);
        }
    }

    private String named(String project, String model) {
        return report.write(Case.advisor()
                .advise(Case.project()
                        .without("modelMatch")
                        .with("/project", project)
                        .candidate(model, 0.8)
                        .document()));
    }

    private static String name(Random random, String alphabet) {
        StringBuilder name = new StringBuilder("n");
        for (int i = 0; i < 20; i++) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return name.toString();
    }
}
