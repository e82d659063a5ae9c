package io.evenkeel.kernel;

import java.util.Arrays;

/** Kernels in single precision: the vector form where {@link KernelSelection} chose it, else the scalar form. */
public final class FloatKernels implements Kernels<float[]> {
    private static final boolean VECTOR = KernelSelection.vector();

    /** The kernels that {@link KernelSelection} chose. */
    public static final FloatKernels INSTANCE = new FloatKernels(true);

    private static final FloatKernels SCALAR = new FloatKernels(false);

    private final boolean fast;

    private FloatKernels(boolean fast) {
        this.fast = fast;
    }

    /**
     * The scalar form, whatever was chosen; its results have the same bits.
     *
     * @return the scalar kernels
     */
    public static FloatKernels scalar() {
        return SCALAR;
    }

    @Override
    public Precision precision() {
        return Precision.SINGLE;
    }

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public int length(float[] a) {
        return a.length;
    }

    @Override
    public double get(float[] a, int index) {
        return a[index];
    }

    @Override
    public void set(float[] a, int index, double value) {
        a[index] = (float) value;
    }

    @Override
    public void copy(float[] from, int fromOffset, float[] to, int toOffset, int n) {
        System.arraycopy(from, fromOffset, to, toOffset, n);
    }

    @Override
    public void fill(float[] a, int offset, int n, double value) {
        Arrays.fill(a, offset, offset + n, (float) value);
    }

    @Override
    public void pack(
            int k, int n, float[] b, int offset, int rowStride, int columnStride, float[] packed, int packedOffset) {
        FloatPacking.pack(k, n, b, offset, rowStride, columnStride, packed, packedOffset);
    }

    @Override
    public void unfold(
            ImageWindows windows,
            float[] image,
            int imageOffset,
            float[] to,
            int toOffset,
            int stretch,
            int step,
            int row) {
        FloatWindows.unfold(windows, image, imageOffset, to, toOffset, stretch, step, row);
    }

    @Override
    public void fold(ImageWindows windows, float[] from, int fromOffset, int row, float[] image, int imageOffset) {
        if (VECTOR && fast && windows.stride() == 1) {
            FloatVectorWindows.fold(windows, from, fromOffset, row, image, imageOffset);
        } else {
            FloatWindows.fold(windows, from, fromOffset, row, image, imageOffset);
        }
    }

    @Override
    public void rankOneUpdate(
            int k,
            int n,
            float[] packed,
            float[] scale,
            float[] factor,
            float[] x,
            int xOffset,
            boolean sparse,
            float[] squares) {
        float fixed = sparse ? 0 : Float.NaN;
        for (int j = 0; j < n; j += FloatPacking.LANES) {
            if (FloatScalarPanels.isUnchanged(scale, factor, j)) {
                continue;
            }
            if (VECTOR && fast) {
                FloatVectorPanels.rankOneUpdate(k, packed, j * k, scale, factor, j, x, xOffset, fixed, squares);
            } else {
                FloatScalarPanels.rankOneUpdate(k, packed, j * k, scale, factor, j, x, xOffset, fixed, squares);
            }
        }
    }

    @Override
    public void rankOneMultiply(
            int k,
            int n,
            float[] packed,
            float[] scale,
            float[] factor,
            float[] x,
            float[] squares,
            float[] a,
            int aOffset,
            float[] init,
            int initOffset,
            float[] c,
            int cOffset) {
        int width = Precision.SINGLE.pad(n);
        if (init == null) {
            Arrays.fill(c, cOffset, cOffset + width, 0);
        } else if (init != c || initOffset != cOffset) {
            System.arraycopy(init, initOffset, c, cOffset, width);
        }
        if (VECTOR && fast) {
            FloatVectorRankOne.multiply(k, width, packed, scale, factor, x, squares, a, aOffset, c, cOffset);
        } else {
            FloatScalarPanels.rankOneMultiply(k, width, packed, scale, factor, x, squares, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void gather(
            int rows,
            int n,
            int[] columns,
            float[] from,
            int fromOffset,
            int fromStep,
            float[] to,
            int toOffset,
            int toStep) {
        FloatPacking.gather(rows, n, columns, from, fromOffset, fromStep, to, toOffset, toStep);
    }

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] packed,
            int packedOffset,
            float[] init,
            int initOffset,
            int initRow,
            float[] c,
            int cOffset,
            int cRow) {
        if (VECTOR && fast) {
            FloatVectorProducts.multiply(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    packed,
                    packedOffset,
                    init,
                    initOffset,
                    initRow,
                    c,
                    cOffset,
                    cRow);
        } else {
            FloatScalarProducts.multiply(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    packed,
                    packedOffset,
                    init,
                    initOffset,
                    initRow,
                    c,
                    cOffset,
                    cRow);
        }
    }

    @Override
    public void accumulateOuter(
            int m,
            int n,
            int blocks,
            int rows,
            float[] g,
            int gOffset,
            int gBlock,
            int gRow,
            float[] x,
            int xOffset,
            int xBlock,
            int xRow,
            float[] c,
            int cOffset,
            int cRow) {
        if (VECTOR && fast) {
            FloatVectorOuter.accumulateOuter(
                    m, n, blocks, rows, g, gOffset, gBlock, gRow, x, xOffset, xBlock, xRow, c, cOffset, cRow);
        } else {
            FloatScalarProducts.accumulateOuter(
                    m, n, blocks, rows, g, gOffset, gBlock, gRow, x, xOffset, xBlock, xRow, c, cOffset, cRow);
        }
    }

    @Override
    public void accumulateRows(
            int n, int blocks, int rows, float[] g, int gOffset, int gBlock, int gRow, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorOuter.accumulateRows(n, blocks, rows, g, gOffset, gBlock, gRow, c, cOffset);
        } else {
            FloatScalarProducts.accumulateRows(n, blocks, rows, g, gOffset, gBlock, gRow, c, cOffset);
        }
    }

