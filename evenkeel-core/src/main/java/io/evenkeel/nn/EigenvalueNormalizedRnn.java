package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;

/**
 * ENRNN: a {@link ModReluCell} whose state has an orthogonal, long-term part and a short-term part that forgets,
 *
 * <pre>
 *   W_hh = [ W^L  W^C ]    W^L scaled Cayley, W^S of spectral radius at most 1,
 *          [  0   W^S ]    W^C free: the short-term state feeds the long-term one.
 * </pre>
 *
 * Without short-term units it is scoRNN. K. Helfrich, Q. Ye, Eigenvalue normalized recurrent neural networks for short term
 * memory, AAAI 2020.
 */
public final class EigenvalueNormalizedRnn {
    private EigenvalueNormalizedRnn() {}

    /**
     * Lets the blocks of a cell's recurrent matrix be determined in this way.
     *
     * @param cell whose {@code weight_hh [n][n]} is not determined yet
     * @param longTerm number of long-term units, at least 1 and at most n; they come first
     * @param negatives how many diagonal elements of the scaled Cayley transform are −1
     * @param coupled whether W^C is there; otherwise it is 0
     * @throws IllegalArgumentException if the numbers do not fit
     */
    public static void parametrize(Cell cell, int longTerm, int negatives, boolean coupled) {
        Parameter w = cell.parameters().stream()
                .filter(p -> p.name().equals("weight_hh"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ENRNN needs a cell with a weight_hh"));
        int n = w.columns();
        if (w.rows() != n || longTerm < 1 || longTerm > n) {
            throw new IllegalArgumentException(
                    "ENRNN needs one square recurrent matrix and 1 to " + n + " long-term units, not " + longTerm);
        }
        int shortTerm = n - longTerm;
        cell.parametrize(
                "long",
                new ScaledCayley(new Block(w, 0, longTerm, 0, longTerm), negatives)
                        .startingWith(new SkewBlocksInitializer(SkewBlocksInitializer.Law.CAYLEY, false)));
        if (shortTerm == 0) {
            return;
        }
        cell.parametrize(
                "short",
                new EigenvalueNormalization(new Block(w, longTerm, shortTerm, longTerm, shortTerm), true)
                        .startingWith(new RotationBlocksInitializer(Math.PI / 2, true)));
        cell.parametrize("zero", new ConstantBlock(new Block(w, longTerm, shortTerm, 0, longTerm), 0));
        if (!coupled) {
            cell.parametrize("coupling", new ConstantBlock(new Block(w, 0, longTerm, longTerm, shortTerm), 0));
        }
    }
}
