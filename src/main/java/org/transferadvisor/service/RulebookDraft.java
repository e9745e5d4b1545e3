package org.transferadvisor.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.comparison.RulebookDiff;
import org.transferadvisor.authoring.folder.FolderCheck;
import org.transferadvisor.authoring.scenarios.ScenarioRunner;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.editing.ApprovedRulebook;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.RulebookCheck;

/**
 * A rulebook that is being edited. What is in force is left alone until the draft is published, which puts it into the folder and in
 * force in one step, and can be taken back in one. The edits are kept beside the folder, so that they outlive the service; a folder
 * of its own holds the draft as a whole, for checks and scenarios.
 */
final class RulebookDraft implements AutoCloseable {

    private static final Pattern NAME =
            Pattern.compile("(?:(?:reference|scenarios)/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PROJECTS = 400;

    private final Advisor inForce;
    private final @Nullable Path rules;
    private final boolean requireApproval;

    private final DraftFolder folder;
    private final @Nullable Path kept;
    private final Map<String, Edit> edits = new TreeMap<>();

    /** Held while the folder is written or the rules are compiled; edits go on meanwhile. */
    private final Lock working = new ReentrantLock();

    private volatile @Nullable Map<String, Edit> published;
    private @Nullable Advisor trial;

    /**
     * An edit.
     *
     * @param base what the file said; empty where there was none
     * @param text what it says in the draft
     */
    record Edit(String base, String text) {}

    /** What the page shows of a draft. */
    record State(
            boolean publishable,
            List<String> edited,
            List<String> conflicts,
            boolean canTakeBack,
            boolean stale,
            List<String> approvedBy) {}

    RulebookDraft(Advisor inForce, ServiceSettings settings) {
        this.inForce = inForce;
        this.rules = settings.rules();
        this.requireApproval = settings.requireApproval();
        this.folder = new DraftFolder(rules);
        this.kept = rules == null || settings.readOnly()
                ? null
                : rules.toAbsolutePath()
                        .normalize()
                        .resolveSibling("." + rules.toAbsolutePath().normalize().getFileName() + ".draft.json");
        edits.putAll(keptEdits());
    }

    private Map<String, Edit> keptEdits() {
        if (kept == null || !Files.exists(kept)) {
            return Map.of();
        }
        try {
            return JSON.readValue(kept.toFile(), new TypeReference<Map<String, Edit>>() {});
        } catch (IOException e) {
            throw refused(
                    kept.toString(),
                    "the draft beside the rulebook cannot be read",
                    "what an earlier service kept; delete it to begin anew");
        }
    }

    private void keep() {
        if (kept == null) {
            return;
        }
        try {
            if (edits.isEmpty()) {
                Files.deleteIfExists(kept);
            } else {
                Edited.replace(kept, JSON.writeValueAsString(edits));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        } catch (IOException e) {
            throw refused(
                    kept.toString(), "the draft cannot be kept beside the rulebook", "a folder that you may write to");
        }
    }

    // ---- texts ----

    /** The files as they stand in the folder: the rulebook's own, and its scenarios. */
    private SortedMap<String, String> current() {
        RulebookFiles files = rules == null ? inForce.rulebook().files() : RulebookFiles.readable(rules);
        SortedMap<String, String> texts = new TreeMap<>(files.all());
        texts.keySet().removeIf(path -> !RulebookFiles.isOwn(path));
        if (rules == null) {
            return texts;
        }
        Path scenarios = rules.resolve(Scenarios.FOLDER);
        if (Files.isDirectory(scenarios)) {
            try (Stream<Path> found = Files.list(scenarios)) {
                found.filter(Files::isRegularFile).forEach(file -> {
                    String path = Scenarios.FOLDER + "/" + file.getFileName();
                    if (isKnown(path)) {
                        texts.put(path, read(file));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.size(file) > RulebookFiles.LARGEST_FILE
                    ? ""
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKnown(String path) {
        return NAME.matcher(path).matches() && (RulebookFiles.changesOutcome(path) || Scenarios.isRead(path));
    }

    /** The name of a file of a rulebook; nothing else of a file system can be asked for. */
    private static String known(String path) {
        if (!isKnown(path)) {
            throw new HttpProblem(
                    404,
                    Problem.quoted(path) + " is no file of a rulebook",
                    "rulebook.yaml, NAME.drl, reference/NAME.yaml or scenarios/NAME.yaml");
        }
        return path;
    }

    /** All files of the draft: text by path. */
    synchronized SortedMap<String, String> texts() {
        SortedMap<String, String> texts = current();
        edits.forEach((path, edit) -> texts.put(path, edit.text()));
        return texts;
    }

    /** The rulebook of the draft, over what the one in force extends. */
    RulebookFiles files() {
        return files(texts());
    }

    private RulebookFiles files(Map<String, String> texts) {
        Map<String, String> own = new TreeMap<>(texts);
        own.keySet().removeIf(path -> !RulebookFiles.changesOutcome(path));
        RulebookFiles files = RulebookFiles.of(own);
        RulebookFiles now = inForce.rulebook().files();
        return now.base() != null && files.baseName().equals(now.baseName())
                ? files.over(now.baseName(), now.base())
                : files;
    }

    /** The same, where it leads to no other folder than the rulebook in force does. */
    private RulebookFiles within(Map<String, String> texts) {
        RulebookFiles files = files(texts);
        String now = inForce.rulebook().files().baseName();
        if (!List.of("", RulebookFiles.BUILT_IN, now).contains(files.baseName())) {
            throw refused(
                    RulebookFiles.MANIFEST,
                    "a draft cannot extend another folder, " + Problem.quoted(files.baseName()),
                    now.isEmpty() ? RulebookFiles.BUILT_IN : RulebookFiles.BUILT_IN + ", " + now);
        }
        return files;
    }

    /** One file of the draft. */
    synchronized Edit text(String path) {
        Edit edit = edits.get(known(path));
        if (edit != null) {
            return edit;
        }
        String text = current().get(path);
        if (text == null) {
            throw new HttpProblem(404, Problem.quoted(path) + " is not there", "a file that the rulebook lists");
        }
        return new Edit(text, text);
    }

    /** What is to be shown of it. */
    synchronized State state() {
        SortedMap<String, String> current = current();
        boolean stale = rules != null
                && !RulebookFiles.readable(rules)
                        .digest()
                        .equals(inForce.identity().digest());
        return new State(
                rules != null,
                List.copyOf(edits.keySet()),
                others(current, edits, Edit::base),
                published != null,
                stale,
                approvedBy());
    }

    /** Who approved the draft as it is. */
    private List<String> approvedBy() {
        RulebookFiles files = files();
        Manifest manifest = Manifest.reading(files).manifest();
        return manifest == null
                ? List.of()
                : manifest.approvalsOf(files.digest()).stream()
                        .map(Manifest.Approval::by)
                        .toList();
    }

    /** Files that somebody else has changed: they do not say what they are expected to. */
    private static List<String> others(
            Map<String, String> current, Map<String, Edit> edits, Function<Edit, String> expected) {
        return edits.entrySet().stream()
                .filter(each -> !current.getOrDefault(each.getKey(), "").equals(expected.apply(each.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    // ---- edits ----

    /** Puts a text in the place of a file. */
    synchronized void write(String path, String text) {
        String plain = text.replace("\r\n", "\n");
        if (plain.length() > RulebookFiles.LARGEST_FILE) {
            throw new HttpProblem(
                    413, "The file is too large", "at most " + RulebookFiles.LARGEST_FILE + " characters");
        }
        Edit before = edits.get(inside(path, plain));
        if (path.equals(RulebookFiles.MANIFEST)) {
            within(Map.of(path, plain));
        }
        String base = before == null ? current().getOrDefault(path, "") : before.base();
        if (base.equals(plain)) {
            edits.remove(path);
        } else {
            edits.put(path, new Edit(base, plain));
        }
        keep();
    }

    /** Forgets the edits of a file; null for all. */
    synchronized void discard(@Nullable String path) {
        if (path == null) {
            edits.clear();
        } else {
            edits.remove(known(path));
        }
        keep();
    }

    /** Sets a value of a table, all else of its file untouched. */
    synchronized void setCell(String path, List<String> steps, Object value) {
        Edited edited = new Edited(path, text(path).text());
        edited.put(steps, value);
        write(path, edited.text());
    }

    /** Puts a number in the place of another in a rule, all else of its file untouched. */
    synchronized void setNumber(String path, int line, int column, String from, BigDecimal to) {
        String text = text(path).text();
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int at = start + column - 1;
        if (!from.matches("-?[0-9][0-9_.eE]*[dDfFLlBb]?") || !text.startsWith(from, at)) {
            throw new HttpProblem(409, "That number does not stand there any more", "load the thresholds again");
        }
        write(path, text.substring(0, at) + to.toPlainString() + text.substring(at + from.length()));
    }

    /** Makes a change of one rule. */
    synchronized RuleEdits.Change change(Function<RulebookFiles, RuleEdits.Change> of) {
        RuleEdits.Change change = of.apply(files());
        write(change.path(), change.text());
        return change;
    }

    /**
     * Writes that somebody approves the draft as it is.
     *
     * @throws RefusedException where it has errors
     */
    synchronized void approve(String by) {
        folderOrRefuse();
        ApprovedRulebook.of(files(), by, Instant.now()).changed().forEach(this::write);
    }

    // ---- looking at it ----

    /** All files of the draft, some of which may say otherwise. */
    private SortedMap<String, String> texts(Map<String, String> more) {
        SortedMap<String, String> texts = texts();
        more.forEach((path, text) -> texts.put(inside(path, text), text));
        return texts;
    }

    /** A path whose text names no file of facts, but such as scenarios in the folder name. */
    private String inside(String path, String text) {
        Set<String> names = DraftFolder.files(known(path), text);
        if (!names.isEmpty()) {
            current().forEach((each, now) -> names.removeAll(DraftFolder.files(each, now)));
        }
        if (!names.isEmpty()) {
            throw refused(
                    path,
                    "a draft cannot name another file of facts, "
                            + Problem.quoted(names.iterator().next()),
                    "facts that stand in it, under `given`, or files that scenarios in the folder name");
        }
        return path;
    }

    /** The draft with some texts more, written out. */
    private Path writeOut(Map<String, String> more) {
        SortedMap<String, String> texts = texts(more);
        folder.write(texts, within(texts).baseName());
        return folder.path();
    }

    /** What is wrong with its rules and tables while they are edited; some files may say otherwise for that one look. */
    CheckedRulebook checkAtOnce(Map<String, String> more) {
        return RulebookCheck.whileEdited(within(texts(more)));
    }

    /** What is wrong with it; some files may say otherwise for that one look. */
    FolderCheck check(Map<String, String> more) {
        working.lock();
        try {
            return FolderCheck.of(writeOut(more));
        } finally {
            working.unlock();
        }
    }

    /** Runs its scenarios; null where it has errors. */
    @Nullable
    TestReport test(FolderCheck check) {
        working.lock();
        try {
            Scenarios scenarios = check.scenarios();
            if (scenarios == null) {
                return null;
            }
            ScenarioWords words = Objects.requireNonNull(check.words(), "there are scenarios");
            return new ScenarioRunner(trial(Map.of()), words)
                    .run(scenarios.scenarios(), scenarios.unreachable(), Progress.NONE);
        } finally {
            working.unlock();
        }
    }

    /**
     * An advisor by the draft; some files may say otherwise for that one look.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    Advisor trial(Map<String, String> more) {
        working.lock();
        try {
            Path written = writeOut(more);
            Advisor ready = trial;
            if (ready == null) {
                ready = Advisor.of(written);
                trial = ready;
            } else {
                ready.reload(written);
            }
            return ready;
        } finally {
            working.unlock();
        }
    }

    /** What publishing would change, some files saying otherwise. */
    RulebookDiff compare(List<Document> facts, Map<String, String> more) {
        working.lock();
        try {
            return RulebookDiff.between(inForce, trial(more), facts, MOST_PROJECTS);
        } finally {
            working.unlock();
        }
    }

    // ---- publishing ----

    /**
     * Puts the draft into the folder and in force.
     *
     * @throws RefusedException with everything that is wrong with it, or where it needs an approval and has none; then all is as before
     */
    void publish() {
        working.lock();
        try {
            Path into = folderOrRefuse();
            List<String> conflicts = others(current(), edits(), Edit::base);
            if (!conflicts.isEmpty()) {
                throw new HttpProblem(
                        409,
                        "Others have changed " + String.join(", ", conflicts) + " in the folder meanwhile",
                        "discard those edits, and make them anew");
            }
            Advisor next = trial(Map.of()); // refused here where it does not compile
            if (requireApproval) {
                next.rulebook().approvedOrRefuse();
            }
            Map<String, Edit> done = edits();
            put(into, done, false);
            settle(done);
        } finally {
            working.unlock();
        }
    }

    /** Puts back what was in force before the last publishing; its edits are a draft again. */
    void takeBack() {
        working.lock();
        try {
            Path into = folderOrRefuse();
            Map<String, Edit> done = published;
            if (done == null) {
                throw new HttpProblem(409, "Nothing was published since the service started", "publish first");
            }
            List<String> changed = others(current(), done, Edit::text);
            if (!changed.isEmpty()) {
                throw new HttpProblem(
                        409, "Others have changed " + String.join(", ", changed) + " since", "edit the files by hand");
            }
            put(into, done, true);
            reopen(done);
        } finally {
            working.unlock();
        }
    }

    private synchronized Map<String, Edit> edits() {
        return new LinkedHashMap<>(edits);
    }

    /** What was published is no edit any more; what was edited meanwhile is one of what was published. */
    private synchronized void settle(Map<String, Edit> done) {
        done.forEach((path, edit) -> edits.computeIfPresent(
                path, (same, now) -> now.equals(edit) ? null : new Edit(edit.text(), now.text())));
        published = done;
        keep();
    }

    /** What was taken back is an edit again. */
    private synchronized void reopen(Map<String, Edit> done) {
        done.forEach((path, edit) -> edits.merge(path, edit, (newer, old) -> new Edit(edit.base(), newer.text())));
        edits.values().removeIf(each -> each.base().equals(each.text()));
        published = null;
        keep();
    }

    private Path folderOrRefuse() {
        if (rules == null) {
            throw new HttpProblem(
                    409,
                    "The built-in rulebook cannot be changed",
                    "start `advisor serve --rules DIR` with a folder of your own");
        }
        return rules;
    }

    /** Writes all files and puts them in force, or leaves all as it was. */
    private void put(Path into, Map<String, Edit> texts, boolean back) {
        List<String> written = new ArrayList<>();
        try {
            for (Map.Entry<String, Edit> each : texts.entrySet()) {
                written.add(each.getKey());
                replace(
                        into.resolve(each.getKey()),
                        back ? each.getValue().base() : each.getValue().text());
            }
            inForce.reload(into);
        } catch (RefusedException | UncheckedIOException e) {
            written.forEach(path -> {
                Edit edit = texts.get(path);
                replace(into.resolve(path), back ? edit.text() : edit.base());
            });
            throw e;
        }
    }

    private static void replace(Path file, String text) {
        try {
            if (text.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.createDirectories(file.getParent());
                Edited.replace(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException refused(String file, String message, String allowed) {
        return new RefusedException(List.of(new Problem(file, 0, 0, "", message, allowed, null)));
    }

    @Override
    public synchronized void close() {
        if (trial != null) {
            trial.close();
        }
        folder.close();
    }
}
