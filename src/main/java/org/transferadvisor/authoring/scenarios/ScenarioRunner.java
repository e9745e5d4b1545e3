package org.transferadvisor.authoring.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.Decision;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.coverage.CoverageReader;
import org.transferadvisor.authoring.coverage.SessionFacts;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;

/** Runs scenarios by one rulebook, on all cores, and compares. */
public final class ScenarioRunner {

    private final Advisor advisor;
    private final ScenarioWords words;

    /**
     * A runner.
     *
     * @param advisor advises by the rulebook that the scenarios belong to
     * @param words the rulebook's words
     */
    public ScenarioRunner(Advisor advisor, ScenarioWords words) {
        this.advisor = advisor;
        this.words = words;
    }

    /** What became of one scenario, and what its session held; null where there was none. */
    private record Run(Outcome outcome, @Nullable SessionFacts facts) {}

    /**
     * Runs scenarios.
     *
     * @param scenarios what to run
     * @param unreachable sides of comparisons that no project can reach
     * @param progress is told how many have ended, from any thread
     */
    public TestReport run(List<Scenario> scenarios, List<Unreachable> unreachable, Progress progress) {
        AtomicInteger ended = new AtomicInteger();
        List<Run> runs = scenarios.parallelStream()
                .map(each -> {
                    Run run = run(each);
                    progress.at("scenarios", ended.incrementAndGet(), scenarios.size());
                    return run;
                })
                .toList();
        CoverageReader reader = CoverageReader.of(advisor.rulebook());
        runs.forEach(each -> {
            if (each.facts() != null) {
                reader.add(each.facts());
            }
        });
        Coverage coverage = reader.coverage((rule, comparison) -> unreachable.stream()
                .filter(each -> each.rule().equals(rule) && each.comparison().equals(comparison))
                .map(Unreachable::because)
                .findFirst()
                .orElse(null));
        Rulebook rulebook = advisor.rulebook();
        return new TestReport(
                rulebook.name(),
                rulebook.version(),
                rulebook.digest(),
                runs.stream().map(Run::outcome).toList(),
                coverage);
    }

    private Run run(Scenario scenario) {
        Expectation first = scenario.expectations().get(0);
        if (first instanceof Expectation.Refusal refusal) {
            return new Run(outcome(scenario, refused(scenario, refusal)), null);
        }
        try {
            Decision decision = advisor.decide(scenario.facts(), scenario.basis());
            Comparison comparison = new Comparison(
                    decision, new Grounds(decision.trace(), scenario.basis().name()));
            List<Failure> failures = new ArrayList<>();
            for (Expectation each : scenario.expectations()) {
                Failure failure = comparison.failure(each);
                if (failure != null) {
                    failures.add(failure);
                }
            }
            return new Run(outcome(scenario, failures), SessionFacts.of(decision));
        } catch (UndecidedException | RefusedException e) {
            return new Run(outcome(scenario, broken(scenario, String.valueOf(e.getMessage()))), null);
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new Run(outcome(scenario, broken(scenario, "a rule broke off: " + cause.getMessage())), null);
        }
    }

    private static Outcome outcome(Scenario scenario, List<Failure> failures) {
        return new Outcome(scenario.file(), scenario.line(), scenario.name(), List.copyOf(failures));
    }

    private static List<Failure> broken(Scenario scenario, String message) {
        return List.of(new Failure(scenario.line(), "the advice", "one advice", message, List.of()));
    }

    private static List<Failure> refused(Scenario scenario, Expectation.Refusal refusal) {
        String found = scenario.refusal();
        if (found != null && found.contains(refusal.text())) {
            return List.of();
        }
        return List.of(new Failure(
                refusal.place().line(),
                "the facts",
                "refused, with: " + refusal.text(),
                found == null ? "accepted" : "refused, with: " + found,
                List.of()));
    }

    /** Compares one decision with what is expected of it. */
    private final class Comparison {

        private final Decision decision;
        private final Grounds grounds;
        private final Set<String> fired;

        Comparison(Decision decision, Grounds grounds) {
            this.decision = decision;
            this.grounds = grounds;
            this.fired = decision.trace().firings().stream()
                    .map(each -> each.rule().id())
                    .collect(Collectors.toSet());
        }

        @Nullable
        Failure failure(Expectation expectation) {
            int line = expectation.place().line();
            if (expectation instanceof Expectation.Value value) {
                Object found = value.path().in(decision.advice());
                return value.expected().meets(found)
                        ? null
                        : new Failure(
                                line,
                                value.about(),
                                value.expected().text(),
                                Expected.shown(found),
                                grounds.of(value.path()));
            }
            if (expectation instanceof Expectation.RuleFired rule) {
                return fired.contains(rule.rule()) == rule.fired()
                        ? null
                        : new Failure(
                                line,
                                rule.about(),
                                rule.fired() ? "fired" : "not fired",
                                rule.fired() ? "not fired; it is at " + place(rule.rule()) : "fired",
                                grounds.ofRule(rule.rule()));
            }
            if (expectation instanceof Expectation.FindingShown finding) {
                boolean there = decision.advice().findings().stream()
                        .anyMatch(each -> each.code().equals(finding.code()));
                return there == finding.present()
                        ? null
                        : new Failure(
                                line,
                                finding.about(),
                                finding.present() ? "present" : "absent",
                                finding.present() ? "absent; " + wouldConclude(finding.code()) : "present",
                                grounds.ofFinding(finding.code()));
            }
            return null;
        }

        private String wouldConclude(String code) {
            return "rules that conclude it: "
                    + words.concluding("Finding", code).stream()
                            .map(rule -> rule + " (" + place(rule) + ")")
                            .collect(Collectors.joining(", "));
        }

        private String place(String rule) {
            return advisor.rulebook().rules().values().stream()
                    .map(Rulebook.Rule::info)
                    .filter(each -> each.id().equals(rule))
                    .map(RuleInfo::file)
                    .findFirst()
                    .map(file -> file + ":" + line(rule))
                    .orElse("");
        }

        private int line(String rule) {
            return advisor.rulebook().rules().values().stream()
                    .map(Rulebook.Rule::info)
                    .filter(each -> each.id().equals(rule))
                    .mapToInt(RuleInfo::line)
                    .findFirst()
                    .orElse(0);
        }
    }
}
