package org.transferadvisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Benefit;
import org.transferadvisor.conclusions.BreakEven;
import org.transferadvisor.conclusions.CostPart;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.SuccessProbability;
import org.transferadvisor.conclusions.TlEvs;
import org.transferadvisor.conclusions.TotalBenefits;
import org.transferadvisor.conclusions.TotalCosts;
import org.transferadvisor.conclusions.UnknownAmount;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.costs.Ranges;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.trace.Trace.Conclusion;

/** The viability of an advice: benefits, costs, chance of success, TL-EVS and break-evens (§9.2 of the article). */
final class AdviceViability {

    private final CaseFacts facts;
    private final TracedConclusions concluded;

    AdviceViability(CaseFacts facts, TracedConclusions concluded) {
        this.facts = facts;
        this.concluded = concluded;
    }

    Advice.Viability of(Advice.Recommendation recommendation) {
        Conclusion<SuccessProbability> success = concluded.first(SuccessProbability.class);
        Conclusion<TlEvs> score = concluded.first(TlEvs.class);
        Conclusion<Verdict> verdict = concluded.first(Verdict.class);
        Conclusion<TotalBenefits> benefits = concluded.first(TotalBenefits.class);
        Conclusion<TotalCosts> costs = concluded.first(TotalCosts.class);
        List<Advice.Unknown> unknown = concluded.all(UnknownAmount.class).stream()
                .map(each -> new Advice.Unknown(
                        each.fact().amount(), pointer(each.fact().fact(), of(each, recommendation))))
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

    /** The model of which something is unknown: one that the rule names, else the selected one. */
    private static @Nullable String of(Conclusion<UnknownAmount> unknown, Advice.Recommendation recommendation) {
        return unknown.firing().matched().stream()
                .map(each -> each.value())
                .filter(Candidate.class::isInstance)
                .map(each -> ((Candidate) each).model())
                .findFirst()
                .orElse(recommendation.model());
    }

    private @Nullable Range benefit(String name) {
        Benefit found = concluded.find(Benefit.class, each -> each.name().equals(name));
        return found == null ? null : found.amount();
    }

    private @Nullable Range category(String name) {
        CostTotal found =
                concluded.find(CostTotal.class, each -> each.category().equals(name));
        return found == null ? null : found.amount();
    }

    private List<Advice.CostPart> parts() {
        List<Advice.CostPart> parts = new ArrayList<>();
        for (Conclusion<CostTotal> total : concluded.all(CostTotal.class)) {
            String category = total.fact().category();
            double whole = total.fact().amount().likely();
            concluded.all(CostPart.class).stream()
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

    List<Advice.BreakEven> breakEvens() {
        return concluded.all(BreakEven.class).stream()
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
}
