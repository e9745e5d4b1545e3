package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Decision;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Fact;

/**
 * The space of facts as the rules of one rulebook divide it.
 *
 * <p>Thresholds are followed from the conclusions that rules test back to the facts of the file that they were copied from,
 * and reference figures count as thresholds of the facts that they are compared with. What a function computes is not
 * followed, but for shares that it averages: see {@link Dimension#exact()} and {@link ObservedThresholds}.
 */
public final class FactSpace {

    private final Rulebook rulebook;
    private final InputFields inputs;
    private final References references;
    private final ConcludingRules conclusions;
    private final Map<String, Default> defaults = new LinkedHashMap<>();

    private FactSpace(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.inputs = new InputFields();
        this.references = new References(rulebook.reference());
        this.conclusions = new ConcludingRules(rulebook);
        for (Row row : rulebook.reference().rows("defaults")) {
            Default each = (Default) row.value();
            if (each.value() != null) {
                defaults.putIfAbsent(each.fact(), each);
            }
        }
    }

    /** The space of a rulebook. */
    public static FactSpace of(Rulebook rulebook) {
        return new FactSpace(rulebook);
    }

    /**
     * The facts that conclusions of some kinds depend on, in the order of their pointers.
     *
     * @param kinds kinds of conclusion, such as {@code Leaf.class}
     */
    public List<Dimension> dimensions(Collection<Class<? extends Record>> kinds) {
        return part(kinds).dimensions();
    }

    /**
     * The same with one word for all that the rules cannot tell apart, such as the names of models that they see as the same.
     *
     * @param kinds kinds of conclusion
     */
    public List<Dimension> distinct(Collection<Class<? extends Record>> kinds) {
        Part part = part(kinds);
        Alike alike = new Alike(part.rules(), references, part.dimensions());
        return part.dimensions().stream().map(alike::of).toList();
    }

    /**
     * The same with the thresholds that only a run shows, such as what a strategy costs this project where rules compare it
     * with a budget.
     *
     * @param kinds kinds of conclusion
     * @param decision the project's run
     */
    public List<Dimension> dimensions(Collection<Class<? extends Record>> kinds, Decision decision) {
        Part part = part(kinds);
        return part.with(new ObservedThresholds(part.rules(), conclusions, inputs, decision).byPointer());
    }

    /**
     * The same with the thresholds of another rulebook's facts, so that a value stands between an old and a new one.
     *
     * @param kinds kinds of conclusion
     * @param others the facts of the other rulebook
     */
    public List<Dimension> dimensions(Collection<Class<? extends Record>> kinds, Collection<Dimension> others) {
        Map<String, Set<Object>> thresholds = new TreeMap<>();
        others.forEach(each -> thresholds.put(each.pointer(), new LinkedHashSet<>(each.thresholds())));
        return part(kinds).with(thresholds);
    }

