package org.transferadvisor.rulebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.rulebook.model.reading.FileReader;

/** What the engine is given says what the file says, in one way. */
class PrinterTest {

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            return Stream.concat(
                    files.filter(each -> each.toString().endsWith(".drl")),
                    Stream.of(Path.of("src/test/resources/safety/allowed.drl")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String printed(RuleFile file) {
        return Printer.forEngine(file, any -> 0);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsWrittenReadsAsTheFileDoes(Path path) throws IOException {
        RuleFile file = FileReader.read("a.drl", Files.readString(path));
        assertThat(file.problems()).isEmpty();
        assertThat(file.refusals()).isEmpty();
        assertThat(file.rules()).isNotEmpty();
        String printed = printed(file);
        RuleFile again = FileReader.read("a.drl", printed);
        assertThat(again.problems()).isEmpty();
        assertThat(printed(again)).isEqualTo(printed);
        for (int i = 0; i < file.rules().size(); i++) {
            Rule rule = file.rules().get(i);
            Rule same = again.rules().get(i);
            assertThat(same.name()).isEqualTo(rule.name());
            assertThat(same.place().line())
                    .as("each rule stays on its line")
                    .isEqualTo(rule.place().line());
            assertThat(same.id()).isEqualTo(rule.id());
            assertThat(same.annotation("because")).isEqualTo(rule.annotation("because"));
            assertThat(texts(same)).isEqualTo(texts(rule)).doesNotContain("null");
        }
    }

    private static List<String> texts(Rule rule) {
        return Stream.concat(
                        rule.conditions().stream().map(Condition::text),
                        rule.conclusions().stream().map(Expression::text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Data( a<5,b>=$x+1 ) => Data( a < 5, b >= $x + 1 )",
                "Data( ( a + 1 ) * 2 > 3 ) => Data( ( a + 1 ) * 2 > 3 )",
                "Data( ( a * 2 ) + 1 > 3 ) => Data( a * 2 + 1 > 3 )",
                "Data( a - ( b - c ) > - -3 ) => Data( a - ( b - c ) > 3 )",
                "Data( a > 5 && < 9 ) => Data( a > 5 && a < 9 )",
                "Data( ( a > 5 || b ) && c ) => Data( ( a > 5 || b ) && c )",
                "Data( !( a > 5 ) ) => Data( !( a > 5 ) )",
                "Data( $a : a > 5, $b:b ) => Data( $a : a > 5, $b : b )",
                "Data( a in ( 'one', \"t\\\"o\" ) ) => Data( a in ( \"one\", \"t\\\"o\" ) )",
                "Data( a not str[startsWith] \"x\" ) => Data( a not str[startsWith] \"x\" )",
                "Data( a > 007, b > 99999999999 ) => Data( a > 7, b > 99999999999 )",
                "not( Data() and Task() ) => not ( Data() and Task() )",
                "( or Data() Task() ) => ( Data() or Task() )",
                "Data() or Task() => ( Data() or Task() )",
                "$r:Range( low>1 ) from Ranges.plus($a,-$b) => $r : Range( low > 1 ) from Ranges.plus( $a, -$b )",
                "Number( this>1 ) from accumulate(Data( $n : a ),sum($n)) => Number( this > 1 ) from accumulate( Data( $n : a ); sum( $n ) )",
                "accumulate( Data() and Task(); $n : count(); $n > 1 ) => accumulate( Data() and Task(); $n : count(); $n > 1 )",
            })
    void aConditionIsWrittenInOneWay(String written, String expected) {
        RuleFile file =
                FileReader.read("a.drl", "package org.transferadvisor.rules\nrule \"R\" when " + written + " then end");
        assertThat(file.problems()).isEmpty();
        assertThat(file.rules().get(0).conditions()).singleElement().satisfies(each -> assertThat(each.text())
                .isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "new A( (long) $a.size() ) => new A( (long) $a.size() )",
                "new A( (long)( $a + 1 ) ) => new A( (long) ( $a + 1 ) )",
                "new A( -( $a / 3 ) - 1 ) => new A( -( $a / 3 ) - 1 )",
                "new A(Ranges.times($a,2.0),new Way(\"x\",1L)) => new A( Ranges.times( $a, 2.0 ), new Way( \"x\", 1L ) )",
                "new A( $a.value().likely() * 2 ) => new A( $a.value().likely() * 2 )",
            })
    void aConclusionIsWrittenInOneWay(String written, String expected) {
        RuleFile file = FileReader.read(
                "a.drl",
                "package org.transferadvisor.rules\nrule \"R\" when Data() then insertLogical( " + written + " ); end");
        assertThat(file.problems()).isEmpty();
        assertThat(file.refusals()).isEmpty();
        assertThat(file.rules().get(0).conclusions()).singleElement().satisfies(each -> assertThat(each.text())
                .isEqualTo(expected));
    }
}
