package io.evenkeel.kernel;

import java.util.Arrays;

/**
 * Reductions in a fixed order: element i goes to virtual lane i mod {@link #LANES}, each lane in ascending order from 0;
 * then the upper half of the lanes is added to the lower half until one is left.
 */
final class FloatScalarReductions {
    /** Four registers of 64 bytes: enough independent chains on any CPU. */
    static final int LANES = 4 * Precision.SINGLE.lanes();

    /** The lanes of a thread's sum: a training step takes many. */
    static final ThreadLocal<float[]> BUFFER = ThreadLocal.withInitial(() -> new float[LANES]);

    private FloatScalarReductions() {}

    private static float[] zeros() {
        float[] lanes = BUFFER.get();
        Arrays.fill(lanes, 0);
        return lanes;
    }

    static float sum(int n, float[] a, int offset) {
        float[] lanes = zeros();
        for (int i = 0; i < n; i++) {
            lanes[i % LANES] += a[offset + i];
        }
        return fold(lanes, 0);
    }

    static float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        float[] lanes = zeros();
        for (int i = 0; i < n; i++) {
            lanes[i % LANES] = Math.fma(a[aOffset + i], b[bOffset + i], lanes[i % LANES]);
        }
        return fold(lanes, 0);
    }

    static float fold(float[] lanes, int offset) {
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                lanes[offset + i] += lanes[offset + i + width];
            }
        }
        return lanes[offset];
    }

    /** NaN if an element is NaN; −∞ without elements. The order does not matter. */
    static float max(int n, float[] a, int offset) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, a[offset + i]);
        }
        return max;
    }

    static int firstNonFinite(int n, float[] a, int offset) {
        for (int i = 0; i < n; i++) {
            if (!Float.isFinite(a[offset + i])) {
                return i;
            }
        }
        return -1;
    }
}
