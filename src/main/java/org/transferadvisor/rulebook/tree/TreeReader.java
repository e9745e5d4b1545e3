package org.transferadvisor.rulebook.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.TreeStep;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/** Reads the decision tree out of the rules that conclude steps and leaves. */
final class TreeReader {

    private static final String STEP = TreeStep.class.getSimpleName();

    /** One way for a rule to be reached: the step that it follows, and what else it demands. */
    private record Way(Conclusions.Concluding rule, Condition.@Nullable Pattern after, List<Condition> others) {}

    private final Grounds grounds;
    private final List<Way> ways = new ArrayList<>();

    TreeReader(Conclusions rules) {
        this.grounds = new Grounds(rules);
        for (String type : List.of(STEP, Leaf.class.getSimpleName())) {
            for (Conclusions.Concluding each : rules.of(type)) {
                each.rule().ways().forEach(way -> ways.add(way(each, way)));
            }
        }
    }

    /** Where a rule names several steps, the last one is what it follows. */
    private static Way way(Conclusions.Concluding rule, List<Condition> conditions) {
        Condition.Pattern after = null;
        for (Condition each : conditions) {
            if (each instanceof Condition.Pattern match && match.type().equals(STEP)) {
                after = match;
            }
        }
        Condition.Pattern last = after;
        String answer = rule.argument("answer");
        Condition.Pattern source = Grounds.source(conditions, answer);
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
        String id = way.rule().rule().id();
        if (!way.rule().conclusion().type().equals(STEP)) {
            return new DecisionTree.Leaf(stated(way.rule(), "id"), id);
        }
        String text = stated(way.rule(), "question");
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

    /** What a conclusion states for a field; what the rule writes where it states nothing. */
    private static String stated(Conclusions.Concluding rule, String field) {
        String literal = rule.literal(field);
        return literal == null ? rule.argument(field) : literal;
    }

    /** Whether a pattern over steps, but for the answer, holds of the step that a rule concludes. */
    private static boolean follows(Condition.Pattern after, Conclusions.Concluding step) {
        return after.comparisons().stream()
                .filter(each -> !each.field().equals("answer"))
                .allMatch(each -> {
                    String stated = step.literal(each.field());
                    String demanded = Conclusions.equalTo(each);
                    return stated == null || demanded == null || stated.equals(demanded);
                });
    }

    private DecisionTree.Branch branch(Way from, Way next, Condition.Pattern after, Set<String> above) {
        List<Expression.Comparison> answers = after.comparisons().stream()
                .filter(each -> each.field().equals("answer"))
                .toList();
        List<String> words = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (Expression.Comparison each : answers) {
            String word = Conclusions.equalTo(each);
            Expression.Literal literal = each.literal();
            words.add(
                    word != null
                            ? word
                            : (each.operator().equals("!=") ? "not " : each.operator() + " ")
                                    + (literal != null ? literal.value() : each.text()));
            String reached = word == null
                    ? ""
                    : grounds.of(from.rule().rule(), from.rule().argument("answer"), word);
            if (!reached.isEmpty()) {
                conditions.add(reached);
            }
        }
        String condition = conditions.stream().distinct().collect(Collectors.joining(", or "));
        String others = Wording.of(next.others());
        return new DecisionTree.Branch(
                words.isEmpty() ? "any answer" : String.join(" or ", words),
                condition.isEmpty() || others.isEmpty() ? condition + others : condition + " and " + others,
                node(next, above));
    }
}
