package org.transferadvisor.service;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.explain.verification.Verifier;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.log.ShownDecision;
import org.transferadvisor.log.SqlLog;
import org.transferadvisor.log.StatedOutcome;
import org.transferadvisor.log.audit.Replay;
import org.transferadvisor.log.audit.Replayed;
import org.transferadvisor.log.calibration.Calibration;
import org.transferadvisor.log.calibration.Observations;
import org.transferadvisor.log.calibration.StatedCurve;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.report.HtmlReport;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.LogReport;

/** The decisions that are remembered, and how they turned out. */
final class LogRoutes {

    private static final String LOG = Workbench.API + "/log";
    private static final String FILTERS =
            "project, strategy, model, verdict, rule, finding, by, rulebook, from, until, limit";
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_COMPARED = 200;
    private static final int MOST_REPLAYED = 2_000;

    private final Advisor advisor;
    private final RulebookDraft draft;
    private final Recording recording;
    private final @Nullable String target;
    private final Access access;
    private final Computing computing;

    LogRoutes(
            Advisor advisor,
            RulebookDraft draft,
            Recording recording,
            @Nullable String target,
            Access access,
            Computing computing) {
        this.advisor = advisor;
        this.draft = draft;
        this.recording = recording;
        this.target = target;
        this.access = access;
        this.computing = computing;
    }

    void on(RoutesConfig routes) {
        routes.get(LOG, request -> {
            Filter filter = filter(request);
            int limit = limit(request);
            json(request, () -> reading(store -> list(store, filter, limit)));
        });
        routes.get(
                LOG + "/calibration",
                request -> computing.answer(
                        request,
                        Computing.LONG_SECONDS,
                        () -> reading(store -> new LogReport(
                                        store.name(),
                                        Calibration.of(
                                                Observations.in(store),
                                                StatedCurve.in(
                                                        advisor.rulebook().reference())),
                                        advisor.rulebook())
                                .json()),
                        written -> Replies.written(request, written)));
        routes.post(LOG + "/replay", request -> {
            access.checkWriting(request);
            Filter filter = filter(request);
            computing.answer(
                    request, Computing.LONG_SECONDS, () -> replayed(filter), value -> Replies.json(request, value));
        });
        routes.get(LOG + "/{id}", request -> {
            String id = request.pathParam("id");
            json(request, () -> reading(store -> ShownDecision.fields(decision(store, id), store.outcomes(id))));
        });
        routes.get(LOG + "/{id}/page", this::page);
        routes.get(LOG + "/{id}/advice", request -> {
            String id = request.pathParam("id");
            computing.answer(
                    request,
                    Computing.SECONDS,
                    () -> reading(store -> kept(decision(store, id))),
                    kept -> Replies.written(request, kept));
        });
        routes.post(LOG + "/{id}/outcome", this::outcome);
    }

    private void json(Context request, Supplier<Object> work) {
        computing.answer(request, Computing.SECONDS, work, value -> Replies.json(request, value));
    }

    private String target() {
        if (target == null) {
            throw new HttpProblem(404, "No log is kept", "start `advisor serve --log TARGET`");
        }
        return target;
    }

    /** Reads the log by a connection of its own, since one is for one thread. */
    private <T> T reading(Function<LogStore, T> work) {
        try (LogStore store = LogStore.open(target())) {
            return work.apply(store);
        }
    }

    private static Filter filter(Context request) {
        Filter filter = Filter.ALL
                .between(time(request, "from"), time(request, "until"))
                .with(Entry.PROJECT, asked(request, "project"))
                .with(Entry.STRATEGY, asked(request, "strategy"))
                .with(Entry.MODEL, asked(request, "model"))
                .with(Entry.VERDICT, asked(request, "verdict"))
                .with(Entry.RULES, asked(request, "rule"))
                .with(Entry.FINDINGS, asked(request, "finding"))
                .with(Entry.BY, asked(request, "by"))
                .with(Entry.RULEBOOK, asked(request, "rulebook"));
        for (String each : request.queryParamMap().keySet()) {
            if (!List.of(FILTERS.split(", ")).contains(each)) {
                throw new HttpProblem(400, Problem.quoted(each) + " is no filter", "allowed: " + FILTERS);
            }
        }
        return filter;
    }

