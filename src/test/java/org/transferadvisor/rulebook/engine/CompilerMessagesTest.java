package org.transferadvisor.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kie.api.KieServices;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.safety.SafeRules;
import org.transferadvisor.rulebook.model.SourceText;

/**
 * What the check lets through and the compiler does not, be it with a message or without, is named at its rule in the words of an
 * expert. The check is passed over here, so that the compiler sees mistakes which it finds first today.
 */
class CompilerMessagesTest {

    private static String few() {
        try {
            return Files.readString(Path.of("src/test/resources/check/few.drl"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void compile(String text) {
        new RuleCompiler()
                .compile(
                        SafeRules.of(RulebookFiles.of(Map.of("few.drl", text)).model()),
                        KieServices.get().newReleaseId("org.transferadvisor.rulebook", "rulebook", "0"));
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(RefusedException.class, () -> compile(text)).problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "labeledSamples < 1000 | labeledSamples < \"a few\" | Little data | 8",
                "labeledSamples < 1000 | labeldSamples < 1000 | Little data | 13",
                "labeledSamples >= 1000 ) | labeledSamples >= 1000 ) accumulate( Budget( $b : compute ); $s : sum( $c ) ) | Much data | 23",
                "labeledSamples >= 1000 ) | labeledSamples >= 1000 ) $r : Range() from Ranges.times( 5, \"x\" ) | Much data | 23",
                "new Finding( \"LITTLE_DATA\" | new Finding( $samples | What little data means | 35",
                "new Finding( \"LITTLE_DATA\", | new Finding( 1.0f, | What little data means | 35",
                "new Tier( \"samples\", \"MUCH\" ) | new VolumeLine( 1.0f ) | Much data | 25",
            })
    void aMistakeIsNamedAtItsRule(String from, String to, String rule, int line) {
        String text = few().replace(from, to);
        assertThat(text).isNotEqualTo(few());
        assertThat(problems(text)).isNotEmpty().first().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("few.drl");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message())
                    .startsWith("rule `" + rule + "` does not compile: ")
                    .doesNotContain("Exception")
                    .doesNotContain("org.")
                    .doesNotContain("\n");
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @Test
    void mistakesOfTwoRulesAreNamedBoth() {
        String text = few().replace("new Tier( \"samples\", \"MUCH\" )", "new VolumeLine( 1.0f )")
                .replace("new Finding( \"LITTLE_DATA\"", "new Finding( $samples");
        assertThat(problems(text))
                .extracting(Problem::line)
                .containsExactly(
                        new SourceText("few.drl", text)
                                .place(text.indexOf("VolumeLine"))
                                .line(),
                        new SourceText("few.drl", text)
                                .place(text.indexOf("Finding( $samples"))
                                .line());
    }
}
