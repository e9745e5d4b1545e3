package org.transferadvisor.rulebook.check.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.model.reading.TextCheck;

/** Rules hold only what the check allows, and what it refuses never runs. */
class RuleSafetyTest {

    private static final String FILE = "hostile.drl";
    private static final String HARMLESS =
            new Hostile("", List.of("    insertLogical( new Leaf( \"A\" ) );")).asConsequence();

    @AfterEach
    void nothingHostileHasRun() {
        assertThat(Hostile.TRACE).doesNotExist();
        assertThat(System.getProperty(Hostile.PROPERTY)).isNull();
    }

    // ---- what is refused ----

    @ParameterizedTest
    @MethodSource
    void aConsequenceConcludesAndDoesNothingElse(Hostile hostile) {
        refused(hostile, hostile.asConsequence());
    }

    static Stream<Hostile> aConsequenceConcludesAndDoesNothingElse() {
        return Hostile.in("hostile-consequences.txt").stream();
    }

    @ParameterizedTest
    @MethodSource
    void aConditionComparesAndDoesNothingElse(Hostile hostile) {
        refused(hostile, hostile.asConditions());
    }

    static Stream<Hostile> aConditionComparesAndDoesNothingElse() {
        return Hostile.in("hostile-conditions.txt").stream();
    }

    @ParameterizedTest
    @MethodSource
    void aRuleHasAnIdASourceAndASentenceAndNothingElse(Hostile hostile) {
        refused(hostile, hostile.asHead());
    }

    static Stream<Hostile> aRuleHasAnIdASourceAndASentenceAndNothingElse() {
        return Hostile.in("hostile-heads.txt").stream();
    }

    @ParameterizedTest
    @MethodSource
    void aFileHoldsRulesAndTypesOfFactAndNothingElse(Hostile hostile) {
        refused(hostile, hostile.asDeclaration());
    }

    static Stream<Hostile> aFileHoldsRulesAndTypesOfFactAndNothingElse() {
        return Hostile.in("hostile-declarations.txt").stream();
    }

