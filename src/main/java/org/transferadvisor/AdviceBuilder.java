package org.transferadvisor;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AdaptationChoice;
import org.transferadvisor.conclusions.AlsoConsider;
import org.transferadvisor.conclusions.Alternative;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.DecisiveAssumption;
import org.transferadvisor.conclusions.Distillation;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.LeafStrategy;
import org.transferadvisor.conclusions.NextStep;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.Replacement;
import org.transferadvisor.conclusions.SafeAlternative;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Tally;
import org.transferadvisor.conclusions.TreeStep;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.conclusions.Vote;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.FactsDigest;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.engine.Engine;
import org.transferadvisor.trace.Trace;
import org.transferadvisor.trace.Trace.Conclusion;

/** Collects what the rules concluded into an advice. It decides nothing. */
final class AdviceBuilder {

    /** A first word that is no name. */
    private static final Pattern PLAIN_START = Pattern.compile("\\p{Lu}\\p{Ll}*(?![\\p{L}\\p{N}_-])");

    /** The fact that answers the first question of the tree. */
    private static final String MATCH = "/modelMatch";

    private static final List<String> SEVERITIES = List.of("WARNING", "ADVICE", "INFO");

    private final InForce inForce;
    private final Rulebook rulebook;
    private final CaseFacts facts;
    private final Trace trace;
    private final TracedConclusions concluded;
    private final List<Advice.ByProximity> byProximity;

    AdviceBuilder(
            InForce inForce,
            CaseFacts facts,
            Trace trace,
            TracedConclusions concluded,
            List<Advice.ByProximity> byProximity) {
        this.inForce = inForce;
        this.rulebook = inForce.rulebook();
        this.facts = facts;
        this.trace = trace;
        this.concluded = concluded;
        this.byProximity = byProximity;
    }

    /** Parts that are not wanted are empty; those that others rest on, and those that cost nothing, are there. */
    Advice build(String id, String decidedAt, Predicate<String> wanted) {
        Advice.Recommendation recommendation = recommendation();
        AdviceAssumptions assumed = new AdviceAssumptions(inForce, facts, trace, concluded);
        boolean cited = wanted.test("sources");
        List<Advice.Assumption> assumptions = cited || wanted.test("assumptions") ? assumed.all() : List.of();
        AdviceTrace traced = wanted.test("trace") || wanted.test("facts") ? new AdviceTrace(trace) : null;
        AdviceViability viability = new AdviceViability(facts, concluded);
        return new Advice(
                facts.facts().project(),
                id,
                decidedAt,
                Advice.RulebookIdentity.of(rulebook),
                Engine.name(),
                Program.SOFTWARE,
                null,
                wanted.test("factsDigest") ? FactsDigest.of(facts.given()) : "",
                facts.basis().name(),
                recommendation,
                all(wanted, "decisionPath", this::path),
                wanted.test("peft") ? peft() : new Advice.Peft(null, Map.of(), List.of(), List.of()),
                all(wanted, "models", () -> new AdviceModels(rulebook, facts, concluded).ranked()),
                all(wanted, "costs", () -> new AdviceCosts(rulebook, facts, concluded).of(recommendation)),
                viability.of(recommendation),
                all(wanted, "breakEvens", viability::breakEvens),
                null,
                all(wanted, "findings", this::findings),
                all(wanted, "nextSteps", this::nextSteps),
                assumptions,
                cited ? assumed.sources(assumptions) : List.of(),
                facts.given(),
                traced == null ? Map.of() : traced.facts(),
                traced == null ? List.of() : traced.firings());
    }

    private static <T> List<T> all(Predicate<String> wanted, String part, Supplier<List<T>> made) {
        return wanted.test(part) ? made.get() : List.of();
    }

    // ---- recommendation ----

