package org.transferadvisor.authoring.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.RulebookFiles;

/** Files in the folder of a rulebook that look like a part of it and are none, as their name or their place is another. */
final class UnreadFiles {

    private static final int DEEPEST = 6;
    private static final int MOST_VISITED = 10_000;
    private static final int MOST_TOLD = 20;
    private static final long LARGEST_LOOKED_INTO = 1_000_000;

    private static final String SCENARIOS = Scenarios.FOLDER + "/";
    private static final Pattern ASIDE = Pattern.compile(
            "(?i)(?:readme|licen[cs]e|notice|changelog|contributing)\\b.*|#.*|~\\$.*|.*~|.*\\.(?:sw[a-p]|tmp|bak|orig|old|rej)");
    private static final Set<String> DOCUMENTS =
            Set.of("doc", "docx", "odt", "rtf", "csv", "tsv", "xls", "xlsx", "ods");
    private static final Set<String> TABLES = Set.of("csv", "tsv", "xls", "xlsx", "ods");
    private static final Set<String> PLAIN = Set.of("", "txt", "text");
    private static final Set<String> YAML = Set.of("yaml", "yml");
    private static final Pattern RULES = Pattern.compile("(?m)^[ \\t]*(?:rule[ \\t]+[\"']|package[ \\t]+[a-z])");
    private static final Pattern TABLE = Pattern.compile("(?m)^rows[ \\t]*:");
    private static final Pattern SCENARIO = Pattern.compile("(?m)^scenarios[ \\t]*:");

    /** What a file was probably meant to hold. */
    private enum Meant {
        RULES,
        TABLE,
        SCENARIOS
    }

    private UnreadFiles() {}

    /**
     * What looks like a part of the rulebook and is not read.
     *
     * @param folder folder of the rulebook
     * @param facts files that its scenarios start from, which are read
     */
    static List<Problem> in(Path folder, Collection<Path> facts) {
        List<Problem> problems = new ArrayList<>();
        Path root = real(folder);
        for (Path file : files(root)) {
            String path = root.relativize(file).toString().replace('\\', '/');
            boolean plain = Files.isRegularFile(file);
            boolean read = plain && RulebookFiles.changesOutcome(path)
                    || Scenarios.isRead(path)
                    || facts.contains(folder.resolve(path).toAbsolutePath().normalize());
            Meant meant = read ? null : meant(file, path);
            if (meant != null && problems.size() < MOST_TOLD) {
                problems.add(plain ? problem(path, meant) : noFile(file, path));
            }
        }
        return List.copyOf(problems);
    }

    /** The folder itself, where it is named by a link. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private static @Nullable Meant meant(Path file, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> endings = endings(name);
        if (ASIDE.matcher(name).matches()) {
            return null;
        }
        if (endings.contains("drl")) {
            return Meant.RULES;
        }
        String last = endings.isEmpty() ? "" : endings.get(endings.size() - 1);
        boolean yaml = endings.stream().anyMatch(YAML::contains);
        boolean text = PLAIN.contains(last) || DOCUMENTS.contains(last);
        if ((path.startsWith(RulebookFiles.REFERENCE) || path.startsWith(SCENARIOS)) && (yaml || text)) {
            return path.startsWith(SCENARIOS) ? Meant.SCENARIOS : Meant.TABLE;
        }
        return yaml || PLAIN.contains(last) ? byContent(file, yaml) : null;
    }

    private static @Nullable Meant byContent(Path file, boolean yaml) {
        String text;
        try {
            text = Files.size(file) > LARGEST_LOOKED_INTO ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
        if (!yaml && RULES.matcher(text).find()) {
            return Meant.RULES;
        }
        return SCENARIO.matcher(text).find()
                ? Meant.SCENARIOS
                : TABLE.matcher(text).find() ? Meant.TABLE : null;
    }

    /** The endings of a name in small letters: {@code drl} and {@code txt} of {@code mine.drl.txt}. */
    private static List<String> endings(String name) {
        List<String> parts = List.of(name.toLowerCase(Locale.ROOT).split("\\.", -1));
        return parts.size() < 2 ? List.of() : parts.subList(1, parts.size());
    }

    private static Problem noFile(Path file, String path) {
        String what = Files.isDirectory(file)
                ? "it is a folder"
                : Files.isSymbolicLink(file) ? "the link leads to no file" : "it is no plain file";
        return new Problem(
                path,
                0,
                0,
                "",
                Problem.quoted(path) + " is not read: " + what,
                "rules in files that end in .drl, beside " + RulebookFiles.MANIFEST,
                null);
    }

    private static Problem problem(String path, Meant meant) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String stem = name.replaceFirst("(?i)(?:\\.(?:drl|ya?ml|txt|text|docx?|odt|rtf|csv|tsv|xlsx?|ods))+$", "");
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String target =
                switch (meant) {
                    case RULES -> stem + ".drl";
                    case TABLE -> RulebookFiles.REFERENCE + stem + ".yaml";
                    case SCENARIOS -> SCENARIOS + stem + ".yaml";
                };
        String allowed =
                switch (meant) {
                    case RULES -> "rules in files that end in .drl, beside " + RulebookFiles.MANIFEST;
                    case TABLE -> "reference data in " + RulebookFiles.REFERENCE + "*.yaml";
                    case SCENARIOS -> "scenarios in " + SCENARIOS + "*.yaml";
                };
        boolean there =
                target.substring(0, target.lastIndexOf('/') + 1).equals(path.substring(0, path.lastIndexOf('/') + 1));
        String hint = TABLES.contains(ending)
                ? "write its rows in `" + Problem.shown(target) + "`"
                : DOCUMENTS.contains(ending)
                        ? "save it as plain text, as `" + Problem.shown(target) + "`"
                        : (there ? "rename it to `" : "move it to `") + Problem.shown(target) + "`";
        return new Problem(path, 0, 0, "", Problem.quoted(path) + " is not read", allowed, hint);
    }

    private static List<Path> files(Path folder) {
        Visitor visitor = new Visitor(folder);
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, visitor);
        } catch (IOException e) {
            return List.of();
        }
        return visitor.files.stream().sorted().toList();
    }

    /** Passes over what is hidden, what only editors use, and rulebooks of their own. */
    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final List<Path> files = new ArrayList<>();
        private int visited;

        Visitor(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            if (at.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            if (isRules(at)) {
                files.add(at);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return isHidden(at) || Files.exists(at.resolve(RulebookFiles.MANIFEST))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if ((attributes.isRegularFile() || isRules(file)) && !isHidden(file)) {
                files.add(file);
            }
            return ++visited < MOST_VISITED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        /** Whether a folder, a pipe or a link has the name of a file of rules. */
        private static boolean isRules(Path file) {
            return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".drl");
        }

        private static boolean isHidden(Path file) {
            return file.getFileName().toString().startsWith(".");
        }
    }
}
