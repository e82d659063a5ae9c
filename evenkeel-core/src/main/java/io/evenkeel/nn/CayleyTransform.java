package io.evenkeel.nn;

import io.evenkeel.matrix.BlockInversion;
import io.evenkeel.matrix.Matrix;

/** The scaled Cayley transform and its derivative, given the inverse B of I + A. */
final class CayleyTransform {
    private final int n;
    private final int negatives;

    CayleyTransform(int n, int negatives) {
        if (negatives < 0 || negatives > n) {
            throw new IllegalArgumentException(
                    "of " + n + " signs 0 to " + n + " can be negative, but not " + negatives);
        }
        this.n = n;
        this.negatives = negatives;
    }

    /** B = (I + A)⁻¹. */
    static Matrix inverse(Matrix skew) {
        return BlockInversion.of(skew.plusIdentity(1));
    }

    /** W = (2 B − I) D, which is (I + A)⁻¹ (I − A) D. */
    Matrix exact(Matrix inverse) {
        Matrix w = inverse.times(2).plusIdentity(-1);
        scaleColumns(w);
        return w;
    }

    /** W = B (I − A) D, for B that is not exact. */
    Matrix approximate(Matrix inverse, Matrix skew) {
        Matrix w = inverse.minus(inverse.times(skew));
        scaleColumns(w);
        return w;
    }

    /** −V = −Bᵀ G (D + Wᵀ), the derivative by A as if all its elements were free. */
    Matrix pullBack(Matrix inverse, Matrix w, Matrix gradient) {
        Matrix sum = w.copy();
        for (int j = 0; j < n; j++) {
            sum.set(j, j, sum.get(j, j) + (j < n - negatives ? 1 : -1));
        }
        return inverse.transposeTimes(gradient).timesTranspose(sum).times(-1);
    }

    private void scaleColumns(Matrix w) {
        for (int i = 0; i < n; i++) {
            for (int j = n - negatives; j < n; j++) {
                w.set(i, j, -w.get(i, j));
            }
        }
    }
}
