package org.transferadvisor.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

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
     * @param texts DRL by path
     * @param sources ids that {@code @source} may name
     * @return the rules in the order of their files' paths and lines
     * @throws RefusedException with every problem found
     */
    static List<RuleInfo> read(SortedMap<String, String> texts, Set<String> sources) {
        RuleReader reader = new RuleReader(sources);
        Map<String, PackageDescr> packages = new HashMap<>();
        texts.forEach((file, text) -> {
            PackageDescr parsed = reader.parse(file, text);
            if (parsed != null) {
                packages.put(file, parsed);
            }
        });
        Vocabulary vocabulary = Vocabulary.of(packages.values());
        texts.keySet().stream()
                .filter(packages::containsKey)
                .forEach(file -> packages.get(file).getRules().forEach(rule -> reader.rule(file, rule, vocabulary)));
        if (reader.problems.isEmpty() && reader.rules.isEmpty()) {
            reader.problems.add(new Problem(
                    RulebookFiles.MANIFEST, 0, 0, "", "the rulebook holds no rule", "rules in *.drl", null));
        }
        if (!reader.problems.isEmpty()) {
            throw new RefusedException(reader.problems);
        }
        return List.copyOf(reader.rules);
    }

    private @Nullable PackageDescr parse(String file, String text) {
        DrlParser parser = new DrlParser();
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException e) {
            if (parser.getErrors().isEmpty()) {
                add(file, 1, 1, "the file cannot be read as rules", "rules in DRL", null);
            }
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error instanceof ParserError at ? at.getRow() : 1;
            int column = error instanceof ParserError at ? at.getCol() + 1 : 1;
            add(
                    file,
                    line,
                    column,
                    plain(error.getMessage()),
                    "a rule: rule \"name\" @id(…) @source(\"…\") @because(\"…\") when … then … end",
                    "look for a missing bracket, quote or `;` on this line or the one before");
        }
        return parser.hasErrors() ? null : parsed;
    }

    private static String plain(String message) {
        return message.replaceAll("^\\[ERR \\d+]\\s*", "")
                .replaceAll("^Line -?\\d+:-?\\d+\\s*", "")
                .replaceAll("\\s*in rule \"([^\"]*)\".*", ", in rule `$1`")
                .replaceAll("mismatched input '([^']*)'.*?(, in rule.*)?$", "`$1` was not expected here$2")
                .replaceAll(
                        "no viable alternative at input '([^']*)'.*?(, in rule.*)?$",
                        "`$1` cannot be understood here$2")
                .replaceAll("mismatched token: .*?,'([^']*)'.*?(, in rule.*)?$", "`$1` was not expected here$2");
    }

    private void rule(String file, RuleDescr descr, Vocabulary vocabulary) {
        int line = descr.getLine();
        String id = annotation(file, descr, "id", "a stable id, such as @id(tree-lora-or-qlora)");
        String source = annotation(file, descr, "source", "the section it rests on, such as @source(\"9.1\")");
        String because = annotation(file, descr, "because", "the sentence a reader of the advice sees");
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

    private String annotation(String file, RuleDescr descr, String name, String what) {
        AnnotationDescr annotation = descr.getAnnotation(name);
        String value = annotation == null || annotation.getSingleValue() == null
                ? ""
                : unquoted(annotation.getSingleValue().toString());
        if (value.isBlank()) {
            add(file, descr.getLine(), 1, "rule `" + descr.getName() + "` lacks @" + name, what, null);
        }
        return value.strip();
    }

    /** The value of an annotation without the quotes around it, which the parser leaves in place. */
    static String unquoted(String value) {
        String text = value.strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private void add(String file, int line, int column, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(file, line, column, "", message, allowed, hint));
    }
}
