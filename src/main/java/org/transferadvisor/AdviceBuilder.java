package org.transferadvisor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AdaptationChoice;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.Alternative;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.conclusions.Benefit;
import org.transferadvisor.conclusions.BreakEven;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.CostPart;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.Criterion;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Ineligible;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.LeafStrategy;
import org.transferadvisor.conclusions.ModelScore;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.ProximityBand;
import org.transferadvisor.conclusions.Quadrant;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.SafeAlternative;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.StatedMemory;
import org.transferadvisor.conclusions.StorageSize;
import org.transferadvisor.conclusions.SuccessProbability;
import org.transferadvisor.conclusions.Tally;
import org.transferadvisor.conclusions.TlEvs;
import org.transferadvisor.conclusions.TotalBenefits;
import org.transferadvisor.conclusions.TotalCosts;
import org.transferadvisor.conclusions.TrainedParameters;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.conclusions.TreeStep;
import org.transferadvisor.conclusions.UnknownAmount;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.conclusions.Vote;
import org.transferadvisor.costs.Ranges;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.rulebook.Engine;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;
import org.transferadvisor.trace.Trace.Conclusion;

/** Collects what the rules concluded into an advice. It decides nothing. */
final class AdviceBuilder {

    private static final List<String> SEVERITIES = List.of("WARNING", "ADVICE", "INFO");

    private final InForce inForce;
    private final Rulebook rulebook;
    private final CaseFacts facts;
    private final Trace trace;
    private final Map<Class<?>, List<Conclusion<?>>> byType;

    AdviceBuilder(InForce inForce, CaseFacts facts, Trace trace) {
        this.inForce = inForce;
        this.rulebook = inForce.rulebook();
        this.facts = facts;
        this.trace = trace;
        this.byType = trace.conclusions();
    }

    Advice build(String id, String decidedAt) {
        Advice.Recommendation recommendation = recommendation();
        List<Advice.Step> path = path();
        List<Advice.Finding> findings = findings();
        List<Advice.Assumption> assumptions = assumptions();
        List<Advice.Firing> firings = new AdviceTrace(inForce).of(trace);
        return new Advice(
                facts.facts().project(),
                id,
                decidedAt,
                new Advice.RulebookIdentity(rulebook.name(), rulebook.version(), rulebook.digest()),
                Engine.name(),
                facts.basis().name(),
                recommendation,
                path,
                peft(),
                models(),
                costs(recommendation),
                viability(recommendation),
                breakEvens(),
                null,
                findings,
                assumptions,
                sources(assumptions),
                facts.given(),
                firings);
    }

    @SuppressWarnings("unchecked") // the list of a type holds conclusions of that type
    private <T> List<Conclusion<T>> all(Class<T> type) {
        List<?> found = byType.getOrDefault(type, List.of());
        return (List<Conclusion<T>>) found;
    }

    private <T> @Nullable Conclusion<T> first(Class<T> type) {
        List<Conclusion<T>> found = all(type);
        return found.isEmpty() ? null : found.get(0);
    }

    // ---- recommendation ----

    private Advice.Recommendation recommendation() {
        Conclusion<Leaf> leaf = only(Leaf.class);
        Conclusion<ChosenStrategy> chosen = only(ChosenStrategy.class);
        Conclusion<SelectedModel> model = first(SelectedModel.class);
        Set<String> because = new LinkedHashSet<>();
        because.add(leaf.firing().id());
        all(LeafStrategy.class).forEach(each -> because.add(each.firing().id()));
        if (chosen.fact().adaptation() != null) {
            all(AdaptationChoice.class)
                    .forEach(each -> because.add(each.firing().id()));
        }
        because.add(chosen.firing().id());
        if (model != null) {
            because.add(model.firing().id());
        }
        return new Advice.Recommendation(
                leaf.fact().id(),
                chosen.fact().strategy(),
                chosen.fact().adaptation(),
                model == null ? null : model.fact().model(),
                summary(leaf, chosen.fact(), model == null ? null : model.fact().model()),
                List.copyOf(because));
    }

    /** The only conclusion of a type that every advice has. */
    private <T> Conclusion<T> only(Class<T> type) {
        List<Conclusion<T>> found = all(type);
        Set<T> distinct = new LinkedHashSet<>();
        found.forEach(each -> distinct.add(each.fact()));
        if (distinct.size() != 1) {
            List<String> rules = found.stream()
                    .map(each -> each.firing().rule().id())
                    .distinct()
                    .toList();
            throw new UndecidedException(
                    type.getSimpleName(),
                    distinct.stream().map(Object::toString).toList(),
                    rules);
        }
        return found.get(0);
    }

