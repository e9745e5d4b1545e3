package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.transferadvisor.Advice;

/**
 * What sets one advice apart from another, and why.
 *
 * @param changes what is concluded otherwise: strategy, model, verdict and the like
 * @param about what the reasons below are about, such as {@code the leaf}; empty where nothing differs
 * @param gone reasons of the first that the second does not have, what rests on the fewest conclusions first
 * @param come reasons of the second that the first does not have
 * @param findingsGone findings of the first alone
 * @param findingsCome findings of the second alone
 */
public record Difference(
        List<Changed> changes,
        String about,
        List<Advice.Firing> gone,
        List<Advice.Firing> come,
        List<Advice.Finding> findingsGone,
        List<Advice.Finding> findingsCome) {

    /** How many reasons are given on each side: the first ones explain the others. */
    private static final int FIRST = 5;

    /** What was concluded and is now concluded otherwise. */
    public record Changed(String what, String from, String to) {}

    /**
     * What sets {@code other} apart from {@code base}.
     *
     * @param named what an id is called: in words for people, as it is for programs
     */
    public static Difference between(Advice base, Advice other, UnaryOperator<String> named) {
        List<Changed> changes = new ArrayList<>();
        List<Comparison.Aspect> before = Comparison.aspects(base, named);
        List<Comparison.Aspect> after = Comparison.aspects(other, named);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).value().equals(after.get(i).value())) {
                changes.add(new Changed(
                        before.get(i).name(),
                        before.get(i).value(),
                        after.get(i).value()));
            }
        }
        String about = "";
        List<Advice.Firing> gone = List.of();
        List<Advice.Firing> come = List.of();
        for (String each : List.of("the leaf", "the recommendation", "the verdict", "the score")) {
            List<Advice.Firing> first = grounds(base, roots(base, each));
            List<Advice.Firing> second = grounds(other, roots(other, each));
            gone = without(first, second);
            come = without(second, first);
            if (!gone.isEmpty() || !come.isEmpty()) {
                about = each;
                break;
            }
        }
        return new Difference(List.copyOf(changes), about, gone, come, findings(base, other), findings(other, base));
    }

    private static Set<String> roots(Advice advice, String about) {
        Set<String> roots = new HashSet<>();
        if (about.equals("the recommendation")) {
            roots.addAll(advice.recommendation().because());
            return roots;
        }
        String type = about.equals("the leaf") ? "Leaf" : about.equals("the verdict") ? "Verdict" : "TlEvs";
        Predicate<String> concludes = fact -> advice.facts().get(fact).type().equals(type);
        advice.trace().stream()
                .filter(each -> each.concluded().stream().anyMatch(concludes))
                .forEach(each -> roots.add(each.id()));
        return roots;
    }

    /** The firings that others rest on, and these themselves, in the order of the trace. */
    private static List<Advice.Firing> grounds(Advice advice, Set<String> roots) {
        Set<String> found = new Grounds(advice).behind(roots);
        return advice.trace().stream().filter(each -> found.contains(each.id())).toList();
    }

    private record Reason(String rule, String because) {
        static Reason of(Advice.Firing firing) {
            return new Reason(firing.rule(), firing.because());
        }
    }

    private static List<Advice.Firing> without(List<Advice.Firing> some, List<Advice.Firing> others) {
        Set<Reason> known = new HashSet<>();
        others.forEach(each -> known.add(Reason.of(each)));
        return some.stream()
                .filter(each -> known.add(Reason.of(each)))
                .limit(FIRST)
                .toList();
    }

    /** Findings of one that the other lacks, by code and message. */
    private static List<Advice.Finding> findings(Advice of, Advice without) {
        return of.findings().stream()
                .filter(each -> without.findings().stream()
                        .noneMatch(other ->
                                other.code().equals(each.code()) && Objects.equals(other.message(), each.message())))
                .toList();
    }
}
