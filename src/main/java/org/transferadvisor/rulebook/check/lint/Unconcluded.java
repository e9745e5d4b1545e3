package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Finds patterns for conclusions that no rule draws. */
final class Unconcluded {

    /** A word that a pattern asks for and no rule concludes. */
    private record Missing(Rule rule, Condition.Pattern match, String field, String word, Set<String> concluded) {

        /** The word concluded that it is like; null where there is none. */
        @Nullable
        String like() {
            return Suggestion.nearest(word, concluded);
        }
    }

    private final List<Missing> missing = new ArrayList<>();
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

    void check(List<Rule> rules) {
        for (Rule rule : rules) {
            for (Rule.Matched pattern : rule.patterns()) {
                Vocabulary.Kind kind = vocabulary.kind(pattern.pattern().type());
                if (pattern.pattern().from() == null && kind != null && kind.origin() == Vocabulary.Origin.CONCLUSION) {
                    check(rule, pattern);
                }
            }
        }
        Set<String> misspelt = new HashSet<>();
        rules.forEach(rule -> rule.conclusions().forEach(each -> misspelt(rules, rule, each, misspelt)));
        missing.stream()
                .filter(each -> !misspelt.contains(each.word()))
                .forEach(each -> value(each.rule(), each.match(), each.field(), each.word(), each.concluded()));
    }

    /**
     * A word concluded that no rule asks for, like one that several rules ask for and none concludes: told here once, and not
     * wherever they ask.
     */
    private void misspelt(List<Rule> rules, Rule rule, Expression.New conclusion, Set<String> misspelt) {
        Vocabulary.Kind kind = vocabulary.kind(conclusion.type());
        List<String> fields =
                kind == null ? List.of() : List.copyOf(kind.members().keySet());
        for (int i = 0; i < Math.min(fields.size(), conclusion.arguments().size()); i++) {
            String field = fields.get(i);
            Expression argument = conclusion.arguments().get(i);
            List<Missing> like = missing.stream()
                    .filter(each -> each.match().type().equals(conclusion.type())
                            && each.field().equals(field)
                            && Objects.equals(each.like(), argument.stated()))
                    .toList();
            if (like.size() > 1 && !isAsked(rules, conclusion.type(), field, argument.stated())) {
                String word = like.get(0).word();
                misspelt.add(word);
                add(
                        rule,
                        argument.place(),
                        "no rule asks for " + article(conclusion.type()) + " `" + conclusion.type() + "` whose `"
                                + field + "` is `" + argument.stated() + "`, and none concludes one that is `" + word
                                + "`",
                        "a word that some rule asks for",
                        Suggestion.of(String.valueOf(argument.stated()), Set.of(word)));
            }
        }
    }

    private boolean isAsked(List<Rule> rules, String type, String field, @Nullable Object word) {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .map(Rule.Matched::pattern)
                .filter(match -> match.type().equals(type))
                .flatMap(match -> match.comparisons().stream())
                .anyMatch(each -> each.field().equals(field)
                        && Objects.equals(each.right().stated(), word));
    }

