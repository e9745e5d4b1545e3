package org.transferadvisor.rulebook.check.types;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.SourceText;

/** Checks what a rule says of itself: its id, its source and its sentence. */
final class RuleHead {

    /** The most characters of a sentence. */
    static final int LONGEST = 1_000;

    /** The most places of a sentence that the case fills. */
    static final int MOST_PLACES = 40;

    private static final Pattern PLACE = Pattern.compile("\\{\\w+(?::\\w+)?}");
    private static final Pattern DOLLAR = Pattern.compile("\\{\\$(\\w+)");
    private static final Map<String, String> DEMANDED = Map.of(
            "id", "a stable id, such as @id(tree-lora-or-qlora)",
            "source", "the section it rests on, such as @source(\"9.1\")",
            "because", "the sentence a reader of the advice sees");

    private final RuleProblems problems;
    private final Rule rule;
    private final @Nullable Set<String> sources;

    RuleHead(RuleProblems problems, @Nullable Set<String> sources) {
        this.problems = problems;
        this.rule = problems.rule();
        this.sources = sources;
    }

    /** Checks it; null where an id, a source or a sentence is missing. */
    @Nullable
    RuleInfo read(Scope scope, Map<String, List<String>> reads) {
        for (String each : List.of("id", "source", "because")) {
            demanded(each);
        }
        String id = rule.annotation("id");
        String source = rule.annotation("source");
        String because = rule.annotation("because");
        if (id.isBlank() || source.isBlank() || because.isBlank()) {
            return null;
        }
        if (sources != null && !sources.contains(source)) {
            problems.unknown(
                    Check.UNKNOWN_SECTION,
                    place("source"),
                    Problem.quoted(source) + " is no section or source in " + RulebookFiles.MANIFEST,
                    source,
                    sources);
        }
        if (because.length() > LONGEST
                || because.chars().filter(each -> each == '{').count() > MOST_PLACES) {
            problems.add(
                    Check.SENTENCE,
                    place("because"),
                    "the sentence is too long",
                    "at most " + LONGEST + " characters and " + MOST_PLACES + " places in braces",
                    "say the rest in a rule of its own");
            return null;
        }
        sentence(Sentence.of(because), scope);
        if (PLACE.matcher(because).replaceAll("").matches("(?s).*[{}].*")) {
            Matcher dollar = DOLLAR.matcher(because);
            boolean named = dollar.find();
            problems.add(
                    Check.SENTENCE,
                    named ? problems.source().find("{$", place("because")) : place("because"),
                    "the sentence has a bracket `{` or `}` that makes no place",
                    "places such as {samples} or {budget:usd}",
                    named ? "write {" + dollar.group(1) + "}, without `$`" : "look for a missing bracket");
        }
        String cites = rule.annotation("cites");
        if (cites.length() > LONGEST) {
            problems.add(
                    Check.SENTENCE,
                    place("cites"),
                    "the quotation is too long",
                    "at most " + LONGEST + " characters",
                    "quote the words that the rule rests on");
            return null;
        }
        return new RuleInfo(id, rule.name(), rule.file(), rule.place().line(), source, cites, because, reads);
    }

    private void demanded(String name) {
        String meant = rule.annotation(name).isBlank() ? misspelt(name) : null;
        if (meant != null) {
            problems.add(
                    Check.MISSING_ANNOTATION,
                    problems.source().find("@" + meant, rule.place()),
                    "`@" + meant + "` is no annotation of a rule",
                    "@id, @source, @cites and @because",
                    Suggestion.START + "`@" + name + "`?");
        } else if (rule.annotation(name).isBlank()) {
            problems.add(
                    Check.MISSING_ANNOTATION,
                    rule.place(),
                    "@" + name + " is missing",
                    String.valueOf(DEMANDED.get(name)),
                    null);
        }
        rule.annotations().stream()
                .filter(each -> each.name().equals(name))
                .skip(1)
                .findFirst()
                .ifPresent(each -> problems.add(
                        Check.DUPLICATE_ANNOTATION, each.place(), "@" + name + " stands twice", "one @" + name, null));
    }

    /** An annotation that was probably meant to be that one; null where there is none. */
    private @Nullable String misspelt(String name) {
        return rule.annotations().stream()
                .map(Rule.Annotation::name)
                .filter(each -> !DEMANDED.containsKey(each) && !each.equals("cites"))
                .filter(each -> Suggestion.of(each, List.of(name)) != null)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private Place place(String annotation) {
        return rule.annotations().stream()
                .filter(each -> each.name().equals(annotation))
                .map(Rule.Annotation::place)
                .findFirst()
                .orElse(rule.place());
    }

    private void sentence(Sentence sentence, Scope scope) {
        Set<String> bound = new TreeSet<>();
        scope.names().stream().filter(each -> each.startsWith("$")).forEach(each -> bound.add(each.substring(1)));
        for (String variable : sentence.variables()) {
            if (!bound.contains(variable) && !boundWithoutDollar(variable)) {
                problems.unknown(
                        Check.SENTENCE,
                        problems.source().find("{" + variable, place("because")),
                        "the sentence has a place `{" + variable + "}`, but the rule binds no $" + variable,
                        variable,
                        bound);
            }
        }
        for (String format : sentence.formats()) {
            if (!Sentence.FORMATS.contains(format)) {
                problems.unknown(
                        Check.SENTENCE,
                        problems.source().find(":" + format + "}", place("because")),
                        "the sentence asks for the format `" + format + "`",
                        format,
                        Sentence.FORMATS.stream().sorted().toList());
            }
        }
    }

    /** Whether the rule binds it, but for its {@code $}, which is another mistake. */
    private boolean boundWithoutDollar(String variable) {
        String until = problems.source().between(rule.place(), rule.then());
        return Pattern.compile("[(,]\\s*" + Pattern.quote(variable) + "\\s*:")
                .matcher(SourceText.blank(until))
                .find();
    }
}
