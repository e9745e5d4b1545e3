package org.transferadvisor.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Sha256;
import org.transferadvisor.facts.reading.Utf8;
import org.transferadvisor.rulebook.engine.RuleIndex;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.reading.FileReader;

/**
 * The text of a rulebook: {@code rulebook.yaml}, the rules in {@code *.drl} and the reference data in
 * {@code reference/*.yaml}, by path relative to its folder with {@code /} between names. A rulebook that extends another
 * (section 21) holds the files of both, those of the base named {@code built-in:strategy.drl} or {@code ../house:own.drl}; a rule
 * whose id stands above, or is disabled there, is not among its rules.
 */
public final class RulebookFiles {

    /** Name of the file that names the rulebook and its sources. */
    public static final String MANIFEST = "rulebook.yaml";

    /** Folder of the reference data. */
    public static final String REFERENCE = "reference/";

    /** Name of the file in which the tool keeps what the base said when each change of it was written. */
    public static final String BASED_ON = "basedOn.yaml";

    /** What {@code extends} says of the rulebook that is packed with the classes. */
    public static final String BUILT_IN = "built-in";

    /** Stands between the name of a base and the path of a file in it. */
    private static final char IN = ':';

    /** The most rulebooks that extend each other. */
    private static final int MOST_LAYERS = 8;

    /** The most characters that one file may have. */
    public static final int LARGEST_FILE = 4_000_000;

    /** The most files that a rulebook may have. */
    public static final int MOST_FILES = 1_000;

