package org.transferadvisor.rulebook.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.safety.RuleSafety;

/**
 * The files of rules, read as far as they can be.
 *
 * @param files those that could be parsed, wholly or in part
 * @param syntax what is wrong with their syntax
 * @param unsafe what they hold and may not
 * @param complete whether every rule of every file could be parsed
 */
record RuleTexts(List<DrlFile> files, List<Problem> syntax, List<Problem> unsafe, boolean complete) {

    private static final int MOST_REPAIRS = 10;

    /** Reads files of rules; nothing is compiled. */
    static RuleTexts read(Map<String, String> texts) {
        Map<String, String> filled = new TreeMap<>(texts);
        filled.values().removeIf(String::isBlank);
        List<Problem> empty = texts.keySet().stream()
                .filter(path -> !filled.containsKey(path))
                .map(path -> new Problem(path, 0, 0, "", "the file is empty", "rules", "delete it, or write rules"))
                .toList();
        RuleTexts read = readFilled(filled);
        List<Problem> syntax =
                Stream.concat(empty.stream(), read.syntax().stream()).toList();
        return new RuleTexts(read.files(), syntax, read.unsafe(), read.complete() && empty.isEmpty());
    }

    private static RuleTexts readFilled(Map<String, String> texts) {
        RuleSafety.Reading reading = RuleSafety.read(texts);
        List<DrlFile> files = new ArrayList<>(reading.files());
        List<Problem> syntax = new ArrayList<>();
        files.forEach(file -> syntax.addAll(file.problems()));
        List<Problem> unsafe = new ArrayList<>(reading.problems());
        boolean complete = syntax.isEmpty() && files.size() == texts.size();
        Set<String> read = new HashSet<>();
        files.forEach(file -> read.add(file.path()));
        texts.forEach((path, text) -> {
            if (!read.contains(path)) {
                salvage(path, text, unsafe, files);
            }
        });
        files.forEach(file -> syntax.addAll(file.problems()));
        unsafe.removeAll(syntax);
        return new RuleTexts(
                files.stream()
                        .sorted(java.util.Comparator.comparing(DrlFile::path))
                        .toList(),
                syntax.stream().distinct().toList(),
                unsafe.stream().distinct().toList(),
                complete);
    }

    /** Reads a file whose text is refused without the rules where that is so: the mistakes of the others are told too. */
    private static void salvage(String path, String text, List<Problem> unsafe, List<DrlFile> files) {
        String left = text;
        for (int repair = 0; repair < MOST_REPAIRS; repair++) {
            RuleSafety.Reading reading = RuleSafety.read(Map.of(path, left));
            if (!reading.files().isEmpty()) {
                DrlFile file = reading.files().get(0);
                unsafe.addAll(reading.problems());
                files.add(new DrlFile(path, text, file.parsed(), file.rules(), file.problems()));
                return;
            }
            unsafe.addAll(reading.problems());
            int line = reading.problems().stream().mapToInt(Problem::line).max().orElse(0);
            if (line == 0) {
                return;
            }
            left = DrlFile.without(left, line);
        }
    }
}