    private Advice.Recommendation recommendation() {
        Conclusion<Leaf> leaf = concluded.only(Leaf.class);
        Conclusion<ChosenStrategy> chosen = concluded.only(ChosenStrategy.class);
        Conclusion<SelectedModel> model = concluded.first(SelectedModel.class);
        Conclusion<Distillation> lesson = distills(chosen.fact()) ? concluded.first(Distillation.class) : null;
        Set<String> because = new LinkedHashSet<>();
        because.add(leaf.firing().id());
        concluded
                .all(LeafStrategy.class)
                .forEach(each -> because.add(each.firing().id()));
        if (chosen.fact().adaptation() != null) {
            concluded
                    .all(AdaptationChoice.class)
                    .forEach(each -> because.add(each.firing().id()));
        }
        because.add(chosen.firing().id());
        if (model != null) {
            because.add(model.firing().id());
        }
        if (lesson != null) {
            because.add(lesson.firing().id());
        }
        return new Advice.Recommendation(
                leaf.fact().id(),
                chosen.fact().strategy(),
                chosen.fact().adaptation(),
                model == null ? null : model.fact().model(),
                lesson == null ? null : lesson.fact().teacher(),
                lesson == null ? null : lesson.fact().student(),
                summary(leaf, chosen.fact(), model == null ? null : model.fact().model()),
                List.copyOf(because),
                byTheTree(leaf.fact().id()),
                replacements().stream()
                        .map(each -> each.fact().code())
                        .distinct()
                        .toList(),
                decisive().stream()
                        .map(each -> new Advice.DecisiveAssumption(
                                each.fact().fact(),
                                each.fact().value(),
                                each.fact().couldChange()))
                        .toList(),
                byProximity,
                concluded.all(AlsoConsider.class).stream()
                        .map(each -> new Advice.AlsoConsider(
                                each.fact().strategy(),
                                each.fact().code(),
                                each.firing().because()))
                        .sorted(Comparator.comparing(Advice.AlsoConsider::strategy))
                        .toList());
    }

    private boolean distills(ChosenStrategy chosen) {
        Row row = rulebook.reference().row("strategies", chosen.strategy());
        return row != null && ((Strategy) row.value()).addedShare() != null;
    }

    private Advice.ByTheTree byTheTree(String leaf) {
        LeafStrategy tree = concluded.only(LeafStrategy.class).fact();
        return new Advice.ByTheTree(leaf, tree.strategy(), tree.adaptation());
    }

    private List<Conclusion<Replacement>> replacements() {
        return concluded.all(Replacement.class).stream()
                .sorted(Comparator.<Conclusion<Replacement>, Integer>comparing(
                                each -> each.fact().step())
                        .thenComparing(each -> each.fact().code()))
                .toList();
    }

    private List<Conclusion<DecisiveAssumption>> decisive() {
        return concluded.all(DecisiveAssumption.class).stream()
                .sorted(Comparator.comparing(each -> each.fact().fact()))
                .toList();
    }

    /** The recommendation in one sentence. Names and reasons are the rulebook's. */
    private String summary(Conclusion<Leaf> leaf, ChosenStrategy chosen, @Nullable String model) {
        Row row = rulebook.reference().row("strategies", chosen.strategy());
        boolean starts = row == null || ((Strategy) row.value()).startsFromModel();
        String from = model == null || !starts ? "" : ", starting from " + model;
        String by = chosen.adaptation() == null ? "" : " and adapting it by " + nameOf(chosen.adaptation());
        String reason = leaf.firing().because();
        String what = nameOf(chosen.strategy()) + from + by;
        Conclusion<Verdict> verdict = concluded.first(Verdict.class);
        StringBuilder summary = new StringBuilder(
                        switch (verdict == null ? "" : verdict.fact().word()) {
                            case "DO_NOT_PROCEED" ->
                                "Do not proceed as planned, since the likely gains do not cover the costs; the way to go would be "
                                        + what;
                            case "PILOT_FIRST" -> "Choose " + what + ", in a pilot first";
                            case "NOT_ASSESSED" -> "Choose " + what + ", though whether it pays is not known";
                            default -> "Choose " + what;
                        })
                .append(", because ")
                .append(withoutEnd(lower(reason)));
        Stream.concat(replacements().stream(), decisive().stream())
                .map(each -> each.firing().because())
                .distinct()
                .forEach(each -> summary.append("; ").append(withoutEnd(lower(each))));
        return summary.append('.').toString();
    }

