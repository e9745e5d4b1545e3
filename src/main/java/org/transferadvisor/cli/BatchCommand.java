package org.transferadvisor.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code batch}: as many advices at once as there are threads, written in the order of the lines. */
@Command(
        name = "batch",
        description = "Advises on each line of a file of JSON Lines, and writes JSON Lines in the same order.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class BatchCommand implements Callable<Integer> {

    /** Lines under way for each thread: enough to keep all busy, and a bound on memory. */
    private static final int LINES_PER_THREAD = 16;

    private static final int PROGRESS = 10_000;

    /** What became of one line. */
    private record Answer(String text, boolean refused, boolean fault) {}

    private final Console console;
    private final JsonReport json = new JsonReport();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Facts as JSON Lines; - is standard input.")
    private String file = "-";

    @Option(names = "--threads", paramLabel = "N", description = "Advices at once. Default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private BasisOption basis = new BasisOption();

    @Mixin
    private Output output = new Output();

    private long advised;
    private long refused;
    private long faults;

    BatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--threads': '" + threads + "' is not at least 1");
        }
        try (Advisor advisor = rulebook.advisor();
                InputStream in = open();
                OutputStream out = create()) {
            run(advisor, in, out);
        }
        console.err()
                .println("advised " + advised + (refused == 0 ? "" : ", refused " + refused)
                        + (faults == 0 ? "" : ", failed " + faults));
        return faults > 0 ? ExitCode.FAULT : refused > 0 ? ExitCode.FOUND : ExitCode.FINE;
    }

    private InputStream open() throws IOException {
        if (file.equals("-")) {
            return new BufferedInputStream(console.in());
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) && (Files.isDirectory(path) || !Files.exists(path))) {
            throw new RefusedException(List.of(new Problem(
                    file,
                    0,
                    0,
                    "",
                    Problem.quoted(file) + " is " + (Files.isDirectory(path) ? "a folder" : "not there"),
                    "a file of JSON Lines, or - for standard input",
                    null)));
        }
        return new BufferedInputStream(Files.newInputStream(path));
    }

    private OutputStream create() {
        Path path = output.file();
        if (path == null) {
            return new BufferedOutputStream(console.out());
        }
        try {
            return new BufferedOutputStream(Files.newOutputStream(path));
        } catch (IOException e) {
            throw Output.unwritable(path);
        }
    }

    private void run(Advisor advisor, InputStream in, OutputStream out) throws IOException, InterruptedException {
        Deque<Future<Answer>> underWay = new ArrayDeque<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            LineReader lines = new LineReader(in, Document.LARGEST);
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                LineReader.Line each = line;
                if (each.isBlank()) {
                    continue;
                }
                underWay.add(pool.submit(() -> answer(advisor, each)));
                if (underWay.size() >= threads * LINES_PER_THREAD) {
                    write(underWay.remove(), out);
                }
            }
            while (!underWay.isEmpty()) {
                write(underWay.remove(), out);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Answer answer(Advisor advisor, LineReader.Line line) {
        String name = (file.equals("-") ? "standard input" : file) + ", line " + line.number();
        try {
            if (line.tooLong()) {
                throw new RefusedException(List.of(new Problem(
                        name,
                        0,
                        0,
                        "",
                        "the line is too long",
                        "at most " + Document.LARGEST / 1_000_000 + " MB",
                        null)));
            }
            return new Answer(json.line(advisor.advise(Document.of(name, line.bytes()), basis.basis())), false, false);
        } catch (RefusedException | UndecidedException e) {
            return new Answer(error(line.number(), e.getMessage()), true, false);
        } catch (RuntimeException e) {
            return new Answer(error(line.number(), "a fault of ours: " + e), false, true);
        }
    }

    private String error(long line, @Nullable String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("line", line);
        error.put("error", message);
        return json.line(error);
    }

    private void write(Future<Answer> answer, OutputStream out) throws IOException, InterruptedException {
        Answer each;
        try {
            each = answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        try {
            out.write(each.text().getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refused += each.refused() ? 1 : 0;
        faults += each.fault() ? 1 : 0;
        advised += each.refused() || each.fault() ? 0 : 1;
        long lines = advised + refused + faults;
        if (lines % PROGRESS == 0) {
            console.err().println(lines + " lines");
        }
    }
}
