package org.transferadvisor.measure.proximity;

import java.util.Arrays;
import java.util.Random;

/**
 * How well a model's own features tell the target's classes apart, beyond what the largest class gives for nothing: the
 * similarity of tasks (§6.2).
 *
 * @param task from 0 to 1
 * @param accuracy share that five neighbours tell right, each example left out in turn
 * @param majority share of the largest class
 */
public record Separability(Estimate task, double accuracy, double majority) {

    /**
     * Measures it.
     *
     * @param features at least {@link Comparison#FEWEST}
     * @param classes of each row, from 0; at least two of them
     * @param seed of all draws
     */
    public static Separability of(Vectors features, int[] classes, long seed) {
        int many = classes.length;
        boolean[] right = Neighbours.right(features.rows(), classes);
        int kinds = 0;
        for (int each : classes) {
            kinds = Math.max(kinds, each + 1);
        }
        Random random = new Random(seed);
        double[] draws = new double[Estimate.DRAWS];
        for (int i = 0; i < draws.length; i++) {
            int[] drawn = new int[many];
            for (int j = 0; j < many; j++) {
                drawn[j] = random.nextInt(many);
            }
            draws[i] = task(right, classes, kinds, drawn).task;
        }
        int[] all = new int[many];
        Arrays.setAll(all, i -> i);
        Shares shares = task(right, classes, kinds, all);
        return new Separability(new Estimate(shares.task, draws), shares.accuracy, shares.majority);
    }

    private record Shares(double task, double accuracy, double majority) {}

    private static Shares task(boolean[] right, int[] classes, int kinds, int[] rows) {
        int[] counts = new int[kinds];
        int hits = 0;
        int most = 0;
        for (int row : rows) {
            hits += right[row] ? 1 : 0;
            most = Math.max(most, ++counts[classes[row]]);
        }
        double accuracy = (double) hits / rows.length;
        double majority = (double) most / rows.length;
        return new Shares(
                most == rows.length ? 0 : Math.max(0, (accuracy - majority) / (1 - majority)), accuracy, majority);
    }
}
