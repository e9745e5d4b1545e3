package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.Decision;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.trace.Fact;

/**
 * What must change in one project before a conclusion is drawn, by the rules. A rule that looks for a conclusion which is
 * not there can only fire where another rule draws it, and so on back to the facts; and a rule that finds all it looks for,
 * each for itself, and does not fire can only fire where some fact that it hangs on is another one.
 *
 * <p>What is said is necessary and need not be enough: whoever changes facts has to run the engine.
 */
public final class Necessities {

    private static final int DEEPEST = 20;
    private static final Need IMPOSSIBLE = new Need.Any(List.of());
    private static final Need NOTHING = new Need.All(List.of());
    private static final String ENTRY = "/*/";

    private final FactSpace space;
    private final FactSpace.Part part;
    private final References references;
    private final Map<String, List<Fact>> facts = new HashMap<>();
    private final Map<String, Set<String>> origins = new HashMap<>();
    private final Map<Object, Need> touched = new HashMap<>();
    private final Map<String, Set<String>> allOrigins = new HashMap<>();

    /**
     * For one project.
     *
     * @param kinds the kinds of conclusion that will be asked for, as {@link FactSpace#dimensions} was
     * @param decision the project's run
     */
    public Necessities(FactSpace space, Collection<Class<? extends Record>> kinds, Decision decision) {
        this.space = space;
        this.part = space.part(kinds);
        this.references = new References(space.rulebook().reference());
        decision.given().forEach(this::take);
        decision.trace().firings().forEach(firing -> firing.concluded().forEach(this::take));
        for (Row row : space.rulebook().reference().rows("defaults")) {
            Default rule = (Default) row.value();
            Set<String> of = origins.computeIfAbsent(rule.fact(), any -> new TreeSet<>());
            if (rule.copy() != null) {
                of.add(rule.copy());
            }
            if (rule.row() != null) {
                of.add(rule.row());
            }
        }
    }

    private void take(Fact fact) {
        if (fact.value() instanceof Record) {
            facts.computeIfAbsent(fact.type(), any -> new ArrayList<>()).add(fact);
        }
    }

    /**
     * What must change so that a conclusion is drawn.
     *
     * @param kind kind of conclusion
     * @param values what some of its fields must be
     */
    public Need to(Class<? extends Record> kind, Map<String, Object> values) {
        return to(kind.getSimpleName(), values, new HashSet<>());
    }

    private Need to(String type, Map<String, Object> values, Set<Object> open) {
        if (!found(type, values, List.of()).isEmpty() || open.size() > DEEPEST) {
            return NOTHING;
        }
        Object demand = List.of(type, values);
        if (!open.add(demand)) {
            return IMPOSSIBLE; // what is drawn only from itself is never drawn
        }
        List<Need> ways = new ArrayList<>();
        for (RuleReading rule : space.conclusions().concluding(type)) {
            rule.conclusions().stream()
                    .filter(each -> each.type().equals(type))
                    .map(each -> Slice.unified(space.conclusions(), rule, each, values))
                    .filter(Objects::nonNull)
                    .filter(bound -> Slice.feasible(references, rule, bound))
                    .forEach(bound -> ways.add(of(rule, bound, open)));
        }
        open.remove(demand);
        return any(ways);
    }

    private static Need any(List<Need> ways) {
        Set<Need> distinct = new LinkedHashSet<>(ways);
        return distinct.contains(NOTHING)
                ? NOTHING
                : distinct.size() == 1 ? distinct.iterator().next() : new Need.Any(List.copyOf(distinct));
    }

    private static Need all(List<Need> needs) {
        Set<Need> distinct = new LinkedHashSet<>(needs);
        distinct.remove(NOTHING);
        return distinct.contains(IMPOSSIBLE)
                ? IMPOSSIBLE
                : distinct.size() == 1 ? distinct.iterator().next() : new Need.All(List.copyOf(distinct));
    }

    /** The facts of a kind that have certain values and meet tests; of input, conclusions and rows alike. */
    private List<Fact> found(String type, Map<String, Object> values, List<Expression> tests) {
        return facts.getOrDefault(type, List.of()).stream()
                .filter(fact -> values.entrySet().stream().allMatch(each -> each.getValue()
                        .equals(References.field((Record) fact.value(), each.getKey()))))
                .filter(fact -> tests.stream()
                        .allMatch(test -> Demands.hold(test, field -> References.field((Record) fact.value(), field))))
                .toList();
    }

