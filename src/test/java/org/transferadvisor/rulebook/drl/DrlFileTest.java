package org.transferadvisor.rulebook.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.RulebookCheck;

/** Rules are read as they are written, with the place of each part; what cannot be read is a problem and never an exception. */
class DrlFileTest {

    private static final String RULE = """
            package org.transferadvisor.rules

            import org.transferadvisor.facts.*

            declare Residency
                country : String
            end

            rule "A name"
                @id(a-name)
                @source("9.1")
                @because("{samples} samples, \\"few\\".")
            when
                %s
            then
                insertLogical( new Tier( "samples", $samples, Ranges.times( $a, 2 ) ) );
                insertLogical( new Finding( "FEW", "INFO" ) );
            end
            """;

    /** The line of the conditions. */
    private static final int LINE = 14;

    private static DrlFile file(String conditions) {
        return DrlFile.parse("a.drl", RULE.formatted(conditions));
    }

    private static List<Condition> conditions(String text) {
        DrlFile file = file(text);
        assertThat(file.problems()).isEmpty();
        assertThat(file.rules()).hasSize(1);
        return file.rules().get(0).conditions();
    }

    private static <T extends Condition> T condition(Class<T> kind, String text) {
        assertThat(conditions(text)).singleElement().isInstanceOf(kind);
        return kind.cast(conditions(text).get(0));
    }

    private static Test test(String text) {
        return condition(Condition.Match.class, "Data( " + text + " )").tests().get(0);
    }

    @org.junit.jupiter.api.Test
    void aFileWithItsHeaderItsDeclarationsAndItsRules() {
        DrlFile file = file("Data( $samples : labeledSamples )");
        assertThat(file.packageName()).isEqualTo("org.transferadvisor.rules");
        assertThat(file.imports()).containsExactly("org.transferadvisor.facts.*");
        assertThat(file.declarations()).singleElement().satisfies(each -> {
            assertThat(each.getTypeName()).isEqualTo("Residency");
            assertThat(each.getFields()).containsOnlyKeys("country");
        });
        DrlRule rule = file.rules().get(0);
        assertThat(rule.name()).isEqualTo("A name");
        assertThat(rule.place()).isEqualTo(new Place(9, 1));
        assertThat(rule.annotation("id")).isEqualTo("a-name");
        assertThat(rule.annotation("because")).isEqualTo("{samples} samples, \"few\".");
        assertThat(rule.annotation("other")).isEmpty();
        assertThat(rule.consequencePlace().line()).isEqualTo(LINE + 1);
        assertThat(rule.insertions())
                .containsExactly(
                        new Insertion("Tier", List.of("\"samples\"", "$samples", "Ranges.times( $a, 2 )")),
                        new Insertion("Finding", List.of("\"FEW\"", "\"INFO\"")));
    }