    /** The recommendation in one sentence. Names and reasons are the rulebook's. */
    private String summary(Conclusion<Leaf> leaf, ChosenStrategy chosen, @Nullable String model) {
        Row row = rulebook.reference().row("strategies", chosen.strategy());
        boolean starts = row == null || ((Strategy) row.value()).startsFromModel();
        String from = model == null || !starts ? "" : ", starting from " + model;
        String by = chosen.adaptation() == null ? "" : " and adapting it by " + nameOf(chosen.adaptation());
        String reason = leaf.firing().because();
        return "Choose " + nameOf(chosen.strategy()) + from + by + ", because " + lower(reason);
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private String nameOf(String strategy) {
        Row row = rulebook.reference().row("strategies", strategy);
        return row == null ? strategy : ((Strategy) row.value()).name();
    }

    private List<Advice.Step> path() {
        return all(TreeStep.class).stream()
                .sorted(Comparator.comparing(each -> each.fact().position()))
                .map(each -> new Advice.Step(
                        each.fact().question(),
                        each.fact().answer(),
                        each.fact().fact(),
                        each.firing().rule().id(),
                        each.firing().rule().source()))
                .toList();
    }

    // ---- the PEFT selection framework ----

    private Advice.Peft peft() {
        Conclusion<PeftWinner> winner = first(PeftWinner.class);
        Map<String, Long> tally = new LinkedHashMap<>();
        rulebook.reference().ids("strategies").forEach(id -> all(Tally.class).stream()
                .filter(each -> each.fact().column().equals(id))
                .forEach(each -> tally.put(id, each.fact().votes())));
        List<Advice.Vote> votes = all(Vote.class).stream()
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
        all(SafeAlternative.class).forEach(each -> safe.add(each.fact().strategy()));
        boolean floor = facts.facts().task().targetQuality() != null && !safe.isEmpty();
        return all(Alternative.class).stream()
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

    // ---- models ----

    private List<Advice.Model> models() {
        Map<String, Double> dps = new HashMap<>();
        all(DomainProximity.class)
                .forEach(each -> dps.put(each.fact().model(), each.fact().dps()));
        Map<String, String> bands = new HashMap<>();
        all(ProximityBand.class)
                .forEach(each -> bands.put(each.fact().model(), each.fact().band()));
        Map<String, String> quadrants = new HashMap<>();
        all(Quadrant.class)
                .forEach(each -> quadrants.put(each.fact().model(), each.fact().quadrant()));
        Map<String, Map<String, Double>> parts = new HashMap<>();
        all(Criterion.class).forEach(each -> parts.computeIfAbsent(each.fact().model(), any -> new TreeMap<>())
                .put(each.fact().criterion(), each.fact().value()));
        Map<String, List<String>> reasons = new HashMap<>();
        all(Ineligible.class)
                .forEach(each -> reasons.computeIfAbsent(each.fact().model(), any -> new ArrayList<>())
                        .add(each.firing().because()));
        Conclusion<SelectedModel> selected = first(SelectedModel.class);
        return all(ModelScore.class).stream()
                .map(Conclusion::fact)
                .sorted(ModelScore.BEST_FIRST)
                .map(each -> new Advice.Model(
                        each.model(),
                        dps.get(each.model()),
                        bands.get(each.model()),
                        quadrants.get(each.model()),
                        each.score(),
                        ordered(parts.getOrDefault(each.model(), Map.of())),
                        !reasons.containsKey(each.model()),
                        reasons.containsKey(each.model()) ? String.join("; ", reasons.get(each.model())) : null,
                        selected != null && selected.fact().model().equals(each.model())))
                .toList();
    }

    private Map<String, Double> ordered(Map<String, Double> parts) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        rulebook.reference().ids("criterion-weights").forEach(id -> {
            if (parts.containsKey(id)) {
                ordered.put(id, parts.get(id));
            }
        });
        parts.forEach(ordered::putIfAbsent);
        return Collections.unmodifiableMap(ordered);
    }

    // ---- costs ----

    private List<Advice.Cost> costs(Advice.Recommendation recommendation) {
        Set<String> order = new LinkedHashSet<>(List.of(recommendation.strategy()));
        if (recommendation.adaptation() != null) {
            order.add(recommendation.adaptation());
        }
        Set<String> known = new HashSet<>();
        all(RunCost.class).forEach(each -> known.add(each.fact().strategy()));
        all(TrainingMemory.class).forEach(each -> known.add(each.fact().strategy()));
        all(InferenceCost.class).forEach(each -> known.add(each.fact().strategy()));
        rulebook.reference().ids("strategies").stream().filter(known::contains).forEach(order::add);
        return order.stream().map(each -> cost(each, recommendation.strategy())).toList();
    }

    private Advice.Cost cost(String strategy, String recommended) {
        String basis = facts.basis().name();
        String other = all(RunCost.class).stream()
                .map(each -> each.fact().basis())
                .filter(each -> !each.equals(basis))
                .findFirst()
                .orElse("");
        TrainingMemory memory =
                find(TrainingMemory.class, each -> each.strategy().equals(strategy));
        AdaptationCost adaptation =
                find(AdaptationCost.class, each -> each.strategy().equals(strategy));
        StorageSize storage = find(StorageSize.class, each -> each.strategy().equals(strategy));
        InferenceCost inference =
                find(InferenceCost.class, each -> each.strategy().equals(strategy));
        StatedMemory stated = find(StatedMemory.class, each -> each.strategy().equals(strategy));
        TrainedParameters trained =
                find(TrainedParameters.class, each -> each.strategy().equals(strategy));
        Advice.OtherBasis otherBasis = new Advice.OtherBasis(other, hours(strategy, other), compute(strategy, other));
        return new Advice.Cost(
                strategy,
                hours(strategy, basis),
                compute(strategy, basis),
                adaptation == null ? null : adaptation.amount(),
                memory == null ? null : memory.gb(),
                memory == null ? null : memory.gpusNeeded(),
                memory == null ? null : memory.fits(),
                storage == null ? null : storage.gb(),
                inference == null ? null : inference.perMonth(),
                stated == null ? null : stated.gb(),
                trained == null ? null : trained.count(),
                note(strategy),
                strategy.equals(recommended) && otherBasis.compute() != null ? otherBasis : null);
    }

    private @Nullable String note(String strategy) {
        Row row = rulebook.reference().row("strategies", strategy);
        Provenance hours = row == null ? null : row.provenance().get("gpuHoursAt7B");
        return hours == null ? null : hours.note();
    }

    private @Nullable Range hours(String strategy, String basis) {
        RunHours found = find(
                RunHours.class,
                each -> each.strategy().equals(strategy) && each.basis().equals(basis));
        return found == null ? null : found.hours();
    }

    private @Nullable Range compute(String strategy, String basis) {
        RunCost found = find(
                RunCost.class,
                each -> each.strategy().equals(strategy) && each.basis().equals(basis));
        return found == null ? null : found.compute();
    }

    private <T> @Nullable T find(Class<T> type, Predicate<T> condition) {
        for (Conclusion<T> each : all(type)) {
            if (condition.test(each.fact())) {
                return each.fact();
            }
        }
        return null;
    }

    // ---- viability ----

    private Advice.Viability viability(Advice.Recommendation recommendation) {
        Conclusion<SuccessProbability> success = first(SuccessProbability.class);
        Conclusion<TlEvs> score = first(TlEvs.class);
        Conclusion<Verdict> verdict = first(Verdict.class);
        Conclusion<TotalBenefits> benefits = first(TotalBenefits.class);
        Conclusion<TotalCosts> costs = first(TotalCosts.class);
        List<Advice.Unknown> unknown = all(UnknownAmount.class).stream()
                .map(each -> new Advice.Unknown(
                        each.fact().amount(), pointer(each.fact().fact(), recommendation.model())))
                .distinct()
                .sorted(Comparator.comparing(Advice.Unknown::amount).thenComparing(Advice.Unknown::fact))
                .toList();
        return new Advice.Viability(
                new Advice.Benefits(
                        benefit("time"),
                        benefit("data"),
                        benefit("accuracy"),
                        benefit("maintenance"),
                        benefits == null ? null : benefits.fact().amount()),
                new Advice.Costs(
                        category("selection"),
                        category("adaptation"),
                        category("data"),
                        category("inference"),
                        category("risk"),
                        costs == null ? null : costs.fact().amount()),
                parts(),
                success == null ? null : success.fact().probability(),
                score == null ? null : score.fact().score(),
                verdict == null ? null : verdict.fact().word(),
                verdict == null ? null : verdict.firing().because(),
                !unknown.isEmpty(),
                unknown);
    }

    private @Nullable Range benefit(String name) {
        Benefit found = find(Benefit.class, each -> each.name().equals(name));
        return found == null ? null : found.amount();
    }

    private @Nullable Range category(String name) {
        CostTotal found = find(CostTotal.class, each -> each.category().equals(name));
        return found == null ? null : found.amount();
    }

    private List<Advice.CostPart> parts() {
        List<Advice.CostPart> parts = new ArrayList<>();
        for (Conclusion<CostTotal> total : all(CostTotal.class)) {
            String category = total.fact().category();
            double whole = total.fact().amount().likely();
            all(CostPart.class).stream()
                    .map(Conclusion::fact)
                    .filter(each -> each.category().equals(category))
                    .map(each -> new Advice.CostPart(
                            category,
                            each.part(),
                            each.amount(),
                            Ranges.share(each.amount().likely(), whole)))
                    .forEach(parts::add);
        }
        parts.sort(Comparator.comparing(Advice.CostPart::category).thenComparing(Advice.CostPart::part));
        return List.copyOf(parts);
    }

    /** The pointer with the place of the selected candidate in it. */
    private String pointer(String pointer, @Nullable String model) {
        List<Candidate> candidates = facts.facts().candidates();
        for (int i = 0; candidates != null && i < candidates.size(); i++) {
            if (candidates.get(i).model().equals(model)) {
                return pointer.replace("*", String.valueOf(i));
            }
        }
        return pointer;
    }

    private List<Advice.BreakEven> breakEvens() {
        return all(BreakEven.class).stream()
                .map(each -> new Advice.BreakEven(
                        each.fact().name(),
                        each.fact().value(),
                        each.fact().unit(),
                        each.fact().current(),
                        each.fact().amount(),
                        ways(each.fact()),
                        each.firing().because(),
                        each.firing().rule().id(),
                        each.firing().rule().source()))
                .sorted(Comparator.comparing(Advice.BreakEven::name))
                .toList();
    }

    private static List<Advice.Way> ways(BreakEven found) {
        return Stream.of(found.first(), found.second())
                .filter(Objects::nonNull)
                .map(each -> new Advice.Way(each.name(), each.fixed(), each.perUnit()))
                .toList();
    }

    // ---- findings, assumptions, sources ----

    private List<Advice.Finding> findings() {
        return all(Finding.class).stream()
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

    private static int rank(String severity) {
        int rank = SEVERITIES.indexOf(severity);
        return rank < 0 ? SEVERITIES.size() : rank;
    }

    /** Defaults of the facts, what rules assumed, and the assumed figures that rules matched; each once. */
    private List<Advice.Assumption> assumptions() {
        Map<String, Advice.Assumption> found = new LinkedHashMap<>();
        facts.defaulted()
                .forEach(each -> found.put(
                        each.fact(),
                        new Advice.Assumption(each.fact(), each.value(), each.source(), each.basis(), each.note())));
        all(Assumed.class).forEach(each -> found.putIfAbsent(each.fact().fact(), assumed(each)));
        Map<String, Advice.Assumption> figures = new TreeMap<>();
        for (Firing firing : trace.firings()) {
            for (Fact fact : firing.matched()) {
                if (fact.kind() == Fact.Kind.REFERENCE) {
                    for (Advice.Assumption each : inForce.assumed(fact, firing.rule())) {
                        figures.putIfAbsent(each.fact(), each);
                    }
                }
            }
        }
        found.putAll(figures);
        return List.copyOf(found.values());
    }

    /** What a rule assumed; where it took the value from a reference row, with that cell's provenance. */
    private Advice.Assumption assumed(Conclusion<Assumed> assumed) {
        Assumed fact = assumed.fact();
        for (Fact matched : assumed.firing().matched()) {
            Row row = matched.kind() == Fact.Kind.REFERENCE ? row(matched.id()) : null;
            if (row != null) {
                for (Map.Entry<String, Provenance> cell : row.provenance().entrySet()) {
                    if (fact.value().equals(row.cell(cell.getKey()))) {
                        Provenance provenance = cell.getValue();
                        return new Advice.Assumption(
                                fact.fact(), fact.value(), provenance.source(), provenance.basis(), provenance.note());
                    }
                }
            }
        }
        return new Advice.Assumption(
                fact.fact(), fact.value(), assumed.firing().rule().source(), "ASSUMPTION", null);
    }

    private @Nullable Row row(String id) {
        int slash = id.indexOf('/');
        return rulebook.reference().row(id.substring(0, slash), id.substring(slash + 1));
    }

    private List<Advice.Source> sources(List<Advice.Assumption> assumptions) {
        Set<String> cited = new HashSet<>();
        trace.firings().forEach(each -> cited.add(each.rule().source()));
        assumptions.forEach(each -> cited.add(each.source()));
        List<Advice.Source> sources = new ArrayList<>();
        rulebook.titles().forEach((id, title) -> {
            if (cited.contains(id)) {
                sources.add(new Advice.Source(id, title));
            }
        });
        return List.copyOf(sources);
    }
}
