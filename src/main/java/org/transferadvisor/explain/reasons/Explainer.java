package org.transferadvisor.explain.reasons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Decision;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.explain.formula.FormulaText;
import org.transferadvisor.explain.subjects.Askable;
import org.transferadvisor.explain.subjects.Subject;
import org.transferadvisor.explain.subjects.Subjects;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/**
 * Explains what an advice says: any part of it, a finding, an assumption, a conclusion or a firing of its trace, or what a
 * rule did.
 */
public final class Explainer {

    /** What is explained where nothing is asked for. */
    public static final String RECOMMENDATION = "recommendation";

    private final Decision decision;
    private final Document document;
    private final Rulebook rulebook;
    private final WrittenRules rules;
    private final Map<String, Subject> subjects;
    private final Askable askable;

    /**
     * An explainer of one decision.
     *
     * @param decision the advice with what lies behind it
     * @param document the facts that it was made on
     * @param rulebook the rules that made it
     */
    public Explainer(Decision decision, Document document, Rulebook rulebook) {
        this.decision = decision;
        this.document = document;
        this.rulebook = rulebook;
        this.rules = new WrittenRules(rulebook);
        this.subjects = Subjects.of(decision);
        this.askable = new Askable(subjects.keySet(), decision, rulebook);
    }

    /**
     * Explains along what decided: a rule that gathered several conclusions shows what they say, and not their reasons.
     *
     * @param asked what to explain
     * @throws RefusedException where the advice has no such thing
     */
    public Explanation decisive(List<String> asked) {
        return explain(asked, new ReasonTree.Reach.Decisive());
    }

    /**
     * Explains to the ground.
     *
     * @param asked what to explain
     * @throws RefusedException where the advice has no such thing
     */
    public Explanation complete(List<String> asked) {
        return explain(asked, new ReasonTree.Reach.Everything());
    }

    /**
     * Explains so many conclusions deep.
     *
     * @param asked what to explain
     * @param depth at least 1
     * @throws RefusedException where the advice has no such thing
     */
    public Explanation toDepth(List<String> asked, int depth) {
        return explain(asked, new ReasonTree.Reach.Levels(depth));
    }

