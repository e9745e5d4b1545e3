package org.transferadvisor.rulebook.tree;

import java.util.List;

/**
 * The whole decision tree of a rulebook (§9.1), read out of the rules that ask its questions and conclude its leaves: a leaf
 * that an expert adds is in it.
 *
 * @param roots what the tree starts with: its first questions, and leaves that no question leads to
 */
public record DecisionTree(List<Branch> roots) {

    /** A question or a leaf. */
    public sealed interface Node {

        /** Id of the rule that concludes it. */
        String rule();

        /** What follows from it; nothing from a leaf. */
        List<Branch> branches();
    }

    /**
     * A question.
     *
     * @param text in the article's words
     * @param rule id of the rule that asks it
     * @param branches its answers and where they lead, in the order of the rulebook
     */
    public record Question(String text, String rule, List<Branch> branches) implements Node {}

    /**
     * A leaf.
     *
     * @param id its id
     * @param rule id of the rule that concludes it
     */
    public record Leaf(String id, String rule) implements Node {
        @Override
        public List<Branch> branches() {
            return List.of();
        }
    }

    /**
     * A way from a question.
     *
     * @param answer the answer that it takes; empty for a root
     * @param condition what the facts must be for that answer, in the words of the rules
     * @param to where it leads
     */
    public record Branch(String answer, String condition, Node to) {}
}
