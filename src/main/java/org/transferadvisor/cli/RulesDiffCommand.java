package org.transferadvisor.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.comparison.RulebookDiff;
import org.transferadvisor.authoring.folder.BaseMarks;
import org.transferadvisor.cli.batch.LineReader;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.report.RulebookDiffReport;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.engine.CompiledCache;
import org.transferadvisor.rulebook.layers.BasedOn;
import org.transferadvisor.rulebook.layers.OwnChange;
import org.transferadvisor.rulebook.layers.OwnChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code rules diff}. */
@Command(
        name = "diff",
        description = {
            "Says what differs between two rulebooks, and on which projects they advise differently; of one that extends"
                    + " another, what is its own.",
            "Differences are the normal outcome: the exit code is 0 with and without them, and 3 where the base has changed"
                    + " under a change of the rulebook.",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesDiffCommand implements Callable<Integer> {

    private static final String BUILT_IN = RulebookFiles.BUILT_IN;
    private static final int MOST = 2_000;
    private static final int DEEPEST = 8;

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        markdown
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "Folder of the old rulebook, or " + BUILT_IN + ".")
    private String before = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "Folder of the new rulebook, or " + BUILT_IN
                    + ". Without it OLD is held against the rulebook that it extends.")
    private @Nullable String after;

    @Option(
            names = "--base",
            paramLabel = "BASE",
            description = "Without NEW: OLD as it is against OLD over this base, a folder or " + BUILT_IN + ".")
    private @Nullable String base;

    @Option(
            names = "--settle",
            description = "Without NEW: keep that each change of OLD was held against its base as it is now.")
    private boolean settle;

    @Option(
            names = "--mark",
            description =
                    "Without NEW: where the base has changed, write then and theirs as comments above ours, to be edited.")
    private boolean mark;

    @Option(names = "--log", paramLabel = "LOG", description = "Compare on the facts of this log's decisions too.")
    private @Nullable String log;

    @Option(
            names = "--facts",
            paramLabel = "FILE|FOLDER",
            description =
                    "Compare both on these facts too: JSON, YAML, or JSON Lines in *.jsonl; of a folder all of them.")
    private List<Path> facts = List.of();

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Run at most N projects in looking for differences. Default: ${DEFAULT-VALUE}.")
    private int most = MOST;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private Output output = new Output();

    RulesDiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (after != null && (base != null || settle || mark)) {
            throw new ParameterException(
                    spec.commandLine(), "--base, --settle and --mark are for one rulebook: leave out NEW");
        }
        reads().keepApart(output.file());
        if (settle || mark) {
            return settle ? settle(Path.of(before)) : mark(Path.of(before));
        }
        List<Document> documents = new ArrayList<>();
        facts.forEach(each -> documents.addAll(documents(each)));
        if (log != null) {
            documents.addAll(LoggedFacts.of(log));
        }
        RulebookDiffReport report = after == null ? own(documents) : new RulebookDiffReport(diff(documents));
        output.write(
                console,
                switch (format) {
                    case text -> report.text();
                    case json -> report.json();
                    case markdown -> report.markdown();
                });
        return report.conflicts() ? ExitCode.FOUND : ExitCode.FINE;
    }

    private Reads reads() {
        Reads reads = new Reads();
        Stream.of(before, after, base)
                .filter(each -> each != null && !each.equals(BUILT_IN))
                .forEach(each -> reads.rulebook(Path.of(each)));
        facts.forEach(reads::below);
        return reads;
    }

    /** A rulebook against its base, or against itself over another one; what stands in conflict is compared all the same. */
    private RulebookDiffReport own(List<Document> documents) {
        RulebookFiles files = extending(Path.of(before));
        RulebookFiles now = base == null ? files : files.over(base, files(base));
        List<OwnChange> conflicts = OwnChanges.of(now).conflicts();
        RulebookFiles old = base == null ? Objects.requireNonNull(files.base()) : files;
        try (ProgressLine line = progress.line(console)) {
            line.at("compiling the rules", 0, 0);
            try (Advisor one = Advisor.of(Rulebook.of(old.unsettled(), CompiledCache.ofUser()));
                    Advisor other = Advisor.of(Rulebook.of(now.unsettled(), CompiledCache.ofUser()))) {
                return new RulebookDiffReport(
                        RulebookDiff.between(one, other, documents, Math.max(0, most), line), conflicts);
            }
        }
    }

    private static RulebookFiles files(String rulebook) {
        return rulebook.equals(BUILT_IN)
                ? Objects.requireNonNull(RulebookFiles.builtIn(), "it is packed")
                : RulebookFiles.in(Path.of(rulebook));
    }

    private static RulebookFiles extending(Path folder) {
        RulebookFiles files = RulebookFiles.in(folder);
        if (files.base() == null) {
            throw refused(
                    folder,
                    "the rulebook extends no other, so it has nothing to be held against",
                    "a rulebook with `extends`, or two rulebooks: OLD and NEW");
        }
        return files;
    }

    private int settle(Path folder) {
        RulebookFiles files = extending(folder);
        Map<String, String> changed = BaseMarks.unmarked(files);
        RulebookFiles plain = files;
        for (Map.Entry<String, String> each : changed.entrySet()) {
            plain = plain.with(each.getKey(), each.getValue());
        }
        List<OwnChange> all = OwnChanges.of(plain.unsettled()).all();
        changed.forEach((path, text) -> Edited.replace(folder.resolve(path), text));
        Edited.replace(folder.resolve(RulebookFiles.BASED_ON), BasedOn.settled(all));
        console.err().println("settled against " + plain.baseName() + ": " + all.size() + " changes");
        return ExitCode.FINE;
    }

    private int mark(Path folder) {
        RulebookFiles files = extending(folder);
        List<OwnChange> conflicts = OwnChanges.of(files).conflicts();
        BaseMarks.marked(files, conflicts).forEach((path, text) -> {
            Edited.replace(folder.resolve(path), text);
            console.out().println(folder.resolve(path));
        });
        console.err()
                .println(
                        conflicts.isEmpty()
                                ? "nothing to mark: the base has changed under no change of this rulebook"
                                : "edit the files, then: advisor rules diff " + folder + " --settle");
        return conflicts.isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
    }

    private RulebookDiff diff(List<Document> documents) {
        try (ProgressLine line = progress.line(console)) {
            line.at("compiling the rules", 0, 0);
            try (Advisor old = advisor(before);
                    Advisor now = advisor(Objects.requireNonNull(after))) {
                return RulebookDiff.between(old, now, documents, Math.max(0, most), line);
            }
        }
    }

    private static Advisor advisor(String rulebook) {
        if (rulebook.equals(BUILT_IN)) {
            return Advisor.create();
        }
        Path folder = Path.of(rulebook);
        try {
            return Advisor.of(folder);
        } catch (RefusedException e) {
            throw new RefusedException(
                    e.problems().stream().map(each -> in(folder, each)).toList());
        }
    }

    /** A problem whose file is named with the folder, which tells the two rulebooks apart. */
    private static Problem in(Path folder, Problem problem) {
        return problem.file().equals(folder.toString()) || RulebookFiles.isBuiltIn(problem.file())
                ? problem
                : problem.in(folder.resolve(problem.file()).toString());
    }

    private static List<Document> documents(Path path) {
        if (!Files.isDirectory(path)) {
            return path.toString().endsWith(".jsonl") ? lines(path) : List.of(Document.read(path));
        }
        try (Stream<Path> files = Files.walk(path, DEEPEST)) {
            List<Document> documents = new ArrayList<>();
            files.filter(file -> file.toString().matches("(?s).*\\.(json|jsonl|yaml|yml)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> documents.addAll(documents(file)));
            if (documents.isEmpty()) {
                throw refused(path, "the folder holds no facts", "files in JSON, YAML or JSON Lines");
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Document> lines(Path path) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            List<Document> documents = new ArrayList<>();
            LineReader lines = new LineReader(in, Document.LARGEST);
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    documents.add(Document.of(path + ":" + line.number(), line.bytes()));
                }
            }
            return documents;
        } catch (IOException e) {
            throw refused(path, "the file cannot be read: " + e.getMessage(), "JSON Lines that you may read");
        }
    }

    private static RefusedException refused(Path path, String message, String allowed) {
        return new RefusedException(List.of(new Problem(path.toString(), 0, 0, "", message, allowed, null)));
    }
}
