package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Finds rules that can never fire, because what they demand cannot hold together. */
final class Contradictions {

    private final Vocabulary vocabulary;
    private final Tests tests;
    private final Diagnostics diagnostics;

    Contradictions(Vocabulary vocabulary, Tests tests, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules) {
        rules.forEach(this::check);
    }

    private void check(Rule rule) {
        Set<Condition.Pattern> told = new LinkedHashSet<>();
        for (Rule.Matched pattern : rule.patterns()) {
            for (String field : Tests.fields(pattern.pattern())) {
                if (within(rule, pattern.pattern(), field)) {
                    told.add(pattern.pattern());
                }
            }
        }
        if (told.isEmpty()) {
            across(rule);
            absent(rule);
        }
    }

    /** The tests of one field in one pattern. */
    private boolean within(Rule rule, Condition.Pattern match, String field) {
        Values left = tests.of(match, field);
        String shown = "`" + match.type() + "." + field + "`";
        if (left.isEmpty()) {
            add(
                    rule,
                    Tests.place(match, field),
                    "no value of " + shown + " passes all its comparisons",
                    "comparisons that can hold together",
                    null);
        } else if (left.and(tests.domain(match.type(), field)).isEmpty()) {
            Values domain = tests.domain(match.type(), field);
            add(
                    rule,
                    Tests.place(match, field),
                    shown + " never has such a value",
                    domain instanceof Values.Numbers numbers
                                    && !numbers.intervals().isEmpty()
                            ? "a number " + numbers.intervals().get(0).shown()
                            : "a value that it may have",
                    null);
        } else {
            return false;
        }
        return true;
    }

    /** The tests of one field in several patterns that match the same fact. */
    private void across(Rule rule) {
        Map<List<String>, List<Condition.Pattern>> same = new LinkedHashMap<>();
        for (Rule.Matched pattern : rule.patterns()) {
            List<String> key = pattern.part() == Rule.Part.THERE ? key(pattern.pattern()) : null;
            if (key != null) {
                same.computeIfAbsent(key, any -> new ArrayList<>()).add(pattern.pattern());
            }
        }
        same.values().stream().filter(each -> each.size() > 1).forEach(matches -> {
            Map<String, Values> left = new LinkedHashMap<>();
            for (Condition.Pattern match : matches) {
                for (String field : Tests.fields(match)) {
                    Values values = tests.of(match, field);
                    Values both = left.containsKey(field) ? left.get(field).and(values) : values;
                    if (both.isEmpty()) {
                        add(
                                rule,
                                match.place(),
                                "no value of `" + match.type() + "." + field
                                        + "` passes this pattern and the one in line "
                                        + matches.get(0).place().line() + ", which match the same fact",
                                "patterns that one fact can match",
                                null);
                        return;
                    }
                    left.put(field, both);
                }
            }
        });
    }

    /** What a pattern matches is which fact; null where there may be several. */
    private @Nullable List<String> key(Condition.Pattern match) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        List<String> fields = kind == null ? null : kind.onePer();
        if (fields == null) {
            return null;
        }
        List<String> key = new ArrayList<>(List.of(match.type()));
        for (String field : fields) {
            String value = value(match, field);
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key;
    }

    private static @Nullable String value(Condition.Pattern match, String field) {
        for (Expression test : match.tests()) {
            if (test instanceof Expression.Binding binding
                    && binding.value().text().equals(field)) {
                return binding.variable();
            }
            if (test instanceof Expression.Comparison comparison
                    && comparison.field().equals(field)
                    && comparison.operator().equals("==")) {
                Expression.Literal literal = comparison.literal();
                return literal == null ? comparison.right().text() : "=" + literal.value();
            }
        }
        return null;
    }

    /** A fact is demanded, and none like it. */
    private void absent(Rule rule) {
        for (Rule.Matched none : rule.patterns()) {
            if (none.part() != Rule.Part.ABSENT || !Tests.isTold(none.pattern())) {
                continue;
            }
            for (Rule.Matched there : rule.patterns()) {
                if (there.part() == Rule.Part.THERE
                        && there.pattern().type().equals(none.pattern().type())
                        && Tests.fields(none.pattern()).stream().allMatch(field -> tests.of(none.pattern(), field)
                                .covers(tests.of(there.pattern(), field)))) {
                    add(
                            rule,
                            none.pattern().place(),
                            "line " + there.pattern().place().line()
                                    + " demands a fact of which this demands that there is none",
                            "conditions that can hold together",
                            null);
                }
            }
        }
    }

    private void add(Rule rule, Place place, String message, String allowed, @Nullable String hint) {
        diagnostics.add(Check.NEVER_FIRES, place, "rule " + rule.named() + " never fires: " + message, allowed, hint);
    }
}
