package org.transferadvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.engine.CompiledCache;

/** The shipped rulebook with changes that a test makes, in memory. */
public final class Rulebooks {

    /** Where the build keeps compiled rulebooks, so that each is compiled once for all tests. */
    private static final Path COMPILED = Path.of("target/cache/transfer-advisor");

    /** The most rulebooks that stay loaded. */
    private static final int MOST = 4;

    private static final Map<String, Advisor> LOADED = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Advisor> eldest) {
            if (size() > MOST) {
                eldest.getValue().close();
                return true;
            }
            return false;
        }
    };

    private final Map<String, String> files;

    private Rulebooks(Map<String, String> files) {
        this.files = files;
    }

    /** The rulebook as it is shipped. */
    public static Rulebooks shipped() {
        Map<String, String> files = new TreeMap<>();
        RulebookFiles shipped = RulebookFiles.in(Path.of("rules"));
        shipped.paths().forEach(path -> files.put(path, shipped.text(path)));
        return new Rulebooks(files);
    }

    /** A rulebook that extends the built-in one and says nothing itself. */
    public static Rulebooks organisation() {
        return new Rulebooks(Map.of("rulebook.yaml", """
                name: house
                version: 1.0.0
                extends: built-in
                sources:
                  - {id: house, title: House rates, cites: What the house takes.}
                """));
    }

    /** No file at all. */
    public static Rulebooks empty() {
        return new Rulebooks(Map.of());
    }

    /** Its manifest and reference data, with no rule. */
    public static Rulebooks withoutRules() {
        Map<String, String> files = new TreeMap<>(shipped().files);
        files.keySet().removeIf(path -> path.endsWith(".drl"));
        return new Rulebooks(files);
    }

    /** What decides on leaf and strategy and no more, which loads in a third of the time. */
    public static Rulebooks ofStrategyAlone() {
        Map<String, String> files = new TreeMap<>(shipped().files);
        files.keySet()
                .removeAll(List.of(
                        "inference.drl", "model-selection.drl", "portfolio.drl", "proximity.drl", "viability.drl"));
        return new Rulebooks(files);
    }

    /** The same with one text in place of another, which must be there. */
    public Rulebooks replace(String file, String from, String to) {
        if (!text(file).contains(from)) {
            throw new IllegalArgumentException(file + " does not hold: " + from);
        }
        return with(file, text(file).replace(from, to));
    }

    /** The same with a text at the end of a file, which need not be there. */
    public Rulebooks append(String file, String text) {
        return with(file, text(file) + text);
    }

    /** The same with a file of that text. */
    public Rulebooks with(String file, String text) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.put(file, text);
        return new Rulebooks(changed);
    }

    /** The same without a file. */
    public Rulebooks without(String file) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.remove(file);
        return new Rulebooks(changed);
    }

    /** Text of a file; empty where there is none. */
    public String text(String file) {
        return files.getOrDefault(file, "");
    }

    /** Paths of all files. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** The files. */
    public RulebookFiles files() {
        return RulebookFiles.of(files);
    }

    /** The rulebook compiled; where another test compiled the same, that is loaded. */
    public Rulebook compile() {
        return Rulebook.of(files(), CompiledCache.in(COMPILED));
    }

    /** The advice of this rulebook. The last few that were asked stay loaded, for all tests of this JVM. */
    public Advice advise(Case facts) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(files().digest(), any -> Advisor.of(compile()))
                    .advise(facts.document());
        }
    }

    /** What is wrong with it; empty where it is accepted. */
    public List<Problem> problems() {
        try {
            compile().close();
            return List.of();
        } catch (RefusedException e) {
            return e.problems();
        }
    }

    /** Writes the files below a folder. */
    public Path write(Path folder) {
        files.forEach((path, text) -> {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return folder;
    }
}
