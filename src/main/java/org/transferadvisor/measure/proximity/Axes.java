package org.transferadvisor.measure.proximity;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The leading axes of two sides together, each side counting half. */
final class Axes {

    /** Section 19: as many axes as this, where the samples suffice. */
    static final int MOST = 32;

    /** No matrix larger than this is taken apart: it takes seconds. */
    private static final int LARGEST = 1_024;

    private Axes() {}

    /**
     * The axes along which the two sides together vary most.
     *
     * @param many at most so many
     * @return one a column
     */
    static DMatrixRMaj of(Vectors target, Vectors source, int many) {
        int rows = target.width() <= LARGEST ? Integer.MAX_VALUE : LARGEST / 2;
        DMatrixRMaj both = together(target.some(rows), source.some(rows));
        boolean wide = both.numCols > both.numRows;
        DMatrixRMaj square =
                new DMatrixRMaj(Math.min(both.numRows, both.numCols), Math.min(both.numRows, both.numCols));
        if (wide) {
            CommonOps_DDRM.multOuter(both, square);
        } else {
            CommonOps_DDRM.multInner(both, square);
        }
        Symmetric parts = Symmetric.of(square);
        int kept = Math.min(many, above(parts.values()));
        DMatrixRMaj leading = CommonOps_DDRM.extract(parts.axes(), 0, square.numRows, 0, kept);
        if (!wide) {
            return leading;
        }
        DMatrixRMaj axes = new DMatrixRMaj(both.numCols, kept);
        CommonOps_DDRM.multTransA(both, leading, axes);
        for (int j = 0; j < kept; j++) {
            double length = Math.sqrt(parts.values()[j]);
            for (int i = 0; i < axes.numRows; i++) {
                axes.data[i * kept + j] /= length;
            }
        }
        return axes;
    }

    /** How many eigenvalues are more than rounding. */
    private static int above(double[] values) {
        int many = 0;
        while (many < values.length && values[many] > values[0] * 1e-12) {
            many++;
        }
        return many;
    }

    private static DMatrixRMaj together(Vectors target, Vectors source) {
        int width = target.width();
        DMatrixRMaj both = new DMatrixRMaj(target.size() + source.size(), width);
        double[] mean = new double[width];
        for (Vectors each : new Vectors[] {target, source}) {
            for (int i = 0; i < each.size(); i++) {
                for (int j = 0; j < width; j++) {
                    mean[j] += each.rows().data[i * width + j] / (2 * each.size());
                }
            }
        }
        int at = 0;
        for (Vectors each : new Vectors[] {target, source}) {
            double scale = Math.sqrt(0.5 / each.size());
            for (int i = 0; i < each.size(); i++, at++) {
                for (int j = 0; j < width; j++) {
                    both.data[at * width + j] = scale * (each.rows().data[i * width + j] - mean[j]);
                }
            }
        }
        return both;
    }
}
