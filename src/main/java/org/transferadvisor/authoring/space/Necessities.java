package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
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
     * What must happen so that a conclusion is drawn.
     *
     * @param kind kind of conclusion
     * @param values what some of its fields must be
     * @param ways the ways to each thing that must happen
     */
    public Ways to(Class<? extends Record> kind, Map<String, Object> values, Function<Need, Ways> ways) {
        return new Following(ways).to(kind.getSimpleName(), values);
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

    /** Follows what is demanded back from rule to rule. */
    private final class Following {

        private final Function<Need, Ways> ways;
        private final Map<Object, Ways> known = new HashMap<>();
        /** What is being followed, with how deep it lies. */
        private final Map<Object, Integer> open = new HashMap<>();
        /** The least deep of those that the last answer left open. */
        private int left = Integer.MAX_VALUE;

        Following(Function<Need, Ways> ways) {
            this.ways = ways;
        }

        Ways to(String type, Map<String, Object> values) {
            if (!found(type, values, List.of()).isEmpty()) {
                return Ways.FREE;
            }
            Object demand = List.of(type, values);
            if (known.containsKey(demand)) {
                return known.get(demand);
            }
            if (open.containsKey(demand)) {
                left = Math.min(left, open.get(demand));
                return Ways.NONE; // what is drawn only from itself is never drawn
            }
            int depth = open.size();
            int before = left;
            left = Integer.MAX_VALUE;
            open.put(demand, depth);
            Ways found = drawn(type, values);
            open.remove(demand);
            if (left >= depth) {
                known.put(demand, found);
                left = before;
            } else {
                left = Math.min(left, before);
            }
            return found;
        }

        private Ways drawn(String type, Map<String, Object> values) {
            Ways drawn = Ways.NONE;
            for (RuleReading rule : space.conclusions().concluding(type)) {
                for (Expression.New each : rule.conclusions()) {
                    Map<String, Object> bound =
                            each.type().equals(type) ? Slice.unified(space.conclusions(), rule, each, values) : null;
                    if (bound != null && Slice.feasible(references, rule, bound)) {
                        drawn = drawn.or(fired(rule, bound));
                    }
                }
            }
            return drawn;
        }

        private Ways fired(RuleReading rule, Map<String, Object> bound) {
            List<Ways> needs = new ArrayList<>();
            for (RuleReading.Sought sought : rule.sought()) {
                Map<String, Object> equal = Slice.equal(sought, bound);
                boolean told = sought.needed() && !sought.computed() && !references.knows(sought.type());
                if (told && found(sought.type(), equal, sought.tests()).isEmpty()) {
                    needs.add(missing(rule, sought, equal));
                }
            }
            bound.forEach((variable, value) -> {
                Term.Copied collected = rule.members().get(variable);
                if (collected != null && space.conclusions().knows(collected.type())) {
                    needs.add(to(collected.type(), Map.of(collected.field(), value)));
                }
            });
            return needs.isEmpty()
                    ? ways.apply(touched(
                            List.of(rule.id(), bound),
                            () -> Slice.behind(space.conclusions(), references, rule, bound)))
                    : needs.stream().reduce(Ways.FREE, Ways::and);
        }

        private Ways missing(RuleReading rule, RuleReading.Sought sought, Map<String, Object> equal) {
            String type = sought.type();
            if (space.inputs().isInput(type)) {
                return facts.getOrDefault(type, List.of()).stream()
                        .map(fact -> input(sought, equal, fact))
                        .reduce(Ways.NONE, Ways::or);
            }
            if (!space.conclusions().knows(type)) {
                return ways.apply(new Need.Touched(part.pointers(rule)));
            }
            for (Map.Entry<String, Set<Object>> each : sought.oneOf().entrySet()) {
                if (!equal.containsKey(each.getKey())) {
                    Ways any = Ways.NONE;
                    for (Object word : each.getValue()) {
                        Map<String, Object> values = new LinkedHashMap<>(equal);
                        values.put(each.getKey(), word);
                        any = any.or(conclusion(type, values));
                    }
                    return any;
                }
            }
            return conclusion(type, equal);
        }

        private Ways conclusion(String type, Map<String, Object> values) {
            return found(type, values, List.of()).isEmpty()
                    ? to(type, values)
                    : ways.apply(touched(
                            List.of(type, values), () -> Slice.behind(space.conclusions(), references, type, values)));
        }

        private Ways input(RuleReading.Sought sought, Map<String, Object> equal, Fact fact) {
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
            return needs.stream().map(ways).reduce(Ways.FREE, Ways::and);
        }
    }

    // ---- facts of the file ----

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

    private Need touched(Object key, Supplier<Set<RuleReading>> rules) {
        return touched.computeIfAbsent(key, any -> {
            Set<String> pointers = new TreeSet<>();
            rules.get().forEach(rule -> pointers.addAll(part.pointers(rule)));
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
