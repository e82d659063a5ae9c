package io.evenkeel.kernel;

/**
 * Arithmetic over arrays of one precision. {@code A} is {@code float[]} or {@code double[]}.
 *
 * <p>Contract shared by all methods, because results must have the same bits on every machine, with SIMD or without:
 *
 * <ul>
 *   <li>Element-wise methods process {@code n} elements, {@code n} a multiple of {@link Precision#lanes()} (rows are
 *       zero-padded, so there are no tails). Input and output regions may be identical, but must not overlap partially.
 *   <li>Every element of a matrix product is one chain of fused multiply-adds along the contracted index, ascending,
 *       which starts from the initial value (or from 0).
 *   <li>Reductions over a row use a fixed number of virtual lanes (64 in single, 32 in double) and a fixed tree.
 *   <li>Elementary functions are the polynomials of {@code FloatElementary} and {@code DoubleElementary}, evaluated
 *       with the same operations in vector and scalar form.
 * </ul>
 *
 * @param <A> array type
 */
public interface Kernels<A> {

    /**
     * The kernels of a precision, in the form that {@link KernelSelection} chose.
     *
     * @param precision the precision
     * @return {@link FloatKernels#INSTANCE} or {@link DoubleKernels#INSTANCE}
     */
    static Kernels<?> of(Precision precision) {
        return precision == Precision.SINGLE ? FloatKernels.INSTANCE : DoubleKernels.INSTANCE;
    }

    /**
     * The precision of the arrays.
     *
     * @return single or double
     */
    Precision precision();

    /**
     * Allocates a zeroed array.
     *
     * @param length number of elements
     * @return the array
     */
    A allocate(int length);

    int length(A a);

    double get(A a, int index);

    void set(A a, int index, double value);

    void copy(A from, int fromOffset, A to, int toOffset, int n);

    void fill(A a, int offset, int n, double value);

    // ---------------------------------------------------------------- matrix products

    /**
     * The number of elements that {@link #pack} writes for a {@code k × n} matrix: {@code k · pad(n)}.
     */
    default int packedLength(int k, int n) {
        return k * precision().pad(n);
    }

    /**
     * Packs a matrix B [k × n] into panels of {@link Precision#lanes()} columns: {@code [panel][k][lane]}, the last
     * panel padded with zeros. B[i][j] is read from {@code b[offset + i * rowStride + j * columnStride]}, so a
     * transposed matrix is packed by exchanging the strides.
     */
    void pack(int k, int n, A b, int offset, int rowStride, int columnStride, A packed, int packedOffset);

    /**
     * C = init + A·B: {@code c[i][j] = init[i][j] + Σ_p a[i][p] · b[p][j]} for i &lt; m, j &lt; pad(n), one chain of
     * fused multiply-adds along p ascending, starting from {@code init}. The padding columns of C receive init's.
     *
     * @param m rows of A and C
     * @param n columns of B and C; C's rows must have room for pad(n)
     * @param k columns of A, rows of B
     * @param a A, element (i, p) at {@code aOffset + i * aRow + p * aColumn}
     * @param packed B as {@link #pack} wrote it, at packedOffset
     * @param init initial values, element (i, j) at {@code initOffset + i * initRow + j}; initRow 0 repeats one row (a
     *     bias); null stands for zeros; may be {@code c} itself with the same offset and stride (accumulation)
     * @param c result, element (i, j) at {@code cOffset + i * cRow + j}
     */
    void multiply(
            int m,
            int n,
            int k,
            A a,
            int aOffset,
            int aRow,
            int aColumn,
            A packed,
            int packedOffset,
            A init,
            int initOffset,
            int initRow,
            A c,
            int cOffset,
            int cRow);

