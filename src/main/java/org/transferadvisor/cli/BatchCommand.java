package org.transferadvisor.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.authoring.scenarios.AdviceFields;
import org.transferadvisor.cli.batch.CountedInput;
import org.transferadvisor.cli.batch.GzipInput;
import org.transferadvisor.cli.batch.Pipeline;
import org.transferadvisor.cli.batch.Progress;
import org.transferadvisor.cli.batch.ReusedBytes;
import org.transferadvisor.cli.batch.Written;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.LineReader;
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
        description = {
            "Advises on each line of a file of JSON Lines, and writes JSON Lines in the same order.",
            "Gzip is read whatever its name; an output whose name ends in .gz is written as gzip."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class BatchCommand implements Callable<Integer> {

    private static final String ZIPPED = ".gz";
    private static final String LARGEST = Document.LARGEST / 1_000_000 + " MB";

    private final Console console;
    private final JsonReport json = new JsonReport();
    private final ThreadLocal<ReusedBytes> bytes = ThreadLocal.withInitial(ReusedBytes::new);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Facts as JSON Lines; - is standard input.")
    private String file = "-";

    @Option(names = "--threads", paramLabel = "N", description = "Advices at once. Default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--fields",
            paramLabel = "PATH",
            split = ",",
            description =
                    "Write only these parts of each advice, such as recommendation,costs.0.compute,viability.verdict.")
    private @Nullable List<String> fields;

    @Option(
            names = "--resume",
            description =
                    "Go on where an earlier run into the same --output was stopped, with the same FILE and options.")
    private boolean resume;

    @Option(names = "--progress", description = "Say how far it is. Default: on a terminal.")
    private boolean progress;

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private ApprovalOption approval = new ApprovalOption();

    @Mixin
    private BasisOption basis = new BasisOption();

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private RequestOptions asked = new RequestOptions();

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
        checkUsage();
        Written written = resume ? written() : Written.NOTHING;
        refused = written.refused();
        faults = written.faults();
        advised = written.lines() - refused - faults;
        try (OpenLog kept = log.open(console);
                Advisor advisor = rulebook.advisor()) {
            approval.check(advisor.rulebook());
            AdviceFields chosen = chosen(advisor);
            try (CountedInput counted = new CountedInput(open());
                    InputStream in = new BufferedInputStream(unzipped(counted))) {
                LineReader lines = new LineReader(in, Document.LARGEST);
                long last = skip(lines, written.lines());
                BatchLog logged = written.lines() == 0
                        ? BatchLog.begin(kept, advisor, basis.basis(), Input.name(file), output.file())
                        : BatchLog.resume(kept, advisor, basis.basis(), Objects.requireNonNull(output.file()), last);
                try (OutputStream out = create(written.length())) {
                    run(lines, counted, line -> answer(advisor, logged, chosen, line), out);
                }
            }
        }
        console.err()
                .println(
                        (written.lines() > 0 ? "resumed after " + written.lines() + " lines; in all " : "") + "advised "
                                + advised + (refused == 0 ? "" : ", refused " + refused)
                                + (faults == 0 ? "" : ", failed " + faults));
        return faults > 0 ? ExitCode.FAULT : refused > 0 ? ExitCode.FOUND : ExitCode.FINE;
    }

    private void checkUsage() {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--threads': '" + threads + "' is not at least 1");
        }
        if (resume && output.file() == null) {
            throw new ParameterException(spec.commandLine(), "--resume needs the --output that it is to go on with");
        }
        new Reads()
                .files(List.of(file))
                .files(log.files())
                .rulebook(rulebook.folder())
                .keepApart(output.file());
    }

    // ---- input ----

    private InputStream open() throws IOException {
        if (file.equals("-")) {
            return console.in();
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) && (Files.isDirectory(path) || !Files.exists(path))) {
            throw refusal(
                    file,
                    Problem.quoted(file) + " is " + (Files.isDirectory(path) ? "a folder" : "not there"),
                    "a file of JSON Lines, or - for standard input");
        }
        return Files.newInputStream(path);
    }

    private InputStream unzipped(InputStream in) throws IOException {
        try {
            InputStream unpacked = GzipInput.unpacked(in);
            if (file.endsWith(ZIPPED) && !(unpacked instanceof GzipInput)) {
                throw refusal(file, Problem.quoted(file) + " is no gzip file", "JSON Lines packed by gzip");
            }
            return unpacked;
        } catch (ZipException | EOFException e) {
            throw refusal(
                    Input.name(file),
                    Problem.quoted(Input.name(file)) + " is no gzip file",
                    "JSON Lines packed by gzip");
        }
    }

    /** Passes over lines that are answered, and gives the number of the last of them. */
    private long skip(LineReader lines, long count) throws IOException {
        long last = 0;
        for (long skipped = 0; skipped < count; ) {
            LineReader.Line line = next(lines);
            if (line == null) {
                throw refusal(
                        String.valueOf(output.file()),
                        "the output holds `" + count + "` lines and the input only " + skipped,
                        "the output of an earlier run on the same input");
            }
            skipped += line.isBlank() ? 0 : 1;
            last = line.number();
        }
        return last;
    }

    private LineReader.@Nullable Line next(LineReader lines) {
        try {
            return lines.next();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private RefusedException unreadable(IOException e) {
        String name = Input.name(file);
        boolean zipped = e instanceof ZipException || e instanceof EOFException;
        return refusal(
                name,
                Problem.quoted(name) + (zipped ? " is damaged or cut off: " : " cannot be read: ") + e.getMessage(),
                zipped ? "a whole gzip file" : "JSON Lines, each of at most " + LARGEST);
    }

    // ---- output ----

    private boolean zips() {
        return output.file() != null && output.file().toString().endsWith(ZIPPED);
    }

    private Written written() {
        Path path = output.file();
        try {
            return path == null ? Written.NOTHING : Written.in(path, zips());
        } catch (IOException e) {
            throw refusal(
                    String.valueOf(path),
                    Problem.quoted(String.valueOf(path)) + " cannot be gone on with: " + e.getMessage(),
                    "what an earlier run of batch wrote");
        }
    }

    /** The output, its first bytes kept. */
    private OutputStream create(long kept) {
        Path path = output.file();
        if (path == null) {
            return console.out();
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(kept);
            channel.position(kept);
            return Channels.newOutputStream(channel);
        } catch (IOException e) {
            throw Output.unwritable(path, e);
        }
    }

    private void run(
            LineReader lines, CountedInput counted, Function<LineReader.Line, Pipeline.Answer> task, OutputStream out)
            throws IOException, InterruptedException {
        Progress said = progress();
        try {
            new Pipeline(threads, zips()).run(lines, counted::count, task, (part, last) -> {
                write(part.bytes(), last, out);
                advised += part.advised();
                refused += part.refused();
                faults += part.faults();
                if (said != null) {
                    said.done(part.advised() + part.refused() + part.faults(), part.position());
                }
            });
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            if (said != null) {
                said.end();
            }
        }
    }

    private void write(byte[] bytes, boolean last, OutputStream out) {
        try {
            out.write(bytes);
            if (last) {
                out.flush();
            }
        } catch (IOException e) {
            throw Output.unwritable(Objects.requireNonNull(output.file()), e);
        }
        if (output.file() == null && console.failure() != null) {
            throw new UnwrittenException();
        }
    }

    private @Nullable Progress progress() throws IOException {
        boolean terminal = console.progressTerminal();
        if (!progress && !terminal) {
            return null;
        }
        long size = file.equals("-") ? 0 : Files.size(Path.of(file));
        return new Progress(console.err(), terminal, System::nanoTime, size);
    }

    // ---- one line ----

    private @Nullable AdviceFields chosen(Advisor advisor) {
        return fields == null
                ? null
                : AdviceFields.of(fields.isEmpty() ? List.of("") : fields, "--fields", advisor.rulebook());
    }

    private Pipeline.Answer answer(
            Advisor advisor, BatchLog logged, @Nullable AdviceFields chosen, LineReader.Line line) {
        String name = Input.name(file) + ", line " + line.number();
        try {
            if (line.tooLong()) {
                throw refusal(name, "the line is too long", "at most " + LARGEST);
            }
            Document facts = Document.of(name, line.bytes());
            Advice made = chosen == null || log.isAsked()
                    ? advisor.advise(facts, basis.basis(), asked.request())
                    : advisor.advise(facts, basis.basis(), asked.request(), chosen::touches);
            Advice advice = logged.asLogged(name, line.number(), made);
            ReusedBytes text = bytes.get().begin();
            json.write(chosen == null ? advice : chosen.of(advice), text);
            return text.answer(logged.keep(line.number(), advice));
        } catch (RefusedException | UndecidedException e) {
            return new Pipeline.Answer(error(line.number(), e.getMessage()), true, false, Pipeline.NOT_KEPT);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return new Pipeline.Answer(
                    error(line.number(), Written.FAULT + Main.exhausted(e)), false, true, Pipeline.NOT_KEPT);
        } catch (RuntimeException e) {
            return new Pipeline.Answer(error(line.number(), Written.FAULT + e), false, true, Pipeline.NOT_KEPT);
        }
    }

    private byte[] error(long line, @Nullable String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("line", line);
        error.put("error", message);
        return json.bytes(error);
    }

    private static RefusedException refusal(String where, String message, String allowed) {
        return new RefusedException(List.of(new Problem(where, 0, 0, "", message, allowed, null)));
    }
}
