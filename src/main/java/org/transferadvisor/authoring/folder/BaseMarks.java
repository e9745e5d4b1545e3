package org.transferadvisor.authoring.folder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.layers.OwnChange;

/** What a base said then and says now, as comments above what a rulebook says in its place: three ways in one file to edit. */
public final class BaseMarks {

    private static final String RULES = "//~ ";
    private static final String YAML = "#~ ";

    private BaseMarks() {}

    /**
     * The files of a rulebook with marks above what stands in conflict.
     *
     * @param conflicts changes under which the base has changed
     * @return text by path, of files that get a mark
     */
    public static Map<String, String> marked(RulebookFiles files, List<OwnChange> conflicts) {
        Map<String, List<OwnChange>> byFile = conflicts.stream()
                .sorted(Comparator.comparingInt((OwnChange each) -> each.place().line())
                        .reversed())
                .collect(Collectors.groupingBy(each -> each.place().file(), LinkedHashMap::new, Collectors.toList()));
        Map<String, String> marked = new LinkedHashMap<>();
        byFile.forEach((path, changes) -> {
            List<String> lines = new ArrayList<>(List.of(files.text(path).split("\n", -1)));
            changes.forEach(each -> lines.addAll(each.place().line() - 1, mark(path, each)));
            marked.put(path, String.join("\n", lines));
        });
        return marked;
    }

    private static List<String> mark(String path, OwnChange change) {
        String sign = path.endsWith(".drl") ? RULES : YAML;
        return Stream.of(
                        Stream.of("The base has changed " + change.named()
                                + ". Edit what stands below, then: advisor rules" + " diff DIR --settle"),
                        Stream.of("then:"),
                        lines(change.then()),
                        Stream.of("theirs:"),
                        lines(change.theirs()))
                .flatMap(each -> each)
                .map(each -> (sign + each).stripTrailing())
                .toList();
    }

    private static Stream<String> lines(@Nullable String text) {
        return text == null ? Stream.of("    nothing") : text.lines().map(each -> "    " + each);
    }

    /** The files of a rulebook without the marks, text by path, of files that have some. */
    public static Map<String, String> unmarked(RulebookFiles files) {
        Map<String, String> unmarked = new LinkedHashMap<>();
        for (String path : files.paths()) {
            String sign = path.endsWith(".drl") ? RULES : YAML;
            String text = files.text(path);
            if (RulebookFiles.isOwn(path) && text.contains(sign.strip())) {
                String less = Stream.of(text.split("(?<=\n)", -1))
                        .filter(line -> !line.startsWith(sign.strip()))
                        .collect(Collectors.joining());
                if (!less.equals(text)) {
                    unmarked.put(path, less);
                }
            }
        }
        return unmarked;
    }
}
