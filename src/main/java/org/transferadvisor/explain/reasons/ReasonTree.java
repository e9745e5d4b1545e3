package org.transferadvisor.explain.reasons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Decision;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.figures.Working;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/** Follows conclusions back to what they rest on. What stands several times is opened once. */
final class ReasonTree {

    /** How far to follow. */
    sealed interface Reach {

        /** To the ground. */
        record Everything() implements Reach {}

        /** So many conclusions deep, what rules gathered included. */
        record Levels(int depth) implements Reach {}

        /** To the ground along what decided; of several facts that a rule gathered, only what they say. */
        record Decisive() implements Reach {}
    }

    /** Words of reference rows that figures of a sheet depend on; others are names. */
    private static final Set<String> WORDS = Set.of("serves", "storage");

    private final Rulebook rulebook;
    private final StatedFacts facts;
    private final StatedFacts.Citations citations;
    private final Map<String, List<Firing>> producers = new HashMap<>();
    private final WrittenRules rules;
    private final Reach reach;
    private final Set<String> opened = new HashSet<>();

    ReasonTree(Decision decision, Document document, Rulebook rulebook, WrittenRules rules, Reach reach) {
        this.rules = rules;
        this.rulebook = rulebook;
        this.reach = reach;
        this.citations = new StatedFacts.Citations(rulebook.sources());
        this.facts = new StatedFacts(document, decision.facts(), citations);
        for (Firing firing : decision.trace().firings()) {
            for (Fact fact : firing.concluded()) {
                producers.computeIfAbsent(fact.id(), any -> new ArrayList<>()).add(firing);
            }
        }
    }

    /** Forgets what it has opened, for an answer that stands by itself. */
    void startAgain() {
        opened.clear();
    }

    /**
     * A conclusion with its reasons.
     *
     * @param field the field asked for, whose calculations alone are shown; null for all
     */
    Reason concluded(Fact fact, @Nullable String field) {
        return concluded(fact, field, 0, true);
    }

    /** The reasons of one firing. */
    Fired fired(Firing firing) {
        return fired(firing, null, null, 0);
    }

    /** Where a value of the facts file comes from. */
    Reason stated(String pointer) {
        return facts.at(pointer);
    }

    /** A cell of the reference data; null where there is none. */
    @Nullable
    Reason figure(String table, String id, String column) {
        Row row = rulebook.reference().row(table, id);
        return row == null ? null : figure(row, column);
    }

    private Reason concluded(Fact fact, @Nullable String field, int depth, boolean follow) {
        List<Firing> by = producers.getOrDefault(fact.id(), List.of());
        Reason.Opening opening = Reason.Opening.OPEN;
        if (opened.contains(fact.id())) {
            opening = Reason.Opening.ABOVE;
        } else if (!follow || reach instanceof Reach.Levels levels && depth >= levels.depth()) {
            opening = Reason.Opening.CLOSED;
        } else {
            opened.add(fact.id());
        }
        List<Fired> reasons = new ArrayList<>();
        if (opening == Reason.Opening.OPEN) {
            by.forEach(firing -> reasons.add(fired(firing, fact, field, depth)));
        }
        return new Reason.Concluded(
                fact.id(),
                fact.type(),
                by.isEmpty() ? "" : by.get(0).because(),
                fact.inShort(null),
                fields(fact.value()),
                opening,
                List.copyOf(reasons));
    }

    private static Map<String, Object> fields(Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (value instanceof Record record) {
            RecordFields known = RecordFields.of(record);
            for (int i = 0; i < known.names().size(); i++) {
                fields.put(known.names().get(i), known.get(record, i));
            }
        }
        return fields;
    }

