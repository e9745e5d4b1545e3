package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Similarity;

/**
 * Builds {@link Candidate}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().candidate(model ->
 *         model.model("Llama-3.1-8B").similarity(0.78, 0.7, 0.8).benchmark(0.73).ecosystem(0.9));
 * }</pre>
 */
public final class CandidateBuilder extends SectionBuilder<Candidate> {

    CandidateBuilder(String pointer, @Nullable Candidate from) {
        super(Candidate.class, pointer, from);
    }

    /**
     * Name of the model (§9.3); required.
     *
     * @param model text of 1 to 200 characters
     * @return this builder
     */
    public CandidateBuilder model(@Nullable String model) {
        set("model", model);
        return this;
    }

    /**
     * All parameters, billions; required for open weights that the model table lacks.
     *
     * @param parametersB a number above 0
     * @return this builder
     */
    public CandidateBuilder parametersB(double parametersB) {
        set("parametersB", parametersB);
        return this;
    }

    /**
     * Parameters used for one token, billions (mixture of experts) (§10.1).
     *
     * @param activeParametersB a number above 0
     * @return this builder
     */
    public CandidateBuilder activeParametersB(double activeParametersB) {
        set("activeParametersB", activeParametersB);
        return this;
    }

    /**
     * How the model is reached (§3.2).
     *
     * @param access one of {@code API}, {@code OPEN_WEIGHTS}, {@code PROPRIETARY_LICENSE}
     * @return this builder
     */
    public CandidateBuilder access(@Nullable String access) {
        set("access", access);
        return this;
    }

    /**
     * Can the model be prompted? (§2.2)
     *
     * @param promptInterface true or false
     * @return this builder
     */
    public CandidateBuilder promptInterface(boolean promptInterface) {
        set("promptInterface", promptInterface);
        return this;
    }

    /**
     * Does its API offer fine-tuning? (§3.2)
     *
     * @param hostedFineTuning true or false
     * @return this builder
     */
    public CandidateBuilder hostedFineTuning(boolean hostedFineTuning) {
        set("hostedFineTuning", hostedFineTuning);
        return this;
    }

    /**
     * Similarity of source and target; its task part may be left out (§6.2).
     *
     * @param semantic embedding similarity, 0 to 1
     * @param distribution overlap of feature distributions, 0 to 1
     * @return this builder
     */
    public CandidateBuilder similarity(double semantic, double distribution) {
        set("similarity", new Similarity(semantic, distribution, null, null));
        return this;
    }

    /**
     * Similarity of source and target; its task part may be left out (§6.2).
     *
     * @param semantic embedding similarity, 0 to 1
     * @param distribution overlap of feature distributions, 0 to 1
     * @param task similarity of outputs and objectives, 0 to 1; without it the other two count for all
     * @return this builder
     */
    public CandidateBuilder similarity(double semantic, double distribution, double task) {
        set("similarity", new Similarity(semantic, distribution, task, null));
        return this;
    }

    /**
     * Similarity of source and target; its task part may be left out (§6.2).
     *
     * @param similarity all of it
     * @return this builder
     */
    public CandidateBuilder similarity(@Nullable Similarity similarity) {
        set("similarity", similarity);
        return this;
    }

    /**
     * Score on a related benchmark, 0 to 1 (§9.3).
     *
     * @param benchmark a number from 0 to 1
     * @return this builder
     */
    public CandidateBuilder benchmark(double benchmark) {
        set("benchmark", benchmark);
        return this;
    }

    /**
     * Documentation and community, 0 to 1 (§9.3).
     *
     * @param ecosystem a number from 0 to 1
     * @return this builder
     */
    public CandidateBuilder ecosystem(double ecosystem) {
        set("ecosystem", ecosystem);
        return this;
    }

    /**
     * USD for a million tokens through the API (§3.2).
     *
     * @param pricePerMillionTokens a number from 0 up
     * @return this builder
     */
    public CandidateBuilder pricePerMillionTokens(double pricePerMillionTokens) {
        set("pricePerMillionTokens", pricePerMillionTokens);
        return this;
    }

    /**
     * USD a month for a proprietary licence (§3.2).
     *
     * @param licenseCostPerMonth a number from 0 up
     * @return this builder
     */
    public CandidateBuilder licenseCostPerMonth(double licenseCostPerMonth) {
        set("licenseCostPerMonth", licenseCostPerMonth);
        return this;
    }

    /**
     * USD for a million training tokens of hosted fine-tuning (§3.2).
     *
     * @param fineTuningPricePerMillionTokens a number from 0 up
     * @return this builder
     */
    public CandidateBuilder fineTuningPricePerMillionTokens(double fineTuningPricePerMillionTokens) {
        set("fineTuningPricePerMillionTokens", fineTuningPricePerMillionTokens);
        return this;
    }

    /**
     * Transformer layers.
     *
     * @param layers a whole number from 1 up
     * @return this builder
     */
    public CandidateBuilder layers(long layers) {
        set("layers", layers);
        return this;
    }

    /**
     * Width of the residual stream.
     *
     * @param hiddenSize a whole number from 1 up
     * @return this builder
     */
    public CandidateBuilder hiddenSize(long hiddenSize) {
        set("hiddenSize", hiddenSize);
        return this;
    }

    /**
     * Width of the key and value projections.
     *
     * @param keyValueSize a whole number from 1 up
     * @return this builder
     */
    public CandidateBuilder keyValueSize(long keyValueSize) {
        set("keyValueSize", keyValueSize);
        return this;
    }

    /**
     * Tokens that the model knows.
     *
     * @param vocabularySize a whole number from 1 up
     * @return this builder
     */
    public CandidateBuilder vocabularySize(long vocabularySize) {
        set("vocabularySize", vocabularySize);
        return this;
    }

    /**
     * Path of its config.json, from the facts file; for the command line only.
     *
     * @param config text of 1 to 200 characters
     * @return this builder
     */
    public CandidateBuilder config(@Nullable String config) {
        set("config", config);
        return this;
    }

    /**
     * Field of what the model was trained on (§6.1).
     *
     * @param trainedOn an id in the rulebook's reference/fields.yaml
     * @return this builder
     */
    public CandidateBuilder trainedOn(@Nullable String trainedOn) {
        set("trainedOn", trainedOn);
        return this;
    }
}
