package org.transferadvisor.report.block;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.topic.Words;

/** A piece of a section. */
public sealed interface Block {

    /**
     * A paragraph.
     *
     * @param text its text
     */
    record Paragraph(String text) implements Block {}

    /** What a reader asks first, with the answers. */
    record Answers(List<Answer> answers) implements Block {}

    /**
     * An answer in a few words.
     *
     * @param question what it answers
     * @param answer the answer
     * @param more a sentence or two besides; empty for nothing
     * @param tone what it looks like; null for nothing of its own
     * @param target id of the section that says more; empty for none
     */
    record Answer(String question, String answer, String more, Words.@Nullable Tone tone, String target) {}

    /** A table. */
    record Grid(Table table) implements Block {}

    /**
     * A chart with its text alternative and its table.
     *
     * @param title what it shows
     * @param description what there is to see, for who cannot see it
     * @param chart what to draw
     * @param table its figures
     */
    record Figure(String title, String description, Chart chart, Table table) implements Block {}

    /**
     * The decision tree with the way taken.
     *
     * @param roots what it starts with
     * @param table the same as a table
     */
    record Tree(List<Fork> roots, Table table) implements Block {}

    /**
     * A branch of the decision tree.
     *
     * @param answer the answer that it takes; empty for a root
     * @param condition what the facts must be for it
     * @param taken whether the project went this way
     * @param failed what the project has in place of the condition; null where the branch was taken or never reached
     * @param title question or leaf that it leads to
     * @param leaf whether that is a leaf
     * @param rule id of the rule that asks or concludes it
     * @param forks what follows
     */
    record Fork(
            String answer,
            String condition,
            boolean taken,
            @Nullable String failed,
            String title,
            boolean leaf,
            String rule,
            List<Fork> forks) {}

    /** Statements, each with its ground. */
    record Statements(List<Statement> statements) implements Block {}

    /**
     * A statement.
     *
     * @param kind such as {@code WARNING}; empty where there are no kinds
     * @param label its name; empty where it has none
     * @param text the statement
     * @param rule id of the rule that makes it; null where none does
     * @param source id of the section or source
     */
    record Statement(
            String kind,
            String label,
            String text,
            @Nullable String rule,
            @Nullable String source) {}

    /**
     * Things that hang together under a heading of their own.
     *
     * @param title the heading
     * @param items the things
     */
    record Items(String title, List<String> items) implements Block {}

    /**
     * Firings of rules in their order.
     *
     * @param firings the firings
     * @param facts the facts that they name, by id
     * @param led ids of those that led to the recommendation
     */
    record Firings(List<Advice.Firing> firings, Map<String, Advice.Fact> facts, Set<String> led) implements Block {}

    /** What a statement rests on, down to the facts. */
    record Reasons(List<Reason> reasons) implements Block {}

    /**
     * A reason with its own reasons.
     *
     * @param text a rule's sentence, or a fact
     * @param firing id of the firing; null for a fact
     * @param reasons what it rests on; empty for a fact, and where it is opened elsewhere
     */
    record Reason(String text, @Nullable String firing, List<Reason> reasons) {}

    /**
     * What to do next, in order.
     *
     * @param steps the steps
     * @param brief whether only the first says why
     */
    record Steps(List<Advice.NextStep> steps, boolean brief) implements Block {}

    /**
     * Sections and sources with the sentence that each is cited for.
     *
     * @param cited the sources
     */
    record Sources(List<Cited> cited) implements Block {}

    /** A section or source, its title and the sentence that it is cited for. */
    record Cited(String id, String title, String sentence) {}

    /**
     * A rule as its file has it, folded.
     *
     * @param id its id
     * @param place its file and line
     * @param name its name
     * @param text its text
     */
    record RuleText(String id, String place, String name, String text) implements Block {}

    /**
     * Text to be read as it is, folded where it is long.
     *
     * @param title what it is; empty for none
     * @param language such as {@code json}
     * @param text the text
     */
    record Verbatim(String title, String language, String text) implements Block {}
}
