package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.authoring.space.Unanswered;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/** Finds the rules behind a project that is not decided once. */
final class Culprits {

    private static final int MOST = 8;

    private final Advisor advisor;
    private final FactSpace space;

    Culprits(Advisor advisor, FactSpace space) {
        this.advisor = advisor;
        this.space = space;
    }

    List<Proof.Culprit> of(Class<? extends Record> decision, CaseFacts facts, boolean gap) {
        Trace trace = advisor.trace(facts);
        List<Proof.Culprit> found = gap ? missed(decision, facts, trace) : overlapping(decision, trace);
        return found.stream().distinct().limit(MOST).toList();
    }

    // ---- overlap ----

    private List<Proof.Culprit> overlapping(Class<?> decision, Trace trace) {
        Map<Fact, Firing> conclusions = new LinkedHashMap<>();
        Map<Object, Fact> distinct = new LinkedHashMap<>();
        Map<String, Firing> authors = new LinkedHashMap<>();
        for (Firing firing : trace.firings()) {
            for (Fact fact : firing.concluded()) {
                authors.putIfAbsent(fact.id(), firing);
                if (decision.isInstance(fact.value()) && distinct.putIfAbsent(fact.value(), fact) == null) {
                    conclusions.put(fact, firing);
                }
            }
        }
        return apart(conclusions, authors, new LinkedHashSet<>());
    }

    /**
     * Where the ways to different conclusions part. Rules that matched different answers to one question are not to blame, but
     * those that gave the answers.
     */
    private static List<Proof.Culprit> apart(
            Map<Fact, Firing> conclusions, Map<String, Firing> authors, Set<Fact> seen) {
        Map<String, List<Fact>> below = new LinkedHashMap<>();
        conclusions.values().forEach(firing -> firing.matched().stream()
                .filter(fact -> fact.kind() == Fact.Kind.CONCLUSION && authors.containsKey(fact.id()))
                .forEach(fact -> below.computeIfAbsent(fact.type(), any -> new ArrayList<>())
                        .add(fact)));
        for (Map.Entry<String, List<Fact>> kind : below.entrySet()) {
            Map<Fact, Firing> answers = new LinkedHashMap<>();
            kind.getValue().stream()
                    .filter(fact -> kind.getValue().stream().anyMatch(other -> answersTheSame(fact, other)))
                    .forEach(fact -> answers.put(fact, authors.get(fact.id())));
            if (answers.size() > 1 && seen.addAll(answers.keySet())) {
                return apart(answers, authors, seen);
            }
        }
        Map<String, Proof.Culprit> byRule = new LinkedHashMap<>();
        conclusions.forEach((fact, firing) ->
                byRule.putIfAbsent(firing.rule().id(), culprit(firing.rule(), "concludes " + shown(fact))));
        return List.copyOf(byRule.values());
    }

    /** Whether two facts of a kind say different things of the same: they differ in one field, or have hardly more. */
    private static boolean answersTheSame(Fact one, Fact other) {
        if (!(one.value() instanceof Record first) || !(other.value() instanceof Record second)) {
            return false;
        }
        RecordFields fields = RecordFields.of(first);
        long different = fields.names().stream()
                .filter(name -> !Objects.equals(fields.get(first, name), fields.get(second, name)))
                .count();
        return different == 1 || different == 2 && fields.names().size() == 2;
    }

    // ---- gap ----

    private List<Proof.Culprit> missed(Class<? extends Record> decision, CaseFacts facts, Trace trace) {
        List<Fact> all = new ArrayList<>(advisor.given(facts));
        trace.firings().forEach(firing -> all.addAll(firing.concluded()));
        Unanswered unanswered = space.unanswered(decision, all);
        List<Proof.Culprit> found = new ArrayList<>();
        for (Unanswered.Missed missed : unanswered.nearest()) {
            advisor.rulebook().rules().values().stream()
                    .filter(rule -> rule.info().id().equals(missed.rule()))
                    .forEach(rule -> found.add(culprit(rule.info(), "lacks " + missed.lacks())));
        }
        if (found.isEmpty()) {
            Set<String> taken = new LinkedHashSet<>();
            trace.firings().forEach(firing -> firing.matched().forEach(fact -> taken.add(fact.id())));
            for (Firing firing : trace.firings()) {
                firing.concluded().stream()
                        .filter(fact -> unanswered.leftOver().contains(fact.type()) && !taken.contains(fact.id()))
                        .forEach(fact -> found.add(
                                culprit(firing.rule(), "concludes " + shown(fact) + ", which no rule takes further")));
            }
        }
        return found;
    }

    private static Proof.Culprit culprit(RuleInfo rule, String part) {
        return new Proof.Culprit(rule.id(), rule.name(), rule.file(), rule.line(), part);
    }

    private static String shown(Fact fact) {
        return fact.type() + "( " + fact.inShort(null) + " )";
    }
}
