package org.transferadvisor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.transferadvisor.Case;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.ScenarioRunner;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.authoring.scenarios.TestReport;

/** The scenarios that are shipped: all pass, every rule fires, and both sides of every line are tested close to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedScenariosTest {

    private final TestReport report = run();

    private static TestReport run() {
        ScenarioWords words = ScenarioWords.of(Case.advisor().rulebook());
        Scenarios scenarios = Scenarios.read(Path.of("rules"), words);
        assertThat(scenarios.problems()).isEmpty();
        return new ScenarioRunner(Case.advisor(), words)
                .run(scenarios.scenarios(), scenarios.unreachable(), Progress.NONE);
    }

    @Test
    void everyScenarioPasses() {
        assertThat(report.outcomes()).filteredOn(each -> !each.passed()).isEmpty();
        assertThat(report.outcomes()).hasSizeGreaterThan(250);
    }

    @Test
    void everyRuleFires() {
        assertThat(report.coverage().rules())
                .filteredOn(each -> !each.fired())
                .extracting(Coverage.Tested::rule)
                .isEmpty();
        assertThat(report.coverage().rules())
                .hasSize(Case.advisor().rulebook().ids().size());
    }

    @Test
    void bothSidesOfEveryLineAreTested() {
        assertThat(report.coverage().thresholds())
                .filteredOn(each -> each.counts() && !each.tested())
                .isEmpty();
        assertThat(report.coverage().thresholds()).hasSizeGreaterThan(60);
    }

    /**
     * Published and measured prices are 3.4 apart on an A100-80GB and the same on any other: the table has none near 2. Runs
     * that a budget buys are whole: below 1 there is only 0. What a method takes and what the next in its place takes lie as far
     * apart as the table of strategies has them.
     */
    @Test
    void andCloseToIt() {
        assertThat(report.coverage().thresholds())
                .filteredOn(each -> each.tested() && !each.close())
                .extracting(Coverage.Threshold::rule)
                .containsExactly(
                        "capacity-cheapest",
                        "capacity-smallest",
                        "capacity-least-memory",
                        "finding-price-contested",
                        "finding-qlora-exploration");
    }

    @Test
    void everyWordIsSeenAndAnotherThanIt() {
        assertThat(report.coverage().words())
                .filteredOn(each -> each.counts() && !each.tested())
                .isEmpty();
        assertThat(report.coverage().percent()).isEqualTo(100);
    }

    @Test
    void whatIsSaidToBeOutOfReachIs() {
        assertThat(report.coverage().thresholds())
                .filteredOn(each -> each.unreachable() != null)
                .noneMatch(Coverage.Threshold::tested);
        assertThat(report.coverage().words())
                .filteredOn(each -> each.unreachable() != null)
                .isNotEmpty()
                .noneMatch(Coverage.Word::tested);
    }

    @Test
    void eachRuleFileHasItsScenarios() {
        List<String> files =
                report.outcomes().stream().map(Outcome::file).distinct().toList();
        assertThat(files)
                .containsExactlyElementsOf(Case.advisor().rulebook().files().rules().keySet().stream()
                        .map(each -> "scenarios/" + each.replace(".drl", ".yaml"))
                        .toList());
    }
}
