package org.transferadvisor.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;

/**
 * Reads rules as text, before anything is compiled: their metadata, what they read, and every mistake that can be told
 * without compiling, at its file, line and column.
 */
final class RuleReader {

    private final Set<String> sources;
    private final List<Problem> problems = new ArrayList<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, RuleInfo> byId = new HashMap<>();
    private final Map<String, RuleInfo> byName = new HashMap<>();

    private RuleReader(Set<String> sources) {
        this.sources = sources;
    }

    /**
     * Reads all rules.
     *
     * @param files the files, parsed
     * @param sources ids that {@code @source} may name
     * @return the rules in the order of their files' paths and lines
     * @throws RefusedException with every problem found
     */
    static List<RuleInfo> read(List<DrlFile> files, Set<String> sources) {
        RuleReader reader = new RuleReader(sources);
        files.forEach(file -> reader.problems.addAll(file.problems()));
        Vocabulary vocabulary = Vocabulary.of(
                files.stream().map(DrlFile::parsed).filter(Objects::nonNull).toList());
        files.forEach(file -> file.rules().forEach(rule -> reader.rule(rule, vocabulary)));
        if (reader.problems.isEmpty() && reader.rules.isEmpty()) {
            reader.problems.add(new Problem(
                    RulebookFiles.MANIFEST, 0, 0, "", "the rulebook holds no rule", "rules in *.drl", null));
        }
        if (!reader.problems.isEmpty()) {
            throw new RefusedException(reader.problems);
        }
        return List.copyOf(reader.rules);
    }

    private void rule(DrlRule rule, Vocabulary vocabulary) {
        String file = rule.file();
        RuleDescr descr = rule.parsed();
        int line = descr.getLine();
        String id = annotation(rule, "id", "a stable id, such as @id(tree-lora-or-qlora)");
        String source = annotation(rule, "source", "the section it rests on, such as @source(\"9.1\")");
        String because = annotation(rule, "because", "the sentence a reader of the advice sees");
        PatternReader patterns = new PatternReader(
                vocabulary,
                (at, column, message, allowed, hint) ->
                        add(file, at, column, message + ", in rule `" + descr.getName() + "`", allowed, hint));
        patterns.read(descr.getLhs());
        if (id.isEmpty() || source.isEmpty() || because.isEmpty()) {
            return;
        }
        if (!sources.contains(source)) {
            add(
                    file,
                    line,
                    1,
                    "rule `" + descr.getName() + "` names the source `" + source + "`",
                    "an id of a section or source in " + RulebookFiles.MANIFEST,
                    null);
        }
        sentence(file, descr, Sentence.of(because), patterns.variables());
        RuleInfo info = new RuleInfo(id, descr.getName(), file, line, source, because, patterns.reads());
        unique(byId.putIfAbsent(id, info), info, "id `" + id + "`");
        unique(byName.putIfAbsent(descr.getName(), info), info, "name `" + descr.getName() + "`");
        rules.add(info);
    }

    private void unique(@Nullable RuleInfo first, RuleInfo second, String what) {
        if (first != null) {
            add(
                    second.file(),
                    second.line(),
                    1,
                    "two rules have the " + what,
                    "one rule",
                    "the other is at " + first.file() + ":" + first.line());
        }
    }

    private void sentence(String file, RuleDescr descr, Sentence sentence, Set<String> bound) {
        for (String variable : sentence.variables()) {
            if (!bound.contains(variable)) {
                add(
                        file,
                        descr.getLine(),
                        1,
                        "the sentence of rule `" + descr.getName() + "` has a place `{" + variable
                                + "}`, but the rule binds no $" + variable,
                        bound.isEmpty()
                                ? "no place, as the rule binds nothing"
                                : "a name that it binds: " + String.join(", ", bound),
                        null);
            }
        }
        for (String format : sentence.formats()) {
            if (!Sentence.FORMATS.contains(format)) {
                add(
                        file,
                        descr.getLine(),
                        1,
                        "the sentence of rule `" + descr.getName() + "` asks for the format `" + format + "`",
                        String.join(", ", Sentence.FORMATS.stream().sorted().toList()),
                        null);
            }
        }
    }

    private String annotation(DrlRule rule, String name, String what) {
        String value = rule.annotation(name);
        if (value.isBlank()) {
            add(rule.file(), rule.place().line(), 1, "rule `" + rule.name() + "` lacks @" + name, what, null);
        }
        return value;
    }

    private void add(String file, int line, int column, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(file, line, column, "", message, allowed, hint));
    }
}
