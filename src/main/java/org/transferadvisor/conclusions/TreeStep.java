package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * One question of the decision tree with the project's answer (§9.1).
 *
 * <pre>{@code
 * new TreeStep(2, "Data volume?", "SMALL", "/data/labeledSamples")
 * }</pre>
 *
 * @param position 1 for the first question
 * @param question in the article's words
 * @param answer the word that the next step or leaf decides on
 * @param fact JSON pointer of the fact that gave the answer, or the derived fact
 */
@OnePer("position")
public record TreeStep(Integer position, String question, String answer, String fact) {}
