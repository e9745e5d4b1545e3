package org.transferadvisor.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.comparison.RulebookDiff;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.LineReader;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.RulebookDiffReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code rules diff}. */
@Command(
        name = "diff",
        description = {
            "Says what differs between two rulebooks, and on which projects they advise differently.",
            "Differences are the normal outcome: the exit code is 0 with and without them.",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesDiffCommand implements Callable<Integer> {

    private static final String BUILT_IN = "built-in";
    private static final int MOST = 2_000;
    private static final int DEEPEST = 8;

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        markdown
    }

    private final Console console;

    @Parameters(index = "0", paramLabel = "OLD", description = "Folder of the old rulebook, or " + BUILT_IN + ".")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "Folder of the new rulebook, or " + BUILT_IN + ".")
    private String after = "";

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
        reads().keepApart(output.file());
        List<Document> documents = new ArrayList<>();
        facts.forEach(each -> documents.addAll(documents(each)));
        RulebookDiffReport report = new RulebookDiffReport(diff(documents));
        output.write(
                console,
                switch (format) {
                    case text -> report.text();
                    case json -> report.json();
                    case markdown -> report.markdown();
                });
        return ExitCode.FINE;
    }

    private Reads reads() {
        Reads reads = new Reads();
        Stream.of(before, after).filter(each -> !each.equals(BUILT_IN)).forEach(each -> reads.rulebook(Path.of(each)));
        facts.forEach(reads::below);
        return reads;
    }

    private RulebookDiff diff(List<Document> documents) {
        try (ProgressLine line = progress.line(console)) {
            line.at("compiling the rules", 0, 0);
            try (Advisor old = advisor(before);
                    Advisor now = advisor(after)) {
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
        boolean ofFolder = problem.file().equals(folder.toString());
        return new Problem(
                ofFolder ? problem.file() : folder.resolve(problem.file()).toString(),
                problem.line(),
                problem.column(),
                problem.pointer(),
                problem.message(),
                problem.allowed(),
                problem.hint());
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
