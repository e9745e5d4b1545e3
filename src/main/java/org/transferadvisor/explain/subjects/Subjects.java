package org.transferadvisor.explain.subjects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Decision;
import org.transferadvisor.conclusions.AdaptationChoice;
import org.transferadvisor.conclusions.Alternative;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Criterion;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.Eligible;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Ineligible;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.ModelScore;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.ProximityBand;
import org.transferadvisor.conclusions.Quadrant;
import org.transferadvisor.conclusions.SafeAlternative;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Tally;
import org.transferadvisor.conclusions.TreeStep;
import org.transferadvisor.conclusions.Vote;

/** What an advice says, part by part, and the conclusions that say it. */
public final class Subjects {

    private final Advice advice;
    private final Conclusions conclusions;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();

    private Subjects(Decision decision) {
        this.advice = decision.advice();
        this.conclusions = new Conclusions(decision.trace());
    }

    /** Everything that can be asked of the advice, by name, in the advice's order. */
    public static Map<String, Subject> of(Decision decision) {
        Subjects subjects = new Subjects(decision);
        subjects.recommendation();
        subjects.path();
        subjects.peft();
        subjects.models();
        new EconomicSubjects(subjects, subjects.advice, subjects.conclusions).addAll();
        subjects.findings();
        return subjects.subjects;
    }

    private void recommendation() {
        Advice.Recommendation chosen = advice.recommendation();
        add(
                "recommendation",
                chosen.summary(),
                null,
                conclusions.all(ChosenStrategy.class, null),
                conclusions.all(SelectedModel.class, null));
        add("recommendation.leaf", chosen.leaf(), null, conclusions.all(Leaf.class, "id"));
        add("recommendation.strategy", chosen.strategy(), null, conclusions.all(ChosenStrategy.class, "strategy"));
        add(
                "recommendation.adaptation",
                chosen.adaptation(),
                null,
                conclusions.all(ChosenStrategy.class, "adaptation"),
                conclusions.all(AdaptationChoice.class, null));
        add("recommendation.model", chosen.model(), null, conclusions.all(SelectedModel.class, "model"));
    }

    private void path() {
        List<String> words = advice.decisionPath().stream()
                .map(each -> each.question() + " " + each.answer())
                .toList();
        add("decisionPath", String.join(" ", words), null, conclusions.all(TreeStep.class, null));
        for (int i = 0; i < words.size(); i++) {
            int position = i + 1;
            add(
                    "decisionPath." + position,
                    words.get(i),
                    null,
                    conclusions.some(TreeStep.class, each -> each.position() == position, null));
        }
    }

    private void peft() {
        add("peft.winner", advice.peft().winner(), null, conclusions.all(PeftWinner.class, null));
        advice.peft()
                .tally()
                .forEach((column, votes) -> add(
                        "peft.tally." + column,
                        votes,
                        null,
                        conclusions.some(Tally.class, each -> each.column().equals(column), "votes")));
        for (Advice.Vote vote : advice.peft().votes()) {
            String factor = vote.factor();
            add(
                    "peft.votes." + factor,
                    vote.value(),
                    null,
                    conclusions.some(Vote.class, each -> each.factor().equals(factor), null));
        }
        for (Advice.Alternative other : advice.peft().alternatives()) {
            String strategy = other.strategy();
            add(
                    "peft.alternatives." + strategy,
                    other.performance(),
                    "percent",
                    conclusions.some(Alternative.class, each -> each.strategy().equals(strategy), null),
                    conclusions.some(
                            SafeAlternative.class, each -> each.strategy().equals(strategy), null));
        }
    }

    private void models() {
        for (Advice.Model model : advice.models()) {
            String name = model.model();
            String at = "models." + name;
            List<Subject.Target> score =
                    conclusions.ofModel(ModelScore.class, ModelScore::model, name, any -> true, "score");
            List<Subject.Target> eligible =
                    conclusions.ofModel(Eligible.class, Eligible::model, name, any -> true, null);
            List<Subject.Target> ineligible =
                    conclusions.ofModel(Ineligible.class, Ineligible::model, name, any -> true, null);
            List<Subject.Target> selected =
                    conclusions.ofModel(SelectedModel.class, SelectedModel::model, name, any -> true, null);
            add(at, model.score(), null, score, eligible, ineligible, selected);
            add(at + ".score", model.score(), null, score);
            add(
                    at + ".dps",
                    model.dps(),
                    null,
                    conclusions.ofModel(DomainProximity.class, DomainProximity::model, name, any -> true, "dps"));
            add(
                    at + ".band",
                    model.band(),
                    null,
                    conclusions.ofModel(ProximityBand.class, ProximityBand::model, name, any -> true, "band"));
            add(
                    at + ".quadrant",
                    model.quadrant(),
                    null,
                    conclusions.ofModel(Quadrant.class, Quadrant::model, name, any -> true, "quadrant"));
            add(at + ".eligible", model.eligible(), null, eligible, ineligible);
            add(at + ".reason", model.reason(), null, ineligible);
            add(
                    at + ".selected",
                    model.selected(),
                    null,
                    selected.isEmpty() ? conclusions.all(SelectedModel.class, null) : selected);
            model.parts()
                    .forEach((criterion, value) -> add(
                            at + ".parts." + criterion,
                            value,
                            null,
                            conclusions.ofModel(
                                    Criterion.class,
                                    Criterion::model,
                                    name,
                                    each -> each.criterion().equals(criterion),
                                    "value")));
        }
    }

    private void findings() {
        Map<String, List<String>> messages = new LinkedHashMap<>();
        for (Advice.Finding finding : advice.findings()) {
            messages.computeIfAbsent(finding.code(), any -> new ArrayList<>()).add(finding.message());
        }
        messages.forEach((code, said) -> add(
                "findings." + code,
                String.join(" ", said),
                null,
                conclusions.some(Finding.class, each -> each.code().equals(code), null)));
    }

    @SafeVarargs
    final void add(String name, @Nullable Object value, @Nullable String format, List<Subject.Target>... targets) {
        List<Subject.Target> all = new ArrayList<>();
        for (List<Subject.Target> each : targets) {
            all.addAll(each);
        }
        subjects.putIfAbsent(name, new Subject(name, value, format, List.copyOf(all)));
    }
}
