package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;

/** Text in lines and columns of a terminal. */
class LayoutTest {

    @Test
    void namesAreCutInsideByColumns() {
        assertThat(Layout.cutInside("abcdefg", 7)).isEqualTo("abcdefg");
        assertThat(Layout.cutInside("abcdefgh", 7)).isEqualTo("abcd…gh");
        assertThat(Layout.cutInside("案件案件案件案件", 8)).isEqualTo("案件…件");
        assertThat(Layout.width(Layout.cutInside("\uD83D\uDE00".repeat(9), 10))).isLessThanOrEqualTo(10);
    }

    @Test
    void candidatesThatDifferAtTheEndCanBeToldApart() {
        Case facts = Case.project().without("modelMatch");
        for (int i = 10; i < 40; i++) {
            facts = facts.candidate("Model with a fairly long name, number " + i, 0.5 + 0.01 * i);
        }
        String text = new TextReport(Case.advisor().rulebook(), 80, false).full(facts.advise());
        assertThat(text)
                .contains("Model with a fairly long name, number 10", "Model with a fairly long name, number 39");
    }

    @Test
    void theNameOfTheSourceModelIsWrapped() {
        String text = new TextReport(Case.advisor().rulebook(), 60, false)
                .brief(Case.project()
                        .without("modelMatch")
                        .candidate("word ".repeat(20).strip(), 0.9)
                        .advise());
        assertThat(text.lines().filter(each -> each.contains("word word")))
                .hasSizeGreaterThan(3)
                .allMatch(each -> each.length() <= 60);
    }
}
