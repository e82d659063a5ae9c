package io.evenkeel.kernel;

/** Work on one panel [rows × lanes]: what Householder reflections and changes of weights at every step need. */
final class FloatScalarPanels {
    private static final int LANES = Precision.SINGLE.lanes();

    private FloatScalarPanels() {}

    /** {@code s[lane] = Σ_i v[i] · y[i][lane]}: four chains, i mod 4, added as (0 + 1) + (2 + 3). */
    static void project(int rows, float[] v, int vOffset, float[] y, int yOffset, float[] s) {
        for (int lane = 0; lane < LANES; lane++) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                int at = yOffset + i * LANES + lane;
                s0 = Math.fma(v[vOffset + i], y[at], s0);
                s1 = Math.fma(v[vOffset + i + 1], y[at + LANES], s1);
                s2 = Math.fma(v[vOffset + i + 2], y[at + 2 * LANES], s2);
                s3 = Math.fma(v[vOffset + i + 3], y[at + 3 * LANES], s3);
            }
            for (; i < rows; i++) {
                s0 = Math.fma(v[vOffset + i], y[yOffset + i * LANES + lane], s0);
            }
            s[lane] = (s0 + s1) + (s2 + s3);
        }
    }

    /** {@code y[i][lane] += v[i] · s[lane]}. */
    static void update(int rows, float[] v, int vOffset, float[] s, float[] y, int yOffset) {
        for (int i = 0; i < rows; i++) {
            for (int lane = 0; lane < LANES; lane++) {
                int at = yOffset + i * LANES + lane;
                y[at] = Math.fma(v[vOffset + i], s[lane], y[at]);
            }
        }
    }

    /** Whether a panel's scales are all 1 and its factors all 0. */
    static boolean isUnchanged(float[] scale, float[] factor, int column) {
        for (int lane = column; lane < column + LANES; lane++) {
            if (scale[lane] != 1 || factor[lane] != 0) {
                return false;
            }
        }
        return true;
    }

    /** One panel of {@link Kernels#rankOneUpdate}; elements that equal {@code fixed} stay, none if it is NaN. */
    static void rankOneUpdate(
            int k,
            float[] b,
            int bOffset,
            float[] scale,
            float[] factor,
            int column,
            float[] x,
            int xOffset,
            float fixed,
            float[] squares) {
        for (int lane = 0; lane < LANES; lane++) {
            float square = 0;
            for (int p = 0; p < k; p++) {
                int at = bOffset + p * LANES + lane;
                if (b[at] != fixed) {
                    b[at] = Math.fma(factor[column + lane], x[xOffset + p], scale[column + lane] * b[at]);
                }
                square = Math.fma(b[at], b[at], square);
            }
            squares[column + lane] = square;
        }
    }

    /** {@link Kernels#rankOneMultiply} with the initial values in c. */
    static void rankOneMultiply(
            int k,
            int width,
            float[] b,
            float[] scale,
            float[] factor,
            float[] x,
            float[] squares,
            float[] a,
            int aOffset,
            float[] c,
            int cOffset) {
        for (int j = 0; j < width; j++) {
            float square = 0;
            float product = c[cOffset + j];
            for (int p = 0; p < k; p++) {
                int at = (j / LANES * k + p) * LANES + j % LANES;
                b[at] = Math.fma(factor[j], x[p], scale[j] * b[at]);
                square = Math.fma(b[at], b[at], square);
                product = Math.fma(a[aOffset + p], b[at], product);
            }
            squares[j] = square;
            c[cOffset + j] = product;
        }
    }
}
