package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Criterion;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.FewestActive;
import org.transferadvisor.conclusions.ModelScore;
import org.transferadvisor.conclusions.ScoreSheet;
import org.transferadvisor.conclusions.SmallestCandidate;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.reference.CriterionWeight;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes the weighted score of every candidate from five criteria (§9.3). */
public final class ModelScores {

    static final Working PROXIMITY = Working.of("criterion-proximity")
            .from(DomainProximity.class, "model", "value = dps")
            .from(CriterionWeight.class, "id", "weight");
    static final Working PROXIMITY_UNMEASURED = Working.of("criterion-proximity-unmeasured")
            .from(DomainProximity.class, "model", "value = dps")
            .from(CriterionWeight.class, "id", "weight");
    static final Working QUALITY = Working.of("criterion-quality")
            .from(Candidate.class, "model", "value = benchmark")
            .from(CriterionWeight.class, "id", "weight");
    static final Working QUALITY_UNKNOWN = missing("criterion-quality-unknown", "benchmark");
    static final Working SMALLEST = Working.of("smallest-candidate")
            .fromAll(Candidate.class, "compared = *", "parametersB")
            .step("size", "Scores.least", "parametersB");
    static final Working ADAPTATION = Working.of("criterion-adaptation")
            .from(SmallestCandidate.class, "smallest = parametersB")
            .from(Candidate.class, "model", "size = parametersB")
            .from(CriterionWeight.class, "id", "weight")
            .step("value", "Scores.share", "smallest", "size");
    static final Working ADAPTATION_UNKNOWN = missing("criterion-adaptation-unknown", "parametersB");
    static final Working FEWEST = Working.of("fewest-active")
            .fromAll(Candidate.class, "compared = *", "activeParametersB")
            .step("size", "Scores.least", "activeParametersB");
    static final Working INFERENCE = Working.of("criterion-inference")
            .from(FewestActive.class, "fewest = activeParametersB")
            .from(Candidate.class, "model", "active = activeParametersB")
            .from(CriterionWeight.class, "id", "weight")
            .step("value", "Scores.share", "fewest", "active");
    static final Working INFERENCE_UNKNOWN = missing("criterion-inference-unknown", "activeParametersB");
    static final Working ECOSYSTEM = Working.of("criterion-ecosystem")
            .from(Candidate.class, "model", "value = ecosystem")
            .from(CriterionWeight.class, "id", "weight");
    static final Working SCORE = Working.of("model-score")
            .from(Candidate.class, "model", "benchmark", "size = parametersB")
            .fromAll(Criterion.class, "criteria = *")
            .step("score", "Scores.weighted", "criteria");

    private static Working missing(String id, String field) {
        return Working.of(id)
                .from(Candidate.class, "model", field)
                .figure("missing-criterion", "value = value.likely")
                .from(CriterionWeight.class, "id", "weight");
    }

    private final Calculations made = new Calculations();
    private final @Nullable Figure missing;
    private final Map<String, CriterionWeight> weights = new HashMap<>();

    private ModelScores(Rows rows, List<CriterionWeight> weights) {
        this.missing = rows.figure("missing-criterion");
        weights.forEach(each -> this.weights.put(each.id(), each));
    }

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param weights the weights of the criteria
     * @param candidates all candidates
     * @param proximities the proximity of each, measured or estimated
     * @param eligible names of the candidates that are eligible
     */
    public static ScoreSheet sheet(
            Rows rows,
            List<CriterionWeight> weights,
            List<Candidate> candidates,
            List<DomainProximity> proximities,
            List<String> eligible) {
        ModelScores sheet = new ModelScores(rows, weights);
        List<ModelScore> scores = sheet.all(sorted(candidates), proximities);
        Set<String> names = Set.copyOf(eligible);
        return new ScoreSheet(
                sheet.made,
                scores,
                scores.stream().filter(each -> names.contains(each.model())).toList());
    }

