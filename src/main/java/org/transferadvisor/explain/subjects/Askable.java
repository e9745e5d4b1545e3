package org.transferadvisor.explain.subjects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.Decision;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.trace.Firing;

/** What can be asked of an advice, for those who asked for something else. */
public final class Askable {

    private static final int MOST = 12;

    private final Collection<String> parts;
    private final Decision decision;
    private final Rulebook rulebook;

    /**
     * What can be asked of a decision.
     *
     * @param parts the names of the parts of its advice
     */
    public Askable(Collection<String> parts, Decision decision, Rulebook rulebook) {
        this.parts = parts;
        this.decision = decision;
        this.rulebook = rulebook;
    }

    /** Every name but those of single conclusions and firings. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(parts);
        decision.advice().findings().forEach(each -> names.add(each.code()));
        decision.advice().assumptions().forEach(each -> names.add(each.fact()));
        names.addAll(rulebook.ids());
        return names;
    }

    /** All of it in a few lines: names that go on in the same ways share one. */
    public String listed() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        parts.forEach(name -> {
            int dot = name.lastIndexOf('.');
            groups.computeIfAbsent(dot < 0 ? "" : name.substring(0, dot), any -> new ArrayList<>())
                    .add(name.substring(dot + 1));
        });
        Map<List<String>, List<String>> shared = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        groups.forEach((group, names) -> {
            if (group.isEmpty()) {
                lines.add(several(names));
            } else if (group.indexOf('.') < 0) {
                lines.add(group + "." + several(names));
            } else {
                shared.computeIfAbsent(names, any -> new ArrayList<>()).add(group);
            }
        });
        shared.forEach((names, of) -> lines.add(group(of) + "." + several(names)));
        List<String> assumptions = decision.advice().assumptions().stream()
                .map(Advice.Assumption::fact)
                .toList();
        if (!assumptions.isEmpty()) {
            lines.add("an assumption of the advice: " + several(assumptions));
        }
        Firing first = decision.trace().firings().get(0);
        lines.add("a conclusion or a firing of the trace, such as "
                + first.concluded().get(0).id() + " or " + first.id());
        lines.add("the id of a rule, for all that it concluded, such as "
                + first.rule().id());
        return "one of\n      " + String.join("\n      ", lines);
    }

    /** Names with the same beginning and end, with what differs in braces. */
    private static String group(List<String> names) {
        if (names.size() == 1) {
            return names.get(0);
        }
        int start = names.get(0).indexOf('.') + 1;
        String before = names.get(0).substring(0, start);
        if (!names.stream().allMatch(each -> each.startsWith(before))) {
            return String.join(" or ", names);
        }
        return before + "{"
                + several(names.stream().map(each -> each.substring(start)).toList()) + "}";
    }

    private static String several(List<String> names) {
        int more = names.size() - MOST;
        return String.join(" | ", names.subList(0, Math.min(MOST, names.size())))
                + (more > 0 ? " | " + more + " more" : "");
    }
}
