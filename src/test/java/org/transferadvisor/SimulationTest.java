package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;

/** Draws and drivers: seeded, ordered, and equal to what an advice says of the same values. */
class SimulationTest {

    /** The support assistant, whose only benefit is data as long as it states no economics. */
    private static final Document SAMPLE = withoutEconomics();

    private static Document withoutEconomics() {
        try {
            return Case.of(Files.readString(Path.of("facts-samples/support-assistant.json")))
                    .without("economics")
                    .document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Advice.Uncertainty simulate(Document document, int draws, long seed) {
        return Case.advisor().simulate(document, Basis.PUBLISHED, draws, seed).uncertainty();
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherOneNot() {
        assertThat(simulate(SAMPLE, 50, 3)).isEqualTo(simulate(SAMPLE, 50, 3));
        assertThat(simulate(SAMPLE, 50, 4).totalCost())
                .isNotEqualTo(simulate(SAMPLE, 50, 3).totalCost());
        assertThat(Case.advisor().advise(SAMPLE).uncertainty()).isNull();
    }

    @Test
    void percentilesAreOrderedAndLieAroundTheLikelyValue() {
        Advice advice = Case.advisor().simulate(SAMPLE, Basis.PUBLISHED, 400, 1);
        Advice.Uncertainty found = advice.uncertainty();
        for (Advice.Percentiles each : List.of(found.totalCost(), found.tlEvs())) {
            assertThat(List.of(each.p5(), each.p25(), each.p50(), each.p75(), each.p95()))
                    .isSorted();
        }
        Range cost = advice.viability().costs().total();
        assertThat(found.totalCost().p5()).isBetween(cost.low(), cost.likely());
        assertThat(found.totalCost().p95()).isBetween(cost.likely(), cost.high());
        assertThat(found.probabilityAboveOne()).isBetween(0.5, 0.9);
        assertThat(found.sameStrategy()).isEqualTo(1);
    }

    /** One range alone: its 5th and 95th percentile are its ends. */
    @Test
    void aRangeIsDrawnWithItsEndsAsTheFifthAndNinetyFifthPercentile() {
        Case facts = Case.project()
                .with("/data/annotationCostPerSample", Map.of("low", 1, "high", 4))
                .with("/data/formatConversionHours", 0)
                .with("/economics/selectionHours", 0);
        Advice.Uncertainty found = simulate(facts.document(), 4000, 1);
        double others = facts.with("/data/annotationCostPerSample", 0)
                .advise()
                .viability()
                .costs()
                .total()
                .likely();
        assertThat(found.totalCost().p50()).isCloseTo(others + 5000 * 1.3 * 2, within(others * 0.3));
        assertThat(found.tlEvs()).as("no benefit is known").isNull();
        assertThat(found.probabilityAboveOne()).isNull();
    }

    @Test
    void aDriverSaysWhatAnAdviceOnThatValueSays() {
        Advice.Driver driver = simulate(SAMPLE, 1, 1).drivers().get(0);
        assertThat(driver.fact()).isEqualTo("/data/annotationCostPerSample");
        assertThat(driver.range()).isEqualTo(Range.between(0.5, 2));
        assertThat(driver.atLow()).isCloseTo(scoreAt(0.5), within(1e-9));
        assertThat(driver.atHigh()).isCloseTo(scoreAt(2), within(1e-9));
    }

    private static double scoreAt(double annotation) {
        String json =
                new org.transferadvisor.report.JsonReport().line(SAMPLE.root().plain());
        return Case.of(json)
                .with("/data/annotationCostPerSample", annotation)
                .advise()
                .viability()
                .tlEvs()
                .likely();
    }

    @Test
    void driversAreTheTenStrongestInOrder() {
        List<Advice.Driver> drivers = simulate(SAMPLE, 1, 1).drivers();
        assertThat(drivers).hasSize(10);
        assertThat(drivers.stream().map(each -> -Math.abs(each.atHigh() - each.atLow())))
                .isSorted();
    }

    @Test
    void theNumberOfDrawsIsBounded() {
        assertThatThrownBy(() -> simulate(SAMPLE, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulate(SAMPLE, 100_001, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The project itself, on its likely values, comes to rest. */
    @Test
    void rulesThatFeedThemselvesInADrawOnlyAreStoppedAndNamed() {
        Rulebooks endless = Rulebooks.shipped().append("portfolio.drl", """

                rule "Many iterations never end"
                    @id(endless-iterations)
                    @source("10.2")
                    @because("Many.")
                when
                    Figure( id == "adaptation-iterations", value.low == value.high )
                    VolumeLine( $line : samples )
                then
                    insertLogical( new VolumeLine( $line + 1 ) );
                end
                """);
        try (Advisor advisor = Advisor.of(endless.compile())) {
            assertThat(advisor.advise(SAMPLE).recommendation()).isNotNull();
            assertThatThrownBy(() -> advisor.simulate(SAMPLE, Basis.PUBLISHED, 3, 1))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("the rule `Many iterations never end` feeds itself");
        }
    }

    @Test
    void aRangeOverTheWholeDomainCanBeDrawn() {
        Case facts = Case.project()
                .candidate(Map.of("model", "a", "parametersB", 7))
                .with("/hardware/pricePerGpuHour", Map.of("low", Field.SMALLEST, "high", Field.LARGEST));
        assertThat(simulate(facts.document(), 500, 1).totalCost().p95()).isFinite();
    }

    @Tag("thorough")
    @Test
    void anyProjectCanBeSimulated() {
        for (Case facts : RandomProjects.of(53, 40)) {
            Advice.Uncertainty found = simulate(facts.document(), 5, 1);
            assertThat(found.totalCost().p95()).isFinite().isPositive();
            assertThat(found.sameStrategy()).isBetween(0.0, 1.0);
        }
    }
}
