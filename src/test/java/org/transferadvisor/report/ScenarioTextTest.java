package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Failure;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.TestReport;

/** What a run of scenarios says of the rules that it did not test. */
class ScenarioTextTest {

    private static final Coverage COVERAGE = new Coverage(
            List.of(
                    new Coverage.Tested("silent", "A silent rule", "a.drl", 3, false),
                    new Coverage.Tested("heard", "A rule", "a.drl", 9, true),
                    new Coverage.Tested("heard-too", "A rule too", "a.drl", 19, true)),
            List.of(
                    threshold("one", null, 1000.0, null),
                    threshold("two", 900.0, 2000.0, null),
                    threshold("three", 999.0, 1000.0, null),
                    threshold("four", null, 1000.0, "nobody has so few"),
                    threshold("five", 1.0, 1000.0, "nobody has so few")),
            List.of(
                    new Coverage.Word("one", "a.drl", 5, "Task.type", "OTHER", true, false, null),
                    new Coverage.Word("one", "a.drl", 6, "Task.type", "null", false, true, null),
                    new Coverage.Word("one", "a.drl", 7, "Task.type", "X", false, true, "no such task"),
                    new Coverage.Word("one", "a.drl", 8, "Task.type", "Y", true, true, null)));

    private static Coverage.Threshold threshold(String rule, Double below, Double above, String unreachable) {
        return new Coverage.Threshold(
                rule,
                "a.drl",
                4,
                7,
                "Data",
                "labeledSamples < 1000",
                new Coverage.Side("below 1000", below == null ? null : new Coverage.Seen(below, 1000, true)),
                new Coverage.Side("at least 1000", above == null ? null : new Coverage.Seen(above, 1000, true)),
                unreachable);
    }

    private static String text(List<Outcome> outcomes) {
        return new ScenarioText(80, false).write(new TestReport("r", "1", "d", outcomes, COVERAGE), true);
    }

    @Test
    void whatIsNotTestedIsListedWithItsPlace() {
        assertThat(text(List.of())).isEqualTo("""
                Rules that no scenario fires
                  a.drl:3
                      silent  A silent rule

                Comparisons of which a side is not tested
                  a.drl:4:7
                      Data( labeledSamples < 1000 ) of one: nothing below 1000

                Words that no fact has, or every fact
                  a.drl:5
                      Task.type OTHER: no fact has another
                  a.drl:6
                      Task.type null: no fact has it

                Tested on both sides, but not close to the line
                  a.drl:4:7
                      Data( labeledSamples < 1000 ) of two: 900 against 1000, 2000 against 1000
                  a.drl:4:7
                      Data( labeledSamples < 1000 ) of five: 1 against 1000, 1000 against 1000

                Not counted, as a scenario file says that it cannot be reached
                  a.drl:4:7
                      Data( labeledSamples < 1000 ) of four: nobody has so few
                  a.drl:4:7
                      Data( labeledSamples < 1000 ) of five: it is tested all the same, remove
                      the excuse
                  a.drl:7
                      Task.type X of one: no such task

                Rules fired      66.6%   2 of 3
                Sides of lines   87.5%   7 of 8, 2 close to the line
                Words            33.3%   1 of 3
                0 scenarios: 0 passed
                """);
    }

    @Test
    void oneHundredPercentMeansAll() {
        List<Coverage.Tested> rules = new java.util.ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            rules.add(new Coverage.Tested("r" + i, "A rule", "a.drl", i + 1, i > 0));
        }
        Coverage almost = new Coverage(rules, List.of(), List.of());
        assertThat(new ScenarioText(80, false).write(new TestReport("r", "1", "d", List.of(), almost), true))
                .contains("99.9%   4999 of 5000");
        assertThat(almost.percent()).isEqualTo(99.98);
    }

    @Test
    void namesThatCouldSteerATerminalAreMadeVisible() {
        Failure failure = new Failure(3, "a\u001b[2J", "x\u0007", "y", List.of());
        assertThat(text(List.of(new Outcome("scenarios/a.yaml", 2, "evil\u001b]0;", List.of(failure)))))
                .contains("\\u001b[2J")
                .contains("x\\u0007")
                .doesNotContain("\u001b");
    }
}
