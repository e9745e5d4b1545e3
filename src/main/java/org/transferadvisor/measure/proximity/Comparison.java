package org.transferadvisor.measure.proximity;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * How alike the data of two sides are (§6.2): vectors of text by one embedder, or features of one encoder.
 *
 * @param semantic cosine of the centroids without the noise of finite samples; null where a centroid is all noise
 * @param distribution nearness of the two clouds, against the noise of both samples and their width
 * @param twoSampleError how often five neighbours take a vector for one of the other side: 0.5 where nothing tells them apart
 */
public record Comparison(@Nullable Estimate semantic, Estimate distribution, double twoSampleError) {

    /** The fewest vectors that are compared. */
    public static final int FEWEST = 10;

    private static final int SPLITS = 10;
    private static final int NEIGHBOURS_OF = 500;

    /** Whether all vectors are the same, so that nothing can be measured on them. */
    public static boolean isConstant(Vectors side) {
        return new Centroid(side, ones(side)).trace < 1e-12;
    }

    /**
     * Compares two sides.
     *
     * @param target at least {@link #FEWEST} vectors that are not all the same
     * @param source the same, as wide
     * @param seed of all draws
     */
    public static Comparison of(Vectors target, Vectors source, long seed) {
        return of(target, source, seed, Estimate.DRAWS);
    }

    /** The same with another number of draws. */
    static Comparison of(Vectors target, Vectors source, long seed, int many) {
        Random random = new Random(seed);
        DMatrixRMaj axes = Axes.of(target, source, Math.min(Axes.MOST, Math.min(target.size(), source.size()) - 1));
        Vectors near = along(axes, target);
        Vectors far = along(axes, source);
        double noise = noise(near, random) + noise(far, random);
        double[] cosines = new double[many];
        double[] distances = new double[many];
        double[] widths = new double[many];
        for (int i = 0; i < many; i++) {
            double[] ofTarget = Draws.again(target, random);
            double[] ofSource = Draws.again(source, random);
            cosines[i] = cosine(new Centroid(target, ofTarget), new Centroid(source, ofSource));
            Gaussian one = Gaussian.of(near.rows(), ofTarget);
            Gaussian other = Gaussian.of(far.rows(), ofSource);
            distances[i] = one.squaredDistance(other);
            widths[i] = (one.trace() + other.trace()) / 2;
        }
        Gaussian one = Gaussian.of(near.rows(), ones(near));
        Gaussian other = Gaussian.of(far.rows(), ones(far));
        double distance = one.squaredDistance(other);
        double shift = distance - Arrays.stream(distances).average().orElse(distance);
        double[] draws = new double[many];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = distribution(distances[i] + shift, noise, widths[i]);
        }
        double semantic = cosine(new Centroid(target, ones(target)), new Centroid(source, ones(source)));
        return new Comparison(
                Double.isNaN(semantic) ? null : new Estimate(semantic, known(cosines, semantic)),
                new Estimate(distribution(distance, noise, (one.trace() + other.trace()) / 2), draws),
                twoSampleError(near, far));
    }

    private static double distribution(double distance, double noise, double width) {
        return 1 / (1 + Math.max(0, distance - noise) / width);
    }

    /** A draw whose centroid is all noise tells nothing. */
    private static double[] known(double[] draws, double otherwise) {
        return Arrays.stream(draws)
                .map(each -> Double.isNaN(each) ? otherwise : each)
                .toArray();
    }

    /**
     * What one side's sample, being finite, adds to the distance: a quarter of what its halves are apart. To first order a sample
     * of n adds c / n, c its own spread's, so two halves are 2c / n + 2c / n apart, and the whole adds c / n.
     */
    private static double noise(Vectors side, Random random) {
        double apart = 0;
        for (int i = 0; i < SPLITS; i++) {
            double[] half = Draws.half(side, random);
            double[] rest = Arrays.stream(half).map(each -> 1 - each).toArray();
            apart += Gaussian.of(side.rows(), half).squaredDistance(Gaussian.of(side.rows(), rest));
        }
        return apart / SPLITS / 4;
    }

    private static Vectors along(DMatrixRMaj axes, Vectors side) {
        DMatrixRMaj rows = new DMatrixRMaj(side.size(), axes.numCols);
        CommonOps_DDRM.mult(side.rows(), axes, rows);
        return new Vectors(rows, side.groups());
    }

    private static double twoSampleError(Vectors near, Vectors far) {
        int each = Math.min(NEIGHBOURS_OF, Math.min(near.size(), far.size()));
        DMatrixRMaj rows = new DMatrixRMaj(2 * each, near.width());
        CommonOps_DDRM.insert(near.some(each).rows(), rows, 0, 0);
        CommonOps_DDRM.insert(far.some(each).rows(), rows, each, 0);
        int[] sides = new int[2 * each];
        Arrays.fill(sides, each, 2 * each, 1);
        int wrong = 0;
        for (boolean right : Neighbours.right(rows, sides)) {
            wrong += right ? 0 : 1;
        }
        return (double) wrong / sides.length;
    }

    static double[] ones(Vectors side) {
        double[] ones = new double[side.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Section 19's {@code semantic}; not a number where a centroid is all noise. */
    private static double cosine(Centroid one, Centroid other) {
        if (one.length <= 0 || other.length <= 0) {
            return Double.NaN;
        }
        double product = 0;
        for (int j = 0; j < one.mean.length; j++) {
            product += one.mean[j] * other.mean[j];
        }
        return Interval.within(product / Math.sqrt(one.length * other.length));
    }

    /** The mean of weighted vectors, and its squared length without the noise of a finite sample. */
    private static final class Centroid {

        final double[] mean;
        final double trace;
        final double length;

        Centroid(Vectors side, double[] weights) {
            int width = side.width();
            mean = new double[width];
            double total = 0;
            double squares = 0;
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] == 0) {
                    continue;
                }
                total += weights[i];
                for (int j = 0; j < width; j++) {
                    double value = side.rows().data[i * width + j];
                    mean[j] += weights[i] * value;
                    squares += weights[i] * value * value;
                }
            }
            double ofMean = 0;
            for (int j = 0; j < width; j++) {
                mean[j] /= total;
                ofMean += mean[j] * mean[j];
            }
            trace = Math.max(0, squares - total * ofMean) / (total - 1);
            length = ofMean - trace / total;
        }
    }
}
