package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.tree.DecisionTree;

/** The whole decision tree with the way that a project took (§9.1). */
public final class DecisionPath {

    private final Advice advice;
    private final Words words;
    private final Set<String> fired = new HashSet<>();

    private DecisionPath(Advice advice, Words words) {
        this.words = words;
        this.advice = advice;
        advice.decisionPath().forEach(step -> fired.add(step.rule()));
        advice.trace().stream()
                .filter(each -> each.concluded().stream()
                        .anyMatch(fact -> advice.facts().get(fact).type().equals("Leaf")))
                .forEach(each -> fired.add(each.rule()));
    }

    /** The tree of a rulebook with the way of an advice in it. */
    public static Block.Tree tree(Advice advice, DecisionTree tree, Words words) {
        DecisionPath path = new DecisionPath(advice, words);
        List<Block.Fork> roots =
                tree.roots().stream().map(each -> path.fork(each, true, null)).toList();
        Table.Builder table = Table.of("The decision tree, branch by branch")
                .words("question", "answer", "condition", "leads to", "taken");
        roots.forEach(each -> rows(each, table));
        return new Block.Tree(roots, table.build());
    }

    private Block.Fork fork(DecisionTree.Branch branch, boolean reached, DecisionTree.@Nullable Question above) {
        DecisionTree.Node to = branch.to();
        boolean taken = reached && fired.contains(to.rule());
        List<Block.Fork> forks = to.branches().stream()
                .map(each -> fork(each, taken, to instanceof DecisionTree.Question question ? question : null))
                .toList();
        return new Block.Fork(
                words.capital(branch.answer()),
                words.condition(branch.condition()),
                taken,
                reached && !taken && above != null ? found(above) : null,
                to instanceof DecisionTree.Question question
                        ? question.text()
                        : words.capital(((DecisionTree.Leaf) to).id()),
                to instanceof DecisionTree.Leaf,
                to.rule(),
                forks);
    }

    /** What the project has where a question was answered otherwise. */
    private @Nullable String found(DecisionTree.Question question) {
        return advice.decisionPath().stream()
                .filter(step -> step.rule().equals(question.rule()))
                .map(step -> {
                    Object value = Given.value(advice, step.fact());
                    String name = Words.fact(step.fact());
                    if (value instanceof Number number) {
                        return name + " is " + Sentence.show(number, null) + ", " + words.of(step.answer());
                    }
                    return step.fact().startsWith("/")
                            ? name + " is " + words.of(step.answer())
                            : words.of(step.answer()) + ", from the " + step.fact();
                })
                .findFirst()
                .orElse(null);
    }

    private static void rows(Block.Fork from, Table.Builder table) {
        for (Block.Fork each : from.forks()) {
            List<String> row = new ArrayList<>(
                    List.of(from.title(), each.answer(), each.condition(), each.title(), each.taken() ? "yes" : "no"));
            table.row(row, each.taken(), each.rule());
            rows(each, table);
        }
    }
}
