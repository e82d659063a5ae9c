package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;

/**
 * A change of packed weights that waits for the next product with them, so that one sweep does both:
 * {@code B[p][j] ← scale[j] · B[p][j] + x[p] · factor[j]}. For rules that change weights at every step.
 *
 * @param <A> array type
 */
public final class RankOneChange<A> {
    private final Kernels<A> kernels;
    private final WeightStore.Packed<A> packed;
    private final int k;
    private final int n;
    private final A scale;
    private final A factor;
    private final A x;
    private final A squares;
    private boolean pending;

    /**
     * No change yet.
     *
     * @param kernels arithmetic
     * @param packed the panels of a k × n matrix, which belong to this change from now on
     * @param k rows
     * @param n columns
     */
    public RankOneChange(Kernels<A> kernels, WeightStore.Packed<A> packed, int k, int n) {
        this.kernels = kernels;
        this.packed = packed;
        this.k = k;
        this.n = n;
        int width = kernels.precision().pad(n);
        scale = kernels.allocate(width);
        factor = kernels.allocate(width);
        x = kernels.allocate(k);
        squares = kernels.allocate(width);
        // Twice a change of signs, to learn the squares.
        kernels.fill(scale, 0, width, -1);
        carryOut(false);
        carryOut(false);
        packed.attach(this);
    }

    /** @return the factors of columns, pad(n) numbers, 1 in the padding */
    public A scale() {
        return scale;
    }

    /** @return the factors of x, pad(n) numbers, 0 in the padding */
    public A factor() {
        return factor;
    }

    /** @return k numbers */
    public A x() {
        return x;
    }

    /** @return {@code Σ_p B[p][j]²} after the last change, pad(n) numbers */
    public A squares() {
        return squares;
    }

    /** Leaves the change to the next product. */
    public void announce() {
        pending = true;
    }

    /** @return whether the change waits for a product */
    public boolean isPending() {
        return pending;
    }

    /**
     * Carries the change out at once.
     *
     * @param sparse whether elements that are 0 remain so
     */
    public void carryOut(boolean sparse) {
        kernels.rankOneUpdate(k, n, packed.values(), scale, factor, x, 0, sparse, squares);
        pending = false;
    }

    /**
     * Carries the change out and multiplies one row by the changed matrix.
     *
     * @param a k numbers
     * @param aOffset where they begin
     * @param init where the sums begin, or null
     * @param initOffset where that begins
     * @param c receives pad(n) numbers
     * @param cOffset where they begin
     */
    public void multiply(A a, int aOffset, A init, int initOffset, A c, int cOffset) {
        kernels.rankOneMultiply(
                k, n, packed.values(), scale, factor, x, squares, a, aOffset, init, initOffset, c, cOffset);
        pending = false;
    }
}