    /** Names of the rules that can matter to conclusions of some kinds. */
    public Set<String> rules(Collection<Class<? extends Record>> kinds) {
        return part(kinds).rules().stream()
                .map(each -> each.rule().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The kinds of fact that those rules look for. */
    public Set<String> sought(Collection<Class<? extends Record>> kinds) {
        return part(kinds).rules().stream()
                .flatMap(each -> each.sought().stream())
                .map(RuleReading.Sought::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The steps to a decision, each after those that it needs; the last is the decision itself.
     *
     * @param decision a kind of conclusion, such as {@code Leaf.class}
     */
    public List<Stage> stages(Class<? extends Record> decision) {
        return Stages.of(this, part(List.of(decision)), decision.getSimpleName());
    }

    /**
     * Why no conclusion of a kind was drawn on a project.
     *
     * @param kind a kind of conclusion
     * @param facts everything that the session held at the end
     */
    public Unanswered unanswered(Class<? extends Record> kind, List<Fact> facts) {
        return new NearestRules(conclusions, facts).to(kind.getSimpleName());
    }

    /** The kinds of fact that the rulebook declares and no rule concludes, so that a facts file must state them. */
    private List<String> declaredAndGiven() {
        return rulebook.declaredTypes().keySet().stream()
                .filter(type -> !conclusions.knows(type))
                .toList();
    }

    Part part(Collection<Class<? extends Record>> kinds) {
        Set<String> types = kinds.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        List<RuleReading> rules = Slice.of(conclusions, references, types);
        return new Part(rules, new FieldFlow(rules, conclusions, references, inputs));
    }

    ConcludingRules conclusions() {
        return conclusions;
    }

    InputFields inputs() {
        return inputs;
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** What some kinds of conclusion depend on. */
    final class Part {

        private final List<RuleReading> rules;
        private final FieldFlow flow;
        private final Map<String, Set<FieldKey>> fields = new TreeMap<>();
        private final Map<String, Dimension> dimensions = new TreeMap<>();

        Part(List<RuleReading> rules, FieldFlow flow) {
            this.rules = rules;
            this.flow = flow;
            for (FieldKey key : flow.relevant()) {
                InputFields.Input input = inputs.get(key);
                if (input != null) {
                    fields.computeIfAbsent(input.pointer(), any -> new LinkedHashSet<>())
                            .add(key);
                }
            }
            with(Map.of()).forEach(each -> dimensions.put(each.pointer(), each));
        }

        private List<Dimension> with(Map<String, Set<Object>> observed) {
            List<Dimension> found = new ArrayList<>();
            fields.forEach((pointer, keys) -> found.add(dimension(keys, observed.getOrDefault(pointer, Set.of()))));
            found.addAll(declared());
            rules.stream()
                    .flatMap(rule -> rule.sought().stream())
                    .map(each -> inputs.list(each.type()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(list -> found.add(list(list)));
            found.removeIf(each -> each.values().size() < 2);
            found.sort(Comparator.comparing(Dimension::pointer));
            return found;
        }

        List<RuleReading> rules() {
            return rules;
        }

        FieldFlow flow() {
            return flow;
        }

        List<Dimension> dimensions() {
            return List.copyOf(dimensions.values());
        }

        /** The fields that stand for the fact at a pointer; none where it is no field. */
        Set<FieldKey> keys(String pointer) {
            return fields.getOrDefault(pointer, Set.of());
        }

        /** What some of the rules do with fields by themselves, where others look at what they tell. */
        FieldFlow flow(List<RuleReading> some, Set<FieldKey> told) {
            return new FieldFlow(some, conclusions, references, inputs, told);
        }

        /** The words that some of the rules cannot tell apart by themselves. */
        Alike alike(List<RuleReading> some) {
            return new Alike(some, references, dimensions());
        }

        /** The pointers of the facts that a rule reads itself, as far as they are dimensions. */
        Set<String> pointers(RuleReading rule) {
            Set<String> pointers = new TreeSet<>();
            for (FieldKey key : flow.reads(rule)) {
                InputFields.Input input = inputs.get(key);
                if (input != null && dimensions.containsKey(input.pointer())) {
                    pointers.add(input.pointer());
                }
            }
            List<String> declared = declaredAndGiven();
            rule.sought().stream()
                    .map(each -> declared.indexOf(each.type()))
                    .filter(place -> place >= 0)
                    .forEach(place -> pointers.add("/facts/" + place));
            rule.sought().stream()
                    .map(each -> inputs.list(each.type()))
                    .filter(Objects::nonNull)
                    .forEach(pointers::add);
            return pointers;
        }

        /** Whether a list has entries. */
        private Dimension list(String pointer) {
            Set<String> telling = new LinkedHashSet<>();
            rules.stream()
                    .filter(rule -> rule.sought().stream().anyMatch(each -> pointer.equals(inputs.list(each.type()))))
                    .forEach(rule -> telling.add(rule.id()));
            List<@Nullable Object> none = new ArrayList<>();
            none.add(null);
            none.add(Dimension.ENTRY);
            return new Dimension(pointer, none, List.of(), List.of(), false, telling);
        }

        /** Facts of the kinds that the rulebook declares: absent, or with each combination of their fields' values. */
        private List<Dimension> declared() {
            List<Dimension> found = new ArrayList<>();
            List<String> types = declaredAndGiven();
            for (int i = 0; i < types.size(); i++) {
                String type = types.get(i);
                List<RuleReading> matching = rules.stream()
                        .filter(rule -> rule.sought().stream()
                                .anyMatch(each -> each.type().equals(type)))
                        .toList();
                if (!matching.isEmpty()) {
                    Set<String> ids = new LinkedHashSet<>();
                    matching.forEach(rule -> ids.add(rule.id()));
                    found.add(DeclaredFacts.dimension(
                            "/facts/" + i,
                            type,
                            rulebook.declaredTypes().get(type),
                            rulebook.declaredFields(),
                            flow,
                            ids));
                }
            }
            return found;
        }

        /** Those of some facts that some rules by themselves compare with nothing, so that they only compute with them. */
        Set<String> computed(Collection<RuleReading> some, Set<String> pointers) {
            FieldFlow alone = new FieldFlow(List.copyOf(some), conclusions, references, inputs);
            Set<String> computed = new TreeSet<>();
            for (String pointer : pointers) {
                Set<FieldKey> keys = fields.getOrDefault(pointer, Set.of());
                boolean input = keys.stream().map(inputs::get).anyMatch(Objects::nonNull);
                if (input && keys.stream().allMatch(key -> alone.compared(key).isEmpty())) {
                    computed.add(pointer);
                }
            }
            return computed;
        }

        private Dimension dimension(Set<FieldKey> keys, Set<Object> observed) {
            Set<Object> compared = new LinkedHashSet<>(observed);
            Set<String> telling = new LinkedHashSet<>();
            boolean opaque = false;
            boolean againstNull = false;
            for (FieldKey key : keys) {
                compared.addAll(flow.compared(key));
                opaque |= flow.opaque(key);
                againstNull |= flow.againstNull(key);
            }
            rules.stream()
                    .filter(rule -> flow.reads(rule).stream().anyMatch(keys::contains))
                    .forEach(rule -> telling.add(rule.id()));
            InputFields.Input input = inputs.get(keys.iterator().next());
            if (input == null) {
                throw new IllegalStateException("no field of the input: " + keys);
            }
            return of(input, compared, opaque, againstNull, telling);
        }
    }

    private Dimension of(
            InputFields.Input input, Set<Object> compared, boolean opaque, boolean againstNull, Set<String> rules) {
        Class<?> type = input.type();
        List<@Nullable Object> values = new ArrayList<>();
        List<BigDecimal> thresholds = List.of();
        List<Object> near = List.of();
        if (type == Boolean.class) {
            values.addAll(List.of(false, true));
        } else if (type == String.class) {
            Set<String> allowed = allowed(input);
            boolean tested = !allowed.isEmpty() || compared.stream().anyMatch(String.class::isInstance);
            values.addAll(tested ? Cells.words(allowed, compared) : List.of());
        } else if (Cells.isNumber(type) || Cells.isRecordOfNumbers(type)) {
            Cells cells = Cells.of(type, input.contract(), compared);
            boolean record = Cells.isRecordOfNumbers(type);
            cells.values(opaque && !record).forEach(each -> values.addAll(Cells.shaped(type, each)));
            thresholds = cells.thresholds();
            near = cells.near().stream()
                    .flatMap(each -> Cells.shaped(type, each).stream())
                    .toList();
        }
        boolean absent = !input.contract().required() && !defaults.containsKey(input.pointer());
        if (absent && (againstNull || !values.isEmpty())) {
            values.add(0, null);
        }
        return new Dimension(input.pointer(), values, thresholds, near, !opaque, rules);
    }

    private Set<String> allowed(InputFields.Input input) {
        ReferenceData reference = rulebook.reference();
        return input.contract().ids().isEmpty()
                ? new LinkedHashSet<>(Arrays.asList(input.contract().oneOf()))
                : reference.ids(input.contract().ids());
    }
}
