package org.transferadvisor.service;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.authoring.scenarios.AdviceFields;
import org.transferadvisor.configure.Configurator;
import org.transferadvisor.configure.Configured;
import org.transferadvisor.explain.flip.FlipPlaces;
import org.transferadvisor.explain.flip.Flips;
import org.transferadvisor.explain.reasons.Explainer;
import org.transferadvisor.explain.reasons.Explanation;
import org.transferadvisor.explain.whynot.WhyNot;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.LineReader;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.ExplanationReport;
import org.transferadvisor.report.FlipReport;
import org.transferadvisor.report.HtmlReport;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.MarkdownReport;
import org.transferadvisor.report.TextReport;
import org.transferadvisor.report.WhyNotReport;
import org.transferadvisor.rulebook.Rulebook;

/** Answers about projects: the advice, its reasons, what would change it, a configuration of it. */
final class AdviceRoutes {

    private static final int WIDTH = 100;
    private static final int MOST_BATCHES = 8;

    /** Each place takes a hundred decisions to find. */
    private static final int MOST_CANDIDATES = 200;

    private static final List<String> FORMATS = List.of("json", "text", "markdown", "html");

    private final Advisor advisor;
    private final Recording recording;
    private final Access access;
    private final ServiceMetrics metrics;
    private final Computing computing;
    private final JsonReport json = new JsonReport();

    /** A batch takes a thread for as long as its sender likes. */
    private final Semaphore batches = new Semaphore(MOST_BATCHES);

    AdviceRoutes(Advisor advisor, Recording recording, Access access, ServiceMetrics metrics, Computing computing) {
        this.advisor = advisor;
        this.recording = recording;
        this.access = access;
        this.metrics = metrics;
        this.computing = computing;
    }

    /** What stands at an address, and of which kind. */
    private record Written(String type, byte[] bytes) {

