package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.BenefitSheet;
import org.transferadvisor.conclusions.CandidateCount;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.CostPart;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.NegativeTransferRisk;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.StrategySheet;
import org.transferadvisor.conclusions.SuccessProbability;
import org.transferadvisor.conclusions.TlEvs;
import org.transferadvisor.conclusions.TotalBenefits;
import org.transferadvisor.conclusions.TotalCosts;
import org.transferadvisor.conclusions.TransferCost;
import org.transferadvisor.conclusions.UnknownAmount;
import org.transferadvisor.conclusions.ViabilitySheet;
import org.transferadvisor.facts.Budget;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Economics;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/**
 * Computes what the project costs and gains, and TL-EVS (§4, §5, §6.3, §9.2). Cost parts and benefits that rules concluded
 * are added up with those that are computed here.
 */
public final class ProjectViability {

    /** What negative transfer costs, part by part. */
    static final List<String> IMPACTS = List.of(
            "negative-transfer-compute",
            "negative-transfer-debugging",
            "negative-transfer-delay",
            "negative-transfer-rebuild");

    static final Working EVALUATION = Working.of("cost-selection-evaluation")
            .from(CandidateCount.class, "models")
            .figure("evaluation-cost", "all = value")
            .figure("evaluation-runs", "runs = value.likely")
            .figure("strategies-per-candidate", "each = value.likely")
            .step("cost", "Viability.evaluation", "all", "runs", "models", "each");
    static final Working ENGINEERS = Working.of("cost-selection-engineers")
            .from(Economics.class, "hours = selectionHours", "rate = engineerHourlyRate")
            .step("cost", "Ranges.times", "hours", "rate");
    static final Working DELAY = Working.of("cost-selection-delay")
            .from(Economics.class, "weeks = selectionWeeks", "weekly = weeklyProjectCost")
            .step("cost", "Training.total", "weeks", "weekly");
    static final Working DELAY_UNKNOWN =
            Working.of("unknown-selection-delay").from(Economics.class, "weeklyProjectCost");

