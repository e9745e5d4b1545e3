package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.measure.embedding.EmbeddingFolder;
import org.transferadvisor.measure.embedding.TokenCounter;
import org.transferadvisor.measure.glance.DataGlance;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code data}. */
@Command(
        name = "data",
        description =
                "Counts samples, classes, duplicates and tokens of a file of data, and writes the facts that follow.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class DataCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A sample a line: .jsonl, .csv or .txt.")
    private Path file = Path.of("");

    @Option(
            names = "--field",
            split = ",",
            paramLabel = "NAME",
            description = "Where the text stands, such as text or messages.content.")
    private List<String> fields = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            description = "Where the class stands; \"\" for nowhere. Default: label, class, category …")
    private @Nullable String label;

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A model's tokenizer.json, to count tokens exactly. Without it they are estimated.")
    private @Nullable Path tokenizer;

    @Option(
            names = "--embeddings",
            paramLabel = "DIR",
            description = "Folder with what reads a tokenizer. Default: embeddings beside the jar.")
    private @Nullable Path embeddings;

    @Option(
            names = "--into",
            paramLabel = "FACTS",
            description =
                    "Write data and the number of classes into this facts file, which is made where it is not there.")
    private @Nullable Path into;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default on a terminal) or json.")
    private @Nullable Format format;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private Output output = new Output();

    DataCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> read = new ArrayList<>(List.of(file));
        if (into != null) {
            new Reads().paths(read).keepApart(into);
            read.add(into);
        }
        new Reads().paths(read).keepApart(output.file());
        Format asked = new Answers(console, output).format(format);
        DataGlance glance;
        try (ProgressLine line = progress.line(console);
                TokenCounter counter = counter()) {
            String name = tokenizer == null ? null : tokenizer.toString();
            long size = size();
            glance =
                    DataGlance.of(file, fields, label, counter, name, bytes -> line.at("reading " + file, bytes, size));
        }
        if (into != null) {
            write(glance, into);
        }
        output.write(console, asked == Format.json ? json(glance) : glance.text());
        return ExitCode.FINE;
    }

    private @Nullable TokenCounter counter() {
        if (tokenizer == null) {
            return null;
        }
        return (embeddings == null ? EmbeddingFolder.besideTheProgram() : new EmbeddingFolder(embeddings))
                .counter(tokenizer);
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // who reads it says what is wrong
        }
    }

    private static void write(DataGlance glance, Path into) {
        Edited facts = Files.exists(into) ? Edited.read(into) : new Edited(into.toString(), "");
        glance.facts().forEach((section, values) -> facts.set(List.of(section), values));
        Edited.replace(into, facts.text());
    }

    private static String json(DataGlance glance) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("glance", glance);
        all.put("facts", glance.facts());
        return new JsonReport().pretty(all) + "\n";
    }
}
