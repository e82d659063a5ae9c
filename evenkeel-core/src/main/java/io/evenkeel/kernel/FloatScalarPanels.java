package io.evenkeel.kernel;

/** Products of a vector with one panel y [rows × lanes], as Householder reflections need them. */
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
}
