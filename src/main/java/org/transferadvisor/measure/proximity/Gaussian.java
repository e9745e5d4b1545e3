package org.transferadvisor.measure.proximity;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Mean and covariance of weighted vectors.
 *
 * @param mean the centroid
 * @param covariance unbiased
 */
record Gaussian(DMatrixRMaj mean, DMatrixRMaj covariance) {

    /**
     * Fits vectors.
     *
     * @param rows one a row
     * @param weights how often each counts
     */
    static Gaussian of(DMatrixRMaj rows, double[] weights) {
        int width = rows.numCols;
        double total = 0;
        DMatrixRMaj mean = new DMatrixRMaj(1, width);
        for (int i = 0; i < rows.numRows; i++) {
            total += weights[i];
            for (int j = 0; j < width; j++) {
                mean.data[j] += weights[i] * rows.data[i * width + j];
            }
        }
        CommonOps_DDRM.divide(mean, total);
        DMatrixRMaj centred = new DMatrixRMaj(rows.numRows, width);
        for (int i = 0; i < rows.numRows; i++) {
            double scale = Math.sqrt(weights[i] / (total - 1));
            for (int j = 0; j < width; j++) {
                centred.data[i * width + j] = scale * (rows.data[i * width + j] - mean.data[j]);
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(width, width);
        CommonOps_DDRM.multInner(centred, covariance);
        return new Gaussian(mean, covariance);
    }

    double trace() {
        return CommonOps_DDRM.trace(covariance);
    }

    /** The squared Fréchet distance to another: of the means, and of the covariances. */
    double squaredDistance(Gaussian other) {
        double distance = trace() + other.trace();
        for (int j = 0; j < mean.numCols; j++) {
            double gap = mean.data[j] - other.mean.data[j];
            distance += gap * gap;
        }
        DMatrixRMaj root = Symmetric.root(covariance);
        DMatrixRMaj half = new DMatrixRMaj(root.numRows, root.numCols);
        DMatrixRMaj product = new DMatrixRMaj(root.numRows, root.numCols);
        CommonOps_DDRM.mult(root, other.covariance, half);
        CommonOps_DDRM.mult(half, root, product);
        for (double value : Symmetric.of(product).values()) {
            distance -= 2 * Math.sqrt(Math.max(0, value));
        }
        return Math.max(0, distance);
    }
}