    private static final Pattern NAME = Pattern.compile("(?:reference/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    /** Paths of all files: its own sorted, then those of its base. */
    private final List<String> paths;

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<Problem> problems;
    private final @Nullable RulebookFiles base;

    /** What {@code extends} says; empty where it says nothing. */
    private final String baseName;

    /** What is known of the digest without reading the files. */
    private final @Nullable String digest;

    private volatile @Nullable RuleModel model;

    private RulebookFiles(
            Map<String, String> texts, List<Problem> problems, String baseName, @Nullable RulebookFiles base) {
        this.base = base;
        this.baseName = baseName;
        this.paths = Stream.concat(
                        texts.keySet().stream().sorted(),
                        base == null ? Stream.empty() : base.paths.stream().map(this::above))
                .toList();
        this.problems = List.copyOf(problems);
        this.digest = null;
        texts.forEach((path, text) -> this.texts.put(path, plain(text)));
    }

    /** The path here of a file of the base. */
    public String above(String path) {
        boolean named = path.indexOf(IN) >= 0;
        boolean fixed =
                path.startsWith(BUILT_IN + IN) || named && Path.of(nameOf(path)).isAbsolute();
        return fixed ? path : baseName + (named ? '/' : IN) + path;
    }

    /** The path in the base of one of its files here. */
    private String below(String path) {
        return path.startsWith(baseName + IN) || path.startsWith(baseName + '/')
                ? path.substring(baseName.length() + 1)
                : path;
    }

    private static String nameOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf(IN)));
    }

    /** The path of a file in the folder that it stands in, without the name of that folder. */
    public static String local(String path) {
        return path.substring(path.lastIndexOf(IN) + 1);
    }

    /** Whether a file is one of the rulebook's own, and not of the one that it extends. */
    public static boolean isOwn(String path) {
        return path.indexOf(IN) < 0;
    }

    /** What a rulebook that extends the one which is packed with the classes calls a file of it. */
    static String builtIn(String path) {
        return BUILT_IN + IN + path;
    }

    /** Whether a file, seen from a rulebook that extends it, is called one of the built-in rulebook. */
    public static boolean isBuiltIn(String path) {
        return path.startsWith(BUILT_IN + IN);
    }

    /** Whether it extends the rulebook that is packed with the classes, whose rules the build compiled. */
    public boolean extendsPacked() {
        return base != null && (base.isPacked() || base.extendsPacked());
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
        this.base = null;
        this.baseName = "";
    }

    /**
     * A rulebook whose files are given by path, those of its bases too, as {@link #all} gives them. Where those of the built-in
     * rulebook are not given, they are what is packed with the classes.
     */
    public static RulebookFiles of(Map<String, String> texts) {
        Map<String, String> own = new TreeMap<>(texts);
        own.keySet().removeIf(path -> !isOwn(path));
        Node named = extended(own);
        if (named == null) {
            return new RulebookFiles(texts, List.of(), "", null);
        }
        RulebookFiles path = new RulebookFiles(Map.of(), List.of(), named.shown(), null);
        Map<String, String> others = new TreeMap<>();
        texts.forEach((each, text) -> {
            if (!isOwn(each)) {
                others.put(path.below(each), text);
            }
        });
        RulebookFiles base = of(others);
        RulebookFiles packed = named.shown().equals(BUILT_IN) ? builtIn() : null;
        boolean same = packed != null && (others.isEmpty() || packed.digest().equals(base.digest()));
        return new RulebookFiles(own, List.of(), named.shown(), same ? packed : base);
    }

    /** What a manifest extends; null where it extends nothing. */
    private static @Nullable Node extended(Map<String, String> texts) {
        return field(texts.getOrDefault(MANIFEST, ""), Manifest.EXTENDS) instanceof Node.Text text ? text : null;
    }

    /** A field of a manifest, which is read only where its name stands in it. */
    private static @Nullable Node field(String manifest, String name) {
        if (!manifest.contains(name)) {
            return null;
        }
        try {
            return Document.of(MANIFEST, manifest).at("/" + name);
        } catch (RefusedException e) {
            return null; // who reads it says so
        }
    }

    /** The rulebook that it extends; null where it stands by itself. */
    public @Nullable RulebookFiles base() {
        return base;
    }

    /** What {@code extends} calls its base; empty where it stands by itself. */
    public String baseName() {
        return baseName;
    }

    /**
     * The same over another base.
     *
     * @param name what the base is called, as {@code extends} would
     */
    public RulebookFiles over(String name, RulebookFiles other) {
        return new RulebookFiles(own(), problems, name, other);
    }

    /** The same with another text of one of its own files, which need not be there. */
    public RulebookFiles with(String path, String text) {
        Map<String, String> own = own();
        own.put(path, text);
        return new RulebookFiles(own, problems, baseName, base);
    }

    /** The same as if nobody had kept what the base said before, so that no change of it stands against one of its own. */
    public RulebookFiles unsettled() {
        Map<String, String> own = own();
        own.remove(BASED_ON);
        return base == null ? this : new RulebookFiles(own, problems, baseName, base.unsettled());
    }

    /** Its own files: text by path. */
    private Map<String, String> own() {
        return texts(RulebookFiles::isOwn);
    }

    /** The ids of rules of the base that it takes away, with their places. */
    public List<Node.Text> disabled() {
        return field(text(MANIFEST), Manifest.DISABLED) instanceof Node.Sequence list
                ? list.items().stream()
                        .filter(Node.Text.class::isInstance)
                        .map(Node.Text.class::cast)
                        .toList()
                : List.of();
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
        return readable(folder, List.of());
    }

    /**
     * Reads a rulebook and the one that it extends.
     *
     * @param above the folders of those that extend it
     */
    private static RulebookFiles readable(Path folder, List<Path> above) {
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
        Node named = extended(texts);
        if (named == null) {
            return new RulebookFiles(texts, problems, "", null);
        }
        List<Path> layers = new ArrayList<>(above);
        layers.add(root);
        RulebookFiles base = null;
        try {
            base = base(root, named.shown(), layers);
            problems.addAll(inBase(named.shown(), base.problems));
        } catch (RefusedException e) {
            String what = e.problems().get(0).message();
            problems.add(new Problem(
                    MANIFEST,
                    named.place().line(),
                    named.place().column(),
                    "/" + Manifest.EXTENDS,
                    "the rulebook " + Problem.quoted(named.shown()) + ", which this one extends, cannot be had: "
                            + what,
                    BUILT_IN + ", or the folder of a rulebook, seen from this one",
                    null));
        }
        return new RulebookFiles(texts, problems, named.shown(), base);
    }

    /**
     * The folders of the rulebooks that the one in a folder extends, the nearest first, as far as they can be told; the last one
     * need not be there. Empty where it extends the built-in rulebook, or none.
     */
    public static List<Path> basesOf(Path folder) {
        List<Path> bases = new ArrayList<>();
        try {
            Path at = folder;
            RulebookFiles files = readable(folder);
            while (files != null && !files.baseName.isEmpty() && !files.baseName.equals(BUILT_IN)) {
                at = real(at).resolve(files.baseName).normalize();
                bases.add(at);
                files = files.base;
            }
        } catch (RefusedException | InvalidPathException e) {
            // who reads it says so
        }
        return bases;
    }

    private static RulebookFiles base(Path folder, String name, List<Path> layers) {
        if (name.equals(BUILT_IN)) {
            return Objects.requireNonNull(builtIn(), "the built-in rulebook is packed");
        }
        Path base;
        try {
            base = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw refused(name, "it is no path", "a folder");
        }
        if (Files.isDirectory(base) && layers.contains(real(base))) {
            throw refused(name, "it leads in a circle back to this one", "a rulebook that extends others");
        }
        if (layers.size() >= MOST_LAYERS) {
            throw refused(name, "too many rulebooks extend each other", "at most " + MOST_LAYERS);
        }
        return readable(base, layers);
    }

    private static List<Problem> inBase(String name, List<Problem> problems) {
        RulebookFiles path = new RulebookFiles(Map.of(), List.of(), name, null);
        return problems.stream().map(each -> each.in(path.above(each.file()))).toList();
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
        return path.equals(MANIFEST) || path.equals(BASED_ON) || path.endsWith(".drl") && path.indexOf('/') < 0;
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

    /** Paths of all files: its own sorted, then those of its base. */
    public List<String> paths() {
        return paths;
    }

    /** The text of one file; empty where there is none. */
    public String text(String path) {
        if (base != null && !isOwn(path)) {
            return base.text(below(path));
        }
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
    public Map<String, String> rules() {
        return texts(path -> path.endsWith(".drl"));
    }

    /** The rules; read when they are first asked for. */
    public RuleModel model() {
        RuleModel known = model;
        if (known == null) {
            known = new RuleModel(ruleFiles(path -> path, true));
            model = known;
        }
        return known;
    }

    /** The rules without those of a base that is packed with the classes. */
    RuleModel unpackedModel() {
        return extendsPacked() ? new RuleModel(ruleFiles(path -> path, false)) : model();
    }

    /**
     * The files of rules, without the rules of a base that stand above it or are disabled there.
     *
     * @param named how a path is called
     * @param packed whether those of a rulebook that is packed with the classes are among them
     */
    private List<RuleFile> ruleFiles(UnaryOperator<String> named, boolean packed) {
        List<RuleFile> files = new ArrayList<>();
        rules().forEach((path, text) -> {
            if (isOwn(path) && !text.isBlank()) {
                files.add(FileReader.read(named.apply(path), text));
            }
        });
        if (base != null) {
            Set<String> taken = new HashSet<>();
            files.forEach(file -> file.rules().forEach(each -> taken.add(each.id())));
            taken.remove("");
            disabled().forEach(each -> taken.add(each.value()));
            for (RuleFile each : base.isPacked() && !packed
                    ? List.<RuleFile>of()
                    : base.ruleFiles(path -> named.apply(above(path)), packed)) {
                files.add(each.with(each.rules().stream()
                        .filter(rule -> !taken.contains(rule.id()))
                        .toList()));
            }
        }
        return files;
    }

    /** The reference data: text by path, its own before that of its base. */
    public Map<String, String> reference() {
        return texts(RulebookFiles::isReference);
    }

    /** Whether a file holds a table of reference data. */
    public static boolean isReference(String path) {
        return local(path).startsWith(REFERENCE);
    }

    /** All of them: text by path. */
    public Map<String, String> all() {
        return texts(path -> true);
    }

    private Map<String, String> texts(Predicate<String> wanted) {
        Map<String, String> found = new LinkedHashMap<>();
        paths.stream().filter(wanted).forEach(path -> found.put(path, text(path)));
        return found;
    }

    /**
     * SHA-256 over the paths and texts of all files, with line ends as {@code \n}, no byte order mark and no approvals, and over the
     * digest of the base; hexadecimal.
     */
    public String digest() {
        return digest == null ? digest(this) : digest;
    }

    private static String digest(RulebookFiles files) {
        MessageDigest digest = Sha256.begin();
        for (String path : files.own().keySet()) {
            String text = files.text(path);
            byte[] bytes = (path.equals(MANIFEST) ? unapproved(text) : text).getBytes(StandardCharsets.UTF_8);
            digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        if (files.base != null) {
            digest.update((Manifest.EXTENDS + "\n" + files.base.digest()).getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }

    /** A manifest without the lines of its approvals, where these stand by themselves. */
    private static String unapproved(String manifest) {
        if (field(manifest, Manifest.APPROVALS) == null
                || !(Document.of(MANIFEST, manifest).root() instanceof Node.Mapping top)
                || top.entries().values().stream().anyMatch(each -> each.key().column() != 1)) {
            return manifest;
        }
        int from = top.entries().get(Manifest.APPROVALS).key().line();
        int to = top.entries().values().stream()
                .mapToInt(each -> each.key().line())
                .filter(line -> line > from)
                .min()
                .orElse(Integer.MAX_VALUE);
        StringBuilder left = new StringBuilder();
        int number = 0;
        for (String line : manifest.split("(?<=\n)", -1)) {
            number++;
            left.append(number >= from && number < to ? "" : line);
        }
        return left.toString();
    }

    private static Problem problem(String file, String message, String allowed) {
        return new Problem(file, 0, 0, "", message, allowed, null);
    }

    private static RefusedException refused(String file, String message, String allowed) {
        return new RefusedException(List.of(problem(file, message, allowed)));
    }
}
