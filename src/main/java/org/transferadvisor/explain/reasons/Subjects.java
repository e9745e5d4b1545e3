package org.transferadvisor.explain.reasons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Decision;
import org.transferadvisor.conclusions.AdaptationChoice;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.Alternative;
import org.transferadvisor.conclusions.Benefit;
import org.transferadvisor.conclusions.BreakEven;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.CostPart;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.Criterion;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.Eligible;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Ineligible;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.Leaf;
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
import org.transferadvisor.trace.Fact;

/** What an advice says, part by part, and the conclusions that say it. */
final class Subjects {

    private final Advice advice;
    private final Map<String, Fact> conclusions = new LinkedHashMap<>();
    private final Map<String, Subject> subjects = new LinkedHashMap<>();

    private Subjects(Decision decision) {
        this.advice = decision.advice();
        decision.trace().firings().forEach(firing -> firing.concluded()
                .forEach(each -> conclusions.putIfAbsent(each.id(), each)));
    }

    /** Everything that can be asked of the advice, by name, in the advice's order. */
    static Map<String, Subject> of(Decision decision) {
        Subjects subjects = new Subjects(decision);
        subjects.recommendation();
        subjects.path();
        subjects.peft();
        subjects.models();
        subjects.costs();
        subjects.viability();
        subjects.breakEvens();
        subjects.findings();
        return subjects.subjects;
    }

    private void recommendation() {
        Advice.Recommendation chosen = advice.recommendation();
        add("recommendation", chosen.summary(), null, all(ChosenStrategy.class, null), all(SelectedModel.class, null));
        add("recommendation.leaf", chosen.leaf(), null, all(Leaf.class, "id"));
        add("recommendation.strategy", chosen.strategy(), null, all(ChosenStrategy.class, "strategy"));
        add(
                "recommendation.adaptation",
                chosen.adaptation(),
                null,
                all(ChosenStrategy.class, "adaptation"),
                all(AdaptationChoice.class, null));
        add("recommendation.model", chosen.model(), null, all(SelectedModel.class, "model"));
    }

    private void path() {
        List<String> words = advice.decisionPath().stream()
                .map(each -> each.question() + " " + each.answer())
                .toList();
        add("decisionPath", String.join(" ", words), null, all(TreeStep.class, null));
        for (int i = 0; i < words.size(); i++) {
            int position = i + 1;
            add(
                    "decisionPath." + position,
                    words.get(i),
                    null,
                    some(TreeStep.class, each -> each.position() == position, null));
        }
    }

    private void peft() {
        add("peft.winner", advice.peft().winner(), null, all(PeftWinner.class, null));
        advice.peft()
                .tally()
                .forEach((column, votes) -> add(
                        "peft.tally." + column,
                        votes,
                        null,
                        some(Tally.class, each -> each.column().equals(column), "votes")));
        for (Advice.Vote vote : advice.peft().votes()) {
            String factor = vote.factor();
            add(
                    "peft.votes." + factor,
                    vote.value(),
                    null,
                    some(Vote.class, each -> each.factor().equals(factor), null));
        }
        for (Advice.Alternative other : advice.peft().alternatives()) {
            String strategy = other.strategy();
            add(
                    "peft.alternatives." + strategy,
                    other.performance(),
                    "percent",
                    some(Alternative.class, each -> each.strategy().equals(strategy), null),
                    some(SafeAlternative.class, each -> each.strategy().equals(strategy), null));
        }
    }

