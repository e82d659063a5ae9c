package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix products against sums in double precision. */
class FloatProductsTest {
    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;
    private static final double TOLERANCE = 100 * Precision.SINGLE.epsilon();

    @Test
    void packsPanels() {
        int lanes = Precision.SINGLE.lanes();
        int n = lanes + 3;
        float[] b = FloatArrays.gaussian(new Random(1), 2 * n);
        float[] packed = new float[KERNELS.packedLength(2, n)];
        KERNELS.pack(2, n, b, 0, n, 1, packed, 0);
        assertThat(packed[lanes + 1]).isEqualTo(b[n + 1]);
        assertThat(packed[2 * lanes]).isEqualTo(b[lanes]);
        assertThat(packed[3 * lanes + 2]).isEqualTo(b[n + lanes + 2]);
        assertThat(packed[3 * lanes + 3]).isZero();

        float[] transposed = new float[2 * n];
        for (int i = 0; i < n; i++) {
            transposed[2 * i] = b[i];
            transposed[2 * i + 1] = b[n + i];
        }
        float[] repacked = new float[packed.length];
        KERNELS.pack(2, n, transposed, 0, 1, 2, repacked, 0);
        assertThat(repacked).isEqualTo(packed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 64})
    void multiplies(int m) {
        Random random = new Random(m);
        int n = 37;
        int k = 141;
        int width = Precision.SINGLE.pad(n);
        float[] a = FloatArrays.gaussian(random, m * k);
        float[] b = FloatArrays.gaussian(random, k * n);
        float[] bias = FloatArrays.gaussian(random, width);
        float[] packed = new float[KERNELS.packedLength(k, n)];
        KERNELS.pack(k, n, b, 0, n, 1, packed, 0);
        float[] c = new float[m * width];
        KERNELS.multiply(m, n, k, a, 0, k, 1, packed, 0, bias, 0, 0, c, 0, width);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = bias[j];
                for (int p = 0; p < k; p++) {
                    sum += (double) a[i * k + p] * b[p * n + j];
                }
                assertThat((double) c[i * width + j]).isCloseTo(sum, within(TOLERANCE * 10));
            }
            for (int j = n; j < width; j++) {
                assertThat(c[i * width + j]).isEqualTo(bias[j]);
            }
        }
    }

    @Test
    void emptyProductIsItsInitialValue() {
        int width = Precision.SINGLE.pad(5);
        float[] c = FloatArrays.gaussian(new Random(2), width);
        KERNELS.multiply(1, 5, 0, new float[0], 0, 0, 1, new float[0], 0, null, 0, 0, c, 0, width);
        assertThat(c).containsOnly(0);
    }

    @Test
    void sumsOuterProducts() {
        Random random = new Random(3);
        int m = 9;
        int n = 21;
        int width = Precision.SINGLE.pad(n);
        int blocks = 25;
        int rows = 7;
        float[] g = FloatArrays.gaussian(random, blocks * rows * m);
        float[] x = FloatArrays.gaussian(random, blocks * rows * width);
        float[] c = FloatArrays.gaussian(random, m * width);
        float[] before = c.clone();
        int last = blocks - 1;
        KERNELS.accumulateOuter(
                m,
                n,
                blocks,
                rows,
                g,
                last * rows * m,
                -rows * m,
                m,
                x,
                last * rows * width,
                -rows * width,
                width,
                c,
                0,
                width);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = before[i * width + j];
                for (int q = 0; q < blocks * rows; q++) {
                    sum += (double) g[q * m + i] * x[q * width + j];
                }
                assertThat((double) c[i * width + j]).isCloseTo(sum, within(TOLERANCE * 10));
            }
        }
    }

    @Test
    void sumsRows() {
        Random random = new Random(4);
        int n = 2 * Precision.SINGLE.lanes();
        float[] g = FloatArrays.gaussian(random, 6 * n);
        float[] c = new float[n];
        KERNELS.accumulateRows(n, 2, 3, g, 0, 3 * n, n, c, 0);
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int q = 0; q < 6; q++) {
                sum += g[q * n + j];
            }
            assertThat((double) c[j]).isCloseTo(sum, within(TOLERANCE));
        }
    }
}