    private Need of(RuleReading rule, Map<String, Object> bound, Set<Object> open) {
        List<Need> needs = new ArrayList<>();
        for (RuleReading.Sought sought : rule.sought()) {
            Map<String, Object> equal = Slice.equal(sought, bound);
            boolean told = sought.needed() && !sought.computed() && !references.knows(sought.type());
            if (told && found(sought.type(), equal, sought.tests()).isEmpty()) {
                needs.add(missing(rule, sought, equal, open));
            }
        }
        bound.forEach((variable, value) -> {
            Term.Copied collected = rule.members().get(variable);
            if (collected != null && space.conclusions().knows(collected.type())) {
                Map<String, Object> values = Map.of(collected.field(), value);
                if (found(collected.type(), values, List.of()).isEmpty()) {
                    needs.add(to(collected.type(), values, open));
                }
            }
        });
        return needs.isEmpty() ? touched(rule, bound) : all(needs);
    }

    private Need missing(RuleReading rule, RuleReading.Sought sought, Map<String, Object> equal, Set<Object> open) {
        String type = sought.type();
        if (space.inputs().isInput(type)) {
            return input(sought, equal);
        }
        if (!space.conclusions().knows(type)) {
            return new Need.Touched(part.pointers(rule));
        }
        for (Map.Entry<String, Set<Object>> each : sought.oneOf().entrySet()) {
            if (!equal.containsKey(each.getKey())) {
                List<Need> ways = new ArrayList<>();
                for (Object word : each.getValue()) {
                    Map<String, Object> values = new LinkedHashMap<>(equal);
                    values.put(each.getKey(), word);
                    ways.add(conclusion(type, values, open));
                }
                return any(ways);
            }
        }
        return conclusion(type, equal, open);
    }

    private Need conclusion(String type, Map<String, Object> values, Set<Object> open) {
        return found(type, values, List.of()).isEmpty()
                ? to(type, values, open)
                : touched(List.of(type, values), Slice.behind(space.conclusions(), references, type, values));
    }

    // ---- facts of the file ----

    private Need input(RuleReading.Sought sought, Map<String, Object> equal) {
        List<Need> ways = new ArrayList<>();
        for (Fact fact : facts.getOrDefault(sought.type(), List.of())) {
            ways.add(input(sought, equal, fact));
        }
        return any(ways);
    }

    private Need input(RuleReading.Sought sought, Map<String, Object> equal, Fact fact) {
        List<Need> needs = new ArrayList<>();
        for (Expression test : sought.tests()) {
            if (!Demands.hold(test, field -> References.field((Record) fact.value(), field))) {
                needs.add(becomes(sought.type(), test, fact));
            }
        }
        equal.forEach((field, value) -> {
            if (needs.isEmpty() && !value.equals(References.field((Record) fact.value(), field))) {
                needs.add(new Need.Touched(known(sought.type(), Set.of(field))));
            }
        });
        return all(needs);
    }

    private Need becomes(String type, Expression test, Fact fact) {
        Set<String> fields = new TreeSet<>();
        fields(test, fields);
        String field = fields.iterator().next();
        InputFields.Input input = space.inputs().get(new FieldKey(type, field));
        boolean plain = fields.size() == 1
                && input != null
                && !field.contains(".")
                && !input.type().isRecord();
        if (!plain) {
            return new Need.Touched(known(type, fields));
        }
        int entry = input.pointer().contains(ENTRY)
                ? Integer.parseInt(fact.id().substring(fact.id().lastIndexOf('/') + 1))
                : -1;
        return new Need.Becomes(input.pointer(), entry, List.of(test));
    }

    private static void fields(Expression test, Set<String> into) {
        test.all().forEach(each -> {
            if (each instanceof Expression.Comparison comparison) {
                into.add(comparison.field());
            }
        });
    }

    private Set<String> known(String type, Set<String> fields) {
        Set<String> pointers = new TreeSet<>();
        for (String field : fields) {
            InputFields.Input input = space.inputs().get(new FieldKey(type, field));
            if (input == null) {
                return everything();
            }
            pointers.add(input.pointer());
        }
        return pointers;
    }

    // ---- what rules hang on ----

    private Need touched(RuleReading rule, Map<String, Object> bound) {
        return touched(List.of(rule.id(), bound), Slice.behind(space.conclusions(), references, rule, bound));
    }

    private Need touched(Object key, Set<RuleReading> rules) {
        return touched.computeIfAbsent(key, any -> {
            Set<String> pointers = new TreeSet<>();
            rules.forEach(rule -> pointers.addAll(part.pointers(rule)));
            return new Need.Touched(pointers);
        });
    }

    private Set<String> everything() {
        Set<String> pointers = new TreeSet<>();
        part.dimensions().forEach(each -> pointers.add(each.pointer()));
        return pointers;
    }

    /** The facts that defaults for a fact are taken from, over however many; the fact itself included. */
    public Set<String> origins(String pointer) {
        return allOrigins.computeIfAbsent(pointer, this::traced);
    }

    private Set<String> traced(String pointer) {
        Set<String> found = new TreeSet<>(Set.of(pointer));
        List<String> open = new ArrayList<>(found);
        while (!open.isEmpty()) {
            for (String next : origins.getOrDefault(open.remove(0), Set.of())) {
                if (found.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }
}
