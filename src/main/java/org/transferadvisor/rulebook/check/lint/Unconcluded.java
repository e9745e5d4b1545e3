package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.Vocabulary;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.check.rule.ReadPattern;
import org.transferadvisor.rulebook.check.rule.ReadRule;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.Test;

/** Finds patterns for conclusions that no rule draws. */
final class Unconcluded {

    private final Vocabulary vocabulary;
    private final Flow flow;
    private final Diagnostics diagnostics;

    Unconcluded(Vocabulary vocabulary, Flow flow, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
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
        if (conclusions.stream().anyMatch(each -> flow.matches(match, each))) {
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
        List<String> fields = new ArrayList<>(Tests.fields(match));
        for (String field : fields) {
            List<Concluded> otherwise = conclusions.stream()
                    .filter(each -> fields.stream()
                            .filter(other -> !other.equals(field))
                            .allMatch(other -> flow.passes(match, other, each)))
                    .toList();
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

    private void field(ReadRule rule, Condition.Match match, String field, List<Concluded> otherwise) {
        Set<String> concluded = new TreeSet<>();
        for (Concluded each : otherwise) {
            Set<Object> values = flow.argument(each, field);
            (values == null ? Set.<Object>of() : values).forEach(value -> concluded.add(String.valueOf(value)));
        }
        Set<String> asked = new LinkedHashSet<>();
        match.tests().forEach(test -> literals(test, field, asked));
        String value = String.join(" or ", asked);
        Place place = match.place();
        for (String each : asked) {
            Place quoted = rule.source().find("\"" + each + "\"", match.place());
            place = quoted.equals(match.place()) ? rule.source().findName(each, match.place()) : quoted;
            break;
        }
        add(
                rule,
                place,
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

    private static String article(String noun) {
        return "AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    private void add(
            ReadRule rule,
            Place place,
            String message,
            String allowed,
            @org.jspecify.annotations.Nullable String hint) {
        diagnostics.add(
                Check.UNCONCLUDED, rule.rule().file(), place, message + ", in rule " + rule.named(), allowed, hint);
    }
}
