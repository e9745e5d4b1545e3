package org.transferadvisor.rulebook.model.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Declaration;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;

/** Rules are read as they are written, with the place of each part; what cannot be read is a problem and never an exception. */
class FileReaderTest {

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

    private static RuleFile file(String conditions) {
        return FileReader.read("a.drl", RULE.formatted(conditions));
    }

    private static List<Condition> conditions(String text) {
        RuleFile file = file(text);
        assertThat(file.problems()).isEmpty();
        assertThat(file.rules()).hasSize(1);
        return file.rules().get(0).conditions();
    }

    private static <T extends Condition> T condition(Class<T> kind, String text) {
        assertThat(conditions(text)).singleElement().isInstanceOf(kind);
        return kind.cast(conditions(text).get(0));
    }

    private static Expression test(String text) {
        return condition(Condition.Pattern.class, "Data( " + text + " )")
                .tests()
                .get(0);
    }

    @Test
    void aFileWithItsHeaderItsDeclarationsAndItsRules() {
        RuleFile file = file("Data( $samples : labeledSamples )");
        assertThat(file.packageName()).isEqualTo("org.transferadvisor.rules");
        assertThat(file.imports()).extracting(RuleFile.Import::target).containsExactly("org.transferadvisor.facts.*");
        assertThat(file.declarations()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("Residency");
            assertThat(each.fields()).extracting(Declaration.Field::name).containsExactly("country");
        });
        Rule rule = file.rules().get(0);
        assertThat(rule.name()).isEqualTo("A name");
        assertThat(rule.place()).isEqualTo(new Place("a.drl", 9, 1));
        assertThat(rule.annotation("id")).isEqualTo("a-name");
        assertThat(rule.annotation("because")).isEqualTo("{samples} samples, \"few\".");
        assertThat(rule.annotation("other")).isEmpty();
        assertThat(rule.then().line()).isEqualTo(LINE + 1);
        assertThat(rule.conclusions())
                .extracting(Expression::text)
                .containsExactly(
                        "new Tier( \"samples\", $samples, Ranges.times( $a, 2 ) )", "new Finding( \"FEW\", \"INFO\" )");
    }

    @Test
    void aPatternWithItsVariablesItsTestsAndItsPlace() {
        Condition.Pattern match = condition(
                Condition.Pattern.class,
                "$data : Data( $samples : labeledSamples, labeledSamples >= 1000, sensitive )");
        assertThat(match.type()).isEqualTo("Data");
        assertThat(match.variable()).isEqualTo("$data");
        assertThat(match.from()).isNull();
        assertThat(match.place()).isEqualTo(new Place("a.drl", LINE, 5));
        assertThat(match.tests()).hasSize(3);
        assertThat(match.tests().get(0)).isInstanceOfSatisfying(Expression.Binding.class, binding -> {
            assertThat(binding.variable()).isEqualTo("$samples");
            assertThat(binding.value().text()).isEqualTo("labeledSamples");
        });
        assertThat(match.tests().get(1)).isInstanceOfSatisfying(Expression.Comparison.class, comparison -> {
            assertThat(comparison.field()).isEqualTo("labeledSamples");
            assertThat(comparison.operator()).isEqualTo(">=");
            assertThat(comparison.right().stated()).isEqualTo(BigDecimal.valueOf(1000));
            assertThat(comparison.place().line()).isEqualTo(LINE);
        });
        assertThat(match.tests().get(2)).isInstanceOf(Expression.Name.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "labeledSamples == 5 | labeledSamples | == | 5",
                "labeledSamples != 0.5 | labeledSamples | != | 0.5",
                "value.likely < -2 | value.likely | < | -2",
                "value.likely > 1e3 | value.likely | > | 1E+3",
                "name contains \"a b\" | name | contains | a b",
                "name str[startsWith] \"a\" | name | str[startsWith] | a",
                "name str[length] 5 | name | str[length] | 5",
                "sensitive == true | sensitive | == | true",
                "name == null | name | == | null",
                "name == 'one' | name | == | one",
                "a + b * 2 <= 7 | a + b * 2 | <= | 7",
            })
    void aComparisonWithAValue(String text, String field, String operator, String value) {
        assertThat(test(text)).isInstanceOfSatisfying(Expression.Comparison.class, comparison -> {
            assertThat(comparison.field()).isEqualTo(field);
            assertThat(comparison.operator()).isEqualTo(operator);
            assertThat(String.valueOf(comparison.literal().value())).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"$limit | true", "$limit * 2 | false", "$range.low | false", "other | false"})
    void aComparisonWithSomethingElse(String operand, boolean variable) {
        assertThat(test("$mine : labeledSamples < " + operand))
                .isInstanceOfSatisfying(Expression.Comparison.class, each -> {
                    assertThat(each.variable()).isEqualTo("$mine");
                    assertThat(each.literal()).isNull();
                    assertThat(each.right().text()).isEqualTo(operand);
                    assertThat(each.right().variableName() != null).isEqualTo(variable);
                });
    }

    @Test
    void choicesAndListsOfValuesAreGroupsOfComparisons() {
        assertThat(test("id in ( \"A\", \"B\" )"))
                .isInstanceOfSatisfying(Expression.Or.class, any -> assertThat(any.parts())
                        .allMatch(each -> each instanceof Expression.Comparison one
                                && one.field().equals("id")
                                && one.operator().equals("=="))
                        .hasSize(2));
        assertThat(test("id not in ( \"A\", \"B\" )"))
                .isInstanceOfSatisfying(Expression.And.class, all -> assertThat(all.parts())
                        .allMatch(each -> each instanceof Expression.Comparison one
                                && one.operator().equals("!="))
                        .hasSize(2));
        assertThat(test("labeledSamples < 5 || sensitive == true"))
                .isInstanceOfSatisfying(
                        Expression.Or.class, any -> assertThat(any.parts()).hasSize(2));
        assertThat(test("labeledSamples > 5 && < 9"))
                .isInstanceOfSatisfying(
                        Expression.And.class, all -> assertThat(all.parts()).hasSize(2));
    }

    @Test
    void groupsOfPatterns() {
        Condition.Not not = condition(Condition.Not.class, "not Data( labeledSamples < 5 )");
        assertThat(not.condition()).isInstanceOf(Condition.Pattern.class);
        assertThat(not.place().line()).isEqualTo(LINE);
        assertThat(condition(Condition.Exists.class, "exists( Data() and Task() )")
                        .condition())
                .isInstanceOfSatisfying(
                        Condition.And.class, and -> assertThat(and.parts()).hasSize(2));
        assertThat(condition(Condition.Or.class, "( Data() or Task() or Budget() )")
                        .parts())
                .hasSize(3);
        assertThat(conditions("Data()\n    Task()"))
                .extracting(each -> each.place().line())
                .containsExactly(LINE, LINE + 1);
        assertThat(condition(Condition.Other.class, "eval( true )").written()).isEqualTo("eval");
        assertThat(condition(Condition.Other.class, "forall( Data() Task() )").written())
                .isEqualTo("forall");
        assertThat(file("forall( Data() Task() )").refusals())
                .singleElement()
                .satisfies(each -> assertThat(each.message()).startsWith("`forall` is not allowed"));
    }

    @Test
    void whatComesFromAFunctionAndWhatIsGathered() {
        Condition.Pattern from =
                condition(Condition.Pattern.class, "$sum : Range( likely > 5 ) from Ranges.plus( $a, $b )");
        assertThat(from.type()).isEqualTo("Range");
        assertThat(from.variable()).isEqualTo("$sum");
        assertThat(from.from().text()).isEqualTo("Ranges.plus( $a, $b )");
        Condition.Accumulate gather = condition(
                Condition.Accumulate.class,
                "accumulate( Vote( $of : favors ); $all : collectList( $of ), $n : count(); $n > 1 )");
        assertThat(gather.condition()).isInstanceOf(Condition.Pattern.class);
        assertThat(gather.functions())
                .extracting(Condition.Function::variable, Condition.Function::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("$all", "collectList"),
                        org.assertj.core.groups.Tuple.tuple("$n", "count"));
        assertThat(gather.functions().get(0).arguments())
                .extracting(Expression::text)
                .containsExactly("$of");
        assertThat(gather.constraints()).hasSize(1);
    }

    /** The editor's cursor stands anywhere: what is there of a file is read, and what is wrong is said. */
    @Test
    void aFileThatEndsAnywhereIsReadAsFarAsItGoes() throws IOException {
        String text = Files.readString(Path.of("rules/decision-tree.drl"));
        int whole = FileReader.read("a.drl", text).rules().size();
        for (int end = 0; end < text.length(); end += 397) {
            RuleFile file = FileReader.read("a.drl", text.substring(0, end));
            long ended = file.text().lines().filter(line -> line.equals("end")).count();
            assertThat(file.rules()).hasSizeBetween((int) Math.max(0, ended - 1), whole);
            assertThat(file.problems()).allSatisfy(FileReaderTest::isPlaced);
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
        RuleFile file = file(condition);
        List<Problem> found = Stream.concat(file.problems().stream(), file.refusals().stream())
                .toList();
        assertThat(found).isNotEmpty().allSatisfy(FileReaderTest::isPlaced);
        assertThat(found.get(0).line()).isBetween(9, LINE + 4);
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
