package org.transferadvisor.rulebook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.folder.FolderCheck;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.SourceText;

/** Each check finds what it is for, at its place and alone, and leaves alone what only looks like it. */
class RulebookCheckTest {

    /** Checks of more than texts in memory; each has a test of its own below. */
    private static final Set<Check> OF_FOLDERS = EnumSet.of(
            Check.UNREADABLE_FILE,
            Check.UNREAD_FILE,
            Check.BASE_CHANGED, // see UpgradeTest
            Check.UNSETTLED,
            Check.SAME_VERSION,
            Check.SCENARIO,
            Check.DOES_NOT_COMPILE);

    static List<CheckCase> cases() {
        return CheckCase.all();
    }

    private static List<Diagnostic> check(Rulebooks rulebook) {
        return RulebookCheck.of(rulebook.files()).diagnostics();
    }

    @Test
    void nothingIsWrongWithTheRulebookThatCasesEdit() {
        assertThat(check(CheckCase.few())).isEmpty();
    }

    @Test
    void everyCheckHasACase() {
        EnumSet<Check> covered = EnumSet.copyOf(OF_FOLDERS);
        cases().forEach(each -> covered.add(each.check()));
        assertThat(covered).containsExactly(Check.values());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatItIsForIsFoundAtItsPlace(CheckCase example) {
        List<Diagnostic> found = check(example.fires());
        assertThat(found).extracting(Diagnostic::check).containsOnly(example.check());
        assertThat(found).first().satisfies(each -> {
            assertThat(each.problem().file()).isEqualTo(example.file());
            assertThat(each.problem().message()).contains(example.says());
            assertThat(each.problem().allowed()).isNotBlank();
            assertThat(String.valueOf(each.problem().hint())).contains(example.hint());
            if (example.at().line() > 0) {
                assertThat(each.problem().line()).isEqualTo(example.at().line());
                assertThat(each.problem().column()).isEqualTo(example.at().column());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNearMissIsLeftAlone(CheckCase example) {
        assertThat(check(example.near())).isEmpty();
    }

    @Test
    void eachWordOfAListThatNoRuleConcludesIsFoundByItself() {
        Rulebooks rulebook =
                CheckCase.few().replace("few.drl", "name == \"LITTLE\"", "name in ( \"LITLE\", \"MUHC\" )");
        assertThat(check(rulebook))
                .extracting(
                        each -> each.problem().column(), each -> each.problem().hint())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(40, "did you mean `LITTLE`?"),
                        org.assertj.core.groups.Tuple.tuple(49, "did you mean `MUCH`?"));
    }

    @Test
    void aFileThatIsNoTextIsFoundWhereItCanChangeAnOutcome(@TempDir Path folder) throws Exception {
        CheckCase.few().write(folder);
        byte[] noText = {'r', 'u', (byte) 0xC3, 0x28};
        Files.write(folder.resolve("notes.txt"), noText);
        assertThat(FolderCheck.of(folder).checked().diagnostics()).isEmpty();
        Files.write(folder.resolve("more.drl"), noText);
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .extracting(Diagnostic::check, each -> each.problem().file())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Check.UNREADABLE_FILE, "more.drl"));
    }

    @Test
    void aFileInAnotherEncodingIsNamedAtItsFirstByteThatIsNoUtf8(@TempDir Path folder) throws Exception {
        CheckCase.few().write(folder);
        Path file = folder.resolve("few.drl");
        String text = Files.readString(file);
        Files.write(
                file, text.replace("Little data: label", "K\u00fcrzer: label").getBytes(StandardCharsets.ISO_8859_1));
        SourceText source = new SourceText("few.drl", text);
        Place place = source.place(text.indexOf("Little data: label") + 1);
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.check()).isEqualTo(Check.UNREADABLE_FILE);
                    assertThat(each.problem().message()).contains("the byte FC");
                    assertThat(each.problem().line()).isEqualTo(place.line());
                    assertThat(each.problem().column()).isEqualTo(place.column());
                    assertThat(each.problem().hint()).isEqualTo("save the file as UTF-8");
                });
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .singleElement()
                .satisfies(each -> assertThat(each.problem().message()).endsWith("but in UTF-16"));
    }

    @Test
    void aScenarioIsCheckedInTheWordsOfItsRulebook(@TempDir Path folder) {
        String scenario = """
                given: {project: A, task: {type: OTHER}, data: {labeledSamples: 5}, budget: {compute: 5}, modelMatch: HIGH_QUALITY}
                scenarios:
                  - {name: one, expect: {fired: little-data}}
                """;
        CheckCase.few().with("scenarios/one.yaml", scenario).write(folder);
        assertThat(FolderCheck.of(folder).checked().diagnostics()).isEmpty();
        CheckCase.few()
                .with("scenarios/one.yaml", scenario.replace("little-data", "litle-data"))
                .write(folder);
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.check()).isEqualTo(Check.SCENARIO);
                    assertThat(each.problem().file()).isEqualTo("scenarios/one.yaml");
                    assertThat(each.problem().line()).isEqualTo(3);
                    assertThat(each.problem().hint()).isEqualTo("did you mean `little-data`?");
                });
    }

    @Test
    void scenariosAreNotBlamedForALeafThatARuleMisspells(@TempDir Path folder) {
        Rulebooks shipped = Rulebooks.shipped().replace("rulebook.yaml", "version: 1.0.0", "version: 1.0.1");
        String scenario = """
                given: {project: A, task: {type: OTHER}, data: {labeledSamples: 5000}, budget: {compute: 5}, modelMatch: HIGH_QUALITY}
                scenarios:
                  - {name: one, expect: {recommendation.leaf: LORA_OR_QLORA}}
                """;
        shipped.replace("decision-tree.drl", "new Leaf( \"LORA_OR_QLORA\" )", "new Leaf( \"LORA_OR_QLRA\" )")
                .with("scenarios/one.yaml", scenario)
                .write(folder);
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.check()).isEqualTo(Check.UNCONCLUDED);
                    assertThat(each.problem().file()).isEqualTo("decision-tree.drl");
                    assertThat(each.problem().hint()).isEqualTo("did you mean `LORA_OR_QLORA`?");
                });
    }

    @Test
    void scenariosAreNotBlamedForTheIdThatARuleLacks(@TempDir Path folder) {
        String scenario = """
                given: {project: A, task: {type: OTHER}, data: {labeledSamples: 5}, budget: {compute: 5}, modelMatch: HIGH_QUALITY}
                scenarios:
                  - {name: one, expect: {fired: [little-data, finding-little-data], notFired: much-data}}
                """;
        CheckCase.few()
                .with("scenarios/one.yaml", scenario)
                .replace("few.drl", "    @id(little-data)\n", "")
                .write(folder);
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .extracting(Diagnostic::check)
                .containsExactly(Check.MISSING_ANNOTATION);
    }

    @Test
    void aByteOrderMarkChangesNothing() {
        Rulebooks plain = CheckCase.few();
        Rulebooks marked = plain.with("few.drl", "\uFEFF" + plain.text("few.drl"))
                .with("reference/gpus.yaml", "\uFEFF" + plain.text("reference/gpus.yaml"));
        assertThat(check(marked)).isEmpty();
        assertThat(marked.files().digest()).isEqualTo(plain.files().digest());
        assertThat(check(plain.with("few.drl", " \uFEFF" + plain.text("few.drl"))))
                .as("elsewhere it is a character that cannot be seen")
                .isNotEmpty();
    }

    @Test
    void whileReferenceDataCannotBeReadNothingIsSaidOfWhatFlowsFromIt() {
        Rulebooks broken = Rulebooks.shipped().replace("reference/strategies.yaml", "about: Freeze", "about: Freeze: ");
        assertThat(check(broken)).extracting(Diagnostic::check).containsExactly(Check.REFERENCE_DATA);
    }

    /** What the check calls right compiles; so what would not is told by the check, at its place. */
    @Test
    void aNumberOfAKindThatNoFactHasIsToldWithoutTheCompiler() {
        assertThat(Rulebook.compiled(RulebookCheck.of(CheckCase.few().files())).diagnostics())
                .isEmpty();
        Rulebooks wrong = CheckCase.few().append("few.drl", """

                rule "A line"
                    @id(a-line)
                    @source("9.1")
                    @because("A line.")
                when
                    Tier( fact == "samples", name == "MUCH" )
                then
                    insertLogical( new VolumeLine( 1.0f ) );
                end
                """);
        assertThat(Rulebook.compiled(RulebookCheck.of(wrong.files())).diagnostics())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.check()).isEqualTo(Check.WRONG_ARGUMENTS);
                    assertThat(each.problem().file()).isEqualTo("few.drl");
                    assertThat(each.problem().line()).isEqualTo(45);
                    assertThat(each.problem().message())
                            .isEqualTo("`1.0f` is a number (Float), but `VolumeLine.samples` is a number (Double),"
                                    + " in rule `A line`");
                });
    }
}
