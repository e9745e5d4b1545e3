package org.transferadvisor.measure.proximity;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The class of each vector as its nearest neighbours tell it, itself left out. */
final class Neighbours {

    /** Section 19: so many neighbours vote. */
    static final int VOTERS = 5;

    private Neighbours() {}

    /**
     * Which vectors are told right.
     *
     * @param rows one vector a row; more than there are voters
     * @param classes of each, from 0
     */
    static boolean[] right(DMatrixRMaj rows, int[] classes) {
        int many = rows.numRows;
        DMatrixRMaj products = new DMatrixRMaj(many, many);
        CommonOps_DDRM.multOuter(rows, products);
        boolean[] right = new boolean[many];
        for (int i = 0; i < many; i++) {
            right[i] = vote(nearest(products, i), classes) == classes[i];
        }
        return right;
    }

    /** The nearest of one, nearest first; of equally near ones the earlier. */
    private static int[] nearest(DMatrixRMaj products, int of) {
        int many = products.numRows;
        int[] nearest = new int[VOTERS];
        double[] distances = new double[VOTERS];
        int found = 0;
        for (int other = 0; other < many; other++) {
            double distance = products.data[other * many + other] - 2 * products.data[of * many + other];
            if (other == of || found == VOTERS && distance >= distances[VOTERS - 1]) {
                continue;
            }
            int at = found < VOTERS ? found++ : VOTERS - 1;
            while (at > 0 && distances[at - 1] > distance) {
                distances[at] = distances[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            distances[at] = distance;
            nearest[at] = other;
        }
        return nearest;
    }

    /** Most votes; of equally many, the class whose member is nearest. */
    private static int vote(int[] nearest, int[] classes) {
        int best = -1;
        int most = 0;
        for (int voter : nearest) {
            int votes = 0;
            for (int other : nearest) {
                votes += classes[other] == classes[voter] ? 1 : 0;
            }
            if (votes > most) {
                most = votes;
                best = classes[voter];
            }
        }
        return best;
    }
}