    private Explanation explain(List<String> asked, ReasonTree.Reach reach) {
        Advice advice = decision.advice();
        ReasonTree tree = new ReasonTree(decision, document, rulebook, rules, reach);
        List<Problem> problems = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (String each : asked) {
            tree.startAgain();
            List<Answer> found = answers(each.strip(), tree);
            answers.addAll(found);
            if (found.isEmpty()) {
                problems.add(unknown(each.strip()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Explanation(
                advice.project(),
                document.name(),
                advice.rulebook(),
                advice.engine(),
                advice.basis(),
                List.copyOf(answers));
    }

    /** The answer to a question, or to every question below it, as to {@code costs.LORA}. */
    private List<Answer> answers(String asked, ReasonTree tree) {
        Answer answer = answer(asked, tree);
        if (answer != null) {
            return List.of(answer);
        }
        String start = asked + ".";
        return subjects.values().stream()
                .filter(each ->
                        each.name().startsWith(start) && isOneName(each.name().substring(start.length())))
                .map(each -> said(each, tree))
                .toList();
    }

    /** Whether a part of a path is a single name; names of models and of amounts may have points in them. */
    private boolean isOneName(String part) {
        Advice advice = decision.advice();
        return part.indexOf('.') < 0
                || advice.models().stream().anyMatch(each -> each.model().equals(part))
                || advice.viability().unknown().stream()
                        .anyMatch(each -> each.amount().equals(part));
    }

    private @Nullable Answer answer(String asked, ReasonTree tree) {
        Subject subject = subject(asked);
        if (subject != null) {
            return said(subject, tree);
        }
        Optional<Advice.Assumption> assumption = decision.advice().assumptions().stream()
                .filter(each -> each.fact().equals(asked))
                .findFirst();
        if (assumption.isPresent()) {
            return assumed(assumption.get(), tree);
        }
        Optional<Fact> conclusion =
                conclusions().stream().filter(each -> each.id().equals(asked)).findFirst();
        if (conclusion.isPresent()) {
            Fact fact = conclusion.get();
            return new Answer(
                    asked, null, fact.type() + ": " + fact.inShort(null), null, List.of(tree.concluded(fact, null)));
        }
        return fired(asked, tree);
    }

    private @Nullable Subject subject(String asked) {
        for (String name : List.of(asked, "findings." + asked)) {
            if (subjects.containsKey(name)) {
                return subjects.get(name);
            }
        }
        String lower = asked.toLowerCase(Locale.ROOT);
        List<Subject> others = subjects.values().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(lower)
                        || each.name().toLowerCase(Locale.ROOT).equals("findings." + lower))
                .toList();
        return others.size() == 1 ? others.get(0) : null;
    }

    private static Answer said(Subject subject, ReasonTree tree) {
        List<Reason> reasons = subject.targets().stream()
                .map(each -> tree.concluded(each.fact(), each.field()))
                .toList();
        String remark = null;
        if (subject.value() == null) {
            remark = reasons.isEmpty()
                    ? "No rule concluded it for this project."
                    : "It is unknown, and this is what would be needed:";
        } else if (reasons.isEmpty()) {
            remark = "It is what the advice says where no rule concludes otherwise.";
        }
        String shown =
                subject.value() instanceof String text ? text : FormulaText.result(subject.value(), subject.format());
        return new Answer(subject.name(), subject.value(), shown, remark, reasons);
    }

    /** An assumption: where it comes from, or the rule that made it. */
    private Answer assumed(Advice.Assumption assumption, ReasonTree tree) {
        List<Reason> reasons = new ArrayList<>();
        String fact = assumption.fact();
        conclusions().stream()
                .filter(each -> each.value() instanceof Assumed assumed
                        && assumed.fact().equals(fact))
                .forEach(each -> reasons.add(tree.concluded(each, null)));
        if (reasons.isEmpty() && fact.startsWith("/")) {
            reasons.add(tree.stated(fact));
        } else if (reasons.isEmpty()) {
            String table = fact.substring(0, fact.indexOf('/'));
            String column = fact.substring(fact.lastIndexOf('/') + 1);
            String row = fact.substring(table.length() + 1, fact.length() - column.length() - 1);
            reasons.add(Objects.requireNonNull(tree.figure(table, row, column)));
        }
        return new Answer(
                fact, assumption.value(), FormulaText.result(assumption.value(), null), null, List.copyOf(reasons));
    }

    /** One firing by its id, or every firing of a rule. */
    private @Nullable Answer fired(String asked, ReasonTree tree) {
        List<Firing> firings = decision.trace().firings().stream()
                .filter(each -> each.id().equals(asked) || each.rule().id().equals(asked))
                .toList();
        if (firings.isEmpty() && !rulebook.knows(asked)) {
            return null;
        }
        Set<Fact> facts = new LinkedHashSet<>();
        firings.forEach(each -> facts.addAll(each.concluded()));
        List<Reason> reasons =
                facts.stream().map(each -> tree.concluded(each, null)).toList();
        String shown = firings.isEmpty()
                ? "the rule did not fire"
                : "the rule \"" + firings.get(0).rule().name() + "\" fired"
                        + (firings.size() == 1 ? "" : " " + firings.size() + " times");
        String remark = firings.isEmpty() ? "Its conditions did not hold for this project." : null;
        return new Answer(asked, null, shown, remark, reasons);
    }

    private List<Fact> conclusions() {
        Map<String, Fact> all = new LinkedHashMap<>();
        decision.trace().firings().forEach(firing -> firing.concluded()
                .forEach(each -> all.putIfAbsent(each.id(), each)));
        return List.copyOf(all.values());
    }

    // ---- what can be asked ----

    private Problem unknown(String asked) {
        return new Problem(
                document.name(),
                0,
                0,
                "",
                "the advice says nothing that is called " + Problem.quoted(asked),
                askable.listed(),
                Suggestion.of(asked, askable.names()));
    }
}
