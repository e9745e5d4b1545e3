package org.transferadvisor.measure.shapes;

/**
 * What was counted of a model.
 *
 * @param parameters all of them
 * @param idle of mixtures of experts, those that a token does not pass
 * @param layers of encoder-decoders those of both together
 * @param hiddenSize width of the residual stream
 * @param keyValueSize width of keys and values, all heads together
 * @param vocabularySize tokens that it knows; 0 for none
 */
record Count(
        double parameters, double idle, double layers, double hiddenSize, double keyValueSize, double vocabularySize) {

    /** A model whose parameters are all used. */
    static Count dense(double parameters, double layers, double hiddenSize, double vocabularySize) {
        return new Count(parameters, 0, layers, hiddenSize, hiddenSize, vocabularySize);
    }

    Count plus(double more) {
        return new Count(parameters + more, idle, layers, hiddenSize, keyValueSize, vocabularySize);
    }

    /** Weights and offsets of a linear map. */
    static double linear(double in, double out) {
        return in * out + out;
    }

    /** A layer of a transformer as BERT has it: four projections with offsets, two maps, two norms. */
    static double layer(double width, double inner) {
        return 4 * linear(width, width) + linear(width, inner) + linear(inner, width) + 4 * width;
    }
}
