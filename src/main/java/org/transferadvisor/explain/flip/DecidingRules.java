package org.transferadvisor.explain.flip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Insertion;

/** The rules that some kinds of conclusion can depend on, over however many others; all where a rule cannot be told. */
final class DecidingRules {

    private DecidingRules() {}

    /** The names of the rules. */
    static Set<String> of(Rulebook rulebook, List<Class<? extends Record>> kinds) {
        List<DrlRule> rules = new ArrayList<>();
        rulebook.files()
                .rules()
                .forEach((path, text) -> rules.addAll(DrlFile.parse(path, text).rules()));
        Deque<String> open = new ArrayDeque<>();
        kinds.forEach(each -> open.add(each.getSimpleName()));
        Set<String> seen = new HashSet<>(open);
        Set<String> names = new TreeSet<>();
        while (!open.isEmpty()) {
            String type = open.remove();
            for (DrlRule rule : rules) {
                boolean concludes =
                        rule.insertions().stream().map(Insertion::type).anyMatch(type::equals);
                if (concludes && names.add(rule.name())) {
                    Set<String> needed = new TreeSet<>();
                    boolean known = rule.conditions().stream().allMatch(each -> types(each, needed));
                    if (!known) {
                        return Set.copyOf(rules.stream().map(DrlRule::name).toList());
                    }
                    needed.stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return names;
    }

    /** Collects the types that a condition asks for; false where they cannot be told. */
    private static boolean types(Condition condition, Set<String> into) {
        if (condition instanceof Condition.Match match) {
            into.add(match.type().substring(match.type().lastIndexOf('.') + 1));
            return true;
        }
        if (condition instanceof Condition.And and) {
            return and.conditions().stream().allMatch(each -> types(each, into));
        }
        if (condition instanceof Condition.Or or) {
            return or.conditions().stream().allMatch(each -> types(each, into));
        }
        if (condition instanceof Condition.Not not) {
            return types(not.condition(), into);
        }
        if (condition instanceof Condition.Exists exists) {
            return types(exists.condition(), into);
        }
        return condition instanceof Condition.Gather gather && types(gather.condition(), into);
    }
}