    /** Candidates by name, whatever the order in which rules gathered them. */
    static List<Candidate> sorted(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::model))
                .toList();
    }

    private List<ModelScore> all(List<Candidate> candidates, List<DomainProximity> proximities) {
        Map<String, List<Criterion>> byModel = new HashMap<>();
        proximities.forEach(each -> add(
                byModel,
                each.basis().equals("MEASURED") ? PROXIMITY : PROXIMITY_UNMEASURED,
                each.model(),
                "proximity",
                each.dps(),
                each));
        SmallestCandidate smallest = smallest(candidates);
        FewestActive fewest = fewest(candidates);
        List<ModelScore> scores = new ArrayList<>();
        for (Candidate each : candidates) {
            ofCandidate(byModel, each, smallest, fewest);
            List<Criterion> criteria = byModel.get(each.model());
            if (criteria != null) {
                double score = Scores.weighted(criteria);
                scores.add(made.add(
                        SCORE,
                        new ModelScore(each.model(), score, each.benchmark(), each.parametersB()),
                        each,
                        criteria,
                        score));
            }
        }
        return scores;
    }

    private void ofCandidate(
            Map<String, List<Criterion>> byModel,
            Candidate each,
            @Nullable SmallestCandidate smallest,
            @Nullable FewestActive fewest) {
        if (each.benchmark() != null) {
            add(byModel, QUALITY, each.model(), "quality", each.benchmark(), each);
        } else {
            unknown(byModel, QUALITY_UNKNOWN, each, "quality");
        }
        if (each.parametersB() != null && smallest != null) {
            double value = Scores.share(smallest.parametersB(), each.parametersB());
            share(byModel, ADAPTATION, each, "adaptation", value, smallest);
        } else {
            unknown(byModel, ADAPTATION_UNKNOWN, each, "adaptation");
        }
        if (each.activeParametersB() != null && fewest != null) {
            double value = Scores.share(fewest.activeParametersB(), each.activeParametersB());
            share(byModel, INFERENCE, each, "inference", value, fewest);
        } else {
            unknown(byModel, INFERENCE_UNKNOWN, each, "inference");
        }
        if (each.ecosystem() != null) {
            add(byModel, ECOSYSTEM, each.model(), "ecosystem", each.ecosystem(), each);
        }
    }

    private void unknown(Map<String, List<Criterion>> byModel, Working working, Candidate each, String criterion) {
        if (missing != null) {
            add(byModel, working, each.model(), criterion, missing.value().likely(), each, missing);
        }
    }

    private void share(
            Map<String, List<Criterion>> byModel,
            Working working,
            Candidate each,
            String criterion,
            double value,
            Record best) {
        CriterionWeight weight = weights.get(criterion);
        if (weight != null) {
            Criterion made = new Criterion(each.model(), criterion, value, weight.weight());
            keep(byModel, this.made.add(working, made, best, each, weight, value));
        }
    }

    /** A criterion that is taken as it is. Its weight goes in last. */
    private void add(
            Map<String, List<Criterion>> byModel,
            Working working,
            String model,
            String criterion,
            double value,
            Record... from) {
        CriterionWeight weight = weights.get(criterion);
        if (weight != null) {
            Object[] values = new Object[from.length + 1];
            System.arraycopy(from, 0, values, 0, from.length);
            values[from.length] = weight;
            keep(byModel, made.add(working, new Criterion(model, criterion, value, weight.weight()), values));
        }
    }

    private static void keep(Map<String, List<Criterion>> byModel, Criterion criterion) {
        byModel.computeIfAbsent(criterion.model(), any -> new ArrayList<>()).add(criterion);
    }

    private @Nullable SmallestCandidate smallest(List<Candidate> candidates) {
        List<Candidate> sized =
                candidates.stream().filter(each -> each.parametersB() != null).toList();
        if (sized.isEmpty()) {
            return null;
        }
        double size = Scores.least(sized.stream().map(Candidate::parametersB).toList());
        return made.add(SMALLEST, new SmallestCandidate(size), sized, size);
    }

    private @Nullable FewestActive fewest(List<Candidate> candidates) {
        List<Candidate> sized = candidates.stream()
                .filter(each -> each.activeParametersB() != null)
                .toList();
        if (sized.isEmpty()) {
            return null;
        }
        double size =
                Scores.least(sized.stream().map(Candidate::activeParametersB).toList());
        return made.add(FEWEST, new FewestActive(size), sized, size);
    }
}
