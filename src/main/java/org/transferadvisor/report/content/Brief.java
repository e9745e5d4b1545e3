package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.topic.Economics;
import org.transferadvisor.report.topic.Given;
import org.transferadvisor.report.topic.Words;
import org.transferadvisor.rulebook.Sentence;

/** What a manager asks first: do it, what does it cost, what could go wrong, what is unknown, what next. */
final class Brief {

    private static final int FEW = 3;

    private final Advice advice;
    private final Words words;

    Brief(Advice advice, Words words) {
        this.advice = advice;
        this.words = words;
    }

    /** The five answers. */
    Block.Answers answers() {
        return new Block.Answers(List.of(doIt(), cost(), risk(), unknown(), next()));
    }

    private Block.Answer doIt() {
        Advice.Viability viability = advice.viability();
        String score = viability.tlEvs() == null
                ? ""
                : " TL-EVS, " + Figures.score(viability.tlEvs().likely())
                        + " likely, is gains per dollar of cost times the" + " chance of success: above 1 it pays.";
        return new Block.Answer(
                "Do it?",
                words.verdict(advice),
                (viability.reason() == null ? "" : viability.reason()) + score,
                Words.tone(advice),
                "viability");
    }

    private Block.Answer cost() {
        Range costs = advice.viability().costs().total();
        Range gains = advice.viability().benefits().total();
        List<String> more = new ArrayList<>();
        if (costs != null) {
            more.add("Costs " + Figures.money(costs) + (advice.viability().partial() ? ", some unknown" : ""));
        }
        more.add(gains == null ? "gains not stated" : "gains " + Figures.money(gains));
        more.addAll(budgets(costs));
        return new Block.Answer(
                "What does it cost?",
                costs == null ? "Not known" : Figures.money(costs.likely()) + " likely",
                Words.start(String.join("; ", more)) + ".",
                null,
                "viability");
    }

    private List<String> budgets(@Nullable Range costs) {
        List<String> against = new ArrayList<>();
        Double project = Given.number(advice, "/budget/project");
        if (project != null && costs != null) {
            against.add((costs.likely() > project ? "over" : "within") + " the project budget of "
                    + Figures.money(project.doubleValue()));
        }
        Double compute = Given.number(advice, "/budget/compute");
        Range runs = advice.costs().isEmpty() ? null : advice.costs().get(0).adaptation();
        if (compute != null && runs != null) {
            against.add("all runs " + Figures.money(runs.likely()) + " of a compute budget of "
                    + Figures.money(compute.doubleValue()));
        }
        return against;
    }

    private Block.Answer risk() {
        List<Advice.Finding> warnings = warnings(advice);
        Double chance = advice.viability().successProbability();
        String success = chance == null ? "" : " Chance of success " + Sentence.show(chance, "percent") + ".";
        return warnings.isEmpty()
                ? new Block.Answer(
                        "What could go wrong?",
                        "No warning",
                        success.strip(),
                        null,
                        advice.findings().isEmpty() ? "" : "findings")
                : new Block.Answer(
                        "What could go wrong?",
                        words.capital(warnings.get(0).code())
                                + (warnings.size() == 1 ? "" : ", " + (warnings.size() - 1) + " more"),
                        Sentences.first(words.text(warnings.get(0).message())) + success,
                        Words.Tone.CARE,
                        "findings");
    }

    /** The warnings of an advice. */
    static List<Advice.Finding> warnings(Advice advice) {
        return advice.findings().stream()
                .filter(each -> each.severity().equals("WARNING"))
                .toList();
    }

    private Block.Answer unknown() {
        List<String> missing = advice.viability().unknown().stream()
                .map(each -> Words.amount(each.amount()))
                .distinct()
                .toList();
        List<String> facts = Economics.toState(advice);
        return missing.isEmpty()
                ? new Block.Answer("What is unknown?", "Nothing that is counted", "", null, "viability")
                : new Block.Answer(
                        "What is unknown?",
                        Words.start(several(missing)),
                        "Not in the sums." + (facts.isEmpty() ? "" : " State " + several(facts) + "."),
                        null,
                        "viability");
    }

    private static String several(List<String> items) {
        int more = items.size() - FEW;
        return String.join(", ", items.subList(0, Math.min(FEW, items.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Block.Answer next() {
        if (advice.nextSteps().isEmpty()) {
            return new Block.Answer("What next?", "No step is advised", "", null, "");
        }
        Advice.NextStep first = advice.nextSteps().get(0);
        int more = advice.nextSteps().size() - 1;
        String then = more == 0 ? "" : "Then " + more + (more == 1 ? " more step." : " more steps.");
        return new Block.Answer("What next?", first.what(), then, null, "next-steps");
    }
}
