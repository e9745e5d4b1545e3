package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.model.Expression;

/**
 * Divides the rules behind a decision into steps. A kind of conclusion that says in words what it says is a step; kinds that
 * carry computed numbers belong to the step that uses them, unless few facts make them and several steps do. Rules of one kind that share no fact and cannot draw the same
 * conclusion are steps of their own, so that six votes are six small steps and not one large one.
 */
final class Stages {

    /** The most combinations of facts behind numbers that are told from step to step. */
    private static final int FEW = 10_000;

    private final FactSpace space;
    private final FactSpace.Part part;
    private final Map<String, Set<RuleReading>> byType = new TreeMap<>();
    private final Map<String, Set<String>> sameGroup = new HashMap<>();
    private final Map<String, Boolean> steps = new HashMap<>();
    private final Map<Set<String>, List<Integer>> places = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();

    private Stages(FactSpace space, FactSpace.Part part, String decision) {
        this.space = space;
        this.part = part;
        for (RuleReading rule : part.rules()) {
            rule.conclusions().forEach(each -> byType.computeIfAbsent(each.type(), any -> new LinkedHashSet<>())
                    .add(rule));
        }
        byType.computeIfAbsent(decision, any -> new LinkedHashSet<>());
        group();
        stagesOf(decision);
    }

    /** The steps to a decision, each after those that it needs; the last is the decision itself. */
    static List<Stage> of(FactSpace space, FactSpace.Part part, String decision) {
        return List.copyOf(new Stages(space, part, decision).stages);
    }

    /** Kinds that lead to each other are one step. */
    private void group() {
        Map<String, Set<String>> reached = new HashMap<>();
        for (String type : byType.keySet()) {
            Set<String> found = new TreeSet<>();
            reach(type, found);
            reached.put(type, found);
        }
        for (String type : byType.keySet()) {
            Set<String> group = new TreeSet<>(Set.of(type));
            reached.get(type).stream()
                    .filter(other -> reached.get(other).contains(type))
                    .forEach(group::add);
            sameGroup.put(type, group);
        }
    }

    private void reach(String type, Set<String> found) {
        for (String next : sought(byType.get(type))) {
            if (found.add(next)) {
                reach(next, found);
            }
        }
    }

    /** The kinds of conclusion that some rules look for. */
    private Set<String> sought(Collection<RuleReading> rules) {
        Set<String> types = new TreeSet<>();
        for (RuleReading rule : rules) {
            for (RuleReading.Sought each : rule.sought()) {
                if (byType.containsKey(each.type()) && !each.computed()) {
                    types.add(each.type());
                }
            }
        }
        return types;
    }

    private List<Integer> stagesOf(String type) {
        Set<String> group = sameGroup.get(type);
        List<Integer> known = places.get(group);
        if (known != null) {
            return known;
        }
        Set<RuleReading> own = own(group);
        boolean decision = places.isEmpty() && stages.isEmpty() && !part.rules().isEmpty() && group.size() == 1;
        List<Integer> made = new ArrayList<>();
        places.put(group, made);
        List<Set<RuleReading>> components =
                decision || !inWords(group) || group.stream().anyMatch(sought(own)::contains)
                        ? List.of(own)
                        : components(group, own);
        for (Set<RuleReading> component : components) {
            Set<Integer> needs = new TreeSet<>();
            for (String next : sought(component)) {
                if (!group.contains(next) && isStep(next)) {
                    needs.addAll(stagesOf(next));
                }
            }
            Set<String> rules = new TreeSet<>();
            component.forEach(rule -> rules.add(rule.rule().name()));
            Set<String> kinds = new TreeSet<>();
            component.forEach(rule -> rule.sought().forEach(each -> kinds.add(each.type())));
            needs.forEach(place -> {
                rules.addAll(stages.get(place).rules());
                kinds.addAll(stages.get(place).kinds());
            });
            List<Stage.Look> looks =
                    component.stream().map(rule -> look(group, rule)).toList();
            Set<String> pointers = new TreeSet<>();
            looks.forEach(look -> pointers.addAll(look.pointers()));
            made.add(stages.size());
            stages.add(new Stage(
                    fields(group),
                    rules,
                    kinds,
                    looks,
                    part.computed(component, pointers),
                    new Sight(part, List.copyOf(component), told(group)),
                    List.copyOf(needs)));
        }
        return made;
    }

