package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.check.rule.ReadPattern;
import org.transferadvisor.rulebook.check.rule.ReadRule;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.Test;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Finds patterns for conclusions that no rule draws. */
final class Unconcluded {

    private final Vocabulary vocabulary;
    private final Tests tests;
    private final Flow flow;
    private final Diagnostics diagnostics;

    Unconcluded(Vocabulary vocabulary, Tests tests, Flow flow, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.flow = flow;
        this.diagnostics = diagnostics;
    }

    void check(List<ReadRule> rules) {
        for (ReadRule rule : rules) {
            for (ReadPattern pattern : rule.patterns()) {
                Vocabulary.Kind kind = vocabulary.kind(pattern.match().type());
                if (pattern.match().from() == null && kind != null && kind.origin() == Vocabulary.Origin.CONCLUSION) {
                    check(rule, pattern.match());
                }
            }
        }
    }

    private void check(ReadRule rule, Condition.Match match) {
        List<Concluded> conclusions = flow.of(match.type());
        List<String> fields = new ArrayList<>(Tests.fields(match));
        if (conclusions.stream().anyMatch(each -> flow.matches(match, each))) {
            fields.forEach(field -> idleWords(rule, match, field, otherwise(match, field, conclusions)));
            return;
        }
        if (conclusions.isEmpty()) {
            add(
                    rule,
                    match.place(),
                    "no rule concludes " + article(match.type()) + " `" + match.type() + "`",
                    "a kind of fact that some rule concludes",
                    null);
            return;
        }
        for (String field : fields) {
            List<Concluded> otherwise = otherwise(match, field, conclusions);
            if (!otherwise.isEmpty()) {
                field(rule, match, field, otherwise);
                return;
            }
        }
        add(
                rule,
                match.place(),
                "no rule concludes such " + article(match.type()) + " `" + match.type() + "`",
                "what some rule concludes",
                null);
    }

    /** The conclusions that a pattern matches but for one field. */
    private List<Concluded> otherwise(Condition.Match match, String field, List<Concluded> conclusions) {
        List<String> others =
                Tests.fields(match).stream().filter(each -> !each.equals(field)).toList();
        return conclusions.stream()
                .filter(each -> others.stream().allMatch(other -> flow.passes(match, other, each)))
                .toList();
    }

    /** Words of a list that no rule concludes beside one that some rule does; what a table or an enumeration lists may come. */
    private void idleWords(ReadRule rule, Condition.Match match, String field, List<Concluded> otherwise) {
        if (otherwise.stream().anyMatch(each -> flow.argument(each, field) == null)) {
            return;
        }
        Set<String> concluded = concluded(field, otherwise);
        for (Object each : asked(match, field)) {
            if (each instanceof String word
                    && !concluded.contains(word)
                    && !flow.listed(match.type(), field).contains(word)) {
                value(rule, match, field, word, concluded);
            }
        }
    }

    private void field(ReadRule rule, Condition.Match match, String field, List<Concluded> otherwise) {
        Set<String> concluded = concluded(field, otherwise);
        Set<Object> asked = asked(match, field);
        if (asked.isEmpty()) {
            Set<String> literals = new LinkedHashSet<>();
            match.tests().forEach(test -> literals(test, field, literals));
            value(rule, match, field, String.join(" or ", literals), concluded);
        }
        asked.forEach(each -> value(rule, match, field, String.valueOf(each), concluded));
    }

    private Set<String> concluded(String field, List<Concluded> otherwise) {
        Set<String> concluded = new TreeSet<>();
        for (Concluded each : otherwise) {
            Set<Object> values = flow.argument(each, field);
            (values == null ? Set.<Object>of() : values).forEach(value -> concluded.add(String.valueOf(value)));
        }
        return concluded;
    }

    /** The words of which a pattern asks a field to have one; none where others pass as well, or numbers. */
    private Set<Object> asked(Condition.Match match, String field) {
        return tests.of(match, field) instanceof Values.Words words && !words.others() ? words.listed() : Set.of();
    }

    private void value(ReadRule rule, Condition.Match match, String field, String value, Set<String> concluded) {
        Place quoted = rule.source().find("\"" + value + "\"", match.place());
        add(
                rule,
                quoted.equals(match.place()) ? rule.source().findName(value, match.place()) : quoted,
                "no rule concludes " + article(match.type()) + " `" + match.type() + "` whose `" + field + "` is `"
                        + value + "`",
                concluded.isEmpty() ? "what some rule concludes" : String.join(", ", concluded),
                Suggestion.of(value, concluded));
    }

    private static void literals(Test test, String field, Set<String> values) {
        if (test instanceof Test.Comparison comparison
                && comparison.field().equals(field)
                && comparison.operand() instanceof Operand.Literal literal
                && literal.value() != null) {
            values.add(String.valueOf(literal.value()));
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(each -> literals(each, field, values));
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(each -> literals(each, field, values));
        }
    }

    static String article(String noun) {
        return "AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    private void add(ReadRule rule, Place place, String message, String allowed, @Nullable String hint) {
        diagnostics.add(
                Check.UNCONCLUDED, rule.rule().file(), place, message + ", in rule " + rule.named(), allowed, hint);
    }
}
