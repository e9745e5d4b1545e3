package org.transferadvisor.service;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;

/** What a service tells of itself, as Prometheus reads it. */
final class ServiceMetrics implements AutoCloseable {

    private static final String STARTED = "started";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge rulebook = MultiGauge.builder("advisor.rulebook")
            .description("The rulebook in force; always 1")
            .register(registry);

    /** The rulebook that is in force now. */
    void inForce(Advisor advisor) {
        Advice.RulebookIdentity identity = advisor.identity();
        Tags tags = Tags.of("name", identity.name(), "version", identity.version(), "digest", identity.digest());
        rulebook.register(List.of(MultiGauge.Row.of(tags, 1)), true);
    }

    /** An advice was given. */
    void decided(Advice advice) {
        String verdict = advice.viability().verdict();
        Counter.builder("advisor.decisions")
                .description("Advices given")
                .tag("strategy", advice.recommendation().strategy())
                .tag("verdict", verdict == null ? "none" : verdict)
                .register(registry)
                .increment();
    }

    /** A request begins. */
    void begin(Context request) {
        request.attribute(STARTED, System.nanoTime());
    }

    /** A request has been answered. */
    void end(Context request) {
        Long started = request.attribute(STARTED);
        int status = request.statusCode();
        if (status >= 400 && status < 500) {
            Counter.builder("advisor.refusals")
                    .description("Requests that were refused")
                    .tag("status", String.valueOf(status))
                    .register(registry)
                    .increment();
        }
        if (started != null) {
            var matched = request.endpoints().lastHttpEndpoint();
            Timer.builder("advisor.requests")
                    .description("How long requests took")
                    .tag("route", matched == null ? "none" : matched.path)
                    .serviceLevelObjectives(
                            Duration.ofMillis(10),
                            Duration.ofMillis(50),
                            Duration.ofMillis(150),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10))
                    .register(registry)
                    .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    /** All of it as text. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
