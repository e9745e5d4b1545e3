package org.transferadvisor.rulebook.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What leads to what: the rules by what they conclude and by what they read. */
public final class RuleGraph {

    private final List<Rule> rules;
    private final Map<String, Set<Rule>> concluding = new LinkedHashMap<>();
    private final Map<String, Set<Rule>> reading = new LinkedHashMap<>();

    /** The graph of some rules. */
    public RuleGraph(Collection<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (Rule rule : rules) {
            rule.conclusions().forEach(each -> add(concluding, each.type(), rule));
            read(rule).forEach(type -> add(reading, type, rule));
        }
    }

    private static void add(Map<String, Set<Rule>> map, String type, Rule rule) {
        map.computeIfAbsent(type, any -> new LinkedHashSet<>()).add(rule);
    }

    /** The rules, in their order. */
    public List<Rule> rules() {
        return rules;
    }

    /** The kinds of fact of the session that a rule reads. */
    public static Set<String> read(Rule rule) {
        Set<String> types = new LinkedHashSet<>();
        rule.patterns().stream()
                .filter(each -> each.pattern().from() == null)
                .forEach(each -> types.add(each.pattern().type()));
        return types;
    }

    /** The rules that conclude facts of a kind, in their order. */
    public Set<Rule> concluding(String type) {
        return concluding.getOrDefault(type, Set.of());
    }

    /** The rules that read facts of a kind, in their order. */
    public Set<Rule> reading(String type) {
        return reading.getOrDefault(type, Set.of());
    }

    /** The rules that read what a rule concludes. */
    public Set<Rule> fed(Rule rule) {
        Set<Rule> fed = new LinkedHashSet<>();
        rule.conclusions().forEach(each -> fed.addAll(reading(each.type())));
        return fed;
    }

    /** The rules that can matter to facts of some kinds: those that conclude them, those that conclude what these read, and so on. */
    public Set<Rule> behind(Collection<String> types) {
        Set<Rule> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(types);
        Set<String> seen = new LinkedHashSet<>(types);
        while (!open.isEmpty()) {
            for (Rule rule : concluding(open.remove(open.size() - 1))) {
                if (found.add(rule)) {
                    read(rule).stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return found;
    }

    /**
     * The layers of rules: each rule after those whose conclusions it reads. What rules conclude does not depend on the order in which
     * they fire, but how long it takes does: a rule over all conclusions of a kind would be done again each time that one is added.
     * Rules that lead back to each other share a layer, below all that they lead to.
     *
     * @return the layer of each rule, from 0
     */
    public Map<Rule, Integer> layers() {
        Map<Rule, Integer> index = new HashMap<>();
        rules.forEach(each -> index.put(each, index.size()));
        List<Set<Integer>> edges = new ArrayList<>();
        for (Rule rule : rules) {
            Set<Integer> to = new LinkedHashSet<>();
            fed(rule).forEach(each -> to.add(index.get(each)));
            edges.add(to);
        }
        Components components = new Components(edges);
        int[] layer = new int[components.size()];
        for (int part = components.size() - 1; part >= 0; part--) {
            for (int from : components.members(part)) {
                for (int to : edges.get(from)) {
                    int next = components.of(to);
                    layer[next] = next == part ? layer[next] : Math.max(layer[next], layer[part] + 1);
                }
            }
        }
        Map<Rule, Integer> layers = new HashMap<>();
        index.forEach((rule, at) -> layers.put(rule, layer[components.of(at)]));
        return layers;
    }
}
