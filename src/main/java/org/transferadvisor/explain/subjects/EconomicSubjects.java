package org.transferadvisor.explain.subjects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.Benefit;
import org.transferadvisor.conclusions.BreakEven;
import org.transferadvisor.conclusions.CostPart;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.StatedMemory;
import org.transferadvisor.conclusions.StorageSize;
import org.transferadvisor.conclusions.SuccessProbability;
import org.transferadvisor.conclusions.TlEvs;
import org.transferadvisor.conclusions.TotalBenefits;
import org.transferadvisor.conclusions.TotalCosts;
import org.transferadvisor.conclusions.TrainedParameters;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.conclusions.Verdict;

/** What an advice says of costs, benefits and break-evens. */
final class EconomicSubjects {

    private final Subjects subjects;
    private final Advice advice;
    private final Conclusions conclusions;

    EconomicSubjects(Subjects subjects, Advice advice, Conclusions conclusions) {
        this.subjects = subjects;
        this.advice = advice;
        this.conclusions = conclusions;
    }

    void addAll() {
        costs();
        viability();
        breakEvens();
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
        List<Subject.Target> hours = conclusions.some(
                RunHours.class,
                each -> each.strategy().equals(id) && each.basis().equals(basis),
                "hours");
        List<Subject.Target> compute = conclusions.some(
                RunCost.class,
                each -> each.strategy().equals(id) && each.basis().equals(basis),
                "compute");
        List<Subject.Target> unknown = conclusions.unknown("costs.adaptation");
        add(at + ".gpuHours", cost.gpuHours(), "hours", Conclusions.why(cost.gpuHours(), hours, unknown));
        add(at + ".compute", cost.compute(), "usd", Conclusions.why(cost.compute(), compute, unknown));
        add(
                at + ".adaptation",
                cost.adaptation(),
                "usd",
                Conclusions.why(
                        cost.adaptation(),
                        conclusions.some(
                                AdaptationCost.class, each -> each.strategy().equals(id), "amount"),
                        unknown));
        add(
                at + ".trainingMemoryGb",
                cost.trainingMemoryGb(),
                "gb",
                conclusions.some(TrainingMemory.class, each -> each.strategy().equals(id), "gb"));
        add(
                at + ".gpusNeeded",
                cost.gpusNeeded(),
                null,
                conclusions.some(TrainingMemory.class, each -> each.strategy().equals(id), "gpusNeeded"));
        add(
                at + ".fits",
                cost.fits(),
                null,
                conclusions.some(TrainingMemory.class, each -> each.strategy().equals(id), "fits"));
        add(
                at + ".storageGb",
                cost.storageGb(),
                "gb",
                conclusions.some(StorageSize.class, each -> each.strategy().equals(id), "gb"));
        add(
                at + ".inferencePerMonth",
                cost.inferencePerMonth(),
                "usd",
                Conclusions.why(
                        cost.inferencePerMonth(),
                        conclusions.some(
                                InferenceCost.class, each -> each.strategy().equals(id), "perMonth"),
                        conclusions.unknown("costs.inference")));
        add(
                at + ".statedMemoryGb",
                cost.statedMemoryGb(),
                "gb",
                conclusions.some(StatedMemory.class, each -> each.strategy().equals(id), "gb"));
        add(
                at + ".memoryExcessGb",
                cost.memoryExcessGb(),
                "gb",
                conclusions.some(StatedMemory.class, each -> each.strategy().equals(id), "excess"));
        add(
                at + ".trainedParameters",
                cost.trainedParameters(),
                "count",
                conclusions.some(
                        TrainedParameters.class, each -> each.strategy().equals(id), "count"));
        Advice.OtherBasis other = cost.otherBasis();
        if (other != null) {
            add(
                    at + ".otherBasis.gpuHours",
                    other.gpuHours(),
                    "hours",
                    conclusions.some(
                            RunHours.class,
                            each -> each.strategy().equals(id) && each.basis().equals(other.basis()),
                            "hours"));
            add(
                    at + ".otherBasis.compute",
                    other.compute(),
                    "usd",
                    conclusions.some(
                            RunCost.class,
                            each -> each.strategy().equals(id) && each.basis().equals(other.basis()),
                            "compute"));
        }
    }

    private void viability() {
        Advice.Viability viability = advice.viability();
        add("viability.verdict", viability.verdict(), null, conclusions.all(Verdict.class, null));
        add(
                "viability.tlEvs",
                viability.tlEvs(),
                null,
                Conclusions.why(
                        viability.tlEvs(), conclusions.all(TlEvs.class, "score"), conclusions.unknown("benefits.")));
        add(
                "viability.successProbability",
                viability.successProbability(),
                "percent",
                conclusions.all(SuccessProbability.class, "probability"));
        Advice.Benefits gains = viability.benefits();
        benefit("time", gains.time());
        benefit("data", gains.data());
        benefit("accuracy", gains.accuracy());
        benefit("maintenance", gains.maintenance());
        add(
                "viability.benefits.total",
                gains.total(),
                "usd",
                Conclusions.why(
                        gains.total(),
                        conclusions.all(TotalBenefits.class, "amount"),
                        conclusions.unknown("benefits.")));
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
                Conclusions.why(
                        costs.total(), conclusions.all(TotalCosts.class, "amount"), conclusions.unknown("costs.")));
        for (Advice.CostPart part : viability.parts()) {
            add(
                    "viability.parts." + part.category() + "." + part.part(),
                    part.amount(),
                    "usd",
                    conclusions.some(
                            CostPart.class,
                            each -> each.category().equals(part.category())
                                    && each.part().equals(part.part()),
                            "amount"));
        }
        for (Advice.Unknown each : viability.unknown()) {
            add("viability.unknown." + each.amount(), null, null, conclusions.unknown(each.amount()));
        }
    }

    private void benefit(String name, @Nullable Object amount) {
        add(
                "viability.benefits." + name,
                amount,
                "usd",
                Conclusions.why(
                        amount,
                        conclusions.some(Benefit.class, each -> each.name().equals(name), "amount"),
                        conclusions.unknown("benefits." + name)));
    }

    private void category(String name, @Nullable Object amount) {
        add(
                "viability.costs." + name,
                amount,
                "usd",
                Conclusions.why(
                        amount,
                        conclusions.some(
                                CostTotal.class, each -> each.category().equals(name), "amount"),
                        conclusions.unknown("costs." + name)));
    }

    private void breakEvens() {
        for (Advice.BreakEven each : advice.breakEvens()) {
            List<Subject.Target> value =
                    conclusions.some(BreakEven.class, other -> other.name().equals(each.name()), "value");
            List<Subject.Target> current =
                    conclusions.some(BreakEven.class, other -> other.name().equals(each.name()), "current");
            add(
                    "breakEvens." + each.name(),
                    each.value(),
                    null,
                    conclusions.some(BreakEven.class, other -> other.name().equals(each.name()), null));
            add("breakEvens." + each.name() + ".value", each.value(), null, value);
            add("breakEvens." + each.name() + ".current", each.current(), null, current);
        }
    }

    @SafeVarargs
    private void add(String name, @Nullable Object value, @Nullable String format, List<Subject.Target>... targets) {
        subjects.add(name, value, format, targets);
    }
}