    @Override
    public void add(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.add(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.add(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        }
    }

    @Override
    public void subtract(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.subtract(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.subtract(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        }
    }

    @Override
    public void multiply(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.multiply(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.multiply(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        }
    }

    @Override
    public void divide(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.divide(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.divide(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        }
    }

    @Override
    public void multiplyAdd(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.multiplyAdd(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.multiplyAdd(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        }
    }

    @Override
    public void tanhPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.tanhPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.tanhPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void sigmoidPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.sigmoidPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.sigmoidPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void reluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.reluPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.reluPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void modRelu(
            int outer,
            int n,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.modRelu(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.modRelu(outer, n, a, aOffset, aStep, b, bOffset, bStep, c, cOffset, cStep);
        }
    }

    @Override
    public void modReluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.modReluPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.modReluPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void signed(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.signed(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.signed(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void leakyReluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.leakyReluPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.leakyReluPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void eluPullback(
            int outer,
            int n,
            double slope,
            double limit,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatVectorElementwise.eluPullback(
                    outer, n, (float) slope, (float) limit, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.eluPullback(
                    outer, n, (float) slope, (float) limit, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void softplusPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        if (VECTOR && fast) {
            FloatElementaryVector.softplusPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        } else {
            FloatScalarElementwise.softplusPullback(outer, n, g, gOffset, gStep, y, yOffset, yStep, c, cOffset, cStep);
        }
    }

    @Override
    public void affine(int n, double scale, double shift, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorElementwise.affine(n, (float) scale, (float) shift, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.affine(n, (float) scale, (float) shift, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void scaleAdd(int n, double scale, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorElementwise.scaleAdd(n, (float) scale, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.scaleAdd(n, (float) scale, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void adjustSensitivity(
            int n,
            double keep,
            double target,
            double lower,
            double rate,
            float[] phi,
            float[] curvature,
            float[] squares,
            float[] live,
            float[] averages,
            float[] sensitivities,
            float[] newAverages,
            float[] gates,
            float[] along,
            float[] across) {
        if (VECTOR && fast) {
            FloatVectorSensitivity.adjust(
                    n,
                    (float) keep,
                    (float) target,
                    (float) lower,
                    (float) rate,
                    phi,
                    curvature,
                    squares,
                    live,
                    averages,
                    sensitivities,
                    newAverages,
                    gates,
                    along,
                    across);
        } else {
            FloatScalarSensitivity.adjust(
                    n,
                    (float) keep,
                    (float) target,
                    (float) lower,
                    (float) rate,
                    phi,
                    curvature,
                    squares,
                    live,
                    averages,
                    sensitivities,
                    newAverages,
                    gates,
                    along,
                    across);
        }
    }

    @Override
    public void tanh(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.tanh(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.tanh(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void sigmoid(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.sigmoid(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.sigmoid(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void relu(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorElementwise.relu(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.relu(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void leakyRelu(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorElementwise.leakyRelu(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.leakyRelu(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void elu(int n, double slope, double limit, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.elu(n, (float) slope, (float) limit, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.elu(n, (float) slope, (float) limit, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void softplus(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.softplus(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.softplus(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void step(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorElementwise.step(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.step(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void exp(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.exp(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.exp(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void log(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.log(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.log(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void erf(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatElementaryVector.erf(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.erf(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public void sqrt(int n, float[] a, int aOffset, float[] c, int cOffset) {
        if (VECTOR && fast) {
            FloatVectorElementwise.sqrt(n, a, aOffset, c, cOffset);
        } else {
            FloatScalarElementwise.sqrt(n, a, aOffset, c, cOffset);
        }
    }

    @Override
    public double sum(int n, float[] a, int offset) {
        return VECTOR && fast ? FloatVectorReductions.sum(n, a, offset) : FloatScalarReductions.sum(n, a, offset);
    }

    @Override
    public double dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        return VECTOR && fast
                ? FloatVectorReductions.dot(n, a, aOffset, b, bOffset)
                : FloatScalarReductions.dot(n, a, aOffset, b, bOffset);
    }

    @Override
    public double max(int n, float[] a, int offset) {
        return VECTOR && fast ? FloatVectorReductions.max(n, a, offset) : FloatScalarReductions.max(n, a, offset);
    }

    @Override
    public int firstNonFinite(int n, float[] a, int offset) {
        return VECTOR && fast
                ? FloatVectorReductions.firstNonFinite(n, a, offset)
                : FloatScalarReductions.firstNonFinite(n, a, offset);
    }

    /** {@link FloatScalarPanels#project}. */
    void project(int rows, float[] v, int vOffset, float[] y, int yOffset, float[] s) {
        if (VECTOR && fast) {
            FloatVectorPanels.project(rows, v, vOffset, y, yOffset, s);
        } else {
            FloatScalarPanels.project(rows, v, vOffset, y, yOffset, s);
        }
    }

    /** {@link FloatScalarPanels#update}. */
    void update(int rows, float[] v, int vOffset, float[] s, float[] y, int yOffset) {
        if (VECTOR && fast) {
            FloatVectorPanels.update(rows, v, vOffset, s, y, yOffset);
        } else {
            FloatScalarPanels.update(rows, v, vOffset, s, y, yOffset);
        }
    }

    @Override
    public void orthonormalize(int k, int n, float[] q, int offset, int row, double[] diagonal) {
        FloatOrthonormalization.run(this, k, n, q, offset, row, diagonal);
    }
}
