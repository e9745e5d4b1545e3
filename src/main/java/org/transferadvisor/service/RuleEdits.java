package org.transferadvisor.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.transferadvisor.authoring.folder.NewRulebook;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.model.Rule;

/** Changes of a rulebook's text by which a rule comes, becomes its own, goes, or comes back. */
final class RuleEdits {

    private static final String DISABLED = "disabled";
    private static final Pattern HEAD = Pattern.compile("(?m)^(?:package|import) .*$");
    private static final String PACKAGE = "package org.transferadvisor.rules\n";

    private RuleEdits() {}

    /**
     * A file with another text.
     *
     * @param line where in it one has to look
     */
    record Change(String path, String text, int line) {}

    /** A rule that says what may stand in it, at the end of a file, which need not be there. */
    static Change fresh(RulebookFiles files, String path) {
        if (!path.endsWith(".drl")) {
            throw new HttpProblem(409, Problem.quoted(path) + " holds no rules", "NAME.drl");
        }
        Set<String> ids = files.model().rules().stream().map(Rule::id).collect(Collectors.toSet());
        int number = 1;
        while (ids.contains(NewRulebook.ruleId(number))) {
            number++;
        }
        return with(files.text(path), path, NewRulebook.RULE_IMPORTS, NewRulebook.rule(number, source(files)));
    }

    /** What the rulebook's own rules cite: the first source of its own, or of all. */
    private static String source(RulebookFiles files) {
        Map<String, String> titles = Manifest.reading(files).titles();
        Node own = Document.of(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST))
                .at("/sources/0/id");
        return own != null
                ? own.shown()
                : titles == null || titles.isEmpty()
                        ? ""
                        : titles.keySet().iterator().next();
    }

    /** A rule of the base as one of its own, which takes its place. */
    static Change copied(RulebookFiles files, String id) {
        Rule rule = rule(files, id);
        if (RulebookFiles.isOwn(rule.file())) {
            throw new HttpProblem(
                    409, Problem.quoted(id) + " is the rulebook's own already", "a rule of what it extends");
        }
        String text = files.text(rule.file());
        String path = RulebookFiles.local(rule.file());
        List<String> imports = HEAD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(each -> each.startsWith("import"))
                .toList();
        return with(
                files.text(path),
                path,
                imports,
                text.substring(rule.start(), rule.end()).strip() + "\n");
    }

    private static Change with(String text, String path, List<String> imports, String rule) {
        StringBuilder all = new StringBuilder(text.isBlank() ? PACKAGE : text.stripTrailing() + "\n");
        int head = HEAD.matcher(all)
                .results()
                .mapToInt(MatchResult::end)
                .reduce((before, last) -> last)
                .orElse(0);
        String missing = imports.stream()
                .filter(each -> !text.contains(each))
                .map(each -> "\n" + each)
                .collect(Collectors.joining());
        all.insert(head, (text.isBlank() && !missing.isEmpty() ? "\n" : "") + missing);
        all.append('\n');
        int line = (int) all.chars().filter(each -> each == '\n').count() + 1;
        return new Change(path, all.append(rule).toString(), line);
    }

    /** Without a rule: one of its own becomes a comment, one of the base is disabled. */
    static Change without(RulebookFiles files, String id) {
        Rule rule = rule(files, id);
        String path = rule.file();
        if (RulebookFiles.isOwn(path)) {
            String text = files.text(path);
            int from = text.lastIndexOf('\n', rule.start()) + 1;
            int to = from + text.substring(from, rule.end()).stripTrailing().length();
            return new Change(
                    path,
                    text.substring(0, from) + text.substring(from, to).replaceAll("(?m)^", "// ") + text.substring(to),
                    rule.place().line());
        }
        Edited manifest = new Edited(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST));
        manifest.put(List.of(DISABLED, String.valueOf(files.disabled().size())), id);
        return changed(manifest);
    }

    /** With a rule of the base that was disabled. */
    static Change with(RulebookFiles files, String id) {
        List<String> left =
                new ArrayList<>(files.disabled().stream().map(Node.Text::value).toList());
        if (!left.remove(id)) {
            throw new HttpProblem(404, Problem.quoted(id) + " is not disabled", String.join(", ", left));
        }
        Edited manifest = new Edited(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST));
        manifest.put(List.of(DISABLED), left);
        return changed(manifest);
    }

    private static Change changed(Edited manifest) {
        Node there = manifest.document().at("/" + DISABLED);
        return new Change(
                RulebookFiles.MANIFEST,
                manifest.text(),
                there == null ? 1 : there.place().line());
    }

    private static Rule rule(RulebookFiles files, String id) {
        return files.model().rules().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new HttpProblem(404, Problem.quoted(id) + " is no rule", "an id that the draft lists"));
    }
}