    private Stage.Look look(Set<String> group, RuleReading rule) {
        Set<String> kinds = new TreeSet<>();
        List<Stage.Required> required = new ArrayList<>();
        for (RuleReading.Sought sought : rule.sought()) {
            String kind = sought.type();
            if (!byType.containsKey(kind) || sought.computed() || group.contains(kind) || !isStep(kind)) {
                continue;
            }
            kinds.add(kind);
            Map<String, String> values = new TreeMap<>();
            Slice.equal(sought, Map.of()).forEach((field, value) -> {
                if (value instanceof String || value instanceof Boolean) {
                    values.put(field, value.toString());
                }
            });
            if (sought.needed()) {
                required.add(new Stage.Required(kind, values));
            }
        }
        return new Stage.Look(part.pointers(rule), kinds, List.copyOf(required));
    }

    private boolean isStep(String type) {
        Boolean known = steps.get(type);
        if (known == null) {
            steps.put(type, false); // what leads to itself is no step for its own sake
            known = inWords(sameGroup.get(type)) || sameGroup.get(type).stream().allMatch(this::isShared);
            steps.put(type, known);
        }
        return known;
    }

    private boolean inWords(Set<String> group) {
        return group.stream().allMatch(part.flow()::inWords);
    }

    /** Whether several kinds look at the numbers of one that few facts make, so that they are few too; a sheet tells none. */
    private boolean isShared(String type) {
        if (space.conclusions().isSheet(type)) {
            return false;
        }
        long looking = byType.values().stream()
                .filter(rules -> sought(rules).contains(type))
                .count();
        Set<String> pointers = new TreeSet<>();
        own(Set.of(type)).forEach(rule -> pointers.addAll(part.pointers(rule)));
        double numbers = part.dimensions().stream()
                .filter(each -> pointers.contains(each.pointer()))
                .mapToDouble(each -> each.values().size())
                .reduce(1, (a, b) -> a * b);
        return looking > 1 && numbers <= FEW;
    }

    /** The rules that conclude the kinds of a group, and those behind computed numbers that they use. */
    private Set<RuleReading> own(Set<String> group) {
        Set<RuleReading> own = new LinkedHashSet<>();
        Set<String> seen = new TreeSet<>(group);
        List<String> open = new ArrayList<>(group);
        while (!open.isEmpty()) {
            Set<RuleReading> rules = byType.get(open.remove(0));
            own.addAll(rules);
            for (String next : sought(rules)) {
                if (!isStep(next) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return own;
    }

    private Set<FieldKey> told(Set<String> group) {
        return part.flow().relevant().stream()
                .filter(key -> group.contains(key.type()))
                .collect(Collectors.toSet());
    }

    private Map<String, List<String>> fields(Set<String> group) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (String type : group) {
            Set<String> looked = new LinkedHashSet<>();
            part.flow().relevant().stream()
                    .filter(key -> key.type().equals(type))
                    .forEach(key -> looked.add(key.field()));
            fields.put(type, List.copyOf(looked));
        }
        return fields;
    }

    // ---- rules that have nothing to do with each other ----

    private List<Set<RuleReading>> components(Set<String> group, Set<RuleReading> own) {
        List<Set<RuleReading>> components = new ArrayList<>();
        for (RuleReading rule : own) {
            Set<RuleReading> joined = new LinkedHashSet<>();
            for (Set<RuleReading> other : List.copyOf(components)) {
                if (other.stream().anyMatch(each -> linked(group, rule, each))) {
                    joined.addAll(other);
                    components.remove(other);
                }
            }
            joined.add(rule);
            components.add(joined);
        }
        return components;
    }

    private boolean linked(Set<String> group, RuleReading one, RuleReading other) {
        Set<String> ofOne = touched(one);
        return touched(other).stream().anyMatch(ofOne::contains) || mayAgree(group, one, other);
    }

    /** The facts that a rule reads, and the kinds of conclusion that it looks for or draws on the way. */
    private Set<String> touched(RuleReading rule) {
        Set<String> touched = new TreeSet<>(part.pointers(rule));
        touched.addAll(sought(List.of(rule)));
        rule.conclusions().stream()
                .map(Expression.New::type)
                .filter(type -> byType.containsKey(type) && !isStep(type))
                .forEach(touched::add);
        return touched;
    }

    /** Whether two rules could draw the same conclusion, which then stands once and not twice. */
    private boolean mayAgree(Set<String> group, RuleReading one, RuleReading other) {
        for (Expression.New mine : one.conclusions()) {
            for (Expression.New theirs : other.conclusions()) {
                if (mine.type().equals(theirs.type()) && group.contains(mine.type()) && !differ(mine, theirs)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean differ(Expression.New one, Expression.New other) {
        return space.conclusions().fields(one.type()).stream().anyMatch(field -> {
            Object mine = space.conclusions().stated(one, field);
            Object theirs = space.conclusions().stated(other, field);
            return mine != null && theirs != null && !Slice.same(mine).equals(Slice.same(theirs));
        });
    }
}
