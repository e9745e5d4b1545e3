package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Finds conclusions that rules gather by a word, and that no rule gathers: a vote for what nobody counts the votes of.
 * What rules do not gather, or all of it, is left alone, as it may be for the advice.
 */
final class Ungathered {

    /** A pattern with its rule. */
    private record Read(Condition.Pattern match, Rule rule) {}

    private final Vocabulary vocabulary;
    private final Tests tests;
    private final Flow flow;
    private final Diagnostics diagnostics;

    Ungathered(Vocabulary vocabulary, Tests tests, Flow flow, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.flow = flow;
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules) {
        Map<String, List<Read>> patterns = new LinkedHashMap<>();
        Set<Condition.Pattern> gathered = new HashSet<>();
        for (Rule rule : rules) {
            rule.conditions().forEach(each -> gathered(each, false, gathered));
            for (Rule.Matched pattern : rule.patterns()) {
                if (pattern.pattern().from() == null) {
                    patterns.computeIfAbsent(pattern.pattern().type(), any -> new ArrayList<>())
                            .add(new Read(pattern.pattern(), rule));
                }
            }
        }
        patterns.forEach((type, matches) -> {
            Vocabulary.Kind kind = vocabulary.kind(type);
            if (kind != null && kind.origin() == Vocabulary.Origin.CONCLUSION) {
                kind.members().values().stream()
                        .filter(each -> each.type() == String.class)
                        .forEach(each -> check(type, each.name(), matches, gathered));
            }
        });
    }

    /** The patterns of what a condition gathers. */
    private static void gathered(Condition condition, boolean inside, Set<Condition.Pattern> gathered) {
        if (condition instanceof Condition.Pattern match && inside) {
            gathered.add(match);
        } else if (condition instanceof Condition.Accumulate gather) {
            gathered(gather.condition(), true, gathered);
        } else if (condition instanceof Condition.And and) {
            and.parts().forEach(each -> gathered(each, inside, gathered));
        } else if (condition instanceof Condition.Or or) {
            or.parts().forEach(each -> gathered(each, inside, gathered));
        }
    }

    private void check(String type, String field, List<Read> matches, Set<Condition.Pattern> gathered) {
        Set<Object> matched = matched(field, matches, gathered);
        if (matched.isEmpty()) {
            return;
        }
        for (Concluded each : flow.of(type)) {
            Set<Object> values = flow.argument(each, field);
            if (values != null && !values.isEmpty() && values.stream().noneMatch(matched::contains)) {
                tell(each, field, values, matched);
            }
        }
    }

    /** The words of a field that patterns match; none where any may pass, or where nothing is gathered word by word. */
    private Set<Object> matched(String field, List<Read> matches, Set<Condition.Pattern> gathered) {
        Set<Object> matched = new LinkedHashSet<>();
        boolean byWord = false;
        for (Read each : matches) {
            Set<Object> words = joined(field, each.match(), each.rule());
            byWord |= words != null && gathered.contains(each.match());
            if (words == null) {
                Values wanted = tests.of(each.match(), field);
                if (!(wanted instanceof Values.Words only) || only.others()) {
                    return Set.of();
                }
                words = only.listed();
            }
            matched.addAll(words);
        }
        return byWord ? matched : Set.of();
    }

    /** The words of the variables that a field must equal; null where there is none, or where it may be anything. */
    private @Nullable Set<Object> joined(String field, Condition.Pattern match, Rule rule) {
        for (String variable : rule.variables().keySet()) {
            if (Flow.joined(match, variable).contains(field)) {
                return flow.variable(rule, variable);
            }
        }
        return null;
    }

    private void tell(Concluded concluded, String field, Set<Object> values, Set<Object> matched) {
        String type = concluded.conclusion().type();
        Vocabulary.Kind kind = vocabulary.kind(type);
        int index = kind == null ? 0 : List.copyOf(kind.members().keySet()).indexOf(field);
        String value = values.stream().map(String::valueOf).sorted().collect(Collectors.joining(" or "));
        Set<String> allowed = matched.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        diagnostics.add(
                Check.UNGATHERED,
                concluded.conclusion().arguments().get(index).place(),
                "no rule gathers " + Unconcluded.article(type) + " `" + type + "` whose `" + field + "` is `" + value
                        + "`, in rule " + concluded.rule().named(),
                String.join(", ", allowed),
                Suggestion.of(value, allowed));
    }
}