    private void check(Rule rule, Rule.Matched pattern) {
        Condition.Pattern match = pattern.pattern();
        List<Concluded> conclusions = flow.of(match.type());
        List<String> fields = new ArrayList<>(Tests.fields(match));
        if (pattern.part() == Rule.Part.LOOSE && fields.isEmpty()) {
            return; // all there are of a kind, to which rules may be added
        }
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
                if (pattern.part() != Rule.Part.ABSENT || !isAnyOther(match, field)) {
                    field(rule, match, field, otherwise);
                }
                return;
            }
        }
        such(rule, match);
    }

    private void such(Rule rule, Condition.Pattern match) {
        add(
                rule,
                match.place(),
                "no rule concludes such " + article(match.type()) + " `" + match.type() + "`",
                "what some rule concludes",
                null);
    }

    /** Whether a pattern asks a field to be another than the words it names; that none is so holds until a rule is added. */
    private boolean isAnyOther(Condition.Pattern match, String field) {
        return tests.of(match, field) instanceof Values.Words words && words.others();
    }

    /** The conclusions that a pattern matches but for one field. */
    private List<Concluded> otherwise(Condition.Pattern match, String field, List<Concluded> conclusions) {
        List<String> others =
                Tests.fields(match).stream().filter(each -> !each.equals(field)).toList();
        return conclusions.stream()
                .filter(each -> others.stream().allMatch(other -> flow.passes(match, other, each)))
                .toList();
    }

    /** Words of a list that no rule concludes beside one that some rule does; what a table or an enumeration lists may come. */
    private void idleWords(Rule rule, Condition.Pattern match, String field, List<Concluded> otherwise) {
        if (otherwise.stream().anyMatch(each -> flow.argument(each, field) == null)) {
            return;
        }
        Set<String> concluded = concluded(field, otherwise);
        for (Object each : asked(match, field)) {
            if (each instanceof String word
                    && !concluded.contains(word)
                    && !flow.listed(match.type(), field).contains(word)) {
                missing.add(new Missing(rule, match, field, word, concluded));
            }
        }
    }

    private void field(Rule rule, Condition.Pattern match, String field, List<Concluded> otherwise) {
        Set<String> concluded = concluded(field, otherwise);
        Set<Object> asked = asked(match, field);
        if (asked.isEmpty()) {
            Set<String> literals = new LinkedHashSet<>();
            match.tests().forEach(test -> literals(test, field, literals));
            String listed = String.join(" or ", literals);
            if (listed.isEmpty()) {
                such(rule, match);
            } else if (isAnyOther(match, field)) {
                tell(rule, match, field, "another than", listed, concluded, null);
            } else {
                value(rule, match, field, listed, concluded);
            }
        }
        asked.forEach(each -> missing.add(new Missing(rule, match, field, String.valueOf(each), concluded)));
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
    private Set<Object> asked(Condition.Pattern match, String field) {
        return tests.of(match, field) instanceof Values.Words words && !words.others() ? words.listed() : Set.of();
    }

    private void value(Rule rule, Condition.Pattern match, String field, String value, Set<String> concluded) {
        tell(rule, match, field, "", value, concluded, Suggestion.of(value, concluded));
    }

    private void tell(
            Rule rule,
            Condition.Pattern match,
            String field,
            String relation,
            String value,
            Set<String> concluded,
            @Nullable String hint) {
        add(
                rule,
                place(match, value),
                "no rule concludes " + article(match.type()) + " `" + match.type() + "` whose `" + field + "` is "
                        + (relation.isEmpty() ? "" : relation + " ") + "`" + value + "`",
                concluded.isEmpty() ? "what some rule concludes" : String.join(", ", concluded),
                hint);
    }

    /** Where a value stands in a pattern; where the pattern does if it stands nowhere. */
    private static Place place(Condition.Pattern match, String value) {
        return match.constraints().stream()
                .flatMap(Expression::all)
                .filter(each -> value.equals(String.valueOf(each.stated())))
                .map(Expression::place)
                .findFirst()
                .orElse(match.place());
    }

    private static void literals(Expression test, String field, Set<String> values) {
        if (test instanceof Expression.Comparison comparison
                && comparison.field().equals(field)
                && comparison.right() instanceof Expression.Literal literal
                && literal.value() != null) {
            values.add(String.valueOf(literal.value()));
        } else if (test instanceof Expression.And all) {
            all.parts().forEach(each -> literals(each, field, values));
        } else if (test instanceof Expression.Or any) {
            any.parts().forEach(each -> literals(each, field, values));
        }
    }

    static String article(String noun) {
        return "AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    private void add(Rule rule, Place place, String message, String allowed, @Nullable String hint) {
        diagnostics.add(Check.UNCONCLUDED, place, message + ", in rule " + rule.named(), allowed, hint);
    }
}
