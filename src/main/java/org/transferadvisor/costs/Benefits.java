package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.conclusions.Benefit;
import org.transferadvisor.conclusions.BenefitSheet;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.NegativeTransferRisk;
import org.transferadvisor.conclusions.ProximityBand;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.SuccessProbability;
import org.transferadvisor.conclusions.TotalBenefits;
import org.transferadvisor.conclusions.UnknownAmount;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Economics;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.TaskType;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes what the project gains, and how likely it is to succeed and to fail (§4, §6.3, §9.2, §11). */
public final class Benefits {

    static final Working TIME = Working.of("benefit-time")
            .from(Economics.class, "weekly = weeklyRevenue", "scratch = weeksFromScratch", "transfer = weeksTransfer")
            .step("amount", "Viability.time", "scratch", "transfer", "weekly");
    static final Working REVENUE_UNKNOWN = Working.of("unknown-time-revenue").from(Economics.class, "weeklyRevenue");
    static final Working WEEKS_UNKNOWN = Working.of("unknown-time-scratch").from(Economics.class, "weeksFromScratch");
    static final Working TRANSFER_UNKNOWN = Working.of("unknown-time-transfer").from(Economics.class, "weeksTransfer");
    static final Working DATA = Working.of("benefit-data")
            .from(Task.class, "task = type")
            .from(TaskType.class, "id", "needed = fromScratchSamples")
            .from(Data.class, "samples = labeledSamples", "each = annotationCostPerSample")
            .step("amount", "Viability.data", "needed", "samples", "each");
    static final Working SAMPLES_UNKNOWN = Working.of("unknown-data-samples")
            .from(Task.class, "task = type")
            .from(TaskType.class, "id", "fromScratchSamples");
    static final Working ANNOTATION_UNKNOWN =
            Working.of("unknown-data-benefit").from(Data.class, "annotationCostPerSample");
    static final Working ACCURACY = Working.of("benefit-accuracy")
            .from(Economics.class, "points = accuracyGainPoints", "value = accuracyPointValue")
            .step("amount", "Viability.accuracy", "points", "value");
    static final Working GAIN_UNKNOWN = Working.of("unknown-accuracy-gain").from(Economics.class, "accuracyGainPoints");
    static final Working POINT_UNKNOWN =
            Working.of("unknown-accuracy-value").from(Economics.class, "accuracyPointValue");
    static final Working MAINTENANCE = Working.of("benefit-maintenance")
            .from(Economics.class, "yearly = annualMaintenanceSavings")
            .from(Serving.class, "months = horizonMonths")
            .step("amount", "Viability.maintenance", "yearly", "months");
    static final Working MAINTENANCE_UNKNOWN =
            Working.of("unknown-maintenance").from(Economics.class, "annualMaintenanceSavings");
    static final Working ALL = Working.of("total-benefits")
            .fromAll(Benefit.class, "amounts = amount")
            .step("sum", "Ranges.sum", "amounts");

    static final Working RISK_STRONG = risk("negative-transfer-strong");
    static final Working RISK_MODERATE = risk("negative-transfer-moderate");
    static final Working RISK_LIMITED = risk("negative-transfer-limited");
    static final Working RISK_UNMEASURED = risk("negative-transfer-unmeasured");
    static final Working RISK_NO_MODEL = Working.of("negative-transfer-no-model")
            .figure("negative-transfer-unmeasured", "probability = value")
            .without(SelectedModel.class);
    static final Working SUCCESS = Working.of("success-measured")
            .from(SelectedModel.class, "model")
            .from(DomainProximity.class, "dps")
            .figure("success-intercept", "intercept = value.likely")
            .figure("success-slope", "slope = value.likely")
            .step("probability", "Viability.success", "intercept", "slope", "dps");
    static final Working SUCCESS_UNMEASURED = Working.of("success-unmeasured")
            .from(SelectedModel.class, "model")
            .from(DomainProximity.class, "dps")
            .figure("success-unmeasured", "probability = value.likely");
    static final Working SUCCESS_NO_MODEL = Working.of("success-no-model")
            .figure("success-unmeasured", "probability = value.likely")
            .without(SelectedModel.class);

    private static Working risk(String id) {
        return Working.of(id)
                .from(SelectedModel.class, "model")
                .from(ProximityBand.class, "band")
                .figure(id, "probability = value");
    }

    private final Calculations made = new Calculations();
    private final Rows rows;
    private final List<SelectedModel> selected;
    private final Economics economics;
    private final Data data;
    private final Serving serving;

    private Benefits(Rows rows, List<SelectedModel> selected, Economics economics, Data data, Serving serving) {
        this.rows = rows;
        this.selected = selected;
        this.economics = economics;
        this.data = data;
        this.serving = serving;
    }

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param selected the selected model, where there is one
     * @param proximities its proximity, where it is measured
     * @param bands the band of that
     * @param concluded benefits that rules concluded
     * @param task the task
     * @param types what the article gives for its kind
     * @param economics what the outcome is worth
     * @param data the data at hand
     * @param serving how the result is served
     */
    public static BenefitSheet sheet(
            Rows rows,
            List<SelectedModel> selected,
            List<DomainProximity> proximities,
            List<ProximityBand> bands,
            List<Benefit> concluded,
            Task task,
            List<TaskType> types,
            Economics economics,
            Data data,
            Serving serving) {
        Benefits sheet = new Benefits(rows, selected, economics, data, serving);
        sheet.success(proximities);
        sheet.risk(proximities, bands);
        List<Benefit> all = sheet.all(task, types, concluded);
        Calculations made = sheet.made;
        return new BenefitSheet(
                made,
                all,
                made.results(TotalBenefits.class),
                made.results(SuccessProbability.class),
                made.results(NegativeTransferRisk.class),
                selected);
    }

