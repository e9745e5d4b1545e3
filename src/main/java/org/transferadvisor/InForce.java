package org.transferadvisor;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.input.DeclaredFact;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.input.Origin;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Fact;

/**
 * A rulebook and what all decisions by it share: its rows as facts, and how they read beside each rule. These are the same
 * in every advice, so they are made once.
 */
final class InForce {

    /** A row beside a rule that matched it. */
    private record Place(String row, String rule) {}

    private final Rulebook rulebook;
    private final IdentityHashMap<Row, Fact> rows = new IdentityHashMap<>();
    private final Map<Place, List<Advice.Assumption>> assumed = new ConcurrentHashMap<>();

    /** Decisions under way, and one for the advisor as long as the rulebook is in force. At 0 the rulebook is closed. */
    private final AtomicInteger users = new AtomicInteger(1);

    InForce(Rulebook rulebook) {
        this.rulebook = rulebook;
        for (String table : ReferenceData.tableNames()) {
            for (Row row : rulebook.reference().rows(table)) {
                rows.put(row, fact(row));
            }
        }
    }

    Rulebook rulebook() {
        return rulebook;
    }

    FactsReader reader() {
        return rulebook.reader();
    }

    /** Begins a decision; false where the rulebook is closed already, because another one is in force. */
    boolean enter() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Ends a decision. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            rulebook.close();
        }
    }

    /** Is no longer in force: the last decision that ends closes the rulebook. */
    void retire() {
        leave();
    }

    /** What a session holds before any rule has fired. */
    List<Fact> given(CaseFacts facts) {
        List<Fact> given = new ArrayList<>();
        for (Origin origin : facts.origins()) {
            given.add(
                    origin.fact() instanceof DeclaredFact declared
                            ? fact(origin, declared.type(), rulebook.declared(declared))
                            : fact(origin, origin.fact().getClass().getSimpleName(), origin.fact()));
        }
        for (Row row : rulebook.reference().facts(facts.models(), facts.taskType())) {
            Fact known = rows.get(row);
            given.add(known == null ? fact(row) : known);
        }
        return given;
    }

    private static Fact fact(Row row) {
        return new Fact(row.key(), Fact.Kind.REFERENCE, row.value().getClass().getSimpleName(), row.value());
    }

    private static Fact fact(Origin origin, String type, Object value) {
        return new Fact(origin.pointer(), Fact.Kind.INPUT, type, value);
    }

    /** The assumed figures of a row that a rule reads. */
    List<Advice.Assumption> assumed(Fact row, RuleInfo rule) {
        return assumed.computeIfAbsent(new Place(row.id(), rule.id()), any -> find(row, rule));
    }

    private List<Advice.Assumption> find(Fact fact, RuleInfo rule) {
        int slash = fact.id().indexOf('/');
        Row row = rulebook.reference()
                .row(fact.id().substring(0, slash), fact.id().substring(slash + 1));
        if (row == null) {
            return List.of();
        }
        List<String> read = rule.reads().getOrDefault(fact.type(), List.of());
        boolean whole = read.stream().allMatch("id"::equals);
        List<Advice.Assumption> found = new ArrayList<>();
        row.provenance().forEach((column, provenance) -> {
            Object value = row.cell(column);
            if (provenance.basis().equals("ASSUMPTION") && value != null && (whole || read.contains(column))) {
                found.add(assumption(fact.id() + "/" + column, value, provenance));
            }
        });
        return List.copyOf(found);
    }

    private static Advice.Assumption assumption(String name, Object value, Provenance provenance) {
        return new Advice.Assumption(name, value, provenance.source(), provenance.basis(), provenance.note());
    }
}
