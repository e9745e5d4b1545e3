package org.transferadvisor.authoring.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostic;
import org.transferadvisor.rulebook.check.Severity;

/** A rulebook that goes by the name and version of the built-in one is that one. */
class FolderCheckTest {

    private static final String MANIFEST = "rulebook.yaml";

    @TempDir
    private Path folder;

    private List<Problem> sameVersion(Rulebooks rulebook) {
        return FolderCheck.of(rulebook.write(folder)).checked().diagnostics().stream()
                .filter(each -> each.check() == Check.SAME_VERSION)
                .peek(each -> assertThat(each.check().severity()).isEqualTo(Severity.WARNING))
                .map(Diagnostic::problem)
                .toList();
    }

    @Test
    void otherContentUnderTheSameVersionIsWarnedOfAtTheVersion() {
        assertThat(sameVersion(Rulebooks.shipped()
                        .replace("decision-tree.drl", "labeledSamples > 10000 )", "labeledSamples > 20000 )")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.file()).isEqualTo(MANIFEST);
                    assertThat(Rulebooks.shipped()
                                    .text(MANIFEST)
                                    .lines()
                                    .toList()
                                    .get(each.line() - 1))
                            .startsWith("version: ");
                    assertThat(each.message())
                            .isEqualTo("the content is not that of the built-in rulebook transfer-learning-economics"
                                    + " 1.0.0, and its version is the same");
                });
    }

    @Test
    void theSameContentAndAnotherVersionAreLeftAlone() {
        assertThat(sameVersion(Rulebooks.shipped())).isEmpty();
        assertThat(sameVersion(Rulebooks.shipped().replace(MANIFEST, "version: 1.0.0", "version: 1.0.1")))
                .isEmpty();
        assertThat(sameVersion(
                        Rulebooks.shipped().replace(MANIFEST, "name: transfer-learning-economics", "name: our-rules")))
                .isEmpty();
    }
}