    /** All benefits, those that rules concluded included, and their sum. */
    private List<Benefit> all(Task task, List<TaskType> types, List<Benefit> concluded) {
        time();
        types.stream().filter(each -> each.id().equals(task.type())).forEach(each -> samples(task, each));
        if (data.annotationCostPerSample() == null) {
            unknown(ANNOTATION_UNKNOWN, "benefits.data", "/data/annotationCostPerSample", data);
        }
        accuracy();
        maintenance();
        List<Benefit> all = new ArrayList<>(made.results(Benefit.class));
        all.addAll(concluded);
        if (!all.isEmpty()) {
            Range sum = Ranges.sum(all.stream().map(Benefit::amount).toList());
            made.add(ALL, new TotalBenefits(sum), all, sum);
        }
        return all;
    }

    private void unknown(Working working, String amount, String fact, Object... values) {
        made.add(working, new UnknownAmount(amount, fact), values);
    }

    private void time() {
        Double weekly = economics.weeklyRevenue();
        Double scratch = economics.weeksFromScratch();
        Double transfer = economics.weeksTransfer();
        if (weekly == null) {
            unknown(REVENUE_UNKNOWN, "benefits.time", "/economics/weeklyRevenue", economics);
        }
        if (scratch == null) {
            unknown(WEEKS_UNKNOWN, "benefits.time", "/economics/weeksFromScratch", economics);
        }
        if (transfer == null) {
            unknown(TRANSFER_UNKNOWN, "benefits.time", "/economics/weeksTransfer", economics);
        }
        if (weekly != null && scratch != null && transfer != null) {
            double amount = Viability.time(scratch, transfer, weekly);
            made.add(TIME, new Benefit("time", Range.exactly(amount)), economics, amount);
        }
    }

    private void samples(Task task, TaskType type) {
        Range needed = type.fromScratchSamples();
        Range each = data.annotationCostPerSample();
        if (needed == null) {
            unknown(SAMPLES_UNKNOWN, "benefits.data", "/task/type", task, type);
        } else if (each != null) {
            Range amount = Viability.data(needed, data.labeledSamples(), each);
            made.add(DATA, new Benefit("data", amount), task, type, data, amount);
        }
    }

    private void accuracy() {
        Double points = economics.accuracyGainPoints();
        Double value = economics.accuracyPointValue();
        if (points == null) {
            unknown(GAIN_UNKNOWN, "benefits.accuracy", "/economics/accuracyGainPoints", economics);
        }
        if (value == null) {
            unknown(POINT_UNKNOWN, "benefits.accuracy", "/economics/accuracyPointValue", economics);
        }
        if (points != null && value != null) {
            double amount = Viability.accuracy(points, value);
            made.add(ACCURACY, new Benefit("accuracy", Range.exactly(amount)), economics, amount);
        }
    }

    private void maintenance() {
        Double yearly = economics.annualMaintenanceSavings();
        Integer months = serving.horizonMonths();
        if (yearly == null) {
            unknown(MAINTENANCE_UNKNOWN, "benefits.maintenance", "/economics/annualMaintenanceSavings", economics);
        } else if (months != null) {
            double amount = Viability.maintenance(yearly, months);
            made.add(MAINTENANCE, new Benefit("maintenance", Range.exactly(amount)), economics, serving, amount);
        }
    }

    // ---- how likely it is to succeed and to fail ----

    private static boolean isEstimate(DomainProximity proximity) {
        return proximity.basis().equals("ESTIMATED");
    }

    private void success(List<DomainProximity> proximities) {
        Figure intercept = rows.figure("success-intercept");
        Figure slope = rows.figure("success-slope");
        Figure otherwise = rows.figure("success-unmeasured");
        for (SelectedModel model : selected) {
            for (DomainProximity each : proximities) {
                if (each.model().equals(model.model()) && !isEstimate(each) && intercept != null && slope != null) {
                    double probability = Viability.success(
                            intercept.value().likely(), slope.value().likely(), each.dps());
                    SuccessProbability success = new SuccessProbability(probability);
                    made.add(SUCCESS, success, model, each, intercept, slope, probability);
                }
            }
            for (DomainProximity each : proximities) {
                if (each.model().equals(model.model()) && isEstimate(each) && otherwise != null) {
                    SuccessProbability success =
                            new SuccessProbability(otherwise.value().likely());
                    made.add(SUCCESS_UNMEASURED, success, model, each, otherwise);
                }
            }
        }
        if (selected.isEmpty() && otherwise != null) {
            made.add(SUCCESS_NO_MODEL, new SuccessProbability(otherwise.value().likely()), otherwise);
        }
    }

    private void risk(List<DomainProximity> proximities, List<ProximityBand> bands) {
        if (selected.isEmpty()) {
            Figure figure = rows.figure("negative-transfer-unmeasured");
            if (figure != null) {
                made.add(RISK_NO_MODEL, new NegativeTransferRisk(figure.value()), figure);
            }
            return;
        }
        for (SelectedModel model : selected) {
            for (ProximityBand band : bands) {
                boolean estimate =
                        proximities.stream().anyMatch(each -> each.model().equals(band.model()) && isEstimate(each));
                Working working = estimate ? RISK_UNMEASURED : ofBand(band.band());
                Figure figure = rows.figure(working.figures().get(0));
                if (band.model().equals(model.model()) && figure != null) {
                    made.add(working, new NegativeTransferRisk(figure.value()), model, band, figure);
                }
            }
        }
    }

    private static Working ofBand(String band) {
        return switch (band) {
            case "STRONG" -> RISK_STRONG;
            case "MODERATE" -> RISK_MODERATE;
            case "LIMITED" -> RISK_LIMITED;
            default -> RISK_UNMEASURED;
        };
    }
}
