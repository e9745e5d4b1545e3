package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.check.rule.Conclusion;
import org.transferadvisor.rulebook.check.rule.ReadRule;
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

    void check(List<ReadRule> rules) {
        List<RuleCase> cases = new ArrayList<>();
        for (ReadRule rule : rules) {
            cases.addAll(RuleCase.of(rule, vocabulary, flow));
        }
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
        Set<Set<ReadRule>> told = new LinkedHashSet<>();
        for (List<Integer> circle : new Components(feeds).circles()) {
            Set<ReadRule> inCircle = new LinkedHashSet<>();
            circle.stream()
                    .sorted()
                    .forEach(each -> inCircle.add(cases.get(each).rule()));
            told.add(inCircle);
        }
        told.stream()
                .filter(each -> told.stream().noneMatch(other -> larger(other, each)))
                .forEach(this::tell);
    }

    private static boolean larger(Set<ReadRule> other, Set<ReadRule> each) {
        return other.size() > each.size() && other.containsAll(each);
    }

    private void tell(Set<ReadRule> circle) {
        ReadRule first = circle.iterator().next();
        String names = circle.stream().map(ReadRule::named).collect(Collectors.joining(", "));
        Map<String, String> concludes = new LinkedHashMap<>();
        circle.forEach(rule -> concludes.put(
                rule.named(),
                rule.conclusions().stream().map(Conclusion::type).distinct().collect(Collectors.joining(", "))));
        String chain = concludes.entrySet().stream()
                .map(each -> each.getKey() + " concludes " + each.getValue())
                .collect(Collectors.joining(", "));
        diagnostics.add(
                Check.CYCLE,
                first.rule().file(),
                first.rule().place(),
                circle.size() == 1
                        ? "rule " + names + " feeds itself: it matches what it concludes"
                        : "the rules " + names + " feed each other",
                "conclusions that rest on facts and not on themselves",
                chain);
    }

    /** The circles of a graph: its strongly connected parts (Tarjan). */
    private static final class Components {

        private final List<Set<Integer>> edges;
        private final int[] order;
        private final int[] lowest;
        private final boolean[] open;
        private final Deque<Integer> stack = new ArrayDeque<>();
        private final List<List<Integer>> circles = new ArrayList<>();
        private int next = 1;

        Components(List<Set<Integer>> edges) {
            this.edges = edges;
            this.order = new int[edges.size()];
            this.lowest = new int[edges.size()];
            this.open = new boolean[edges.size()];
        }

        List<List<Integer>> circles() {
            for (int each = 0; each < edges.size(); each++) {
                if (order[each] == 0) {
                    visit(each);
                }
            }
            return circles;
        }

        private void visit(int node) {
            order[node] = next;
            lowest[node] = next++;
            stack.push(node);
            open[node] = true;
            for (int to : edges.get(node)) {
                if (order[to] == 0) {
                    visit(to);
                    lowest[node] = Math.min(lowest[node], lowest[to]);
                } else if (open[to]) {
                    lowest[node] = Math.min(lowest[node], order[to]);
                }
            }
            if (lowest[node] == order[node]) {
                List<Integer> part = new ArrayList<>();
                int member;
                do {
                    member = stack.pop();
                    open[member] = false;
                    part.add(member);
                } while (member != node);
                if (part.size() > 1 || edges.get(node).contains(node)) {
                    circles.add(part);
                }
            }
        }
    }
}
