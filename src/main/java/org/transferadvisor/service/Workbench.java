package org.transferadvisor.service;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;

/**
 * The service behind {@code advisor serve}: a page for people and an interface for programs, by one advisor.
 *
 * <p>Running, it answers at {@link #address}. Safe for use by many callers; {@link #close} ends it.
 */
public final class Workbench implements AutoCloseable {

    /** Where the interface for programs begins. */
    static final String API = "/api/v1";

    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_THREADS = 64;
    private static final int LARGEST_HEAD = 8_192;
    private static final int IDLE_MILLIS = 15_000;

    private final ServiceSettings settings;
    private final Access access;
    private final Recording recording;
    private final Advisor advisor;
    private final RulebookDraft draft;
    private final ServiceMetrics metrics;
    private final Computing computing;
    private final Javalin server;

    private Workbench(ServiceSettings settings) {
        this.settings = settings;
        this.access = new Access(settings);
        Rulebook rulebook = settings.rules() == null ? Rulebook.builtIn() : Rulebook.in(settings.rules());
        if (settings.requireApproval()) {
            rulebook.approvedOrRefuse();
        }
        this.recording = new Recording(settings.log());
        this.advisor = Advisor.of(rulebook, recording);
        this.draft = new RulebookDraft(advisor, settings);
        this.metrics = new ServiceMetrics();
        this.computing = new Computing(Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts a service.
     *
     * @throws RefusedException where its settings are not safe, or its rulebook, log or port cannot be had
     */
    public static Workbench start(ServiceSettings settings) {
        Workbench workbench = new Workbench(settings.checked());
        try {
            workbench.metrics.inForce(workbench.advisor);
            workbench.server.start();
            return workbench;
        } catch (RuntimeException e) {
            workbench.close();
            throw new RefusedException(List.of(new Problem(
                    "--port",
                    0,
                    0,
                    "",
                    "port `" + settings.port() + "` of `" + settings.bind() + "` cannot be had",
                    "a port that no other program has; 0 takes any that is free",
                    null)));
        }
    }

    /** Where the page is, with the key that its owner writes by. */
    public String address() {
        String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
        return "http://" + host + ":" + port() + "/#key=" + access.key();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize =
                Long.MAX_VALUE; // each route has a bound of its own, and a batch is read as it comes
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = 0; // Computing says when it is enough
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
        threads.setName("advisor-http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(each -> each.setStopTimeout(0)); // what is under way is not waited for
        config.jetty.modifyHttpConfiguration(Workbench::limit);
        config.jetty.addConnector((of, http) -> connector(of, http));
        config.routes.before(this::before);
        config.routes.after(metrics::end);
        config.routes.exception(Exception.class, (e, request) -> Replies.failed(request, e));
        config.routes.error(404, request -> {
            if (request.resultInputStream() == null
                    || !Replies.PROBLEM.equals(request.res().getContentType())) {
                Replies.failed(
                        request,
                        new HttpProblem(
                                404,
                                "There is nothing at this address",
                                "the page is at /, the interface is described at " + API + "/openapi.json"));
            }
        });
        LogRoutes log = new LogRoutes(advisor, draft, recording, settings.log(), access, computing);
        new AdviceRoutes(advisor, recording, access, metrics, computing).on(config.routes);
        new RulebookRoutes(advisor, draft, log::recent, access, metrics, computing).on(config.routes);
        log.on(config.routes);
        new PageRoutes().on(config.routes);
        config.routes.get("/health/live", request -> request.result("live"));
        config.routes.get(
                "/health/ready",
                request -> request.result("ready, by " + advisor.identity().digest()));
        config.routes.get("/metrics", request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.text()));
        config.routes.get(
                API + "/service",
                request -> Replies.json(
                        request,
                        new Service(
                                advisor.rulebook().name(),
                                settings.rules() != null,
                                settings.log() != null,
                                settings.readOnly(),
                                settings.token() != null,
                                settings.requireApproval())));
        config.routes.get(API + "/openapi.json", request -> Replies.written(request, openApi()));
    }

    /** What the page has to know of the service. */
    record Service(
            String rulebook,
            boolean publishable,
            boolean log,
            boolean readOnly,
            boolean guarded,
            boolean requireApproval) {}

    private static void limit(HttpConfiguration http) {
        http.setRequestHeaderSize(LARGEST_HEAD);
        http.setSendServerVersion(false);
        http.setIdleTimeout(IDLE_MILLIS);
    }

    private ServerConnector connector(Server of, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(of, new HttpConnectionFactory(http));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        of.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, of));
        return connector;
    }

    private void before(Context request) {
        metrics.begin(request);
        request.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store");
        access.check(request);
    }

    /** The description of the interface, with the schema of facts by this rulebook. */
    private String openApi() {
        try (InputStream in = Workbench.class.getResourceAsStream("/workbench/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the description is not packed");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("\"@facts\"", new JsonReport().line(advisor.schema()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        computing.close();
        draft.close();
        advisor.close();
        recording.close();
        metrics.close();
    }
}
