package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatOrthonormalizationTest {
    private static final FloatKernels KERNELS = FloatKernels.INSTANCE;
    private static final double EPSILON = Precision.SINGLE.epsilon();

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "2, 2", "3, 50", "16, 16", "17, 17", "16, 128", "20, 33", "64, 64", "130, 130"})
    void decomposes(int k, int n) {
        float[] a = FloatArrays.gaussian(new Random(k), k * n);
        check(k, n, a);
    }

    /** Q is orthonormal; vector i is a combination of the first i + 1 rows of Q, the last with the given diagonal. */
    private static double[] check(int k, int n, float[] a) {
        float[] q = a.clone();
        double[] diagonal = new double[k];
        KERNELS.orthonormalize(k, n, q, 0, n, diagonal);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(product(n, q, i, q, j))
                        .as("(%d, %d)", i, j)
                        .isCloseTo(i == j ? 1 : 0, within(EPSILON * (10 + n)));
            }
        }
        for (int i = 0; i < k; i++) {
            double norm = Math.sqrt(product(n, a, i, a, i));
            double[] rest = new double[n];
            for (int c = 0; c < n; c++) {
                rest[c] = a[i * n + c];
            }
            for (int j = 0; j <= i; j++) {
                double r = product(n, a, i, q, j);
                for (int c = 0; c < n; c++) {
                    rest[c] -= r * q[j * n + c];
                }
            }
            for (int c = 0; c < n; c++) {
                assertThat(rest[c]).as("row %d", i).isCloseTo(0, within(EPSILON * (10 + n) * norm));
            }
            assertThat(diagonal[i]).isNotNegative();
            assertThat(product(n, a, i, q, i)).isCloseTo(diagonal[i], within(EPSILON * (10 + n) * norm));
        }
        return diagonal;
    }

    private static double product(int n, float[] a, int i, float[] b, int j) {
        double sum = 0;
        for (int c = 0; c < n; c++) {
            sum += (double) a[i * n + c] * b[j * n + c];
        }
        return sum;
    }

    @Test
    void leavesOrthonormalVectorsAlone() {
        int n = 24;
        float[] a = new float[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + (i + 5) % n] = 1;
        }
        float[] q = a.clone();
        double[] diagonal = new double[n];
        KERNELS.orthonormalize(n, n, q, 0, n, diagonal);
        for (int i = 0; i < n * n; i++) {
            assertThat((double) q[i]).isCloseTo(a[i], within(10 * EPSILON));
        }
        for (double d : diagonal) {
            assertThat(d).isCloseTo(1, within(10 * EPSILON));
        }
    }

    @Test
    void replacesDependentVectors() {
        int k = 30;
        int n = 40;
        Random random = new Random(3);
        float[] a = FloatArrays.gaussian(random, k * n);
        // Row 7 repeats row 2; row 21 is the sum of rows 4 and 20; rows 9 and 10 are zero; row 29 twice row 28.
        for (int c = 0; c < n; c++) {
            a[7 * n + c] = a[2 * n + c];
            a[9 * n + c] = 0;
            a[10 * n + c] = 0;
            a[21 * n + c] = a[4 * n + c] + a[20 * n + c];
            a[29 * n + c] = 2 * a[28 * n + c];
        }
        double[] diagonal = check(k, n, a);
        for (int i = 0; i < k; i++) {
            if (i == 7 || i == 9 || i == 10 || i == 21 || i == 29) {
                assertThat(diagonal[i]).as("%d", i).isZero();
            } else {
                assertThat(diagonal[i]).as("%d", i).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void zeroMatrixGivesSomeBasis() {
        assertThat(check(9, 12, new float[9 * 12])).containsOnly(0);
    }

    @Test
    void nearlyDependentVectorsStayOrthogonal() {
        int n = 48;
        Random random = new Random(4);
        float[] a = new float[n * n];
        float[] common = FloatArrays.gaussian(random, n);
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < n; c++) {
                a[i * n + c] = (float) (common[c] + 8 * EPSILON * random.nextGaussian());
            }
        }
        check(n, n, a);
    }

    /** Scaling a vector scales its diagonal value and nothing else, however far its squares are out of range. */
    @Test
    void gradedVectors() {
        int n = 20;
        float[] a = FloatArrays.gaussian(new Random(5), n * n);
        float[] graded = a.clone();
        double[] expected = check(n, n, a);
        float[] scales = {1, 1e-30f, 1e30f, 1e-12f, 1e12f};
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < n; c++) {
                graded[i * n + c] *= scales[i % scales.length];
            }
        }
        double[] diagonal = new double[n];
        KERNELS.orthonormalize(n, n, graded, 0, n, diagonal);
        for (int i = 0; i < n; i++) {
            assertThat(diagonal[i] / scales[i % scales.length])
                    .isCloseTo(expected[i], within(100 * EPSILON * expected[i]));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(product(n, graded, i, graded, j)).isCloseTo(i == j ? 1 : 0, within(30 * EPSILON));
            }
        }
    }

    @Test
    void keepsDirections() {
        float[] q = {0, 0, -3, 0, 4, 1};
        double[] diagonal = new double[2];
        KERNELS.orthonormalize(2, 3, q, 0, 3, diagonal);
        assertThat((double) q[2]).isCloseTo(-1, within(4 * EPSILON));
        assertThat((double) q[4]).isCloseTo(1, within(4 * EPSILON));
        assertThat(diagonal[0]).isCloseTo(3, within(12 * EPSILON));
        assertThat(diagonal[1]).isCloseTo(4, within(16 * EPSILON));
    }

    @Test
    void refusesMoreVectorsThanCoordinates() {
        assertThatThrownBy(() -> KERNELS.orthonormalize(4, 3, new float[12], 0, 3, new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orthonormalize: 4 vectors of length 3 cannot be orthogonal to each other");
    }

    @Test
    void nanStaysVisible() {
        float[] q = FloatArrays.gaussian(new Random(6), 25);
        q[7] = Float.NaN;
        double[] diagonal = new double[5];
        KERNELS.orthonormalize(5, 5, q, 0, 5, diagonal);
        assertThat(diagonal[1]).isNaN();
    }
}