    private Fired fired(Firing firing, @Nullable Fact conclusion, @Nullable String field, int depth) {
        RuleInfo rule = firing.rule();
        Working working =
                firing.calculation() == null ? null : firing.calculation().working();
        Map<String, String> formats = Sentence.of(rule.because()).formatsByVariable();
        WrittenRule written = working == null ? rules.of(rule) : null;
        Calculations calculations = written == null
                ? Calculations.of(firing, Objects.requireNonNull(working), formats)
                : Calculations.of(firing, written, formats);
        List<Calculation> shown = conclusion == null || field == null
                ? calculations.all()
                : calculations.leadingTo(conclusion.value(), field);
        List<Reason> reasons = new ArrayList<>();
        firing.matched().forEach(fact -> {
            if (fact.kind() == Fact.Kind.INPUT) {
                reasons.addAll(stated(fact, firing));
            }
        });
        firing.matched().forEach(fact -> {
            if (fact.kind() == Fact.Kind.REFERENCE) {
                reasons.addAll(figures(fact, firing, written, calculations));
            }
        });
        reasons.addAll(
                written == null ? absences(rule, Objects.requireNonNull(working)) : written.absences(firing.bound()));
        Set<String> gathered = written == null ? gathered(Objects.requireNonNull(working)) : written.gathered();
        Map<String, Integer> counts = new HashMap<>();
        firing.matched().forEach(fact -> counts.merge(fact.type(), 1, Integer::sum));
        firing.matched().forEach(fact -> {
            if (fact.kind() == Fact.Kind.CONCLUSION) {
                boolean decisive = !(reach instanceof Reach.Decisive)
                        || !gathered.contains(fact.type())
                        || counts.getOrDefault(fact.type(), 0) == 1
                        || calculations.chose(fact.value());
                reasons.add(concluded(fact, null, depth + 1, decisive));
            }
        });
        return new Fired(
                firing.id(),
                rule.id(),
                rule.name(),
                rule.file(),
                rule.line(),
                citations.of(rule),
                firing.because(),
                shown,
                List.copyOf(reasons));
    }

    private static List<Reason> absences(RuleInfo rule, Working working) {
        List<Reason> absences = new ArrayList<>();
        working.absent()
                .forEach(each -> absences.add(new Reason.Absent(
                        each.getSimpleName(),
                        "",
                        !each.getPackageName().equals(Leaf.class.getPackageName()),
                        rule.file(),
                        rule.line())));
        return absences;
    }

    private static Set<String> gathered(Working working) {
        Set<String> types = new HashSet<>();
        working.inputs().stream()
                .filter(Working.Input::several)
                .forEach(each -> types.add(each.type().getSimpleName()));
        return types;
    }

    /** The values of a fact of the input that a rule reads; the fact itself where it only asks whether it is there. */
    private List<Reason> stated(Fact fact, Firing firing) {
        if (fact.value() instanceof Basis basis) {
            return List.of(new Reason.Chosen(basis.name()));
        }
        List<String> read = firing.rule().reads().getOrDefault(fact.type(), List.of());
        return read.isEmpty()
                ? List.of(facts.at(fact.id()))
                : read.stream().map(field -> facts.at(fact.id() + "/" + field)).toList();
    }

    /**
     * The cells of a reference row that matter to a firing: figures that its rule reads or hands to a function, and words
     * that it tests. Names that only go into its sentence are left out.
     */
    private List<Reason> figures(Fact fact, Firing firing, @Nullable WrittenRule written, Calculations calculations) {
        int slash = fact.id().indexOf('/');
        Row row = rulebook.reference()
                .row(fact.id().substring(0, slash), fact.id().substring(slash + 1));
        if (row == null) {
            return List.of();
        }
        Set<String> tested = written == null ? WORDS : written.tested(fact.type());
        Set<String> columns = new TreeSet<>(firing.rule().reads().getOrDefault(fact.type(), List.of()));
        columns.removeIf(
                column -> column.equals("id") || row.cell(column) instanceof String && !tested.contains(column));
        columns.addAll(calculations.fieldsOf(fact.value()));
        List<Reason> figures = new ArrayList<>();
        for (String column : columns) {
            Reason figure = figure(row, column);
            if (figure != null) {
                figures.add(figure);
            }
        }
        return figures;
    }

    private @Nullable Reason figure(Row row, String column) {
        Object value = row.cell(column);
        Provenance provenance = row.provenance().get(column);
        return value == null || provenance == null
                ? null
                : new Reason.Figure(
                        row.table(),
                        row.id(),
                        column,
                        value,
                        provenance.unit(),
                        provenance.basis(),
                        citations.of(provenance.source()),
                        provenance.date(),
                        provenance.note(),
                        row.file(),
                        row.line());
    }
}