    @org.junit.jupiter.api.Test
    void aPatternWithItsVariablesItsTestsAndItsPlace() {
        Condition.Match match = condition(
                Condition.Match.class, "$data : Data( $samples : labeledSamples, labeledSamples >= 1000, sensitive )");
        assertThat(match.type()).isEqualTo("Data");
        assertThat(match.variable()).isEqualTo("$data");
        assertThat(match.from()).isNull();
        assertThat(match.place()).isEqualTo(new Place(LINE, 5));
        assertThat(match.tests()).hasSize(3);
        assertThat(match.tests().get(0)).isInstanceOfSatisfying(Test.Binding.class, binding -> {
            assertThat(binding.variable()).isEqualTo("$samples");
            assertThat(binding.field()).isEqualTo("labeledSamples");
        });
        assertThat(match.tests().get(1)).isInstanceOfSatisfying(Test.Comparison.class, comparison -> {
            assertThat(comparison.field()).isEqualTo("labeledSamples");
            assertThat(comparison.operator()).isEqualTo(">=");
            assertThat(comparison.operand()).isEqualTo(new Operand.Literal(BigDecimal.valueOf(1000)));
            assertThat(comparison.place().line()).isEqualTo(LINE);
        });
        assertThat(match.tests().get(2)).isInstanceOf(Test.Other.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "labeledSamples == 5 | labeledSamples | == | 5",
                "labeledSamples != 0.5 | labeledSamples | != | 0.5",
                "value.likely < -2 | value.likely | < | -2",
                "value!.likely > 1e3 | value!.likely | > | 1E+3",
                "name matches \"a.*\" | name | matches | a.*",
                "name not matches \"a\" | name | not matches | a",
                "name contains \"a b\" | name | contains | a b",
                "name str[startsWith] \"a\" | name | str[startsWith] | a",
                "name str[length] 5 | name | str[length] | 5",
                "sensitive == true | sensitive | == | true",
                "name == null | name | == | null",
                "name == 'one' | name | == | one",
                "a + b * 2 <= 7 | a + b * 2 | <= | 7",
            })
    void aComparisonWithAValue(String text, String field, String operator, String value) {
        assertThat(test(text)).isInstanceOfSatisfying(Test.Comparison.class, comparison -> {
            assertThat(comparison.field()).isEqualTo(field);
            assertThat(comparison.operator()).isEqualTo(operator);
            assertThat(comparison.operand()).isInstanceOfSatisfying(Operand.Literal.class, literal -> assertThat(
                            String.valueOf(literal.value()))
                    .isEqualTo(value));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"$limit | true", "$limit * 2 | false", "$range.low | false", "other | false"})
    void aComparisonWithSomethingElse(String operand, boolean variable) {
        assertThat(test("$mine : labeledSamples < " + operand)).isInstanceOfSatisfying(Test.Comparison.class, each -> {
            assertThat(each.variable()).isEqualTo("$mine");
            assertThat(each.operand()).isInstanceOfSatisfying(Operand.Expression.class, expression -> {
                assertThat(expression.text()).isEqualTo(operand);
                assertThat(expression.isVariable()).isEqualTo(variable);
            });
        });
    }

    @org.junit.jupiter.api.Test
    void choicesAndListsOfValuesAreGroupsOfComparisons() {
        assertThat(test("id in ( \"A\", \"B\" )"))
                .isInstanceOfSatisfying(Test.AnyOf.class, any -> assertThat(any.tests())
                        .allMatch(each -> each instanceof Test.Comparison one
                                && one.field().equals("id")
                                && one.operator().equals("=="))
                        .hasSize(2));
        assertThat(test("id not in ( \"A\", \"B\" )"))
                .isInstanceOfSatisfying(Test.AllOf.class, all -> assertThat(all.tests())
                        .allMatch(each -> each instanceof Test.Comparison one
                                && one.operator().equals("!="))
                        .hasSize(2));
        assertThat(test("labeledSamples < 5 || sensitive == true"))
                .isInstanceOfSatisfying(
                        Test.AnyOf.class, any -> assertThat(any.tests()).hasSize(2));
        assertThat(test("labeledSamples > 5 && < 9"))
                .isInstanceOfSatisfying(
                        Test.AllOf.class, all -> assertThat(all.tests()).hasSize(2));
    }

    @org.junit.jupiter.api.Test
    void groupsOfPatterns() {
        Condition.Not not = condition(Condition.Not.class, "not Data( labeledSamples < 5 )");
        assertThat(not.condition()).isInstanceOf(Condition.Match.class);
        assertThat(not.place().line()).isEqualTo(LINE);
        assertThat(condition(Condition.Exists.class, "exists( Data() and Task() )")
                        .condition())
                .isInstanceOfSatisfying(
                        Condition.And.class, and -> assertThat(and.conditions()).hasSize(2));
        assertThat(condition(Condition.Or.class, "( Data() or Task() or Budget() )")
                        .conditions())
                .hasSize(3);
        assertThat(conditions("Data()\n    Task()"))
                .extracting(each -> each.place().line())
                .containsExactly(LINE, LINE + 1);
        assertThat(condition(Condition.Other.class, "eval( true )").text()).isEqualTo("eval");
        assertThat(condition(Condition.Other.class, "forall( Data() Task() )").text())
                .isEqualTo("forall");
    }

    @org.junit.jupiter.api.Test
    void whatComesFromAFunctionAndWhatIsGathered() {
        Condition.Match from =
                condition(Condition.Match.class, "$sum : Range( likely > 5 ) from Ranges.plus( $a, $b )");
        assertThat(from.type()).isEqualTo("Range");
        assertThat(from.variable()).isEqualTo("$sum");
        assertThat(from.from()).isEqualTo("Ranges.plus( $a, $b )");
        Condition.Gather gather = condition(
                Condition.Gather.class,
                "accumulate( Vote( $of : favors ); $all : collectList( $of ), $n : count(); $n > 1 )");
        assertThat(gather.condition()).isInstanceOfSatisfying(Condition.And.class, and -> assertThat(and.conditions())
                .singleElement()
                .isInstanceOf(Condition.Match.class));
        assertThat(gather.functions())
                .extracting(Condition.Function::variable, Condition.Function::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("$all", "collectList"),
                        org.assertj.core.groups.Tuple.tuple("$n", "count"));
        assertThat(gather.functions().get(0).arguments()).containsExactly("$of");
        assertThat(gather.tests()).hasSize(1);
    }

    /** The editor's cursor stands anywhere: what is there of a file is read, and what is wrong is said. */
    @org.junit.jupiter.api.Test
    void aFileThatEndsAnywhereIsReadAsFarAsItGoes() throws IOException {
        String text = Files.readString(Path.of("rules/decision-tree.drl"));
        int whole = DrlFile.parse("a.drl", text).rules().size();
        for (int end = 0; end < text.length(); end += 397) {
            DrlFile file = DrlFile.parse("a.drl", text.substring(0, end));
            long ended = file.text().lines().filter(line -> line.equals("end")).count();
            assertThat(file.rules()).hasSizeBetween((int) Math.max(0, ended - 1), whole);
            assertThat(file.problems()).allSatisfy(DrlFileTest::isPlaced);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Data(",
                "Data( labeledSamples < )",
                "Data( labeledSamples <> 5 )",
                "Data( labeledSamples is 5 )",
                "Data( labeledSamples = 5 )",
                "Data( $a : )",
                "Data( , )",
                "Data( labeledSamples < 5 labeledSamples > 3 )",
                "not",
                "( Data() or )",
                "accumulate( Data() )",
                "$x : Data() from",
                "Data( name == \"open )",
                "when",
                "then",
                "((((((((Data()",
            })
    void aConditionThatIsNoneIsAProblemWhereItStands(String condition) {
        DrlFile file = file(condition);
        assertThat(file.problems()).isNotEmpty().allSatisfy(DrlFileTest::isPlaced);
        assertThat(file.problems().get(0).line()).isBetween(9, LINE + 4);
    }

    /** Of a rule that one character spoils, nobody sees an exception: be it in parsing, or in any check after it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyCharacterAnywhereIsAtWorstAProblem(long seed) throws IOException {
        String few = Files.readString(Path.of("src/test/resources/check/few.drl"));
        Rulebooks rulebook = Rulebooks.withoutRules();
        Random random = new Random(seed);
        String signs = "(){}[]\"'\\$@:;,.<>=!&|+-*/%#\u00fc 0x\n";
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(few.length());
            String sign = String.valueOf(signs.charAt(random.nextInt(signs.length())));
            String spoilt = few.substring(0, at) + (i % 2 == 0 ? sign : "") + few.substring(at + (i % 3 == 0 ? 0 : 1));
            RulebookFiles files = rulebook.with("few.drl", spoilt).files();
            assertThat(RulebookCheck.of(files).diagnostics()).as(spoilt).allSatisfy(each -> isTold(each.problem()));
        }
    }

    private static void isPlaced(Problem problem) {
        assertThat(problem.file()).isEqualTo("a.drl");
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        isTold(problem);
    }

    private static void isTold(Problem problem) {
        assertThat(problem.message()).isNotBlank().doesNotContain("Exception").doesNotContain("org.drools");
        assertThat(problem.allowed()).isNotBlank();
    }
}
