package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatReductionsTest {
    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;

    @Test
    void sumsAndProducts() {
        Random random = new Random(1);
        for (int n : new int[] {1, 31, 64, 65, 1000}) {
            float[] a = FloatArrays.gaussian(random, n);
            float[] b = FloatArrays.gaussian(random, n);
            double sum = 0;
            double dot = 0;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                sum += a[i];
                dot += (double) a[i] * b[i];
                max = Math.max(max, a[i]);
            }
            double tolerance = 1000 * Precision.SINGLE.epsilon();
            assertThat(KERNELS.sum(n, a, 0)).isCloseTo(sum, within(tolerance));
            assertThat(KERNELS.dot(n, a, 0, b, 0)).isCloseTo(dot, within(tolerance));
            assertThat(KERNELS.max(n, a, 0)).isEqualTo(max);
        }
    }

    @Test
    void ofNothing() {
        float[] none = new float[0];
        assertThat(KERNELS.sum(0, none, 0)).isZero();
        assertThat(KERNELS.dot(0, none, 0, none, 0)).isZero();
        assertThat(KERNELS.max(0, none, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(KERNELS.firstNonFinite(0, none, 0)).isEqualTo(-1);
    }

    @Test
    void maximumOfNanIsNan() {
        float[] a = new float[100];
        a[77] = Float.NaN;
        assertThat(KERNELS.max(100, a, 0)).isNaN();
    }

    @Test
    void findsEveryNonFiniteElement() {
        int n = 2500;
        for (int i = 0; i < n; i += 13) {
            float[] a = FloatArrays.gaussian(new Random(i), n);
            a[n - 1] = Float.NaN;
            a[i] = i % 2 == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
            assertThat(KERNELS.firstNonFinite(n, a, 0)).isEqualTo(i);
        }
    }

    @Test
    void largeFiniteElementsAreFinite() {
        float[] a = new float[200];
        java.util.Arrays.fill(a, Float.MAX_VALUE);
        assertThat(KERNELS.firstNonFinite(200, a, 0)).isEqualTo(-1);
    }
}