    @Test
    void noneOfThemIsCompiledOnTheWayThatRulebooksTake() {
        Rulebooks all = Rulebooks.withoutRules();
        List<String> texts = new ArrayList<>();
        Hostile.in("hostile-consequences.txt").forEach(each -> texts.add(each.asConsequence()));
        Hostile.in("hostile-conditions.txt").forEach(each -> texts.add(each.asConditions()));
        Hostile.in("hostile-heads.txt").forEach(each -> texts.add(each.asHead()));
        Hostile.in("hostile-declarations.txt").forEach(each -> texts.add(each.asDeclaration()));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            names.add("hostile-" + i + ".drl");
            all = all.with(names.get(i), texts.get(i));
        }
        assertThat(names).hasSizeGreaterThan(150);
        assertThat(all.problems().stream().map(Problem::file).distinct()).containsExactlyInAnyOrderElementsOf(names);
    }

    /** Refused by name, at its place. */
    private static void refused(Hostile hostile, String text) {
        int first = text.lines().toList().indexOf(hostile.code().get(0)) + 1;
        List<Problem> problems = RuleSafety.check(Map.of(FILE, text));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.allowed()).isNotBlank();
        });
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(hostile.names());
            assertThat(problem.line()).isBetween(first, first + hostile.code().size());
            assertThat(problem.column()).isPositive();
        });
        assertThatThrownBy(
                        () -> SafeRules.of(RulebookFiles.of(Map.of(FILE, text)).model()))
                .isInstanceOf(RefusedException.class);
    }

    // ---- what is allowed ----

    @Test
    void theShippedRulebookIsAccepted() {
        assertThat(RuleSafety.check(Rulebooks.shipped().files().rules())).isEmpty();
    }

    @Test
    void everythingThatIsAllowedIsAcceptedAndCompiles() throws IOException {
        String allowed = Files.readString(Path.of("src/test/resources/safety/allowed.drl"));
        assertThat(RuleSafety.check(Map.of("allowed.drl", allowed))).isEmpty();
        assertThat(Rulebooks.withoutRules().with("allowed.drl", allowed).problems())
                .isEmpty();
    }

    // ---- characters ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "// \\u002a/ System.exit( 3 ); | the escape `\\u`",
                "// \\\\u0041 | the escape `\\u`",
                "insertLogical( new Leaf( \"\\u0041\" ) ); | the escape `\\u`",
                "insertLogical( new Leaf( \"\\n\" ) ); | the escape `\\n`",
                "insertLogical( new Leaf( \"\\101\" ) ); | the escape `\\1`",
                "insertLogical( \\ new Leaf( \"A\" ) ); | a `\\` outside of a text",
                "insertLogical( new Lеaf( \"A\" ) ); | the character `е` (U+0435) outside of a text",
                "insertLogical( new Leaf( “A” ) ); | the character `“` (U+201C) outside of a text",
                "/* does not end | a comment does not end",
                "/*/ does not end | a comment does not end",
                "insertLogical( new Leaf( \"A ) ); | a text does not end on its line",
            })
    void whatReadsOneWayToAPersonAndAnotherToAMachineIsRefused(String code, String message) {
        List<Problem> problems =
                RuleSafety.check(Map.of(FILE, new Hostile("", List.of("    " + code)).asConsequence()));
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.message())
                .startsWith(message));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0xb, 0xc, 0xd, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff,
                0xd800, 0xe000, 0xe0041
            })
    void invisibleCharactersAreRefusedInTextsAndCommentsToo(int character) {
        String invisible = Character.toString(character);
        for (String code : List.of(
                "// a" + invisible, "/* " + invisible + " */", "insertLogical( new Leaf( \"" + invisible + "\" ) );")) {
            List<Problem> problems =
                    RuleSafety.check(Map.of(FILE, new Hostile("", List.of("    " + code)).asConsequence()));
            assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.message())
                    .startsWith("the invisible character `")
                    .endsWith("(U+%04X)".formatted(character)));
        }
    }

    @Test
    void textsAndCommentsMayBeInAnyScript() {
        String rule = new Hostile("", List.of("    insertLogical( new Leaf( \"é 漢 🙂\" ) ); // “naïve” /* –"))
                .asConsequence();
        assertThat(RuleSafety.check(Map.of(FILE, rule))).isEmpty();
    }

    // ---- names, sentences ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"); System.setProperty(\\\"hostile.was.here\\\", \\\"x\\\"); //",
                "a*/ static { } /*",
                "a\\\\",
                "a`b",
                "{",
            })
    void aRuleNameCannotEndTheTextThatItBecomes(String name) {
        List<Problem> problems = RuleSafety.check(Map.of(FILE, HARMLESS.replace("\"Hostile\"", "\"" + name + "\"")));
        assertThat(problems).anySatisfy(problem -> assertThat(problem.message()).startsWith("the rule's name `"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\" + System.getenv() + \"", "a\", x=\"b", "a\") @evil(\"b"})
    void aSentenceIsOneText(String sentence) {
        String rule = HARMLESS.replace("\"It is hostile.\"", "\"" + sentence + "\"");
        assertThat(RuleSafety.check(Map.of(FILE, rule))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../hostile.drl",
                "/tmp/hostile.drl",
                "a/b.drl",
                "a b.drl",
                "a\nb.drl",
                "a\\b.drl",
                ".drl",
                ".hidden.drl",
                "hostile.java",
                "hostile.drl.xls",
                "hostile.DRL",
                "é.drl",
                "",
            })
    void aFileOfRulesHasAPlainName(String name) {
        assertThat(RuleSafety.check(Map.of(name, HARMLESS)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("name"));
        assertThat(RuleSafety.check(Map.of("Plain_name-1.2.drl", HARMLESS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "package org.transferadvisor.rules, package org.transferadvisor.facts",
        "package org.transferadvisor.rules, package java.lang",
        "package org.transferadvisor.rules, ''",
        "package org.transferadvisor.rules, unit Evil"
    })
    void rulesStandInTheirPackage(String from, String to) {
        assertThat(RuleSafety.check(Map.of(FILE, HARMLESS.replace(from, to)))).isNotEmpty();
    }

    // ---- bounds ----

    @Test
    void linesTextsAndFilesAreBounded() {
        int room = TextCheck.LONGEST_LINE - "    //".length();
        assertThat(RuleSafety.check(consequence("//" + "x".repeat(room)))).isEmpty();
        assertThat(RuleSafety.check(consequence("//" + "x".repeat(room + 1))))
                .anyMatch(each -> each.message().equals("the line is too long"));
        String line = "// comment\n";
        String fits = HARMLESS + line.repeat((TextCheck.LARGEST - HARMLESS.length()) / line.length());
        assertThat(RuleSafety.check(Map.of(FILE, fits))).isEmpty();
        assertThat(RuleSafety.check(Map.of(FILE, fits + line)))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).isEqualTo("the file is too large"));
    }

    @Test
    void bracketsAreBoundedBeforeAnythingDescendsIntoThem() {
        int room = TextCheck.DEEPEST - 2;
        assertThat(RuleSafety.check(nested(room))).isEmpty();
        assertThat(RuleSafety.check(nested(room + 1))).singleElement().satisfies(each -> assertThat(each.message())
                .isEqualTo("brackets are nested too deeply"));
        assertThat(RuleSafety.check(Map.of(FILE, HARMLESS.replace("when", "when\n" + "(\n".repeat(100_000)))))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).isEqualTo("brackets are nested too deeply"));
    }

    private static Map<String, String> nested(int depth) {
        return consequence(
                "insertLogical( new Tier( \"a\", " + "(".repeat(depth) + "\"b\"" + ")".repeat(depth) + " ) );");
    }

    @Test
    void signsAreBoundedToo() {
        String signs = "- ".repeat(900) + "\n";
        assertThat(RuleSafety.check(consequence("insertLogical( new VolumeLine( " + signs + " 1 ) );")))
                .isEmpty();
        assertThat(RuleSafety.check(consequence("insertLogical( new VolumeLine( " + signs.repeat(400) + " 1 ) );")))
                .isNotEmpty();
        String conditions =
                new Hostile("", List.of("    Data( labeledSamples > " + signs.repeat(400) + " 1 )")).asConditions();
        assertThat(RuleSafety.check(Map.of(FILE, conditions))).isNotEmpty();
    }

    /** The engine makes a rule of every combination. */
    @Test
    void alternativesAreBoundedAsTheyMultiply() {
        String either = "    ( Task() or Data() )\n";
        assertThat(RuleSafety.check(conditions(either.repeat(6)))).isEmpty();
        assertThat(RuleSafety.check(conditions(either.repeat(7))))
                .singleElement()
                .satisfies(each -> assertThat(each.message())
                        .startsWith("the conditions can hold in more than 100 ways, by their `or`s"));
        assertThat(RuleSafety.check(conditions(either.repeat(500)))).hasSize(1);
        assertThat(RuleSafety.check(conditions("    not ( " + "( Task() or Data() ) and ".repeat(9) + "Task() )")))
                .hasSize(1);
    }

    /** Whatever stands in a file is accepted or refused with a reason, and never ends in a fault of ours. */
    @Test
    void anyTextIsAcceptedOrRefused() throws IOException {
        String rules = Files.readString(Path.of("src/test/resources/safety/allowed.drl"));
        Random random = new Random(17);
        List<String> pieces = List.of(rules.split("(?<=[^\\w$])|(?=[^\\w$])"));
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            List<String> changed = new ArrayList<>(pieces);
            for (int change = random.nextInt(3); change >= 0; change--) {
                String other = pieces.get(random.nextInt(pieces.size()));
                switch (random.nextInt(3)) {
                    case 0 -> changed.remove(random.nextInt(changed.size()));
                    case 1 -> changed.add(random.nextInt(changed.size()), other);
                    default -> changed.set(random.nextInt(changed.size()), other);
                }
            }
            List<Problem> problems = RuleSafety.check(Map.of(FILE, String.join("", changed)));
            refused += problems.isEmpty() ? 0 : 1;
            assertThat(problems).allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.allowed()).isNotBlank();
            });
        }
        assertThat(refused).isBetween(100, 290);
    }

    private static Map<String, String> conditions(String code) {
        return Map.of(FILE, new Hostile("", List.of(code)).asConditions());
    }

    private static Map<String, String> consequence(String code) {
        return Map.of(FILE, new Hostile("", List.of("    " + code)).asConsequence());
    }
}
