package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/** The rules that decide after a change of facts and did not before. */
final class Crossings {

    private final List<Firing> deciding = new ArrayList<>();
    private final Set<String> rulesBefore = new HashSet<>();
    private final Set<String> firingsBefore = new HashSet<>();

    Crossings(Trace before, Trace after) {
        before.firings().forEach(each -> {
            rulesBefore.add(each.rule().id());
            firingsBefore.add(key(each));
        });
        List<Firing> firings = after.firings();
        Set<Object> needed = new HashSet<>();
        for (int i = firings.size() - 1; i >= 0; i--) {
            Firing each = firings.get(i);
            boolean decides = each.concluded().stream()
                    .map(Fact::value)
                    .anyMatch(fact -> Runs.DECIDED.contains(fact.getClass()) || needed.contains(fact));
            if (decides) {
                each.matched().forEach(fact -> needed.add(fact.value()));
                deciding.add(0, each);
            }
        }
    }

    private static String key(Firing firing) {
        return firing.rule().id() + firing.concluded().stream().map(Fact::value).toList();
    }

    /**
     * Those among some rules; where there is none among them the first that fires only now, and where none does the last
     * that concludes something else than before.
     *
     * @param rules ids
     * @param exactly whether figures of their sentences are not to be rounded
     */
    List<FlipAnswer.Crossed> of(Set<String> rules, boolean exactly) {
        List<Firing> fresh = deciding.stream()
                .filter(each -> !rulesBefore.contains(each.rule().id()))
                .toList();
        List<Firing> own =
                fresh.stream().filter(each -> rules.contains(each.rule().id())).toList();
        List<Firing> shown = own;
        if (own.isEmpty()) {
            List<Firing> other = deciding.stream()
                    .filter(each -> !firingsBefore.contains(key(each)))
                    .toList();
            shown = !fresh.isEmpty() ? fresh.subList(0, 1) : other.subList(Math.max(0, other.size() - 1), other.size());
        }
        Set<FlipAnswer.Crossed> crossed = new LinkedHashSet<>();
        shown.forEach(each -> crossed.add(new FlipAnswer.Crossed(
                each.rule().id(), each.rule().source(), exactly ? exact(each) : each.because())));
        return List.copyOf(crossed);
    }

    private static String exact(Firing firing) {
        return Sentence.of(firing.rule().because())
                .fillExactly(variable -> firing.bound().get(variable.substring(1)));
    }
}
