package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Adaptation;

/**
 * Builds {@link Adaptation}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().adaptation(adaptation -> adaptation.loraRank(16));
 * }</pre>
 */
public final class AdaptationBuilder extends SectionBuilder<Adaptation> {

    AdaptationBuilder(String pointer, @Nullable Adaptation from) {
        super(Adaptation.class, pointer, from);
    }

    /**
     * Rank of LoRA's matrices (§5.2).
     *
     * @param loraRank a whole number from 1 to 1024
     * @return this builder
     */
    public AdaptationBuilder loraRank(int loraRank) {
        set("loraRank", loraRank);
        return this;
    }

    /**
     * Tokens of one training sequence.
     *
     * @param sequenceLength a whole number from 1 up
     * @return this builder
     */
    public AdaptationBuilder sequenceLength(int sequenceLength) {
        set("sequenceLength", sequenceLength);
        return this;
    }

    /**
     * Sequences on one GPU at a time.
     *
     * @param microBatch a whole number from 1 up
     * @return this builder
     */
    public AdaptationBuilder microBatch(int microBatch) {
        set("microBatch", microBatch);
        return this;
    }

    /**
     * Are activations computed again in the backward pass, to save memory?
     *
     * @param gradientCheckpointing true or false
     * @return this builder
     */
    public AdaptationBuilder gradientCheckpointing(boolean gradientCheckpointing) {
        set("gradientCheckpointing", gradientCheckpointing);
        return this;
    }

    /**
     * Optimizer, which decides the bytes for each trained parameter.
     *
     * @param optimizer an id in the rulebook's reference/optimizers.yaml
     * @return this builder
     */
    public AdaptationBuilder optimizer(@Nullable String optimizer) {
        set("optimizer", optimizer);
        return this;
    }

    /**
     * How well the training software uses a GPU.
     *
     * @param stack an id in the rulebook's reference/stacks.yaml
     * @return this builder
     */
    public AdaptationBuilder stack(@Nullable String stack) {
        set("stack", stack);
        return this;
    }

    /**
     * Passes over the data.
     *
     * @param epochs a number above 0
     * @return this builder
     */
    public AdaptationBuilder epochs(double epochs) {
        set("epochs", epochs);
        return this;
    }
}
