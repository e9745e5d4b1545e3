package org.transferadvisor.measure.proximity;

import java.util.Random;

/** Draws of texts: with replacement for the bootstrap, in halves for the noise. */
final class Draws {

    private Draws() {}

    /** How often each row counts in a sample of as many texts, drawn with replacement. */
    static double[] again(Vectors side, Random random) {
        int texts = side.texts();
        double[] times = new double[texts];
        for (int i = 0; i < texts; i++) {
            times[random.nextInt(texts)]++;
        }
        double[] weights = new double[side.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = times[side.groups()[i]];
        }
        return weights;
    }

    /** One half of the texts as weights 1 and 0. */
    static double[] half(Vectors side, Random random) {
        int texts = side.texts();
        int[] order = new int[texts];
        for (int i = 0; i < texts; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        double[] chosen = new double[texts];
        for (int i = 0; i < texts / 2; i++) {
            chosen[order[i]] = 1;
        }
        double[] weights = new double[side.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = chosen[side.groups()[i]];
        }
        return weights;
    }
}