    static final Working ADAPTATION = Working.of("cost-adaptation")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "name")
            .from(AdaptationCost.class, "cost = amount");
    static final Working ADAPTATION_BY_API = Working.of("unknown-adaptation-api")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access");
    static final Working HOSTED_PRICE_UNKNOWN = Working.of("unknown-adaptation-hosted-price")
            .from(ChosenStrategy.class, "strategy", "adaptation")
            .from(Strategy.class, "id", "name", "trainedByMaker")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "fineTuningPricePerMillionTokens");
    static final Working HOSTED_TOKENS_UNKNOWN = Working.of("unknown-adaptation-hosted-tokens")
            .from(ChosenStrategy.class, "strategy", "adaptation")
            .from(Strategy.class, "id", "name", "trainedByMaker")
            .from(SelectedModel.class, "model")
            .from(Data.class, "tokensPerSample");
    static final Working STUDENT_HOURS_UNKNOWN = Working.of("unknown-adaptation-student")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "addedShare")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access");
    static final Working STUDENT_SIZE_UNKNOWN = Working.of("unknown-inference-student")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "addedShare")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "parametersB");
    static final Working ADAPTATION_SIZE_UNKNOWN = Working.of("unknown-adaptation-size")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "parametersB");
    static final Working ADAPTATION_MODEL_UNKNOWN = Working.of("unknown-adaptation-model")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .without(SelectedModel.class);
    static final Working ADAPTATION_OWN_UNKNOWN = Working.of("unknown-adaptation-own")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(FromScratch.class, "developmentCost");

    static final Working ANNOTATION = Working.of("cost-data-annotation")
            .from(Data.class, "samples = labeledSamples", "done = alreadyLabeled", "each = annotationCostPerSample")
            .figure("quality-assurance", "assurance = value.likely")
            .step("cost", "Viability.annotation", "samples", "done", "each", "assurance");
    static final Working ANNOTATED = Working.of("cost-data-annotated")
            .from(Data.class, "samples = labeledSamples", "annotationCostPerSample", "alreadyLabeled");
    static final Working ANNOTATION_UNKNOWN = Working.of("unknown-data-annotation")
            .from(Data.class, "labeledSamples", "annotationCostPerSample", "alreadyLabeled");
    static final Working CONVERSION = Working.of("cost-data-conversion")
            .from(Data.class, "hours = formatConversionHours")
            .from(Economics.class, "rate = engineerHourlyRate")
            .step("cost", "Ranges.times", "hours", "rate");

    static final Working INFERENCE = Working.of("cost-inference")
            .from(ChosenStrategy.class, "strategy")
            .from(InferenceCost.class, "month = perMonth")
            .from(Serving.class, "months = horizonMonths")
            .step("cost", "Inference.over", "month", "months");
    static final Working TRAFFIC_UNKNOWN =
            Working.of("unknown-inference-traffic").from(Serving.class, "requestsPerMonth");
    static final Working INFERENCE_PRICE_UNKNOWN = Working.of("unknown-inference-price")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "pricePerMillionTokens");
    static final Working INFERENCE_SIZE_UNKNOWN = Working.of("unknown-inference-size")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "parametersB");
    static final Working INFERENCE_MODEL_UNKNOWN = Working.of("unknown-inference-model")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .without(SelectedModel.class);
    static final Working INFERENCE_OWN_UNKNOWN = Working.of("unknown-inference-own")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(FromScratch.class, "parametersB");

    static final Working RISK = Working.of("cost-risk")
            .from(NegativeTransferRisk.class, "probability")
            .figure(IMPACTS, "impact = value")
            .step("cost", "Ranges.times", "probability", "impact");

    static final Working RISK_OF_BUDGET = Working.of("cost-risk-of-budget")
            .from(NegativeTransferRisk.class, "probability")
            .from(Budget.class, "budget = project")
            .figure(IMPACTS, "impact = value")
            .figure("negative-transfer-in-all", "published = value.likely")
            .step("exposed", "Viability.exposed", "budget", "published")
            .step("lost", "Ranges.times", "impact", "exposed")
            .step("cost", "Ranges.times", "probability", "lost");

    static final Working CATEGORY = Working.of("cost-total")
            .fromAll(CostPart.class, "amounts = amount")
            .gives(CostTotal.class)
            .step("sum", "Ranges.sum", "amounts");
    static final Working ALL_COSTS = Working.of("total-costs")
            .fromAll(CostTotal.class, "amounts = amount")
            .step("sum", "Ranges.sum", "amounts");
    static final Working BEFORE_SERVING = Working.of("transfer-cost")
            .from(ChosenStrategy.class, "strategy")
            .from(Strategy.class, "id", "serves")
            .from(FromScratch.class, "developmentCost")
            .gives(TransferCost.class)
            .fromAll(CostTotal.class, "amounts = amount")
            .step("sum", "Ranges.sum", "amounts");

    static final Working SCORE = Working.of("tl-evs")
            .from(TotalBenefits.class, "benefits = amount")
            .from(TotalCosts.class, "costs = amount")
            .from(SuccessProbability.class, "probability")
            .step("score", "Viability.score", "benefits", "costs", "probability");

    private final Calculations made = new Calculations();
    private final Rows rows;
    private final StrategySheet strategies;
    private final List<SelectedModel> selected;
    private final Budget budget;
    private final Economics economics;
    private final Data data;
    private final Serving serving;
    private final FromScratch own;

    private ProjectViability(
            Rows rows,
            StrategySheet strategies,
            List<SelectedModel> selected,
            Budget budget,
            Economics economics,
            Data data,
            Serving serving,
            FromScratch own) {
        this.rows = rows;
        this.strategies = strategies;
        this.selected = selected;
        this.budget = budget;
        this.economics = economics;
        this.data = data;
        this.serving = serving;
        this.own = own;
    }

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param strategies what the strategies take
     * @param gains what it gains, and how likely it is to
     * @param chosen the strategy chosen, where one is
     * @param candidates what the project says of the selected model
     * @param parts costs that rules concluded
     * @param budget what the project can lose
     * @param economics what the outcome is worth
     * @param data the data at hand
     * @param serving how the result is served
     * @param own the purpose-built alternative
     */
    public static ViabilitySheet sheet(
            Rows rows,
            StrategySheet strategies,
            BenefitSheet gains,
            List<ChosenStrategy> chosen,
            List<Candidate> candidates,
            List<CostPart> parts,
            Budget budget,
            Economics economics,
            Data data,
            Serving serving,
            FromScratch own) {
        ProjectViability viability =
                new ProjectViability(rows, strategies, gains.selected(), budget, economics, data, serving, own);
        viability.selection();
        chosen.forEach(each -> viability.strategy(each, candidates));
        viability.data();
        if (serving.requestsPerMonth() == null) {
            viability.unknown(TRAFFIC_UNKNOWN, "costs.inference", "/serving/requestsPerMonth", serving);
        }
        gains.risks().forEach(viability::risks);
        List<CostTotal> totals = viability.totals(parts);
        chosen.forEach(each -> viability.beforeServing(each, totals));
        gains.totals().forEach(each -> viability.score(each, gains.successes()));
        return new ViabilitySheet(
                viability.made,
                viability.made.results(CostPart.class),
                totals,
                viability.made.results(TlEvs.class),
                viability.made.results(TransferCost.class));
    }

    private void unknown(Working working, String amount, String fact, @Nullable Object... values) {
        made.add(working, new UnknownAmount(amount, fact), values);
    }

    // ---- selection (§5.1) ----

    private void selection() {
        Figure all = rows.figure("evaluation-cost");
        Figure runs = rows.figure("evaluation-runs");
        Figure each = rows.figure("strategies-per-candidate");
        if (all != null && runs != null && each != null) {
            for (CandidateCount count : strategies.candidates()) {
                Range cost = Viability.evaluation(
                        all.value(),
                        runs.value().likely(),
                        count.models(),
                        each.value().likely());
                made.add(
                        EVALUATION,
                        new CostPart("selection", "evaluation compute", cost),
                        count,
                        all,
                        runs,
                        each,
                        cost);
            }
        }
        if (economics.selectionHours() != null && economics.engineerHourlyRate() != null) {
            Range cost = Ranges.times(economics.selectionHours(), economics.engineerHourlyRate());
            made.add(ENGINEERS, new CostPart("selection", "engineers' time", cost), economics, cost);
        }
        if (economics.weeklyProjectCost() == null) {
            unknown(DELAY_UNKNOWN, "costs.selection", "/economics/weeklyProjectCost", economics);
        } else if (economics.selectionWeeks() != null) {
            double cost = Training.total(economics.selectionWeeks(), economics.weeklyProjectCost());
            made.add(DELAY, new CostPart("selection", "opportunity", Range.exactly(cost)), economics, cost);
        }
    }

    // ---- adaptation and inference by the strategy chosen (§3.3, §5.2) ----

    private void strategy(ChosenStrategy chosen, List<Candidate> candidates) {
        Strategy strategy = rows.strategy(chosen.strategy());
        if (strategy == null) {
            return;
        }
        strategies.adaptationCosts().stream()
                .filter(each -> each.strategy().equals(chosen.strategy()))
                .forEach(each -> made.add(
                        ADAPTATION,
                        new CostPart("adaptation", strategy.name(), each.amount()),
                        chosen,
                        strategy,
                        each));
        Integer months = serving.horizonMonths();
        if (months != null) {
            strategies.inferenceCosts().stream()
                    .filter(each -> each.strategy().equals(chosen.strategy()))
                    .forEach(each -> inference(chosen, each, months));
        }
        if ("OWN".equals(strategy.serves())) {
            ofOnesOwn(chosen, strategy);
        } else if (selected.isEmpty()) {
            unknown(ADAPTATION_MODEL_UNKNOWN, "costs.adaptation", "/candidates", chosen, strategy);
            unknown(INFERENCE_MODEL_UNKNOWN, "costs.inference", "/candidates", chosen, strategy);
        } else {
            selected.forEach(model -> candidates.stream()
                    .filter(each -> each.model().equals(model.model()))
                    .forEach(each -> ofModel(chosen, strategy, model, each)));
        }
    }

    private void inference(ChosenStrategy chosen, InferenceCost each, int months) {
        Range cost = Inference.over(each.perMonth(), months);
        made.add(INFERENCE, new CostPart("inference", "inference", cost), chosen, each, serving, cost);
    }

    private void ofOnesOwn(ChosenStrategy chosen, Strategy strategy) {
        if (own.developmentCost() == null) {
            unknown(ADAPTATION_OWN_UNKNOWN, "costs.adaptation", "/fromScratch/developmentCost", chosen, strategy, own);
        }
        if (own.parametersB() == null) {
            unknown(INFERENCE_OWN_UNKNOWN, "costs.inference", "/fromScratch/parametersB", chosen, strategy, own);
        }
    }

    private void ofModel(ChosenStrategy chosen, Strategy strategy, SelectedModel model, Candidate candidate) {
        @Nullable Object[] facts = {chosen, strategy, model, candidate};
        if ("API".equals(candidate.access())) {
            Strategy trained = trainedByMaker(chosen);
            if (trained == null) {
                unknown(ADAPTATION_BY_API, "costs.adaptation", "/candidates/*/access", facts);
            } else {
                hosted(chosen, trained, model, candidate);
            }
            if (strategy.addedShare() != null) {
                student(facts, strategy.id(), candidate);
            } else if (candidate.pricePerMillionTokens() == null) {
                unknown(INFERENCE_PRICE_UNKNOWN, "costs.inference", "/candidates/*/pricePerMillionTokens", facts);
            }
        } else if (candidate.parametersB() == null) {
            unknown(ADAPTATION_SIZE_UNKNOWN, "costs.adaptation", "/candidates/*/parametersB", facts);
            unknown(INFERENCE_SIZE_UNKNOWN, "costs.inference", "/candidates/*/parametersB", facts);
        }
    }

    private @Nullable Strategy trainedByMaker(ChosenStrategy chosen) {
        for (String each : new String[] {chosen.strategy(), String.valueOf(chosen.adaptation())}) {
            Strategy strategy = rows.strategy(each);
            if (strategy != null && Boolean.TRUE.equals(strategy.trainedByMaker())) {
                return strategy;
            }
        }
        return null;
    }

    private void hosted(ChosenStrategy chosen, Strategy trained, SelectedModel model, Candidate candidate) {
        if (candidate.fineTuningPricePerMillionTokens() == null) {
            String fact = "/candidates/*/fineTuningPricePerMillionTokens";
            unknown(HOSTED_PRICE_UNKNOWN, "costs.adaptation", fact, chosen, trained, model, candidate);
        }
        if (data.tokensPerSample() == null) {
            unknown(HOSTED_TOKENS_UNKNOWN, "costs.adaptation", "/data/tokensPerSample", chosen, trained, model, data);
        }
    }

    /** Where no candidate is the student of an API, what it takes is unknown. */
    private void student(@Nullable Object[] facts, String strategy, Candidate api) {
        boolean learns =
                strategies.runHours().stream().anyMatch(each -> each.strategy().equals(strategy));
        if (!learns) {
            unknown(STUDENT_HOURS_UNKNOWN, "costs.adaptation", "/candidates", facts);
        }
        if (!learns && api.parametersB() == null) {
            unknown(STUDENT_SIZE_UNKNOWN, "costs.inference", "/candidates", facts);
        }
    }

    // ---- data (§5.3) ----

    private void data() {
        Range each = data.annotationCostPerSample();
        Long done = data.alreadyLabeled();
        long samples = data.labeledSamples();
        Figure assurance = rows.figure("quality-assurance");
        if (each == null && done != null) {
            if (done == samples) {
                made.add(ANNOTATED, new CostPart("data", "annotation", Range.exactly(0.0)), data);
            } else if (done < samples) {
                unknown(ANNOTATION_UNKNOWN, "costs.data", "/data/annotationCostPerSample", data);
            }
        } else if (each != null && done != null && assurance != null) {
            Range cost = Viability.annotation(
                    (double) samples, (double) done, each, assurance.value().likely());
            made.add(ANNOTATION, new CostPart("data", "annotation", cost), data, assurance, cost);
        }
        Range hours = data.formatConversionHours();
        Range rate = economics.engineerHourlyRate();
        if (hours != null && rate != null) {
            Range cost = Ranges.times(hours, rate);
            made.add(CONVERSION, new CostPart("data", "format conversion", cost), data, economics, cost);
        }
    }

    // ---- risk (§6.3) ----

    private void risks(NegativeTransferRisk risk) {
        for (String part : IMPACTS) {
            Figure impact = rows.figure(part);
            if (impact == null) {
                continue;
            }
            Double project = budget.project();
            Figure published = rows.figure("negative-transfer-in-all");
            if (project == null || published == null) {
                Range cost = Ranges.times(risk.probability(), impact.value());
                made.add(RISK, new CostPart("risk", impact.id(), cost), risk, impact, cost);
                continue;
            }
            double exposed = Viability.exposed(project, published.value().likely());
            Range lost = Ranges.times(impact.value(), exposed);
            Range cost = Ranges.times(risk.probability(), lost);
            made.add(
                    RISK_OF_BUDGET,
                    new CostPart("risk", impact.id(), cost),
                    risk,
                    budget,
                    impact,
                    published,
                    exposed,
                    lost,
                    cost);
        }
    }

    // ---- totals and score (§9.2) ----

    private List<CostTotal> totals(List<CostPart> concluded) {
        List<CostPart> parts = new ArrayList<>(made.results(CostPart.class));
        parts.addAll(concluded);
        TreeSet<String> categories = new TreeSet<>();
        parts.forEach(each -> categories.add(each.category()));
        for (String category : categories) {
            List<CostPart> some = parts.stream()
                    .filter(each -> each.category().equals(category))
                    .toList();
            Range sum = Ranges.sum(some.stream().map(CostPart::amount).toList());
            made.add(CATEGORY, new CostTotal(category, sum), some, sum);
        }
        List<CostTotal> totals = made.results(CostTotal.class);
        if (!totals.isEmpty()) {
            Range sum = Ranges.sum(totals.stream().map(CostTotal::amount).toList());
            made.add(ALL_COSTS, new TotalCosts(sum), totals, sum);
        }
        return totals;
    }

    private void beforeServing(ChosenStrategy chosen, List<CostTotal> totals) {
        Strategy strategy = rows.strategy(chosen.strategy());
        if (strategy == null || !"SOURCE".equals(strategy.serves()) || own.developmentCost() == null) {
            return;
        }
        List<CostTotal> before = totals.stream()
                .filter(each -> List.of("selection", "adaptation", "data").contains(each.category()))
                .toList();
        Range sum = Ranges.sum(before.stream().map(CostTotal::amount).toList());
        made.add(BEFORE_SERVING, new TransferCost(sum.likely()), chosen, strategy, own, before, sum);
    }

    private void score(TotalBenefits gains, List<SuccessProbability> success) {
        for (TotalCosts costs : made.results(TotalCosts.class)) {
            for (SuccessProbability each : success) {
                if (costs.amount().low() > 0) {
                    Range score = Viability.score(gains.amount(), costs.amount(), each.probability());
                    made.add(SCORE, new TlEvs(score), gains, costs, each, score);
                }
            }
        }
    }
}
