package org.transferadvisor.measure.proximity;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A symmetric matrix in its own axes.
 *
 * @param values eigenvalues, the largest first
 * @param axes the axis of each in a column
 */
record Symmetric(double[] values, DMatrixRMaj axes) {

    /** Takes a matrix apart; what rounding left unsymmetric is evened out. */
    static Symmetric of(DMatrixRMaj matrix) {
        int size = matrix.numRows;
        DMatrixRMaj even = new DMatrixRMaj(size, size);
        CommonOps_DDRM.transpose(matrix, even);
        CommonOps_DDRM.add(0.5, matrix, 0.5, even, even);
        EigenDecomposition_F64<DMatrixRMaj> parts = DecompositionFactory_DDRM.eig(size, true, true);
        if (!parts.decompose(even)) {
            throw new ArithmeticException("the covariance has no axes");
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer i) -> parts.getEigenvalue(i).real)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        double[] values = new double[size];
        DMatrixRMaj axes = new DMatrixRMaj(size, size);
        for (int to = 0; to < size; to++) {
            values[to] = parts.getEigenvalue(order[to]).real;
            CommonOps_DDRM.insert(parts.getEigenVector(order[to]), axes, 0, to);
        }
        return new Symmetric(values, axes);
    }

    /** The symmetric root of a matrix without negative eigenvalues. */
    static DMatrixRMaj root(DMatrixRMaj matrix) {
        Symmetric parts = of(matrix);
        DMatrixRMaj scaled = parts.axes.copy();
        double[] roots = Arrays.stream(parts.values)
                .map(value -> Math.sqrt(Math.max(0, value)))
                .toArray();
        CommonOps_DDRM.multCols(scaled, roots);
        DMatrixRMaj root = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.multTransB(scaled, parts.axes, root);
        return root;
    }
}