    private void models() {
        for (Advice.Model model : advice.models()) {
            String name = model.model();
            String at = "models." + name;
            List<Subject.Target> score =
                    some(ModelScore.class, each -> each.model().equals(name), "score");
            List<Subject.Target> eligible =
                    some(Eligible.class, each -> each.model().equals(name), null);
            List<Subject.Target> ineligible =
                    some(Ineligible.class, each -> each.model().equals(name), null);
            List<Subject.Target> selected =
                    some(SelectedModel.class, each -> each.model().equals(name), null);
            add(at, model.score(), null, score, eligible, ineligible, selected);
            add(at + ".score", model.score(), null, score);
            add(
                    at + ".dps",
                    model.dps(),
                    null,
                    some(DomainProximity.class, each -> each.model().equals(name), "dps"));
            add(
                    at + ".band",
                    model.band(),
                    null,
                    some(ProximityBand.class, each -> each.model().equals(name), "band"));
            add(
                    at + ".quadrant",
                    model.quadrant(),
                    null,
                    some(Quadrant.class, each -> each.model().equals(name), "quadrant"));
            add(at + ".eligible", model.eligible(), null, eligible, ineligible);
            add(at + ".reason", model.reason(), null, ineligible);
            add(
                    at + ".selected",
                    model.selected(),
                    null,
                    selected.isEmpty() ? all(SelectedModel.class, null) : selected);
            model.parts()
                    .forEach((criterion, value) -> add(
                            at + ".parts." + criterion,
                            value,
                            null,
                            some(
                                    Criterion.class,
                                    each -> each.model().equals(name)
                                            && each.criterion().equals(criterion),
                                    "value")));
        }
    }

    /** The costs of every strategy, and without its name those of the recommended. */
    private void costs() {
        for (int i = 0; i < advice.costs().size(); i++) {
            Advice.Cost cost = advice.costs().get(i);
            cost("costs." + cost.strategy(), cost);
            if (i == 0) {
                cost("costs", cost);
            }
        }
    }

    private void cost(String at, Advice.Cost cost) {
        String id = cost.strategy();
        String basis = advice.basis();
        List<Subject.Target> hours = some(
                RunHours.class,
                each -> each.strategy().equals(id) && each.basis().equals(basis),
                "hours");
        List<Subject.Target> compute = some(
                RunCost.class,
                each -> each.strategy().equals(id) && each.basis().equals(basis),
                "compute");
        List<Subject.Target> unknown = unknown("costs.adaptation");
        add(at + ".gpuHours", cost.gpuHours(), "hours", known(cost.gpuHours(), hours, unknown));
        add(at + ".compute", cost.compute(), "usd", known(cost.compute(), compute, unknown));
        add(
                at + ".adaptation",
                cost.adaptation(),
                "usd",
                known(
                        cost.adaptation(),
                        some(AdaptationCost.class, each -> each.strategy().equals(id), "amount"),
                        unknown));
        add(
                at + ".trainingMemoryGb",
                cost.trainingMemoryGb(),
                "gb",
                some(TrainingMemory.class, each -> each.strategy().equals(id), "gb"));
        add(
                at + ".gpusNeeded",
                cost.gpusNeeded(),
                null,
                some(TrainingMemory.class, each -> each.strategy().equals(id), "gpusNeeded"));
        add(
                at + ".fits",
                cost.fits(),
                null,
                some(TrainingMemory.class, each -> each.strategy().equals(id), "fits"));
        add(
                at + ".storageGb",
                cost.storageGb(),
                "gb",
                some(StorageSize.class, each -> each.strategy().equals(id), "gb"));
        add(
                at + ".inferencePerMonth",
                cost.inferencePerMonth(),
                "usd",
                known(
                        cost.inferencePerMonth(),
                        some(InferenceCost.class, each -> each.strategy().equals(id), "perMonth"),
                        unknown("costs.inference")));
        add(
                at + ".statedMemoryGb",
                cost.statedMemoryGb(),
                "gb",
                some(StatedMemory.class, each -> each.strategy().equals(id), "gb"));
        add(
                at + ".trainedParameters",
                cost.trainedParameters(),
                "count",
                some(TrainedParameters.class, each -> each.strategy().equals(id), "count"));
        Advice.OtherBasis other = cost.otherBasis();
        if (other != null) {
            add(
                    at + ".otherBasis.gpuHours",
                    other.gpuHours(),
                    "hours",
                    some(
                            RunHours.class,
                            each -> each.strategy().equals(id) && each.basis().equals(other.basis()),
                            "hours"));
            add(
                    at + ".otherBasis.compute",
                    other.compute(),
                    "usd",
                    some(
                            RunCost.class,
                            each -> each.strategy().equals(id) && each.basis().equals(other.basis()),
                            "compute"));
        }
    }

