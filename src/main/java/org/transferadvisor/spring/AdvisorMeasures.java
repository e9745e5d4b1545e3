package org.transferadvisor.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.AdvisorObserver;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Times and counts decisions: {@code advisor.decision} by outcome ({@code advised}, {@code refused} or {@code failed}), {@code
 * advisor.advices} by strategy and verdict, {@code advisor.findings} by severity.
 */
final class AdvisorMeasures implements AdvisorObserver {

    private final Supplier<@Nullable MeterRegistry> registry;

    AdvisorMeasures(Supplier<@Nullable MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void decided(Advice advice, long nanoseconds) {
        MeterRegistry into = registry.get();
        if (into == null) {
            return;
        }
        time(into, "advised", nanoseconds);
        String verdict = advice.viability().verdict();
        into.counter(
                        "advisor.advices",
                        "strategy",
                        advice.recommendation().strategy(),
                        "verdict",
                        verdict == null ? "NONE" : verdict)
                .increment();
        advice.findings().forEach(each -> into.counter("advisor.findings", "severity", each.severity())
                .increment());
    }

    @Override
    public void failed(RuntimeException reason, long nanoseconds) {
        MeterRegistry into = registry.get();
        if (into != null) {
            time(into, reason instanceof RefusedException ? "refused" : "failed", nanoseconds);
        }
    }

    private static void time(MeterRegistry into, String outcome, long nanoseconds) {
        into.timer("advisor.decision", "outcome", outcome).record(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