    private static String withoutEnd(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String lower(String sentence) {
        return PLAIN_START.matcher(sentence).lookingAt()
                ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }

    private String nameOf(String strategy) {
        Row row = rulebook.reference().row("strategies", strategy);
        return row == null ? strategy : ((Strategy) row.value()).name();
    }

    private List<Advice.Step> path() {
        Set<String> assumed = new HashSet<>();
        decisive().forEach(each -> assumed.add(each.fact().fact()));
        return concluded.all(TreeStep.class).stream()
                .sorted(Comparator.comparing(each -> each.fact().position()))
                .map(each -> new Advice.Step(
                        each.fact().question(),
                        each.fact().answer(),
                        each.fact().fact(),
                        each.firing().rule().id(),
                        each.firing().rule().source(),
                        assumed.contains(
                                each.fact().position() == 1
                                        ? MATCH
                                        : each.fact().fact())))
                .toList();
    }

    // ---- the PEFT selection framework ----

    private Advice.Peft peft() {
        Conclusion<PeftWinner> winner = concluded.first(PeftWinner.class);
        Map<String, Long> tally = new LinkedHashMap<>();
        rulebook.reference().ids("strategies").forEach(id -> concluded.all(Tally.class).stream()
                .filter(each -> each.fact().column().equals(id))
                .forEach(each -> tally.put(id, each.fact().votes())));
        List<Advice.Vote> votes = concluded.all(Vote.class).stream()
                .map(each -> new Advice.Vote(
                        each.fact().factor(),
                        each.fact().value(),
                        each.fact().favors(),
                        each.firing().rule().id()))
                .sorted(Comparator.comparing(Advice.Vote::factor).thenComparing(Advice.Vote::favors))
                .toList();
        return new Advice.Peft(
                winner == null ? null : winner.fact().column(),
                Collections.unmodifiableMap(tally),
                votes,
                alternatives());
    }

    private List<Advice.Alternative> alternatives() {
        Set<String> safe = new HashSet<>();
        concluded
                .all(SafeAlternative.class)
                .forEach(each -> safe.add(each.fact().strategy()));
        boolean floor = facts.facts().task().targetQuality() != null && !safe.isEmpty();
        return concluded.all(Alternative.class).stream()
                .map(each -> new Advice.Alternative(
                        each.fact().strategy(),
                        each.fact().performance(),
                        floor ? safe.contains(each.fact().strategy()) : null,
                        each.firing().rule().id(),
                        each.firing().rule().source()))
                .sorted(Comparator.<Advice.Alternative>comparingDouble(
                                each -> -each.performance().likely())
                        .thenComparing(Advice.Alternative::strategy))
                .toList();
    }

    // ---- findings ----

    private List<Advice.Finding> findings() {
        return concluded.all(Finding.class).stream()
                .map(each -> new Advice.Finding(
                        each.fact().code(),
                        each.fact().severity(),
                        each.firing().because(),
                        each.firing().rule().id(),
                        each.firing().rule().source()))
                .distinct()
                .sorted(Comparator.<Advice.Finding>comparingInt(each -> rank(each.severity()))
                        .thenComparing(Advice.Finding::code)
                        .thenComparing(Advice.Finding::message))
                .toList();
    }

    private List<Advice.NextStep> nextSteps() {
        return concluded.all(NextStep.class).stream()
                .sorted(Comparator.<Conclusion<NextStep>>comparingInt(
                                each -> each.fact().position())
                        .thenComparing(each -> each.fact().what()))
                .map(each -> new Advice.NextStep(
                        each.fact().what(),
                        each.firing().because(),
                        each.firing().rule().id(),
                        each.firing().rule().source(),
                        each.fact().command()))
                .distinct()
                .toList();
    }

    private static int rank(String severity) {
        int rank = SEVERITIES.indexOf(severity);
        return rank < 0 ? SEVERITIES.size() : rank;
    }
}