    private void viability() {
        Advice.Viability viability = advice.viability();
        add("viability.verdict", viability.verdict(), null, all(Verdict.class, null));
        add(
                "viability.tlEvs",
                viability.tlEvs(),
                null,
                known(viability.tlEvs(), all(TlEvs.class, "score"), unknown("benefits.")));
        add(
                "viability.successProbability",
                viability.successProbability(),
                "percent",
                all(SuccessProbability.class, "probability"));
        Advice.Benefits gains = viability.benefits();
        benefit("time", gains.time());
        benefit("data", gains.data());
        benefit("accuracy", gains.accuracy());
        benefit("maintenance", gains.maintenance());
        add(
                "viability.benefits.total",
                gains.total(),
                "usd",
                known(gains.total(), all(TotalBenefits.class, "amount"), unknown("benefits.")));
        Advice.Costs costs = viability.costs();
        category("selection", costs.selection());
        category("adaptation", costs.adaptation());
        category("data", costs.data());
        category("inference", costs.inference());
        category("risk", costs.risk());
        add(
                "viability.costs.total",
                costs.total(),
                "usd",
                known(costs.total(), all(TotalCosts.class, "amount"), unknown("costs.")));
        for (Advice.CostPart part : viability.parts()) {
            add(
                    "viability.parts." + part.category() + "." + part.part(),
                    part.amount(),
                    "usd",
                    some(
                            CostPart.class,
                            each -> each.category().equals(part.category())
                                    && each.part().equals(part.part()),
                            "amount"));
        }
        for (Advice.Unknown each : viability.unknown()) {
            add("viability.unknown." + each.amount(), null, null, unknown(each.amount()));
        }
    }

    private void benefit(String name, @Nullable Object amount) {
        add(
                "viability.benefits." + name,
                amount,
                "usd",
                known(
                        amount,
                        some(Benefit.class, each -> each.name().equals(name), "amount"),
                        unknown("benefits." + name)));
    }

    private void category(String name, @Nullable Object amount) {
        add(
                "viability.costs." + name,
                amount,
                "usd",
                known(
                        amount,
                        some(CostTotal.class, each -> each.category().equals(name), "amount"),
                        unknown("costs." + name)));
    }

    private void breakEvens() {
        for (Advice.BreakEven each : advice.breakEvens()) {
            List<Subject.Target> value =
                    some(BreakEven.class, other -> other.name().equals(each.name()), "value");
            List<Subject.Target> current =
                    some(BreakEven.class, other -> other.name().equals(each.name()), "current");
            add(
                    "breakEvens." + each.name(),
                    each.value(),
                    null,
                    some(BreakEven.class, other -> other.name().equals(each.name()), null));
            add("breakEvens." + each.name() + ".value", each.value(), null, value);
            add("breakEvens." + each.name() + ".current", each.current(), null, current);
        }
    }

    private void findings() {
        for (Advice.Finding finding : advice.findings()) {
            List<String> messages = advice.findings().stream()
                    .filter(each -> each.code().equals(finding.code()))
                    .map(Advice.Finding::message)
                    .toList();
            add(
                    "findings." + finding.code(),
                    String.join(" ", messages),
                    null,
                    some(Finding.class, each -> each.code().equals(finding.code()), null));
        }
    }

    // ---- conclusions ----

    @SafeVarargs
    private void add(String name, @Nullable Object value, @Nullable String format, List<Subject.Target>... targets) {
        List<Subject.Target> all = new ArrayList<>();
        for (List<Subject.Target> each : targets) {
            all.addAll(each);
        }
        subjects.putIfAbsent(name, new Subject(name, value, format, List.copyOf(all)));
    }

    private <T> List<Subject.Target> all(Class<T> type, @Nullable String field) {
        return some(type, any -> true, field);
    }

    private <T> List<Subject.Target> some(Class<T> type, Predicate<T> which, @Nullable String field) {
        return conclusions.values().stream()
                .filter(each -> type.isInstance(each.value()) && which.test(type.cast(each.value())))
                .map(each -> new Subject.Target(each, field))
                .toList();
    }

    private List<Subject.Target> unknown(String amount) {
        return some(
                UnknownAmount.class,
                each -> amount.endsWith(".")
                        ? each.amount().startsWith(amount)
                        : each.amount().equals(amount),
                null);
    }

    private static List<Subject.Target> known(
            @Nullable Object value, List<Subject.Target> why, List<Subject.Target> whyNot) {
        return value == null ? whyNot : why;
    }
}
