package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What is planned after one of the steps from the tree to what can be carried out (§9.1).
 *
 * <pre>{@code
 * new Plan("SAMPLES", "MULTI_SOURCE_TRANSFER", "LORA")
 * }</pre>
 *
 * @param step the step that it is the outcome of
 * @param frame id of the larger plan; null where the method is all of it
 * @param method id of the method, which is that of the transfer step where there is a larger plan
 */
@OnePer("step")
public record Plan(
        @OneOf({"TREE", "ACCESS", "SAMPLES", "CLASSES", "SOURCES"})
        String step,

        @IdOf("strategies") @Nullable String frame,
        @IdOf("strategies") String method) {}
