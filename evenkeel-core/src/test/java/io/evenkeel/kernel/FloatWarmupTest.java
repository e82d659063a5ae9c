package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatWarmupTest {
    /** The change from scalar to vector form shows in no result. */
    @Test
    void resultsDoNotChangeMeanwhile() {
        int n = 8 * Precision.SINGLE.lanes();
        float[] a = FloatArrays.gaussian(new java.util.Random(1), n);
        float[] expected = new float[n];
        FloatKernels.scalar().tanh(n, a, 0, expected, 0);
        float[] actual = new float[n];
        long end = System.nanoTime() + 500_000_000;
        while (System.nanoTime() < end) {
            FloatKernels.INSTANCE.tanh(n, a, 0, actual, 0);
            assertThat(actual).isEqualTo(expected);
        }
        if (!KernelSelection.vector()) {
            assertThat(FloatWarmup.ready()).isZero();
        }
    }
}
