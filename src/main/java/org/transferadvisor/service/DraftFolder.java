package org.transferadvisor.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * Where a draft is written out as a whole. It stands below a folder for temporary files as the rulebook stands below all, and what the
 * rulebook leads to, a base or a file of facts, is led to from there too.
 */
final class DraftFolder implements AutoCloseable {

    private final @Nullable Path rules;
    private final Path root;
    private final Path folder;

    DraftFolder(@Nullable Path rules) {
        try {
            this.root = Files.createTempDirectory("advisor-draft");
            this.rules = rules == null ? null : rules.toRealPath();
            this.folder = this.rules == null
                    ? root
                    : root.resolve(this.rules.getRoot().relativize(this.rules));
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    /**
     * Holds these texts from now on, and no other.
     *
     * @param base what the rulebook extends; empty where it extends nothing
     */
    void write(Map<String, String> texts, String base) {
        try {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path each : found.filter(Files::isRegularFile).toList()) {
                    if (!texts.containsKey(folder.relativize(each).toString().replace('\\', '/'))) {
                        Files.delete(each);
                    }
                }
            }
            for (Map.Entry<String, String> each : texts.entrySet()) {
                Path file = folder.resolve(each.getKey());
                Files.createDirectories(file.getParent());
                if (!Files.exists(file) || !Files.readString(file).equals(each.getValue())) {
                    Files.writeString(file, each.getValue());
                }
            }
            if (!base.isEmpty() && !base.equals(RulebookFiles.BUILT_IN)) {
                lead("", base);
            }
            for (Map.Entry<String, String> each : texts.entrySet()) {
                for (String name : files(each.getKey(), each.getValue())) {
                    lead(Scenarios.FOLDER, name);
                    lead("..", name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads to a place by the name that it has from a folder of the rulebook. */
    private void lead(String from, String name) throws IOException {
        if (rules == null) {
            return;
        }
        try {
            Path there = rules.resolve(from).resolve(name).normalize();
            Path here = folder.resolve(from).resolve(name).normalize();
            if (here.startsWith(root) && Files.exists(there) && !Files.exists(here, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(here.getParent());
                Files.createSymbolicLink(here, there);
            }
        } catch (InvalidPathException e) {
            return; // who reads it says so
        }
    }

    /** The files of facts that a text names, where it holds scenarios. */
    static Set<String> files(String path, String text) {
        Set<String> names = new TreeSet<>();
        if (Scenarios.isRead(path)) {
            try {
                collect(Document.of(path, text).root(), names);
            } catch (RefusedException e) {
                return names; // nobody reads it
            }
        }
        return names;
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Node.Mapping mapping) {
            if (mapping.get("file") instanceof Node.Text file) {
                names.add(file.value());
            }
            mapping.entries().values().forEach(each -> collect(each.value(), names));
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(each -> collect(each, names));
        }
    }

    @Override
    public void close() {
        try (Stream<Path> found = Files.walk(root)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            return; // what is left in the folder for temporary files does no harm
        }
    }
}