    /**
     * Weight gradient: {@code c[i][j] += Σ_t Σ_r g[t][r][i] · x[t][r][j]}, t and r ascending, one chain of fused
     * multiply-adds per element that starts from c. Time may run backwards through negative steps.
     *
     * @param m columns of g, rows of C
     * @param n columns of x and C; pad(n) columns are read; what stands in the padding columns of C afterwards
     *     is undefined
     * @param blocks number of blocks t
     * @param rows number of rows r in a block
     * @param g element (t, r, i) at {@code gOffset + t * gBlock + r * gRow + i}; its rows have room for pad(m)
     * @param x element (t, r, j) at {@code xOffset + t * xBlock + r * xRow + j}
     * @param c element (i, j) at {@code cOffset + i * cRow + j}
     */
    void accumulateOuter(
            int m,
            int n,
            int blocks,
            int rows,
            A g,
            int gOffset,
            int gBlock,
            int gRow,
            A x,
            int xOffset,
            int xBlock,
            int xRow,
            A c,
            int cOffset,
            int cRow);

    /** Bias gradient: {@code c[j] += Σ_t Σ_r g[t][r][j]} for j &lt; n (a multiple of lanes), in that order. */
    void accumulateRows(int n, int blocks, int rows, A g, int gOffset, int gBlock, int gRow, A c, int cOffset);

    // ---------------------------------------------------------------- element-wise, two operands
    // For o < outer, i < n: c[cOffset + o * cStep + i] = a[aOffset + o * aStep + i] (op) b[bOffset + o * bStep + i].
    // A step of 0 repeats an operand (bias over rows, activations over directions).

    void add(int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    void subtract(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    void multiply(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    void divide(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /** {@code c = fma(a, b, c)}. */
    void multiplyAdd(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /** {@code c = g · (1 − y²)}: pullback of y = tanh(u); a is g, b is y; 1 − y² is {@code fma(-y, y, 1)}. */
    void tanhPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /** {@code c = g · (y · (1 − y))}: pullback of the logistic function; y is its output. */
    void sigmoidPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /** {@code c = y > 0 ? g : 0}: pullback of the rectifier. */
    void reluPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /** {@code c = fma(scale, a, shift)} over n elements. */
    void affine(int n, double scale, double shift, A a, int aOffset, A c, int cOffset);

    /** {@code c = fma(scale, a, c)} over n elements. */
    void scaleAdd(int n, double scale, A a, int aOffset, A c, int cOffset);

    // ---------------------------------------------------------------- element-wise, one operand

    void tanh(int n, A a, int aOffset, A c, int cOffset);

    void sigmoid(int n, A a, int aOffset, A c, int cOffset);

    /** {@code c = a ≤ 0 ? 0 : a}; NaN stays NaN. */
    void relu(int n, A a, int aOffset, A c, int cOffset);

    void exp(int n, A a, int aOffset, A c, int cOffset);

    void log(int n, A a, int aOffset, A c, int cOffset);

    void erf(int n, A a, int aOffset, A c, int cOffset);

    void sqrt(int n, A a, int aOffset, A c, int cOffset);

    // ---------------------------------------------------------------- reductions over the first n elements (any n)

    double sum(int n, A a, int offset);

    double dot(int n, A a, int aOffset, A b, int bOffset);

    /** The largest element; NaN if one is NaN, −∞ without elements. */
    double max(int n, A a, int offset);

    /**
     * Finds NaN and infinities.
     *
     * @return the index of the first element that is NaN or infinite, or −1
     */
    int firstNonFinite(int n, A a, int offset);

    // ---------------------------------------------------------------- orthogonalization

    /**
     * Replaces k row vectors of length n (k ≤ n) by an orthonormal basis of the same flag of subspaces: in matrix terms
     * the QR decomposition of the tall n × k matrix whose columns are these rows, with non-negative diagonal of R.
     *
     * @param k number of vectors
     * @param n their length
     * @param q vectors, element (i, j) at {@code offset + i * row + j}; replaced by Q's columns
     * @param diagonal receives R's diagonal, k values, all ≥ 0; 0 where a vector depended linearly on its predecessors
     *     (Q's column is then an arbitrary unit vector orthogonal to the others), up to rounding errors of about 2·√n
     *     epsilons of the vector's norm
     * @throws IllegalArgumentException if k &gt; n
     */
    void orthonormalize(int k, int n, A q, int offset, int row, double[] diagonal);
}
