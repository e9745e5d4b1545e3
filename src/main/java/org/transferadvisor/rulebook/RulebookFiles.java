package org.transferadvisor.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Utf8;
import org.transferadvisor.rulebook.engine.RuleIndex;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.reading.FileReader;

/**
 * The text of a rulebook: {@code rulebook.yaml}, the rules in {@code *.drl} and the reference data in
 * {@code reference/*.yaml}, by path relative to its folder with {@code /} between names.
 */
public final class RulebookFiles {

    /** Name of the file that names the rulebook and its sources. */
    public static final String MANIFEST = "rulebook.yaml";

    /** Folder of the reference data. */
    public static final String REFERENCE = "reference/";

    /** The most characters that one file may have. */
    public static final int LARGEST_FILE = 4_000_000;

    /** The most files that a rulebook may have. */
    public static final int MOST_FILES = 1_000;

    private static final Pattern NAME = Pattern.compile("(?:reference/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    /** Paths of all files, sorted. */
    private final List<String> paths;

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<Problem> problems;

    /** What is known of the digest without reading the files. */
    private final @Nullable String digest;

    private volatile @Nullable RuleModel model;

    private RulebookFiles(Map<String, String> texts, List<Problem> problems) {
        this.paths = texts.keySet().stream().sorted().toList();
        this.problems = List.copyOf(problems);
        this.digest = null;
        texts.forEach((path, text) -> this.texts.put(path, plain(text)));
    }

    /** A text with line ends as {@code \n} and without the byte order mark that some editors put before it. */
    private static String plain(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    }

    /** Files that are packed with the classes. */
    private RulebookFiles(List<String> paths, String digest) {
        this.paths = List.copyOf(paths);
        this.problems = List.of();
        this.digest = digest;
    }

    /** A rulebook whose files are given by path. */
    public static RulebookFiles of(Map<String, String> texts) {
        return new RulebookFiles(texts, List.of());
    }

    /**
     * Reads the rulebook in a folder. Other files in it, such as scenarios and guides, are left alone.
     *
     * @throws RefusedException where the folder is missing, holds no rulebook, or a file cannot be read
     */
    public static RulebookFiles in(Path folder) {
        RulebookFiles files = readable(Objects.requireNonNull(folder, "folder"));
        if (!files.problems.isEmpty()) {
            throw new RefusedException(files.problems);
        }
        return files;
    }

    /**
     * Reads the rulebook in a folder as far as it can be read, to tell what is wrong with it. Files that cannot be read are
     * left out and stand in {@link #problems}.
     *
     * @throws RefusedException where the folder is missing or holds no rulebook
     */
    public static RulebookFiles readable(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(
                    folder.toString(),
                    "`" + folder + "` is " + (Files.exists(folder) ? "not a folder" : "not there"),
                    "a folder that holds " + MANIFEST + " and rules in *.drl");
        }
        Path root = real(folder);
        Map<String, String> texts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : ruleFiles(root)) {
            String path = root.relativize(file).toString().replace('\\', '/');
            try {
                if (!NAME.matcher(path).matches()) {
                    problems.add(problem(
                            path,
                            "the file's name " + Problem.quoted(path) + " is not allowed",
                            "letters, digits, `_`, `-` and `.`"));
                    continue;
                }
                if (!file.toRealPath().startsWith(root)) {
                    problems.add(problem(
                            path,
                            "the file is a link to a place outside of the folder",
                            "files that stand in the folder"));
                    continue;
                }
                if (Files.size(file) > LARGEST_FILE) {
                    problems.add(problem(path, "the file is too large", "at most " + LARGEST_FILE + " bytes"));
                } else {
                    texts.put(path, Utf8.text(path, Files.readAllBytes(file)));
                }
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            } catch (IOException e) {
                problems.add(problem(path, "the file cannot be read", "a file that you may read"));
            }
        }
        if (!Files.exists(folder.resolve(MANIFEST))) {
            throw refused(folder.toString(), "the folder holds no " + MANIFEST, "a rulebook with its name and sources");
        }
        return new RulebookFiles(texts, problems);
    }

    /** The folder itself, where it is named by a link. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw refused(folder.toString(), "the folder cannot be read", "a readable folder");
        }
    }

    private static List<Path> ruleFiles(Path folder) {
        try (Stream<Path> found = Files.walk(folder, 2)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(file ->
                            changesOutcome(folder.relativize(file).toString().replace('\\', '/')))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw refused(folder.toString(), "too many files", "at most " + MOST_FILES);
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw refused(folder.toString(), "the folder cannot be listed", "a readable folder");
        }
    }

    /** Whether a file of that path can change an outcome. */
    public static boolean changesOutcome(String path) {
        if (path.startsWith(REFERENCE)) {
            return path.endsWith(".yaml") && path.indexOf('/', REFERENCE.length()) < 0;
        }
        return path.equals(MANIFEST) || path.endsWith(".drl") && path.indexOf('/') < 0;
    }

    /** The text of the rulebook that is packed with the classes; null where none is. */
    public static @Nullable RulebookFiles builtIn() {
        try (InputStream in = RulebookFiles.class.getResourceAsStream(RuleIndex.PATH)) {
            if (in == null) {
                return null;
            }
            RuleIndex index = RuleIndex.read(in);
            return packed(index.paths(), index.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rulebook that is packed with the classes, each file read when it is asked for.
     *
     * @param paths the paths of its files
     * @param digest what {@link #digest} gave when it was packed
     */
    static RulebookFiles packed(List<String> paths, String digest) {
        return new RulebookFiles(paths, digest);
    }

    /** Whether they are packed with the classes. */
    boolean isPacked() {
        return digest != null;
    }

    /** The files that could not be read, and why. */
    public List<Problem> problems() {
        return problems;
    }

    /** Paths of all files, sorted. */
    public List<String> paths() {
        return paths;
    }

    /** The text of one file; empty where there is none. */
    public String text(String path) {
        return paths.contains(path) ? texts.computeIfAbsent(path, RulebookFiles::packed) : "";
    }

    private static String packed(String path) {
        try (InputStream in = RulebookFiles.class.getResourceAsStream("/rulebook/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the built-in rulebook lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules: text by path. */
    public SortedMap<String, String> rules() {
        return texts(path -> path.endsWith(".drl"));
    }

    /** The rules; read when they are first asked for. */
    public RuleModel model() {
        RuleModel known = model;
        if (known == null) {
            List<RuleFile> files = new ArrayList<>();
            rules().forEach((path, text) -> {
                if (!text.isBlank()) {
                    files.add(FileReader.read(path, text));
                }
            });
            known = new RuleModel(files);
            model = known;
        }
        return known;
    }

    /** The reference data: text by path. */
    public SortedMap<String, String> reference() {
        return texts(path -> path.startsWith(REFERENCE));
    }

    /** All of them: text by path. */
    public SortedMap<String, String> all() {
        return texts(path -> true);
    }

    private SortedMap<String, String> texts(Predicate<String> wanted) {
        SortedMap<String, String> found = new TreeMap<>();
        paths.stream().filter(wanted).forEach(path -> found.put(path, text(path)));
        return found;
    }

    /** SHA-256 over the paths and texts of all files, with line ends as {@code \n} and no byte order mark; hexadecimal. */
    public String digest() {
        return digest == null ? digest(this) : digest;
    }

    private static String digest(RulebookFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String path : files.paths) {
                byte[] bytes = files.text(path).getBytes(StandardCharsets.UTF_8);
                digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Problem problem(String file, String message, String allowed) {
        return new Problem(file, 0, 0, "", message, allowed, null);
    }

    private static RefusedException refused(String file, String message, String allowed) {
        return new RefusedException(List.of(problem(file, message, allowed)));
    }
}
