package org.transferadvisor.measure.proximity;

import java.util.HashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * What one side of a comparison was turned into: a vector for each passage or example.
 *
 * @param rows one vector a row
 * @param groups by row, the text that it was cut from: rows of one text stay together when samples are drawn
 */
public record Vectors(DMatrixRMaj rows, int[] groups) {

    /** Vectors that each stand for themselves. */
    public static Vectors of(double[][] rows) {
        int[] groups = new int[rows.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i;
        }
        return of(rows, groups);
    }

    /** Vectors of texts, which are numbered anew from 0. */
    public static Vectors of(double[][] rows, int[] texts) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] groups = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            Integer known = numbers.putIfAbsent(texts[i], numbers.size());
            groups[i] = known == null ? numbers.size() - 1 : known;
        }
        return new Vectors(matrix, groups);
    }

    /** How many vectors. */
    public int size() {
        return rows.numRows;
    }

    /** Numbers in one vector. */
    public int width() {
        return rows.numCols;
    }

    /** How many texts they come from. */
    public int texts() {
        int most = -1;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        return most + 1;
    }

    /** Some of the vectors, evenly over all, where there are more. */
    Vectors some(int many) {
        if (size() <= many) {
            return this;
        }
        DMatrixRMaj kept = new DMatrixRMaj(many, width());
        int[] of = new int[many];
        for (int i = 0; i < many; i++) {
            int row = (int) ((long) i * size() / many);
            System.arraycopy(rows.data, row * width(), kept.data, i * width(), width());
            of[i] = groups[row];
        }
        return new Vectors(kept, of);
    }
}