        static Written json(String text) {
            return new Written(Replies.JSON, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void on(RoutesConfig routes) {
        routes.post(Workbench.API + "/advise", this::advise);
        routes.post(Workbench.API + "/batch", this::batch);
        routes.post(Workbench.API + "/explain", this::explain);
        routes.post(Workbench.API + "/places", this::places);
        routes.post(Workbench.API + "/configure", this::configure);
        routes.get(Workbench.API + "/schema", request -> Replies.json(request, advisor.schema()));
        routes.get(Workbench.API + "/examples", request -> Replies.json(request, Examples.NAMES));
        routes.get(
                Workbench.API + "/examples/{name}",
                request -> Replies.written(request, Examples.text(request.pathParam("name"))));
    }

    private void answer(Context request, Supplier<Written> work) {
        computing.answer(request, Computing.SECONDS, work, written -> {
            request.contentType(written.type()).result(written.bytes());
            if (written.type().startsWith("text/html")) {
                request.header(
                        "Content-Security-Policy",
                        PageRoutes.policyOf(new String(written.bytes(), StandardCharsets.UTF_8)));
            }
        });
    }

    // ---- advice ----

    private void advise(Context request) {
        boolean preview = Requests.flag(request, "preview");
        if (!preview && recording.log() != null) {
            access.checkKey(request);
        }
        Document document = Requests.document(request);
        Basis basis = Requests.basis(request);
        Advice.Request who = Requests.who(request);
        String format = format(request, FORMATS);
        List<String> fields = Replies.several(request, "fields");
        answer(request, () -> {
            Advice advice = decide(document, basis, who, preview);
            Rulebook rulebook = advisor.rulebook();
            return switch (format) {
                case "text" -> text("text/plain; charset=utf-8", new TextReport(rulebook, WIDTH, false).full(advice));
                case "markdown" -> text("text/markdown; charset=utf-8", new MarkdownReport(rulebook).write(advice));
                case "html" -> text("text/html; charset=utf-8", new HtmlReport(rulebook).write(advice));
                default ->
                    new Written(
                            Replies.JSON,
                            json.bytes(
                                    fields.isEmpty()
                                            ? advice
                                            : AdviceFields.of(fields, "fields", rulebook)
                                                    .of(advice)));
            };
        });
    }

    private Advice decide(Document document, Basis basis, Advice.@Nullable Request who, boolean preview) {
        if (preview) {
            return advisor.advise(document, basis, who);
        }
        Advice advice = recording.keeping(() -> advisor.advise(document, basis, who));
        metrics.decided(advice);
        return advice;
    }

    private static Written text(String type, String text) {
        return new Written(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String format(Context request, List<String> known) {
        String asked = request.queryParam("format");
        if (asked != null && !known.contains(asked)) {
            throw Replies.parameter("format", asked, String.join(", ", known));
        }
        return asked == null ? "json" : asked;
    }

    // ---- many ----

    /** Reads a line, writes its answer, reads the next: whatever the number of lines, one is in memory. */
    private void batch(Context request) {
        if (recording.log() != null) {
            access.checkKey(request);
        }
        Basis basis = Requests.basis(request);
        Advice.Request who = Requests.who(request);
        List<String> fields = Replies.several(request, "fields");
        AdviceFields chosen = fields.isEmpty() ? null : AdviceFields.of(fields, "fields", advisor.rulebook());
        request.contentType("application/x-ndjson");
        if (!batches.tryAcquire()) {
            throw new RejectedExecutionException("too many batches at once");
        }
        try (InputStream in = new BufferedInputStream(request.bodyInputStream())) {
            OutputStream out = request.outputStream();
            LineReader lines = new LineReader(in, Document.LARGEST);
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    out.write(line(line, basis, who, chosen));
                    out.write('\n');
                    request.res().flushBuffer(); // whoever sends a line may wait for its answer before the next
                }
            }
        } catch (IOException e) {
            throw new HttpProblem(400, "The batch broke off", "lines of JSON, without long pauses");
        } finally {
            batches.release();
        }
    }

    private byte[] line(
            LineReader.Line line, Basis basis, Advice.@Nullable Request who, @Nullable AdviceFields chosen) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("line", line.number());
        if (line.tooLong()) {
            error.put("error", "the line is too long; allowed are " + Document.LARGEST + " bytes");
            return json.bytes(error);
        }
        try {
            Document document = Document.of("request, line " + line.number(), line.bytes());
            Advice advice = decide(document, basis, who, false);
            return json.bytes(chosen == null ? advice : chosen.of(advice));
        } catch (RefusedException | UndecidedException e) {
            error.put("error", e.getMessage());
            return json.bytes(error);
        }
    }

    // ---- reasons ----

    private void explain(Context request) {
        Document document = Requests.document(request);
        Basis basis = Requests.basis(request);
        String format = format(request, List.of("json", "text", "markdown"));
        String whyNot = request.queryParam("whyNot");
        String flip = request.queryParam("flip");
        List<String> of =
                request.queryParams("of").isEmpty() ? List.of(Explainer.RECOMMENDATION) : request.queryParams("of");
        List<String> fix = Replies.several(request, "fix");
        String depth = request.queryParam("depth");
        if (depth != null && !depth.matches("[1-9]\\d{0,3}")) {
            throw Replies.parameter("depth", depth, "a number from 1 up");
        }
        boolean decisive = Requests.flag(request, "decisive");
        answer(request, () -> {
            if (whyNot != null) {
                WhyNotReport report =
                        new WhyNotReport(document.name(), new WhyNot(advisor).ask(document, basis, whyNot));
                return said(format, report::json, () -> report.text(WIDTH, false), report::markdown);
            }
            if (flip != null) {
                FlipReport report = new FlipReport(
                        document.name(), new Flips(advisor).find(document, basis, flip.isEmpty() ? null : flip, fix));
                return said(format, report::json, () -> report.text(WIDTH, false), report::markdown);
            }
            Explainer explainer = new Explainer(advisor.decide(document, basis), document, advisor.rulebook());
            Explanation explanation = depth != null
                    ? explainer.toDepth(of, Integer.parseInt(depth))
                    : decisive || !format.equals("json") ? explainer.decisive(of) : explainer.complete(of);
            ExplanationReport report = new ExplanationReport(explanation);
            return said(format, report::json, () -> report.text(WIDTH, false), report::markdown);
        });
    }

    private static Written said(
            String format, Supplier<String> asJson, Supplier<String> asText, Supplier<String> asMarkdown) {
        return switch (format) {
            case "text" -> text("text/plain; charset=utf-8", asText.get());
            case "markdown" -> text("text/markdown; charset=utf-8", asMarkdown.get());
            default -> Written.json(asJson.get());
        };
    }

    /** Where along some facts the recommendation is another one. */
    private void places(Context request) {
        Document document = Requests.document(request);
        Basis basis = Requests.basis(request);
        List<String> facts = Replies.several(request, "fact");
        if (document.at("/candidates") instanceof Node.Sequence candidates
                && candidates.items().size() > MOST_CANDIDATES) {
            throw new HttpProblem(
                    413,
                    "The places of flips are not looked for among so many candidates",
                    "at most " + MOST_CANDIDATES);
        }
        answer(request, () -> {
            FlipPlaces places = new FlipPlaces(advisor, document, basis);
            List<FlipPlaces.Axis> axes = new ArrayList<>();
            facts.forEach(each -> axes.add(places.along(each)));
            return new Written(Replies.JSON, json.bytes(axes));
        });
    }

    private void configure(Context request) {
        Document document = Requests.document(request);
        Basis basis = Requests.basis(request);
        String tool = request.queryParam("for");
        List<String> tools = Configurator.tools(advisor.rulebook());
        if (tool == null || !tools.contains(tool)) {
            throw Replies.parameter("for", tool, String.join(", ", tools));
        }
        answer(request, () -> {
            Configured configured =
                    new Configurator(advisor.rulebook()).configure(advisor.decide(document, basis), tool);
            if (configured instanceof Configured.File file) {
                return text("text/plain; charset=utf-8", file.text());
            }
            throw new HttpProblem(
                    409,
                    "Nothing is written",
                    configured instanceof Configured.ByAnother other
                            ? other.text() + "; ask for " + other.tool()
                            : ((Configured.Instead) configured).text());
        });
    }
}
