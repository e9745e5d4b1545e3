package org.transferadvisor.rulebook.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.TreeStep;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

/** Reads the decision tree out of the rules that conclude steps and leaves. */
final class TreeReader {

    private static final String STEP = TreeStep.class.getSimpleName();

    /** One way for a rule to be reached: the step that it follows, and what else it demands. */
    private record Way(ParsedRules.Concluding rule, Condition.@Nullable Match after, List<Condition> others) {}

    private final Grounds grounds;
    private final List<Way> ways = new ArrayList<>();

    TreeReader(ParsedRules rules) {
        this.grounds = new Grounds(rules);
        for (String type : List.of(STEP, Leaf.class.getSimpleName())) {
            for (ParsedRules.Concluding each : rules.concluding(type)) {
                ParsedRules.ways(each.rule()).forEach(way -> ways.add(way(each, way)));
            }
        }
    }

    /** Where a rule names several steps, the last one is what it follows. */
    private static Way way(ParsedRules.Concluding rule, List<Condition> conditions) {
        Condition.Match after = null;
        for (Condition each : conditions) {
            if (each instanceof Condition.Match match && match.type().equals(STEP)) {
                after = match;
            }
        }
        Condition.Match last = after;
        String answer = rule.argument("answer");
        Condition.Match source = Grounds.source(conditions, answer).orElse(null);
        List<Condition> others = conditions.stream()
                .filter(each -> each != last && each != source)
                .toList();
        return new Way(rule, after, others);
    }

    DecisionTree read() {
        List<DecisionTree.Branch> roots = new ArrayList<>();
        for (Way way : ways) {
            if (way.after() == null) {
                roots.add(new DecisionTree.Branch("", Wording.of(way.others()), node(way, Set.of())));
            }
        }
        return new DecisionTree(List.copyOf(roots));
    }

    private DecisionTree.Node node(Way way, Set<String> above) {
        String id = way.rule().rule().annotation("id");
        if (!way.rule().insertion().type().equals(STEP)) {
            return new DecisionTree.Leaf(
                    way.rule().literal("id").orElse(way.rule().argument("id")), id);
        }
        String text = way.rule().literal("question").orElse(way.rule().argument("question"));
        List<DecisionTree.Branch> branches = new ArrayList<>();
        Set<String> deeper = new LinkedHashSet<>(above);
        if (deeper.add(id)) {
            for (Way next : ways) {
                if (next.after() != null && follows(next.after(), way.rule())) {
                    branches.add(branch(way, next, next.after(), deeper));
                }
            }
        }
        return new DecisionTree.Question(text, id, List.copyOf(branches));
    }

    /** Whether a pattern over steps, but for the answer, holds of the step that a rule concludes. */
    private static boolean follows(Condition.Match after, ParsedRules.Concluding step) {
        return ParsedRules.comparisons(after.tests()).stream()
                .filter(each -> !each.field().equals("answer"))
                .allMatch(each -> {
                    Optional<String> stated = step.literal(each.field());
                    Optional<String> demanded = ParsedRules.equalTo(each);
                    return stated.isEmpty() || demanded.isEmpty() || stated.equals(demanded);
                });
    }

    private DecisionTree.Branch branch(Way from, Way next, Condition.Match after, Set<String> above) {
        List<Test.Comparison> answers = ParsedRules.comparisons(after.tests()).stream()
                .filter(each -> each.field().equals("answer"))
                .toList();
        List<String> words = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (Test.Comparison each : answers) {
            Optional<String> word = ParsedRules.equalTo(each);
            words.add(word.orElseGet(() -> (each.operator().equals("!=") ? "not " : each.operator() + " ")
                    + (each.operand() instanceof Operand.Literal literal ? literal.value() : each.text())));
            word.map(answer -> grounds.of(from.rule().rule(), from.rule().argument("answer"), answer))
                    .filter(each2 -> !each2.isEmpty())
                    .ifPresent(conditions::add);
        }
        String condition = conditions.stream().distinct().collect(Collectors.joining(", or "));
        String others = Wording.of(next.others());
        return new DecisionTree.Branch(
                words.isEmpty() ? "any answer" : String.join(" or ", words),
                condition.isEmpty() || others.isEmpty() ? condition + others : condition + " and " + others,
                node(next, above));
    }
}