    private static @Nullable String asked(Context request, String name) {
        String value = request.queryParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Long time(Context request, String name) {
        String value = asked(request, name);
        try {
            return value == null ? null : Filter.time(value);
        } catch (DateTimeException e) {
            throw Replies.parameter(name, value, "a day such as 2026-11-28, or a time such as 2026-11-28T09:30:00Z");
        }
    }

    private static int limit(Context request) {
        String value = request.queryParam("limit");
        if (value == null) {
            return 100;
        }
        if (!value.matches("[1-9]\\d{0,3}") || Integer.parseInt(value) > MOST_LISTED) {
            throw Replies.parameter("limit", value, "a number from 1 to " + MOST_LISTED);
        }
        return Integer.parseInt(value);
    }

    private static List<Map<String, Object>> list(LogStore store, Filter filter, int limit) {
        List<Map<String, Object>> rows = new ArrayList<>();
        store.decisions(filter, true, limit, each -> {
            Map<String, Object> row = ShownDecision.row(each);
            List<Recorded> outcomes = store.outcomes(id(each));
            row.put("outcomes", outcomes.size());
            rows.add(row);
        });
        return rows;
    }

    private static String id(Recorded decision) {
        return String.valueOf(decision.entry().text(Entry.ID));
    }

    private static Recorded decision(LogStore store, String id) {
        return store.decisions(id, 2).stream()
                .filter(each -> id(each).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new HttpProblem(404, "The log has no decision " + Problem.quoted(id), "an id that it lists"));
    }

    /** The page of a decision: its facts, decided again by the rulebook that decided then. */
    private void page(Context request) {
        String id = request.pathParam("id");
        computing.answer(
                request,
                Computing.SECONDS,
                () -> reading(store -> {
                    Recorded decision = decision(store, id);
                    String digest = String.valueOf(decision.entry().text(Entry.RULEBOOK));
                    if (digest.equals(advisor.identity().digest())) {
                        return page(decision, advisor);
                    }
                    try (Advisor then = Replay.advisor(store, digest)) {
                        if (then == null) {
                            throw new HttpProblem(
                                    409,
                                    "The rulebook of this decision is not kept",
                                    "a decision whose rulebook is in force, or kept in the log");
                        }
                        return page(decision, then);
                    }
                }),
                page -> request.html(page).header("Content-Security-Policy", PageRoutes.policyOf(page)));
    }

    private static String page(Recorded decision, Advisor then) {
        Map<String, Object> fields = decision.entry().fields();
        Basis basis = new Basis(String.valueOf(decision.entry().text("basis")));
        Advice advice = fields.get("draws") instanceof Number draws && fields.get("seed") instanceof Number seed
                ? then.repeat(facts(decision), basis, draws.intValue(), seed.longValue())
                : then.repeat(facts(decision), basis);
        return new HtmlReport(then.rulebook())
                .write(
                        advice.identifiedAs(
                                id(decision), String.valueOf(decision.entry().text("decidedAt"))),
                        origin(decision, then));
    }

    /** Where the page of a decision is from, held against the advice where that was kept. */
    private static String origin(Recorded decision, Advisor then) {
        String again = "decided again by the rulebook that decided then";
        String kept = ShownDecision.advice(decision);
        if (kept == null) {
            return again;
        }
        int differences = new Verifier(then, new JsonReport()::line)
                .verify(Document.of(id(decision) + ".json", kept)).stream()
                        .mapToInt(each -> each.differences().size())
                        .sum();
        return again
                + (differences == 0
                        ? ", the same as the advice that the log keeps"
                        : ", and other than the advice that the log keeps at " + differences
                                + (differences == 1 ? " place" : " places"));
    }

    /** The advice as it was kept. */
    private static String kept(Recorded decision) {
        String kept = ShownDecision.advice(decision);
        if (kept == null) {
            throw new HttpProblem(
                    404, "The advice of this decision was not kept, or is masked", "one logged with --keep-advice");
        }
        return kept;
    }

    private static Document facts(Recorded decision) {
        Object facts = decision.entry().fields().get(Entry.FACTS);
        if (facts == null || decision.lacksFacts()) {
            throw new HttpProblem(409, "The facts of this decision are masked", "a decision whose facts are kept");
        }
        return Document.of(id(decision) + ".json", new JsonReport().line(facts));
    }

    private void outcome(Context request) {
        access.checkWriting(request);
        String id = request.pathParam("id");
        List<String> known = new ArrayList<>(StatedOutcome.COLUMNS.keySet());
        known.add("by");
        Map<String, @Nullable Object> sent = Requests.fields(request, known.toArray(String[]::new));
        Map<String, String> said = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (value != null && !name.equals("by")) {
                said.put(name, String.valueOf(value));
            }
        });
        String by = sent.get("by") instanceof String text ? text : null;
        SqlLog log = recording.log();
        if (log == null) {
            target();
            return;
        }
        json(
                request,
                () -> reading(store -> {
                    Entry entry = StatedOutcome.entry(store, decision(store, id), "request", by, said);
                    try {
                        log.store().writer().append(List.of(entry), null).join();
                    } catch (CompletionException e) {
                        throw SqlLog.unlogged(e);
                    }
                    return ShownDecision.fields(decision(store, id), store.outcomes(id));
                }));
    }

    /** What becomes of decisions under the draft. */
    private Object replayed(Filter filter) {
        return reading(store -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            List<Map<String, Object>> changed = new ArrayList<>();
            try (Replay replay = new Replay(store, draft.trial(Map.of()))) {
                replay.run(filter, each -> {
                    String result = each.result().name();
                    counts.merge(result, 1, Integer::sum);
                    if (each.result() != Replayed.Result.SAME && changed.size() < MOST_REPLAYED) {
                        Map<String, Object> row = new LinkedHashMap<>(ShownDecision.row(each.decision()));
                        row.put("result", result);
                        row.put("differences", each.differences());
                        changed.add(row);
                    }
                });
            }
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("counts", counts);
            all.put("decisions", changed);
            return all;
        });
    }

    /** Facts of the last decisions; none where no log is kept. */
    List<Document> recent() {
        if (target == null) {
            return List.of();
        }
        return reading(store -> {
            List<Document> documents = new ArrayList<>();
            store.decisions(Filter.ALL, true, MOST_COMPARED, each -> {
                if (!each.lacksFacts() && each.entry().fields().get(Entry.FACTS) instanceof Map<?, ?> facts) {
                    documents.add(Document.of(
                            each.entry().text(Entry.PROJECT) + " (" + id(each).substring(0, 8) + ").json",
                            new JsonReport().line(facts)));
                }
            });
            return documents;
        });
    }
}
