package org.transferadvisor.rulebook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.Advisor;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.folder.FolderCheck;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;

/** A rulebook cannot take the machine down: what would is refused by the check, with its place, or stopped with the rule's name. */
class HarmlessRulebookTest {

    private static final String HEAD =
            "%n%nrule \"Heavy\"%n    @id(heavy)%n    @source(\"9.1\")%n    @because(\"%s\")%nwhen%n";

    private static Rulebooks with(String conditions, String consequence) {
        return with("Heavy.", conditions, consequence);
    }

    private static Rulebooks with(String because, String conditions, String consequence) {
        String rule = HEAD.formatted(because) + "    " + conditions + "\nthen\n    " + consequence + "\nend\n";
        return CheckCase.few().append("few.drl", rule);
    }

    private static List<Diagnostic> errors(Rulebooks rulebook) {
        return Rulebook.compiled(RulebookCheck.of(rulebook.files())).diagnostics().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .toList();
    }

    private static final String CONCLUDES = "insertLogical( new Finding( \"HEAVY\", \"INFO\" ) );";

    // ---- conclusions ----

    @Test
    void conclusionsHoldPlainValuesAndNoOtherConclusions() {
        String vote = "insertLogical( new Vote( \"COMPUTE_BUDGET\", %s, \"LORA\" ) );";
        assertThat(errors(with("$v : Vote( factor == \"COMPUTE_BUDGET\" )", vote.formatted("$v"))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.check()).isEqualTo(Check.WRONG_ARGUMENTS);
                    assertThat(each.problem().message())
                            .startsWith("`$v` is a Vote, but `Vote.value` holds plain values");
                });
        assertThat(errors(with(
                        "accumulate( $d : Data(); $all : collectList( $d ) )",
                        "insertLogical( new Assumed( \"/data\", $all ) );")))
                .singleElement()
                .satisfies(each -> assertThat(each.problem().message())
                        .startsWith("`$all` is a list, but `Assumed.value` holds plain values"));
        for (String plain : List.of("\"text\"", "1L", "true", "$samples", "Range.exactly( 1.0 )")) {
            assertThat(errors(with("Data( $samples : labeledSamples )", vote.formatted(plain))))
                    .isEmpty();
        }
    }

    // ---- constants ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "new CostPart( \"data\", \"x\", Range.between( 2.0, 1.0 ) ) | `Range.between` fails with these values",
                "new VolumeLine( 0.0 / 0.0 ) | `0.0 / 0.0` divides by zero",
                "new VolumeLine( 1 % 0 ) | `1 % 0` divides by zero",
            })
    void whatFailsWithConstantsIsToldByTheCheck(String made, String message) {
        assertThat(errors(with("Data()", "insertLogical( " + made + " );"))).anySatisfy(each -> {
            assertThat(each.check()).isEqualTo(Check.WRONG_ARGUMENTS);
            assertThat(each.problem().line()).isEqualTo(46);
            assertThat(each.problem().message()).startsWith(message);
        });
        assertThat(errors(
                        with("Data()", "insertLogical( new CostPart( \"data\", \"x\", Range.between( 1.0, 2.0 ) ) );")))
                .isEmpty();
    }

    @Test
    void nothingIsGivenToAFunctionThatComputesWithIt() {
        assertThat(errors(with("Range() from Ranges.times( null, 1.0 )", CONCLUDES)))
                .singleElement()
                .satisfies(each -> assertThat(each.problem().message())
                        .contains("`Ranges.times` fails with these values: `")
                        .contains("may not be null"));
    }

    // ---- what other languages have ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Data() | insertLogical( new @Deprecated Leaf( \"A\" ) ); | is not allowed",
                "String( blank == true ) from Ranges.times( 1.0, 2.0 ) | C | text has no field `blank`",
                "Object() | C | `Object` is no kind of fact",
                "accumulate( Object() and Object() and Object(); $c : count() ) | C | `Object` is no kind of fact",
                "not ( Object() and Object() ) | C | `Object` is no kind of fact",
            })
    void whatRulesHaveNoUseForIsRefusedAtItsPlace(String conditions, String consequence, String message) {
        assertThat(errors(with(conditions, consequence.equals("C") ? CONCLUDES : consequence)))
                .anySatisfy(each -> {
                    assertThat(each.problem().message()).contains(message);
                    assertThat(each.problem().line()).isBetween(44, 46);
                    assertThat(each.problem().column()).isPositive();
                });
    }

    @Test
    void anAttributeBeforeTheAnnotationsIsNamedAsOne() {
        for (String attribute : List.of("salience 10", "enabled false", "no-loop true")) {
            Rulebooks wrong = CheckCase.few()
                    .replace("few.drl", "rule \"Much data\"\n", "rule \"Much data\"\n    " + attribute + "\n");
            assertThat(errors(wrong)).singleElement().satisfies(each -> {
                assertThat(each.problem().message())
                        .startsWith("the attribute `" + attribute.substring(0, attribute.indexOf(' ')) + "`");
                assertThat(each.problem().hint()).isEqualTo("say with conditions when the rule holds");
            });
        }
    }

    // ---- size ----

    @Test
    void whatTheCompilerTakesTooLongForIsBounded() {
        assertThat(errors(with("Data( " + "!( ".repeat(5) + "labeledSamples < 5" + " )".repeat(5) + " )", CONCLUDES)))
                .isEmpty();
        assertThat(errors(with("Data( " + "!( ".repeat(7) + "labeledSamples < 5" + " )".repeat(7) + " )", CONCLUDES)))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.problem().message()).startsWith("the expression is nested too deeply"));
        assertThat(errors(with("Data( labeledSamples < " + "9".repeat(1_900) + " )", CONCLUDES)))
                .anySatisfy(each -> assertThat(each.problem().message()).contains("is too large"));
    }

    @Test
    void aSentenceIsBounded() {
        assertThat(errors(with("x".repeat(1_000), "Data()", CONCLUDES))).isEmpty();
        for (String sentence : List.of("x".repeat(1_001), "{samples}".repeat(41))) {
            assertThat(errors(with(sentence, "Data( $samples : labeledSamples )", CONCLUDES)))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.check()).isEqualTo(Check.SENTENCE);
                        assertThat(each.problem().message()).startsWith("the sentence is too long");
                    });
        }
        assertThat(errors(with("{samples}".repeat(40), "Data( $samples : labeledSamples )", CONCLUDES)))
                .isEmpty();
    }

    @Test
    void aDeclaredKindOfFactIsBounded() {
        StringBuilder fields = new StringBuilder("\n\ndeclare Wide\n");
        for (int i = 0; i < 100; i++) {
            fields.append("    field").append(i).append(" : String\n");
        }
        assertThat(errors(CheckCase.few().append("few.drl", fields + "end\n"))).isEmpty();
        assertThat(errors(CheckCase.few().append("few.drl", fields + "    more : String\nend\n")))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.problem().message()).isEqualTo("the declared type `Wide` has 101 fields"));
    }

    // ---- combinations ----

    private static final String PAIRS = "Candidate( $a : parametersB )\n    Candidate( parametersB < $a )";

    @Test
    void factsThatNothingTiesTogetherAreBoundedByTheCheck() {
        assertThat(errors(with("Candidate()\n    ".repeat(4), CONCLUDES))).isEmpty();
        for (String conditions : List.of(
                "Candidate()\n    ".repeat(6),
                "accumulate( " + "Candidate() and ".repeat(5) + "Candidate(); $c : count() )",
                "not ( " + "Candidate() and ".repeat(5) + "Candidate() )")) {
            assertThat(errors(with(conditions, CONCLUDES))).singleElement().satisfies(each -> assertThat(
                            each.problem().message())
                    .startsWith("the rule combines too many facts")
                    .endsWith("in rule `Heavy`"));
        }
    }

    @Test
    void aDecisionThatWouldCombineTooManyFactsIsRefusedWithTheRule() {
        try (Advisor advisor = Advisor.of(Rulebook.of(with(PAIRS, CONCLUDES).files()))) {
            assertThat(advisor.trace(
                            advisor.rulebook().reader().read(facts(100)).on(Basis.PUBLISHED)))
                    .isNotNull();
            assertThatThrownBy(() -> advisor.trace(
                            advisor.rulebook().reader().read(facts(3_000)).on(Basis.PUBLISHED)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("the rule `Heavy` combines too many facts");
        }
    }

    private static Document facts(int candidates) {
        List<Map<String, Object>> models = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            models.add(Map.of("model", "Model " + i, "parametersB", 1 + i % 70));
        }
        Map<String, Object> project = new LinkedHashMap<>(Map.of(
                "project", "Many",
                "task", Map.of("type", "OTHER"),
                "data", Map.of("labeledSamples", 5000),
                "budget", Map.of("compute", 5000)));
        project.put("candidates", models);
        return new Document("facts", Node.of(project), List.of());
    }

    // ---- files ----

    @Test
    void whatHasTheNameOfRulesAndIsNoFileIsToldAsNotRead(@TempDir Path folder) throws IOException {
        CheckCase.few().write(folder);
        Files.createDirectory(folder.resolve("more.drl"));
        Files.createSymbolicLink(folder.resolve("gone.drl"), folder.resolve("nowhere.drl"));
        Files.writeString(folder.resolve("other.DRL"), "package org.transferadvisor.rules\n");
        Files.writeString(folder.resolve("reference/prices.csv"), "id,price\n");
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .allSatisfy(each -> assertThat(each.check()).isEqualTo(Check.UNREAD_FILE))
                .extracting(each -> each.problem().message())
                .containsExactlyInAnyOrder(
                        "`more.drl` is not read: it is a folder",
                        "`gone.drl` is not read: the link leads to no file",
                        "`other.DRL` is not read",
                        "`reference/prices.csv` is not read");
    }
}
