package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.Case;

/** Projects side by side, and a project compared with itself changed. */
class CompareTest {

    private static final String SUPPORT = "facts-samples/support-assistant.json";
    private static final List<String> CLAUSES =
            List.of("facts-samples/contract-clauses.json", "facts-samples/contract-clauses-legal-bert.json");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> environment = Map.of();
    private InputStream in = InputStream.nullInputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(new Console(in, to, errors, false, environment), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    // ---- advise with several files ----

    @Test
    void severalProjectsStandSideBySideBeforeEachInFull() {
        assertThat(run("advise", "--format", "text", CLAUSES.get(0), CLAUSES.get(1)))
                .isZero();
        assertThat(out())
                .startsWith("2 projects compared\n\nSide by side\n")
                .containsPattern("Contract clauses at a law firm: verdict ✖ Do not proceed, strategy")
                .containsPattern("Data volume\\?\\s+not asked")
                .containsPattern("Data volume\\?\\s+Medium")
                .contains("No eligible model: severity warning, made for Contract clauses at a law firm\n");
        assertThat(out().split("─{60,}", -1)).hasSize(3);
        assertThat(out()).contains("\nContract clauses at a law firm\n\nDo not proceed as planned, since");
    }

    @ParameterizedTest
    @CsvSource({"60", "80", "120"})
    void everyLineOfAComparisonFitsItsTerminal(int columns) {
        environment = Map.of("COLUMNS", String.valueOf(columns));
        assertThat(run("compare", SUPPORT, "--format", "text", "--with", "budget.compute=20000,serving.variants=1"))
                .isZero();
        assertThat(out().lines()).allMatch(line -> line.length() <= columns);
        String[] five = {"advise", "--format", "text", SUPPORT, SUPPORT, SUPPORT, SUPPORT, SUPPORT};
        assertThat(run(five)).isZero();
        assertThat(out().substring(0, out().indexOf('─')).lines()).allMatch(line -> line.length() <= columns);
        assertThat(out()).contains("(5)");
    }

    @Test
    void oneFormatIsAPageAndAnotherIsMarkdown() {
        assertThat(run("advise", "--format", "html", SUPPORT)).isZero();
        assertThat(out())
                .startsWith("<!DOCTYPE html>")
                .contains("<h1 id=\"top\"><bdi>Support assistant for twelve customers</bdi></h1>");
        assertThat(run("advise", "--format", "html", CLAUSES.get(0), CLAUSES.get(1)))
                .isZero();
        assertThat(out()).contains("<h1 id=\"top\"><bdi>2 projects compared</bdi></h1>");
        assertThat(run("advise", "--format", "markdown", SUPPORT)).isZero();
        assertThat(out()).startsWith("# Support assistant for twelve customers\n");
        assertThat(run("advise", "--format", "markdown", CLAUSES.get(0), CLAUSES.get(1)))
                .isZero();
        assertThat(out()).startsWith("# 2 projects compared\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThat(run("advise", "--format", "pdf", SUPPORT)).isEqualTo(2);
        assertThat(err()).contains("pdf").contains("text, json, markdown, html");
    }

    @Test
    void aPageIsWrittenForTheProjectsThatAreSoundAndTheOthersAreRefused(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        Path page = folder.resolve("page.html");
        assertThat(run("advise", "--format", "html", "--output", page.toString(), broken.toString(), SUPPORT))
                .isEqualTo(2);
        assertThat(Files.readString(page))
                .contains("<h1 id=\"top\"><bdi>Support assistant for twelve customers</bdi></h1>");
        assertThat(err()).contains("broken.json");
        assertThat(out()).isEmpty();
    }

    // ---- compare ----

    @Test
    void aChangeIsShownWithWhatItChangesAndWhy() {
        assertThat(run(
                        "compare",
                        SUPPORT,
                        "--format",
                        "text",
                        "--with",
                        "budget.compute=20000,hardware.count=4,serving.variants=12"))
                .isZero();
        assertThat(out())
                .startsWith("Support assistant for twelve customers, with itself changed\n")
                .containsPattern("budget.compute +5000 +20000\n")
                .containsPattern("serving.variants +12 +12\n")
                .containsPattern("strategy +LoRA +full fine-tuning\n")
                .contains("- A compute budget of $5,000 is moderate. (§9.1)")
                .contains("- A compute budget of $20,000 is substantial.")
                .containsPattern("Compute budget\\?\\s+Moderate")
                .containsPattern("Compute budget\\?\\s+Substantial");
    }

    @Test
    void eachOptionIsAVariantOfItsOwn() throws IOException {
        assertThat(run(
                        "compare",
                        SUPPORT,
                        "--with",
                        "budget.compute=20000,hardware.count=4",
                        "--with",
                        "candidates.0.benchmark=null"))
                .isZero();
        JsonNode all = JsonMapper.builder().build().readTree(out());
        assertThat(all.path("project").asText()).isEqualTo("Support assistant for twelve customers");
        assertThat(all.at("/asItIs/recommendation/strategy").asText()).isEqualTo("LORA");
        assertThat(all.path("variants")).hasSize(2);
        assertThat(all.at("/variants/0/advice/recommendation/strategy").asText())
                .isEqualTo("FULL_FINE_TUNING");
        assertThat(all.at("/variants/0/difference/about").asText()).isEqualTo("the leaf");
        assertThat(all.at("/variants/1/facts/0/path").asText()).isEqualTo("candidates.0.benchmark");
        assertThat(all.at("/variants/1/facts/0/from").asText()).isEqualTo("0.73");
        assertThat(all.at("/variants/1/facts/0/to").isNull()).isTrue();
        assertThat(all.at("/variants/1/advice/recommendation/model").asText()).isEqualTo("Qwen3-8B");
    }

    @Test
    void aChangeThatChangesNothingSaysSo() {
        assertThat(run("compare", SUPPORT, "--format", "text", "--with", "project=Renamed"))
                .isZero();
        assertThat(out()).contains("Nothing that is compared changes.").contains("All have the same findings.");
        assertThat(out()).doesNotContain("Why:");
    }

    @Test
    void aComparisonIsAPageOrMarkdownToo() {
        assertThat(run("compare", SUPPORT, "--format", "html", "--with", "budget.compute=20000"))
                .isZero();
        assertThat(out()).contains("What changes with budget.compute=20000").contains("id=\"p2-path\"");
        assertThat(run("compare", SUPPORT, "--format", "markdown", "--with", "budget.compute=20000"))
                .isZero();
        assertThat(out()).contains("\n## What changes with budget.compute=20000\n");
    }

    @Test
    void theProjectMayComeFromStandardInput() {
        in = new ByteArrayInputStream(Case.project().json().getBytes(StandardCharsets.UTF_8));
        assertThat(run("compare", "-", "--format", "text", "--with", "modelMatch=NONE"))
                .isZero();
        assertThat(out().replaceAll("\\s+", " "))
                .contains("leaf PEFT method selection", "leaf Training from scratch or a hybrid approach");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "budgett.compute=1 | unknown field `budgett` | did you mean `budget`?",
                "budget.computee=1 | unknown field `computee` | did you mean `compute`?",
                "candidates.3.benchmark=1 | `3` is no entry of a list of 2 | a place from 0 to 2",
                "candidates.2.benchmark=1 | `model` is missing | /candidates/2/model",
                "serving.requirement=LATENC | `LATENC` | did you mean `LATENCY`?",
                "budget.compute=-1 | `-1` | from 0",
                "budget.compute | is no path with a value | budget.compute=20000",
            })
    void aChangeThatCannotBeIsRefused(String with, String message, String hint) {
        assertThat(run("compare", SUPPORT, "--with", with)).isEqualTo(2);
        assertThat(err()).contains(message).contains(hint);
        assertThat(out()).isEmpty();
    }

    @Test
    void withoutAChangeThereIsNothingToCompare() {
        assertThat(run("compare", SUPPORT)).isEqualTo(2);
        assertThat(err()).contains("--with");
    }
}
