package org.transferadvisor.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Chart;

/** Charts are drawn where their figures say, and hold whatever their names are. */
class DrawingTest {

    private static String draw(Chart chart) {
        return Drawing.of(chart, "id", "A <title>", "A \"description\" & more");
    }

    @Test
    void aBarReachesFromItsLowToItsHighEndWithAMarkAtTheLikelyValue() {
        String svg = draw(new Chart.Ranges(
                List.of(
                        new Chart.Bar("one", new Range(1.0, 10.0, 100.0), true),
                        new Chart.Bar("ten", Range.exactly(10_000.0), false)),
                1_000.0,
                "budget",
                Chart.Unit.USD));
        // four decades from 1 % to 99 % of the width: 24.5 % each
        assertThat(svg)
                .contains("<rect class=\"bar strong\" x=\"1%\" width=\"49%\"")
                .contains("<circle class=\"likely strong\" cx=\"25.5%\"")
                .contains("<circle class=\"likely\" cx=\"99%\"")
                .contains("<line class=\"limit\" x1=\"74.5%\"")
                .contains(">budget $1,000</text>");
    }

    @Test
    void aWaterfallGoesUpWithGainsAndDownWithLosses() {
        String svg = draw(new Chart.Waterfall(List.of(
                new Chart.Step("gain", 0, 100, false),
                new Chart.Step("loss", 100, 25, false),
                new Chart.Step("left", 0, 25, true))));
        assertThat(svg)
                .contains("<rect class=\"gain\" x=\"1%\" width=\"98%\"")
                .contains("<rect class=\"loss\" x=\"25.5%\" width=\"73.5%\"")
                .contains("<rect class=\"sum\" x=\"1%\" width=\"24.5%\"")
                .contains(">+$100<", ">-$75<", ">$25<");
    }

    @Test
    void aCrossingIsMarkedWhereTheLinesMeet() {
        String svg = draw(new Chart.Lines(
                "models",
                List.of(
                        new Chart.Series("a", List.of(new Chart.Point(0, 0), new Chart.Point(4, 40)), false),
                        new Chart.Series("b", List.of(new Chart.Point(0, 20), new Chart.Point(4, 20)), false)),
                List.of(new Chart.Mark("crossing at 2", 2, 20.0), new Chart.Mark("here: 3", 3, null)),
                Chart.Unit.USD,
                false));
        assertThat(svg)
                .contains("<circle class=\"crossing\" cx=\"50%\" cy=\"136\"")
                .contains("<line class=\"here\" x1=\"74.5%\"");
    }

    @Test
    void aTornadoSpansTheResultsAtBothEndsWhicheverIsGreater() {
        String svg = draw(new Chart.Tornado(
                List.of(new Chart.Driver("rate", 5, 1), new Chart.Driver("price", 2, 3)), 1.0, Chart.Unit.PLAIN));
        assertThat(svg)
                .contains("<rect class=\"bar strong\" x=\"1%\" width=\"98%\"")
                .contains("<circle class=\"end\" cx=\"99%\"")
                .contains("<rect class=\"bar strong\" x=\"25.5%\" width=\"24.5%\"")
                .contains(">pays above 1</text>");
    }

    @Test
    void candidatesStandAtTheirSimilarityAndTheLineInTheMiddle() {
        String svg = draw(new Chart.Proximity(
                List.of(0.5),
                List.of(0.4, 0.7),
                1_000.0,
                10_000,
                List.of("LL", "LH", "HL", "HH"),
                List.of(new Chart.Candidate("near", 0.8, true), new Chart.Candidate("far", 0.1, false))));
        assertThat(svg)
                .contains("<circle class=\"dot strong\" cx=\"80%\"")
                .contains("<circle class=\"dot\" cx=\"10%\"")
                .contains("<line class=\"side\" x1=\"0%\" y1=\"154\"")
                .contains("<line class=\"side\" x1=\"50%\"")
                .contains(">HH<", ">LL<");
    }

    @Test
    void candidatesAreDrawnWithoutAnyLine() {
        String svg = draw(new Chart.Proximity(
                List.of(), List.of(), null, 0, List.of("", "", "", ""), List.of(new Chart.Candidate("x", 0, false))));
        assertThat(svg).contains("cx=\"1.5%\"").doesNotContain("class=\"side\"");
    }

    @Test
    void namesAreTextInEveryPlace() {
        String svg = draw(new Chart.Ranges(
                List.of(new Chart.Bar("</text><script>\"'&\u0001\uD83D\uDE00", Range.exactly(0.0), false)),
                null,
                "",
                Chart.Unit.USD));
        assertThat(svg)
                .contains("<title id=\"id-title\">A &lt;title&gt;</title>")
                .contains("A &#34;description&#34; &amp; more")
                .contains("&lt;/text&gt;&lt;script&gt;&#34;&#39;&amp;\uFFFD\uD83D\uDE00")
                .doesNotContain("<script");
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        assertThat(Canvas.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Canvas.cut("abcdefg", 6)).isEqualTo("abcd…g");
        assertThat(Canvas.cut("\uD83D\uDE00".repeat(7), 6)).isEqualTo("\uD83D\uDE00".repeat(4) + "…" + "\uD83D\uDE00");
    }

    @Test
    void ticksThatWouldBeRoundedToNothingShowTheirPower() {
        assertThat(Drawing.shown(0, Chart.Unit.USD)).isEqualTo("$0");
        assertThat(Drawing.shown(1e-4, Chart.Unit.USD)).isEqualTo("$0.0001");
        assertThat(Drawing.shown(1e-5, Chart.Unit.USD)).isEqualTo("$1e-5");
        assertThat(Drawing.shown(1e-12, Chart.Unit.GB)).isEqualTo("1e-12 GB");
        assertThat(Drawing.shown(1e15, Chart.Unit.USD)).isEqualTo("$1,000T");
    }

    @Test
    void figuresThatAreNoneAreNotWritten() {
        String svg =
                draw(new Chart.Stacked(List.of("a"), List.of(new Chart.Stack("x", List.of(Double.NaN), 0, false)), ""));
        assertThat(svg).doesNotContain("NaN");
    }
}
