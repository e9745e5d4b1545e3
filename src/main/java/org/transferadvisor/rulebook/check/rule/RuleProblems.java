package org.transferadvisor.rulebook.check.rule;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Says what is wrong with one rule. */
final class RuleProblems {

    private static final int MOST_WORDS = 24;

    private final DrlRule rule;
    private final SourceText source;
    private final Diagnostics diagnostics;

    RuleProblems(DrlRule rule, SourceText source, Diagnostics diagnostics) {
        this.rule = rule;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    DrlRule rule() {
        return rule;
    }

    SourceText source() {
        return source;
    }

    void add(Check check, Place place, String message, String allowed, @Nullable String hint) {
        diagnostics.add(check, rule.file(), place, message + ", in rule `" + rule.name() + "`", allowed, hint);
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
