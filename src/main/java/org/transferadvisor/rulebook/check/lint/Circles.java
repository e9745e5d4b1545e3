package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Components;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Finds rules that feed each other: what one concludes another matches, and so on back to the first. */
final class Circles {

    private final Vocabulary vocabulary;
    private final Tests tests;
    private final Flow flow;
    private final Diagnostics diagnostics;

    Circles(Vocabulary vocabulary, Tests tests, Flow flow, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.flow = flow;
        this.diagnostics = diagnostics;
    }

    /** Rules whole at first, and cases of those alone that may be in a circle: most are in none. */
    void check(List<Rule> rules) {
        List<RuleCase> whole = rules.stream()
                .map(rule -> RuleCase.whole(rule, vocabulary, flow))
                .toList();
        Set<Rule> suspected = new LinkedHashSet<>();
        circles(whole).forEach(suspected::addAll);
        List<RuleCase> cases = new ArrayList<>();
        suspected.forEach(rule -> cases.addAll(RuleCase.of(rule, vocabulary, flow)));
        Set<Set<Rule>> told = circles(cases);
        told.stream()
                .filter(each -> told.stream().noneMatch(other -> larger(other, each)))
                .forEach(this::tell);
    }

    private Set<Set<Rule>> circles(List<RuleCase> cases) {
        Map<String, List<Integer>> byMatched = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            for (String type : cases.get(i).matchedTypes()) {
                byMatched.computeIfAbsent(type, any -> new ArrayList<>()).add(i);
            }
        }
        List<Set<Integer>> feeds = new ArrayList<>();
        for (RuleCase each : cases) {
            Set<Integer> fed = new LinkedHashSet<>();
            for (String type : each.concludedTypes()) {
                for (int other : byMatched.getOrDefault(type, List.of())) {
                    if (each.feeds(cases.get(other), tests)) {
                        fed.add(other);
                    }
                }
            }
            feeds.add(fed);
        }
        Set<Set<Rule>> told = new LinkedHashSet<>();
        for (List<Integer> circle : new Components(feeds).circles()) {
            Set<Rule> inCircle = new LinkedHashSet<>();
            circle.stream()
                    .sorted()
                    .forEach(each -> inCircle.add(cases.get(each).rule()));
            told.add(inCircle);
        }
        return told;
    }

    private static boolean larger(Set<Rule> other, Set<Rule> each) {
        return other.size() > each.size() && other.containsAll(each);
    }

    private void tell(Set<Rule> circle) {
        Rule first = circle.iterator().next();
        String names = circle.stream().map(Rule::named).collect(Collectors.joining(", "));
        Map<String, String> concludes = new LinkedHashMap<>();
        circle.forEach(rule -> concludes.put(
                rule.named(),
                rule.conclusions().stream().map(Expression.New::type).distinct().collect(Collectors.joining(", "))));
        String chain = concludes.entrySet().stream()
                .map(each -> each.getKey() + " concludes " + each.getValue())
                .collect(Collectors.joining(", "));
        diagnostics.add(
                Check.CYCLE,
                first.place(),
                circle.size() == 1
                        ? "rule " + names + " feeds itself: it matches what it concludes"
                        : "the rules " + names + " feed each other",
                "conclusions that rest on facts and not on themselves",
                chain);
    }
}
