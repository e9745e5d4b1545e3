package org.transferadvisor.service;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.folder.FolderCheck;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.configure.Configurator;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.report.RulebookDiffReport;
import org.transferadvisor.report.ScenarioJson;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.DiagnosticJson;
import org.transferadvisor.rulebook.check.Severity;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.tree.RuleCharts;
import org.transferadvisor.rulebook.tree.VoteTable;

/** The rulebook in force, and the draft of its next edition. */
final class RulebookRoutes {

    private static final String DRAFT = Workbench.API + "/draft";
    private static final String FILE = DRAFT + "/files/<path>";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9_.]*");

    private final Advisor advisor;
    private final RulebookDraft draft;
    private final Supplier<List<Document>> logged;
    private final Access access;
    private final ServiceMetrics metrics;
    private final Computing computing;
    private final AtomicLong wholeChecks = new AtomicLong();

    /**
     * Routes.
     *
     * @param logged facts of the last decisions, to compare rulebooks on
     */
    RulebookRoutes(
            Advisor advisor,
            RulebookDraft draft,
            Supplier<List<Document>> logged,
            Access access,
            ServiceMetrics metrics,
            Computing computing) {
        this.advisor = advisor;
        this.draft = draft;
        this.logged = logged;
        this.access = access;
        this.metrics = metrics;
        this.computing = computing;
    }

    void on(RoutesConfig routes) {
        routes.get(Workbench.API + "/rulebook", request -> Replies.json(request, inForce()));
        routes.get(Workbench.API + "/rulebook/files", this::fileInForce);
        routes.post(Workbench.API + "/check", this::check);
        routes.get(DRAFT, request -> Replies.json(request, draft.state()));
        routes.get(DRAFT + "/overview", request -> answer(request, Computing.SECONDS, this::overview));
        routes.get(DRAFT + "/rows", request -> Replies.json(request, rows(request.queryParam("path"))));
        routes.get(FILE, request -> Replies.json(request, draft.text(request.pathParam("path"))));
        routes.put(FILE, writing(this::write));
        routes.patch(FILE, writing(this::edit));
        routes.delete(FILE, writing(request -> {
            draft.discard(request.pathParam("path"));
            Replies.json(request, draft.state());
        }));
        routes.post(DRAFT + "/rules", writing(this::addRule));
        routes.patch(DRAFT + "/rules/{id}", writing(this::enable));
        routes.post(DRAFT + "/approve", writing(request -> {
            String by = Requests.text(Requests.fields(request, "by"), "by");
            answer(request, Computing.LONG_SECONDS, () -> {
                draft.approve(by);
                return draft.state();
            });
        }));
        routes.delete(DRAFT, writing(request -> {
            draft.discard(null);
            Replies.json(request, draft.state());
        }));
        routes.post(
                DRAFT + "/test",
                writing(request -> computing.answer(
                        request, Computing.LONG_SECONDS, this::test, written -> Replies.written(request, written))));
        routes.post(DRAFT + "/compare", writing(request -> {
            Map<String, String> more = texts(request);
            computing.answer(
                    request, Computing.LONG_SECONDS, () -> compare(more), written -> Replies.written(request, written));
        }));
        routes.post(
                DRAFT + "/publish",
                writing(request -> answer(request, Computing.LONG_SECONDS, () -> {
                    draft.publish();
                    return afterwards();
                })));
        routes.post(
                DRAFT + "/take-back",
                writing(request -> answer(request, Computing.LONG_SECONDS, () -> {
                    draft.takeBack();
                    return afterwards();
                })));
    }

    private void answer(Context request, int seconds, Supplier<Object> work) {
        computing.answer(request, seconds, work, value -> Replies.json(request, value));
    }

    private io.javalin.http.Handler writing(io.javalin.http.Handler handler) {
        return request -> {
            access.checkWriting(request);
            handler.handle(request);
        };
    }

    private Object afterwards() {
        metrics.inForce(advisor);
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("draft", draft.state());
        state.put("rulebook", advisor.identity());
        return state;
    }

    // ---- in force ----

    private Map<String, Object> inForce() {
        Rulebook rulebook = advisor.rulebook();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", rulebook.name());
        all.put("version", rulebook.version());
        all.put("digest", rulebook.digest());
        all.put("article", rulebook.article());
        all.put("files", rulebook.files().paths());
        all.put(
                "rules",
                rulebook.rules().values().stream()
                        .map(Rulebook.Rule::info)
                        .map(RulebookRoutes::described)
                        .toList());
        all.put("names", names(rulebook));
        all.put("sources", rulebook.titles());
        all.put("tools", Configurator.tools(rulebook));
        all.put("readOnly", access.readOnly());
        all.put(
                "approvedBy",
                rulebook.approvals().stream().map(Manifest.Approval::by).toList());
        return all;
    }

    /** What the rulebook calls its strategies and optimizers, by id. */
    private static Map<String, String> names(Rulebook rulebook) {
        Map<String, String> names = new TreeMap<>();
        for (String table : List.of("optimizers", "strategies")) {
            for (Row row : rulebook.reference().rows(table)) {
                if (row.cell("name") instanceof String name) {
                    names.put(row.id(), name);
                }
            }
        }
        return names;
    }

    private static Map<String, Object> described(RuleInfo info) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", info.id());
        rule.put("name", info.name());
        rule.put("file", info.file());
        rule.put("line", info.line());
        rule.put("source", info.source());
        rule.put("because", info.because());
        return rule;
    }

    private void fileInForce(Context request) {
        String path = request.queryParam("path");
        RulebookFiles files = advisor.rulebook().files();
        if (path == null || !files.paths().contains(path)) {
            throw new HttpProblem(404, "The rulebook has no such file", String.join(", ", files.paths()));
        }
        Replies.json(request, Map.of("path", path, "text", files.text(path)));
    }

    // ---- the draft ----

    /** What is wrong with the draft, some texts of it changed for this look: {@code {"files": {path: text}}}. */
    private void check(Context request) {
        Map<String, String> more = texts(request);
        if (!Requests.flag(request, "whole")) {
            computing.answer(
                    request,
                    Computing.SECONDS,
                    () -> diagnostics(draft.checkAtOnce(more)),
                    written -> Replies.written(request, written));
            return;
        }
        long asked = wholeChecks.incrementAndGet();
        computing.answer(
                request,
                Computing.LONG_SECONDS,
                () -> {
                    if (asked != wholeChecks.get()) {
                        throw new HttpProblem(409, "A newer check was asked for meanwhile", "the answer to that one");
                    }
                    return diagnostics(draft.check(more).checked());
                },
                written -> Replies.written(request, written));
    }

    private static Map<String, String> texts(Context request) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (Requests.fields(request, "files").get("files") instanceof Map<?, ?> files) {
            files.forEach((path, text) -> texts.put(String.valueOf(path), String.valueOf(text)));
        }
        return texts;
    }

    private static String diagnostics(CheckedRulebook checked) {
        return new DiagnosticJson("").json(checked);
    }

    private void write(Context request) {
        draft.write(request.pathParam("path"), Requests.text(Requests.fields(request, "text"), "text"));
        Replies.json(request, draft.state());
    }

    /** Sets a value of a table by its path, or a number of a rule by its place. */
    private void edit(Context request) {
        String path = request.pathParam("path");
        Map<String, @Nullable Object> sent = Requests.fields(request, "path", "value", "line", "column", "from");
        if (sent.get("path") instanceof List<?> steps && sent.get("value") != null) {
            draft.setCell(path, steps.stream().map(String::valueOf).toList(), sent.get("value"));
        } else if (sent.get("line") instanceof Number line
                && sent.get("column") instanceof Number column
                && sent.get("value") instanceof BigDecimal value) {
            draft.setNumber(path, line.intValue(), column.intValue(), Requests.text(sent, "from"), value);
        } else {
            throw new HttpProblem(
                    400, "What is to be set is not said", "{path, value}, or {line, column, from, value}");
        }
        Replies.json(request, draft.state());
    }

    /** Adds a rule to be filled in, {@code {file}}, or makes one of the base the rulebook's own, {@code {of}}. */
    private void addRule(Context request) {
        Map<String, @Nullable Object> sent = Requests.fields(request, "file", "of");
        changed(
                request,
                draft.change(files -> sent.containsKey("of")
                        ? RuleEdits.copied(files, Requests.text(sent, "of"))
                        : RuleEdits.fresh(files, Requests.text(sent, "file"))));
    }

    /** Takes a rule away, or brings one of the base back. */
    private void enable(Context request) {
        String id = request.pathParam("id");
        boolean enabled =
                Boolean.TRUE.equals(Requests.fields(request, "enabled").get("enabled"));
        changed(request, draft.change(files -> enabled ? RuleEdits.with(files, id) : RuleEdits.without(files, id)));
    }

    private void changed(Context request, RuleEdits.Change change) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("draft", draft.state());
        answer.put("file", change.path());
        answer.put("line", change.line());
        Replies.json(request, answer);
    }

    private String test() {
        FolderCheck check = draft.check(Map.of());
        TestReport report = check.checked().count(Severity.ERROR) > 0 ? null : draft.test(check);
        return report == null ? diagnostics(check.checked()) : new ScenarioJson().write(report, true);
    }

    private String compare(Map<String, String> more) {
        List<Document> facts = new ArrayList<>(Examples.documents());
        facts.addAll(logged.get());
        return new RulebookDiffReport(draft.compare(facts, more)).json();
    }

    // ---- what the page draws of it ----

    private Map<String, Object> overview() {
        RulebookFiles files = draft.files();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("files", List.copyOf(draft.texts().keySet()));
        all.put(
                "base",
                files.paths().stream()
                        .filter(path -> !RulebookFiles.isOwn(path))
                        .toList());
        all.put("disabled", files.disabled().stream().map(Node.Text::value).toList());
        all.put("tree", RuleCharts.of(files).tree());
        all.put("votes", VoteTable.of(files).votes());
        all.put("thresholds", thresholds(files));
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Rule each : files.model().rules()) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("id", each.id());
            rule.put("name", each.name());
            rule.put("file", each.file());
            rule.put("line", each.place().line());
            rule.put(
                    "end",
                    files.text(each.file())
                            .substring(0, each.end())
                            .stripTrailing()
                            .lines()
                            .count());
            rules.add(rule);
        }
        all.put("rules", rules);
        all.put("words", words(files));
        return all;
    }

    /** Numbers that rules compare facts with, each where it stands. */
    private static List<Map<String, Object>> thresholds(RulebookFiles files) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Rule rule : files.model().rules()) {
            for (Rule.Matched each : rule.patterns()) {
                Condition.Pattern pattern = each.pattern();
                for (Expression.Comparison comparison : pattern.comparisons()) {
                    Expression.Literal literal = comparison.literal();
                    Matcher number = NUMBER.matcher(literal == null ? "" : literal.written());
                    if (literal != null && literal.value() instanceof BigDecimal && number.matches()) {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("rule", rule.id());
                        row.put("name", rule.name());
                        row.put("fact", pattern.type() + "." + comparison.field());
                        row.put("operator", comparison.operator());
                        row.put("value", literal.written());
                        row.put("file", rule.file());
                        row.put("line", literal.place().line());
                        row.put("column", literal.place().column());
                        found.add(row);
                    }
                }
            }
        }
        return found;
    }

    /** Words that the editor completes: kinds of fact with their fields, ids of rules and rows. */
    private Map<String, Object> words(RulebookFiles files) {
        Map<String, Object> words = new LinkedHashMap<>();
        Map<String, Object> kinds = new LinkedHashMap<>();
        files.model()
                .vocabulary()
                .types()
                .forEach(kind -> kinds.put(kind, files.model().vocabulary().fieldNames(kind)));
        words.put("kinds", kinds);
        SortedSet<String> ids = new TreeSet<>(advisor.rulebook().ids());
        files.model().rules().forEach(rule -> ids.add(rule.id()));
        ReferenceData data = ReferenceData.read(files.reference(), null).data();
        ReferenceData.tableNames().forEach(table -> ids.addAll(data.ids(table)));
        words.put("ids", ids);
        words.put("strategies", advisor.rulebook().reference().ids("strategies"));
        return words;
    }

    private Object rows(@Nullable String path) {
        RulebookFiles files = draft.files();
        if (path == null || !files.paths().contains(path) || !RulebookFiles.isReference(path)) {
            throw new HttpProblem(404, "That is no table", "reference/NAME.yaml, or one of the base");
        }
        Object table = Document.of(path, files.text(path)).root().plain();
        return table == null ? Map.of() : table;
    }
}
