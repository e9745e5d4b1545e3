package org.transferadvisor.costs;

import org.jspecify.annotations.Nullable;

/** GPU memory of training, part by part (section 16 of the specification). GB are 10^9 bytes, parameters billions. */
public final class Memory {

    private static final double BILLION = 1e9;
    private static final double TWO_THIRDS = 2.0 / 3;

    private Memory() {}

    /** GB of the weights that stay as they are. */
    @Formula("parametersB * frozenBytes")
    public static double weights(double parametersB, double frozenBytes) {
        return Ranges.settled(parametersB * frozenBytes);
    }

    /** Billions of parameters that no quantisation reaches: the embeddings, in and out. */
    @Formula(
            value = "2 * vocabularySize * hiddenSize / 1000000000",
            unless = "vocabularySize is unknown or hiddenSize is unknown",
            then = "0")
    public static double embeddings(@Nullable Long vocabularySize, @Nullable Long hiddenSize) {
        return vocabularySize == null || hiddenSize == null
                ? 0
                : Ranges.settled(2.0 * vocabularySize * hiddenSize / BILLION);
    }

    /**
     * GB of weights that are held in fewer bits, the embeddings left out.
     *
     * @param parametersB all of them
     * @param frozenBytes bytes of each that is quantised
     * @param embeddingsB those that are not
     * @param weightBytes bytes of each of these
     */
    @Formula("max(0, parametersB - embeddingsB) * frozenBytes + min(parametersB, embeddingsB) * weightBytes")
    public static double quantizedWeights(
            double parametersB, double frozenBytes, double embeddingsB, double weightBytes) {
        double quantized = Math.max(0, parametersB - embeddingsB);
        return Ranges.settled(quantized * frozenBytes + Math.min(parametersB, embeddingsB) * weightBytes);
    }

    /** GB of what is trained: weight, gradient and optimiser state of each parameter. */
    @Formula("trained * bytes / 1000000000")
    public static double trained(double trained, double bytes) {
        return Ranges.settled(trained * bytes / BILLION);
    }

    /** Parameters of a prompt or a prefix that is trained: so many for each virtual token. */
    @Formula("tokens * each")
    public static double virtualTokens(double tokens, double each) {
        return Ranges.settled(tokens * each);
    }

    /** What a prefix trains for each virtual token: a key and a value in every layer. */
    @Formula("2 * layers * keyValueSize")
    public static double keysAndValues(double layers, double keyValueSize) {
        return 2 * layers * keyValueSize;
    }

    /** Parameters that are trained, by their share of the model's. */
    @Formula("parametersB * 1000000000 * share")
    public static double byShare(double parametersB, double share) {
        return Ranges.settled(parametersB * BILLION * share);
    }

    /**
     * Width of the residual stream, all layers together; where the shape is not known, that of usual models of the size.
     *
     * @param hiddenSize width of one layer
     * @param layers how many
     * @param activeParametersB billions of parameters used for a token
     * @param perSize width of a usual model of one billion
     */
    @Formula(
            value = "hiddenSize * layers",
            unless = "hiddenSize is unknown or layers is unknown",
            then = "perSize * pow(activeParametersB, 2 / 3)")
    public static double width(
            @Nullable Long hiddenSize, @Nullable Long layers, double activeParametersB, double perSize) {
        return hiddenSize == null || layers == null
                ? Ranges.settled(perSize * Math.pow(activeParametersB, TWO_THIRDS))
                : (double) hiddenSize * layers;
    }

    /** Words that a model may give at each place; the usual number where its own is not known. */
    @Formula(value = "vocabularySize", unless = "vocabularySize is unknown", then = "usual")
    public static double words(@Nullable Long vocabularySize, double usual) {
        return vocabularySize == null ? usual : vocabularySize;
    }

    /**
     * GB of activations on one GPU.
     *
     * @param tokens tokens on one GPU at a time
     * @param perWidth bytes for each token and unit of the width
     * @param width of all layers together
     * @param perWord bytes for each token and word of the vocabulary
     * @param vocabulary words that the model may give
     * @param chunk share of them at a time
     */
    @Formula("tokens * (perWidth * width + perWord * vocabulary * chunk) / 1000000000")
    public static double activations(
            double tokens, double perWidth, double width, double perWord, double vocabulary, double chunk) {
        return Ranges.settled(tokens * (perWidth * width + perWord * vocabulary * chunk) / BILLION);
    }

    /** Tokens on one GPU at a time; a pair of answers takes twice as many. */
    @Formula("microBatch * sequenceLength * sequences")
    public static double tokensAtATime(double microBatch, double sequenceLength, double sequences) {
        return microBatch * sequenceLength * sequences;
    }

    /** Tokens of a sequence that holds most samples: the power of two at or above twice a sample's, within bounds. */
    @Formula("min(most, max(least, powerOfTwo(2 * tokensPerSample)))")
    public static double sequence(double tokensPerSample, double least, double most) {
        double length = least;
        while (length < 2 * tokensPerSample && length < most) {
            length *= 2;
        }
        return Math.min(most, length);
    }

    /** GB on each of several GPUs: weights and what is trained are shared, activations and the rest are not. */
    @Formula("(weights + trained) / gpus + activations + overhead")
    public static double perGpu(double weights, double trained, double activations, double overhead, double gpus) {
        return Ranges.settled((weights + trained) / gpus + activations + overhead);
    }

    /** GB of a GPU that training can use. */
    @Formula("memoryGb * share")
    public static double usable(double memoryGb, double share) {
        return Ranges.settled(memoryGb * share);
    }

    /**
     * The fewest GPUs that hold it; null where the activations alone are too much for one, or no allowed number is enough.
     *
     * @param weights GB that GPUs share
     * @param trained GB that they share
     * @param activations GB on each
     * @param overhead GB on each
     * @param usable GB that each has
     * @param most the most GPUs
     */
    @Formula(
            value = "max(1, ceil((weights + trained) / (usable - activations - overhead)))",
            unless =
                    "usable <= activations + overhead or (weights + trained) / (usable - activations - overhead) > most")
    public static @Nullable Long gpusNeeded(
            double weights, double trained, double activations, double overhead, double usable, double most) {
        double room = Ranges.settled(usable - activations - overhead);
        if (room <= 0 || (weights + trained) / room > most) {
            return null;
        }
        return Math.max(1, (long) Math.ceil(Ranges.settled((weights + trained) / room)));
    }
}
