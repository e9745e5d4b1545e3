package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Who teaches whom, where a model is distilled (§9.1).
 *
 * <pre>{@code
 * new Distillation("Llama-3.1-70B", "Llama-3.1-8B")
 * }</pre>
 *
 * @param teacher name of the model that teaches
 * @param student name of the candidate that learns; null where it is a model of its own, a share of the teacher's size
 */
@OnePer({})
public record Distillation(String teacher, @Nullable String student) {}
