package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Finds gaps and overlaps of tiers: rules that differ only in which numbers one field must have, and that conclude what
 * a decision holds one of ({@link org.transferadvisor.facts.meaning.OnePer}).
 */
final class Tiers {

    /** One tier. */
    private record Tier(Rule rule, Condition.Pattern match, String field, Values.Numbers numbers, String conclusion) {

        Place place() {
            return Tests.place(match, field);
        }
    }

    private final Vocabulary vocabulary;
    private final Tests tests;
    private final Diagnostics diagnostics;

    Tiers(Vocabulary vocabulary, Tests tests, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules, Set<Rule> unsound) {
        Map<String, List<Tier>> groups = new LinkedHashMap<>();
        Set<String> doubtful = new HashSet<>();
        unsound.forEach(rule -> rule.conclusions().forEach(each -> doubtful.add(each.type())));
        for (Rule rule : rules) {
            for (Rule.Matched pattern : rule.patterns()) {
                if (pattern.part() == Rule.Part.THERE) {
                    collect(rule, pattern.pattern(), doubtful, groups);
                }
            }
        }
        groups.values().stream()
                .filter(each -> each.stream().map(Tier::rule).distinct().count() > 1)
                .forEach(each -> {
                    overlaps(each);
                    gaps(each);
                });
    }

    private void collect(Rule rule, Condition.Pattern match, Set<String> doubtful, Map<String, List<Tier>> groups) {
        for (String field : Tests.fields(match)) {
            if (!(tests.of(match, field) instanceof Values.Numbers numbers)
                    || numbers.intervals().size() != 1
                    || numbers.intervals().get(0).equals(Interval.ALL)) {
                continue;
            }
            CanonicalRule rest = CanonicalRule.without(rule, match, field);
            for (Expression.New conclusion : rule.conclusions()) {
                String subject = rest.subject(conclusion, vocabulary);
                if (subject == null || doubtful.contains(conclusion.type())) {
                    continue;
                }
                String key = String.join("; ", subject, match.type(), field, rest.condition());
                Values.Numbers exact = tests.isWhole(match.type(), field) ? numbers.whole() : numbers;
                groups.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(new Tier(rule, match, field, exact, rest.conclusion(conclusion)));
            }
        }
    }

    private void overlaps(List<Tier> tiers) {
        for (int i = 1; i < tiers.size(); i++) {
            for (int j = 0; j < i; j++) {
                Tier first = tiers.get(j);
                Tier second = tiers.get(i);
                Values.Numbers common = first.numbers().and(second.numbers());
                if (!common.intervals().isEmpty() && !first.conclusion().equals(second.conclusion())) {
                    diagnostics.add(
                            Check.OVERLAP,
                            second.place(),
                            "rules " + first.rule().named() + " and "
                                    + second.rule().named() + " both hold where `"
                                    + second.match().type() + "." + second.field() + "` is "
                                    + common.intervals().get(0).shown(),
                            "tiers of which one holds",
                            "the other is at " + first.rule().file() + ":"
                                    + first.place().line());
                }
            }
        }
    }

    private void gaps(List<Tier> tiers) {
        Tier any = tiers.get(0);
        Values covered = new Values.Numbers(false, List.of());
        for (Tier each : tiers) {
            covered = covered.or(each.numbers());
        }
        Values.Numbers domain = (Values.Numbers) tests.domain(any.match().type(), any.field());
        Values.Numbers gaps = domain.and(covered.not());
        Values.Numbers exact = tests.isWhole(any.match().type(), any.field()) ? gaps.whole() : gaps;
        for (Interval gap : exact.intervals()) {
            Tier below = below(tiers, gap);
            diagnostics.add(
                    Check.GAP,
                    below.place(),
                    "no tier holds where `" + any.match().type() + "." + any.field() + "` is " + gap.shown() + "; rule "
                            + below.rule().named() + " is next to it",
                    "tiers of which one holds for every number",
                    null);
        }
    }

    /** The tier that ends where a gap begins; else the first. */
    private static Tier below(List<Tier> tiers, Interval gap) {
        Tier found = tiers.get(0);
        for (Tier each : tiers) {
            Interval interval = each.numbers().intervals().get(0);
            if (gap.low() != null
                    && interval.high() != null
                    && interval.high().compareTo(gap.low()) <= 0
                    && (found.numbers().intervals().get(0).high() == null
                            || found.numbers().intervals().get(0).high().compareTo(interval.high()) < 0
                            || found.numbers().intervals().get(0).high().compareTo(gap.low()) > 0)) {
                found = each;
            }
        }
        return found;
    }
}
