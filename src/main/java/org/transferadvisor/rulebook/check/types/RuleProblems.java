package org.transferadvisor.rulebook.check.types;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Says what is wrong with one rule. */
final class RuleProblems {

    private static final int MOST_WORDS = 24;

    private final Rule rule;
    private final SourceText source;
    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final Diagnostics diagnostics;
    private boolean inConsequence;

    RuleProblems(Rule rule, SourceText source, Vocabulary vocabulary, KnownWords words, Diagnostics diagnostics) {
        this.rule = rule;
        this.source = source;
        this.vocabulary = vocabulary;
        this.words = words;
        this.diagnostics = diagnostics;
    }

    Rule rule() {
        return rule;
    }

    SourceText source() {
        return source;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    KnownWords words() {
        return words;
    }

    /** Whether the consequence is looked at, which is Java. */
    boolean inConsequence() {
        return inConsequence;
    }

    void enterConsequence() {
        inConsequence = true;
    }

    /** An expression as its file has it, up to the end of the line, or the sign that ends it. */
    String written(Expression expression) {
        String line = source.line(expression.place().line())
                .substring(expression.place().column() - 1);
        return line.split("[,)\\s]", 2)[0];
    }

    void add(Check check, Place place, String message, String allowed, @Nullable String hint) {
        diagnostics.add(check, place, message + ", in rule " + rule.named(), allowed, hint);
    }

    /** One of some names was expected. */
    void unknown(Check check, Place place, String message, String name, Collection<String> known) {
        unknown(check, place, message, name, known, null);
    }

    /** The same with a hint for where no name is near. */
    void unknown(
            Check check,
            Place place,
            String message,
            String name,
            Collection<String> known,
            @Nullable String otherwise) {
        String near = Suggestion.of(name, known);
        add(check, place, message, listed(known), near == null ? otherwise : near);
    }

    /** Says so where a word is not among those that a field holds. */
    void word(Place place, Vocabulary.Kind kind, Vocabulary.Member member, Object value, KnownWords words) {
        Set<String> known = words.of(kind, member);
        if (value instanceof String text && !known.isEmpty() && !known.contains(text)) {
            unknown(
                    KnownWords.check(kind, member),
                    place,
                    Problem.quoted(text) + " is not among what `" + kind.name() + "." + member.name() + "` may be",
                    text,
                    known);
        }
    }

    static String listed(Collection<String> known) {
        List<String> names = known.stream().limit(MOST_WORDS).toList();
        int more = known.size() - names.size();
        String text = String.join(", ", names);
        return known.isEmpty() ? "none" : more == 0 ? text : text + " and " + more + " more";
    }
}
