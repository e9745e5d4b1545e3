package org.transferadvisor.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.TestReport;

/** Writes what scenarios showed as JSON. */
public final class ScenarioJson {

    /**
     * The whole report, ending with a line end.
     *
     * @param report what the scenarios showed
     * @param withCoverage whether to say what of the rules was tested
     */
    public String write(TestReport report, boolean withCoverage) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rulebook", ordered("name", report.rulebook(), "version", report.version(), "digest", report.digest()));
        all.put("scenarios", report.outcomes().size());
        all.put("passed", report.passed());
        all.put("failed", report.failed());
        all.put(
                "outcomes",
                report.outcomes().stream().map(ScenarioJson::outcome).toList());
        if (withCoverage) {
            all.put("coverage", coverage(report.coverage()));
        }
        return new JsonReport().pretty(all) + "\n";
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        return ordered(
                "file", outcome.file(),
                "line", outcome.line(),
                "name", outcome.name(),
                "passed", outcome.passed(),
                "failures", outcome.failures());
    }

    private static Map<String, Object> coverage(Coverage coverage) {
        return ordered(
                "rules",
                ordered(
                        "percent",
                        coverage.rulePercent(),
                        "total",
                        coverage.rules().size(),
                        "notFired",
                        coverage.rules().stream()
                                .filter(each -> !each.fired())
                                .map(each -> ordered(
                                        "rule", each.rule(),
                                        "name", each.name(),
                                        "file", each.file(),
                                        "line", each.line()))
                                .toList()),
                "thresholds",
                ordered(
                        "percent",
                        coverage.thresholdPercent(),
                        "total",
                        coverage.thresholds().size(),
                        "comparisons",
                        coverage.thresholds().stream()
                                .map(ScenarioJson::threshold)
                                .toList()),
                "words",
                ordered(
                        "percent",
                        coverage.wordPercent(),
                        "total",
                        coverage.words().size(),
                        "notTested",
                        coverage.words().stream().filter(each -> !each.tested()).toList()));
    }

    private static Map<String, Object> threshold(Coverage.Threshold threshold) {
        return ordered(
                "rule", threshold.rule(),
                "file", threshold.file(),
                "line", threshold.line(),
                "column", threshold.column(),
                "type", threshold.type(),
                "comparison", threshold.comparison(),
                "tested", threshold.tested(),
                "close", threshold.close(),
                "sides", List.of(side(threshold.low()), side(threshold.high())),
                "unreachable", threshold.unreachable());
    }

    private static Map<String, Object> side(Coverage.Side side) {
        Coverage.Seen nearest = side.nearest();
        return ordered(
                "side",
                side.name(),
                "nearest",
                nearest == null ? null : nearest.value(),
                "against",
                nearest == null ? null : nearest.line());
    }

    private static Map<String, Object> ordered(@Nullable Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
