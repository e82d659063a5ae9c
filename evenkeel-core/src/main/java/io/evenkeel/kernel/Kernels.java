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

    /**
     * The number of elements of an array.
     *
     * @param a the array
     * @return its length
     */
    int length(A a);

    /**
     * Reads an element.
     *
     * @param a the array
     * @param index position
     * @return its value
     */
    double get(A a, int index);

    /**
     * Writes an element, rounded to the precision.
     *
     * @param a the array
     * @param index position
     * @param value the number
     */
    void set(A a, int index, double value);

    /**
     * Copies n elements, any n.
     *
     * @param from source
     * @param fromOffset where it begins
     * @param to destination
     * @param toOffset where it begins
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     */
    void copy(A from, int fromOffset, A to, int toOffset, int n);

    /**
     * Sets n elements to a number, any n.
     *
     * @param a the array
     * @param offset where it begins
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param value the number
     */
    void fill(A a, int offset, int n, double value);

    // ---------------------------------------------------------------- matrix products

    /**
     * The number of elements that {@link #pack} writes for a {@code k × n} matrix: {@code k · pad(n)}.
     *
     * @param k rows of B
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @return that number
     */
    default int packedLength(int k, int n) {
        return k * precision().pad(n);
    }

    /**
     * Packs a matrix B [k × n] into panels of {@link Precision#lanes()} columns: {@code [panel][k][lane]}, the last
     * panel padded with zeros. B[i][j] is read from {@code b[offset + i * rowStride + j * columnStride]}, so a
     * transposed matrix is packed by exchanging the strides.
     *
     * @param k rows of B
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param b second operand
     * @param offset where it begins
     * @param rowStride from one row of B to the next
     * @param columnStride from one column of B to the next
     * @param packed receives the panels
     * @param packedOffset where they begin
     */
    void pack(int k, int n, A b, int offset, int rowStride, int columnStride, A packed, int packedOffset);

    /**
     * Changes a packed matrix B [k × n] by a matrix of rank one after scaling its columns,
     * {@code b[p][j] ← scale[j] · b[p][j] + x[p] · factor[j]} (a product, then a fused multiply-add), and sums squares,
     * {@code squares[j] = Σ_p b[p][j]²}, one chain of fused multiply-adds, p ascending. Panels whose scales are all 1 and
     * factors all 0 are passed over: their squares stay.
     *
     * @param k rows of B
     * @param n columns of B
     * @param packed B as {@link #pack} wrote it, from 0 on
     * @param scale pad(n) numbers, 1 in the padding
     * @param factor pad(n) numbers, 0 in the padding
     * @param x k numbers
     * @param xOffset where they begin
     * @param sparse whether elements that are 0 remain so
     * @param squares receives pad(n) numbers
     */
    void rankOneUpdate(int k, int n, A packed, A scale, A factor, A x, int xOffset, boolean sparse, A squares);

    /**
     * A dense {@link #rankOneUpdate} and, in the same sweep, a product of the changed matrix with one row:
     * {@code c[j] = init[j] + Σ_p a[p] · b[p][j]} for j &lt; pad(n), with the bits of both.
     *
     * @param k rows of B
     * @param n columns of B
     * @param packed B as {@link #pack} wrote it, from 0 on
     * @param scale pad(n) numbers, 1 in the padding
     * @param factor pad(n) numbers, 0 in the padding
     * @param x k numbers, from 0 on
     * @param squares receives pad(n) numbers
     * @param a k numbers
     * @param aOffset where they begin
     * @param init pad(n) numbers, or null for zeros; may be c with the same offset
     * @param initOffset where they begin
     * @param c receives pad(n) numbers
     * @param cOffset where they begin
     */
    void rankOneMultiply(
            int k,
            int n,
            A packed,
            A scale,
            A factor,
            A x,
            A squares,
            A a,
            int aOffset,
            A init,
            int initOffset,
            A c,
            int cOffset);

    /**
     * Picks columns: {@code to[toOffset + r * toStep + i] = from[fromOffset + r * fromStep + columns[i]]}.
     *
     * @param rows number of rows r
     * @param n how many columns
     * @param columns which
     * @param from source
     * @param fromOffset where it begins
     * @param fromStep from one row of it to the next
     * @param to destination
     * @param toOffset where it begins
     * @param toStep from one row of it to the next
     */
    void gather(int rows, int n, int[] columns, A from, int fromOffset, int fromStep, A to, int toOffset, int toStep);

    /**
     * Lays the windows of an image side by side ("im2col"): element j, counted by channel, y and x, of the window at position p
     * goes to {@code toOffset + j · row + p / stretch · step + p % stretch}. That is a matrix {@code [size][positions]} whose
     * columns stand in one stretch, or in panels as {@link #pack} writes them, a stretch being {@link Precision#lanes()} and
     * a step the size of a window times that; what stands in the padding of the last panel stays.
     *
     * @param windows where they are
     * @param image channel by channel, zeros around each of them included
     * @param imageOffset where it begins
     * @param to receives the windows
     * @param toOffset where they begin
     * @param stretch positions that stand beside each other
     * @param step from one stretch to the next
     * @param row from one element of a window to the next
     */
    void unfold(ImageWindows windows, A image, int imageOffset, A to, int toOffset, int stretch, int step, int row);

    /**
     * Adds the elements of windows to where {@link #unfold} takes them from ("col2im"). Each pixel is one chain of sums, the
     * elements of windows ascending.
     *
     * @param windows where they are
     * @param from a matrix {@code [size][positions]}, element (j, p) at {@code fromOffset + j * row + p}
     * @param fromOffset where it begins
     * @param row from one element of a window to the next
     * @param image channel by channel, zeros around each of them included; added to
     * @param imageOffset where it begins
     */
    void fold(ImageWindows windows, A from, int fromOffset, int row, A image, int imageOffset);

    /**
     * C = init + A·B: {@code c[i][j] = init[i][j] + Σ_p a[i][p] · b[p][j]} for i &lt; m, j &lt; pad(n), one chain of
     * fused multiply-adds along p ascending, starting from {@code init}. The padding columns of C receive init's.
     *
     * @param m rows of A and C
     * @param n columns of B and C; C's rows must have room for pad(n)
     * @param k columns of A, rows of B
     * @param a A, element (i, p) at {@code aOffset + i * aRow + p * aColumn}
     * @param aOffset where it begins
     * @param aRow from one row of A to the next
     * @param aColumn from one column of A to the next
     * @param packed B as {@link #pack} wrote it, at packedOffset
     * @param packedOffset where they begin
     * @param init initial values, element (i, j) at {@code initOffset + i * initRow + j}; initRow 0 repeats one row (a
     *     bias); null stands for zeros; may be {@code c} itself with the same offset and stride (accumulation)
     * @param initOffset where they begin
     * @param initRow from one row of them to the next
     * @param c result, element (i, j) at {@code cOffset + i * cRow + j}
     * @param cOffset where it begins
     * @param cRow from one row of C to the next
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
     * @param gOffset where they begin
     * @param gBlock from one block to the next, may be negative
     * @param gRow from one row to the next
     * @param x element (t, r, j) at {@code xOffset + t * xBlock + r * xRow + j}
     * @param xOffset where x begins
     * @param xBlock from one block of x to the next, may be negative
     * @param xRow from one row of x to the next
     * @param c element (i, j) at {@code cOffset + i * cRow + j}
     * @param cOffset where it begins
     * @param cRow from one row of C to the next
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

    /**
     * Bias gradient: {@code c[j] += Σ_t Σ_r g[t][r][j]} for j &lt; n (a multiple of lanes), in that order.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param blocks number of blocks t
     * @param rows rows in a block
     * @param g cotangents
     * @param gOffset where they begin
     * @param gBlock from one block to the next, may be negative
     * @param gRow from one row to the next
     * @param c result
     * @param cOffset where it begins
     */
    void accumulateRows(int n, int blocks, int rows, A g, int gOffset, int gBlock, int gRow, A c, int cOffset);

    // ---------------------------------------------------------------- element-wise, two operands
    // For o < outer, i < n: c[cOffset + o * cStep + i] = a[aOffset + o * aStep + i] (op) b[bOffset + o * bStep + i].
    // A step of 0 repeats an operand (bias over rows, activations over directions).

    /**
     * {@code c = a + b}.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param aStep from one stretch of it to the next, 0 to repeat it
     * @param b second operand
     * @param bOffset where it begins
     * @param bStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void add(int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /**
     * {@code c = a − b}.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param aStep from one stretch of it to the next, 0 to repeat it
     * @param b second operand
     * @param bOffset where it begins
     * @param bStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void subtract(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /**
     * {@code c = a · b}.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param aStep from one stretch of it to the next, 0 to repeat it
     * @param b second operand
     * @param bOffset where it begins
     * @param bStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void multiply(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /**
     * {@code c = a / b}.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param aStep from one stretch of it to the next, 0 to repeat it
     * @param b second operand
     * @param bOffset where it begins
     * @param bStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void divide(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /**
     * {@code c = fma(a, b, c)}.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param aStep from one stretch of it to the next, 0 to repeat it
     * @param b second operand
     * @param bOffset where it begins
     * @param bStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void multiplyAdd(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /**
     * {@code c = g · (1 − y²)}: pullback of y = tanh(u); a is g, b is y; 1 − y² is {@code fma(-y, y, 1)}.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g cotangents
     * @param gOffset where they begin
     * @param gStep from one stretch of them to the next
     * @param y outputs of the function
     * @param yOffset where they begin
     * @param yStep from one stretch of them to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void tanhPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = g · (y · (1 − y))}: pullback of the logistic function; y is its output.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g cotangents
     * @param gOffset where they begin
     * @param gStep from one stretch of them to the next
     * @param y outputs of the function
     * @param yOffset where they begin
     * @param yStep from one stretch of them to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void sigmoidPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = y > 0 ? g : 0}: pullback of the rectifier.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g cotangents
     * @param gOffset where they begin
     * @param gStep from one stretch of them to the next
     * @param y outputs of the function
     * @param yOffset where they begin
     * @param yStep from one stretch of them to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void reluPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = sign(a) max(|a| + b, 0)}, the real modReLU; 0 where a is 0.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a argument
     * @param aOffset where it begins
     * @param aStep from one stretch of it to the next, 0 to repeat it
     * @param b threshold
     * @param bOffset where it begins
     * @param bStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void modRelu(
            int outer, int n, A a, int aOffset, int aStep, A b, int bOffset, int bStep, A c, int cOffset, int cStep);

    /**
     * {@code c = g where y is not 0, else 0}: multiplication by the slope of a modReLU whose output is y.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g factor
     * @param gOffset where it begins
     * @param gStep from one stretch of it to the next, 0 to repeat it
     * @param y output
     * @param yOffset where it begins
     * @param yStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void modReluPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = g sign(y)}, 0 where y is 0.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g factor
     * @param gOffset where it begins
     * @param gStep from one stretch of it to the next, 0 to repeat it
     * @param y output
     * @param yOffset where it begins
     * @param yStep from one stretch of it to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void signed(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = y > 0 ? g : 0.01 g}: pullback of the leaky rectifier.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g cotangents
     * @param gOffset where they begin
     * @param gStep from one stretch of them to the next
     * @param y outputs of the function
     * @param yOffset where they begin
     * @param yStep from one stretch of them to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void leakyReluPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = g · (y > 0 ? slope : limit + y)}: pullback of the exponential linear unit.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param slope of the function where its argument is positive
     * @param limit negative of the function far left
     * @param g cotangents
     * @param gOffset where they begin
     * @param gStep from one stretch of them to the next
     * @param y outputs of the function
     * @param yOffset where they begin
     * @param yStep from one stretch of them to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void eluPullback(
            int outer,
            int n,
            double slope,
            double limit,
            A g,
            int gOffset,
            int gStep,
            A y,
            int yOffset,
            int yStep,
            A c,
            int cOffset,
            int cStep);

    /**
     * {@code c = −g · (e⁻ʸ − 1)}: pullback of softplus; y is its output, not negative.
     *
     * @param outer number of stretches
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param g cotangents
     * @param gOffset where they begin
     * @param gStep from one stretch of them to the next
     * @param y outputs of the function
     * @param yOffset where they begin
     * @param yStep from one stretch of them to the next, 0 to repeat it
     * @param c result
     * @param cOffset where it begins
     * @param cStep from one stretch of it to the next
     */
    void softplusPullback(
            int outer, int n, A g, int gOffset, int gStep, A y, int yOffset, int yStep, A c, int cOffset, int cStep);

    /**
     * {@code c = fma(scale, a, shift)} over n elements.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param scale factor
     * @param shift summand
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void affine(int n, double scale, double shift, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = fma(scale, a, c)} over n elements.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param scale factor
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void scaleAdd(int n, double scale, A a, int aOffset, A c, int cOffset);

    /**
     * One step of sensitivity adjustment for n neurons. With {@code norm = √squares},
     *
     * <pre>
     *   sensitivities = phi · norm
     *   newAverages   = fma(1 − keep, sensitivities, keep · averages)
     *   gates         = live · (1 where newAverages is below target, lower where it is above, 0 where it is neither)
     *   along         = rate · gates · (phi / norm)
     *   across        = rate · gates · (norm · curvature)
     * </pre>
     *
     * @param n number of neurons, a multiple of lanes
     * @param keep factor of the averages
     * @param target of the averages
     * @param lower gate of what is above it
     * @param rate factor of both results
     * @param phi first derivatives
     * @param curvature second derivatives
     * @param squares squared norms, positive
     * @param live 1 for neurons, 0 for padding
     * @param averages before
     * @param sensitivities receives n numbers
     * @param newAverages receives n numbers
     * @param gates receives n numbers
     * @param along receives n numbers
     * @param across receives n numbers
     */
    void adjustSensitivity(
            int n,
            double keep,
            double target,
            double lower,
            double rate,
            A phi,
            A curvature,
            A squares,
            A live,
            A averages,
            A sensitivities,
            A newAverages,
            A gates,
            A along,
            A across);

    // ---------------------------------------------------------------- element-wise, one operand

    /**
     * {@code c = tanh a}.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void tanh(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = 1 / (1 + e⁻ᵃ)}.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void sigmoid(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = a ≤ 0 ? 0 : a}; NaN stays NaN.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void relu(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = a ≤ 0 ? 0.01 a : a}; NaN stays NaN.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void leakyRelu(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = a ≤ 0 ? limit · (eᵃ − 1) : slope · a}; NaN stays NaN.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param slope where a is positive
     * @param limit far left the result is −limit
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void elu(int n, double slope, double limit, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = ln(1 + eᵃ)}.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void softplus(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = a > 0 ? 1 : 0}, 0 for NaN.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void step(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = eᵃ}.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void exp(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = ln a}.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void log(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = erf a}.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void erf(int n, A a, int aOffset, A c, int cOffset);

    /**
     * {@code c = √a}, correctly rounded.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param c result
     * @param cOffset where it begins
     */
    void sqrt(int n, A a, int aOffset, A c, int cOffset);

    // ---------------------------------------------------------------- reductions over the first n elements (any n)

    /**
     * Sum of n elements, any n.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a the array
     * @param offset where it begins
     * @return the sum
     */
    double sum(int n, A a, int offset);

    /**
     * Inner product of n elements, any n.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a first operand
     * @param aOffset where it begins
     * @param b second operand
     * @param bOffset where it begins
     * @return the inner product
     */
    double dot(int n, A a, int aOffset, A b, int bOffset);

    /**
     * The largest element; NaN if one is NaN, −∞ without elements.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a the array
     * @param offset where it begins
     * @return the maximum
     */
    double max(int n, A a, int offset);

    /**
     * Finds NaN and infinities.
     *
     * @param n elements (of each stretch); a multiple of lanes unless said otherwise
     * @param a the array
     * @param offset where it begins
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
     * @param offset where it begins
     * @param row from one vector to the next
     * @param diagonal receives R's diagonal, k values, all ≥ 0; 0 where a vector depended linearly on its predecessors
     *     (Q's column is then an arbitrary unit vector orthogonal to the others), up to rounding errors of about 2·√n
     *     epsilons of the vector's norm
     * @throws IllegalArgumentException if k &gt; n
     */
    void orthonormalize(int k, int n, A q, int offset, int row, double[] diagonal);
}
