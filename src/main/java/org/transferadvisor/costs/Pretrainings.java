package org.transferadvisor.costs;

import org.transferadvisor.conclusions.GpuPrice;
import org.transferadvisor.conclusions.Pretraining;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes what pre-training on the domain's text takes, once, whatever is trained after it (§10.2). */
final class Pretrainings {

    static final Working PUBLISHED = Working.of("pretraining-cost")
            .from(SelectedModel.class, "model")
            .from(Strategy.class, "id", "paidOnce")
            .figure("pretraining-cost", "cost = value");
    static final Working COUNTED = counted("pretraining-counted", false);
    static final Working ON_STACK = counted("pretraining-on-stack", true);

    private static Working counted(String id, boolean onStack) {
        Working working = Working.of(id)
                .from(SelectedModel.class, "model")
                .from(Candidate.class, "model", "access", "size = activeParametersB")
                .from(Data.class, "tokens = unlabeledTokens")
                .from(
                        Strategy.class,
                        "id",
                        "paidOnce",
                        "flops = flopsPerToken",
                        "passes = epochs",
                        "factor = measuredFactor")
                .from(Adaptation.class, "stack");
        working = Utilisation.into(working, onStack)
                .from(Hardware.class, "gpu")
                .from(Gpu.class, "id", "used = *")
                .from(Gpu.class, "id", "reference = *")
                .from(GpuPrice.class, "price");
        return Methods.hours(working, "flops").step("cost", "Training.cost", "hours", "reference", "used", "price");
    }

    private final Calculations made;
    private final Rows rows;
    private final Hardware hardware;
    private final Adaptation adaptation;
    private final Data data;

    Pretrainings(Calculations made, Rows rows, Hardware hardware, Adaptation adaptation, Data data) {
        this.made = made;
        this.rows = rows;
        this.hardware = hardware;
        this.adaptation = adaptation;
        this.data = data;
    }

    /** As the article states it; as measured, counted where the domain's text and the size of the model are known. */
    void of(SelectedModel model, Candidate candidate) {
        for (Strategy each : rows.strategies()) {
            Figure figure = each.paidOnce() == null ? null : rows.figure(each.paidOnce());
            if (figure == null || "API".equals(candidate.access())) {
                continue;
            }
            Range cost = figure.value();
            made.add(PUBLISHED, new Pretraining(Methods.PUBLISHED, null, cost), model, each, figure);
            if (!counted(model, candidate, each)) {
                made.add(PUBLISHED, new Pretraining(Methods.MEASURED, null, cost), model, each, figure);
            }
        }
    }

    private boolean counted(SelectedModel model, Candidate candidate, Strategy strategy) {
        Utilisation utilisation = Utilisation.of(rows, adaptation);
        Gpu used = rows.gpu(hardware);
        GpuPrice price = Calculations.first(
                made.results(GpuPrice.class), each -> each.basis().equals(Methods.MEASURED));
        Double size = candidate.activeParametersB();
        Double tokens = data.unlabeledTokens();
        Double flops = strategy.flopsPerToken();
        Double passes = strategy.epochs();
        Range factor = strategy.measuredFactor();
        if (utilisation == null
                || used == null
                || price == null
                || size == null
                || tokens == null
                || flops == null
                || passes == null
                || factor == null) {
            return false;
        }
        Gpu reference = rows.stated();
        Range hours = Training.measuredHours(flops, size, tokens, passes, reference, utilisation.share(), factor);
        Range cost = Training.cost(hours, reference, used, price.price());
        made.add(
                utilisation.ofStack() ? ON_STACK : COUNTED,
                new Pretraining(Methods.MEASURED, hours, cost),
                model,
                candidate,
                data,
                strategy,
                adaptation,
                utilisation.from(),
                hardware,
                used,
                reference,
                price,
                hours,
                cost);
        return true;
    }
}
