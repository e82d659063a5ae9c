package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fisher memory against closed forms of linear theory. */
class FisherMemoryTest {
    private static final double TIGHT = 1e-8; // per cent

    private static double[] direction(int n, long seed) {
        double[] v = new Random(seed).doubles(n, -1, 1).toArray();
        double norm = Orthonormalization.norm(n, v, 0);
        return Arrays.stream(v).map(x -> x / norm).toArray();
    }

    private static double[][] stable(int n, double gain, long seed) {
        return Matrices.gaussian(n, gain / Math.sqrt(n), new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 1, 1.02, 1.2})
    void aChainRemembersAsItsClosedFormSays(double alpha) {
        int n = 100;
        double[] curve = FisherMemory.of(Chains.chain(n, alpha))
                .curve(Chains.unit(n, 0), n + 5)
                .values();
        double gathered = 0;
        for (int k = 0; k < n; k++) {
            gathered += Math.pow(alpha, 2 * k);
            assertThat(curve[k]).isCloseTo(Math.pow(alpha, 2 * k) / gathered, withinPercentage(TIGHT));
        }
        for (int k = n; k < curve.length; k++) {
            assertThat(curve[k]).isZero();
        }
    }

    @Test
    void theHarmonicNumberIsTheMemoryOfAChainOfGainOne() {
        FisherMemory memory = FisherMemory.of(Chains.chain(100, 1));
        double[] first = Chains.unit(100, 0);
        assertThat(memory.total(first)).isCloseTo(5.187377517639621, within(1e-12));
        assertThat(memory.length(first)).isCloseTo((100 - 5.187377517639621) / 5.187377517639621, within(1e-10));
        assertThat(memory.curve(first, 120).length()).isCloseTo(memory.length(first), within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.9, 0, 2.434284",
        "100, 0.99, 0, 4.390924",
        "100, 1.02, 0, 7.605958",
        "100, 1.05, 0, 12.087272",
        "100, 1.2, 0, 31.960215",
        "100, 2.0, 0, 75.315823",
        "50, 1.02, 0, 5.540334",
        "20, 1.02, 0, 3.942506",
        "10, 1.02, 0, 3.072920",
        "10, 0.99, 0.04, 2.871973",
        "20, 0.99, 0.04, 3.491387",
        "50, 0.99, 0.04, 4.377836",
        "100, 0.99, 0.04, 5.345967"
    })
    void totalsOfChainsAreTheTabulatedOnes(int n, double alpha, double beta, double total) {
        FisherMemory memory = FisherMemory.of(Chains.feedbackChain(n, alpha, beta));
        double[] first = Chains.unit(n, 0);
        assertThat(memory.total(first)).isCloseTo(total, within(5e-7));
        assertThat(memory.curve(first, 600).total()).isCloseTo(memory.total(first), withinPercentage(TIGHT));
    }

    @Test
    void firstLagsOfAChain() {
        assertThat(FisherMemory.of(Chains.chain(100, 1.02))
                        .curve(Chains.unit(100, 0), 3)
                        .values())
                .containsExactly(new double[] {1, 0.50990002, 0.34661874, 0.26504209}, within(5e-9));
    }

    @Test
    void normalNetworksHaveOne() {
        int n = 40;
        double[][] q = Matrices.orthogonal(n, new Random(1));
        double[][] symmetric = Matrices.multiply(
                q,
                Matrices.multiply(
                        Matrices.diagonal(new Random(2).doubles(n, -0.97, 0.97).toArray()), Matrices.transpose(q)));
        double[][] rotation = Matrices.scale(0.95, q);
        for (double[][] normal : new double[][][] {symmetric, rotation}) {
            FisherMemory memory = FisherMemory.of(normal);
            for (int seed = 0; seed < 5; seed++) {
                assertThat(memory.total(direction(n, seed))).isCloseTo(1, within(1e-9));
            }
            assertThat(memory.largestTotal()).isCloseTo(1, within(1e-9));
        }
        double[] v = direction(n, 9);
        double[] curve = FisherMemory.of(rotation).curve(v, 30).values();
        double square = 0.95 * 0.95;
        for (int k = 0; k <= 30; k++) {
            assertThat(curve[k]).isCloseTo(Math.pow(square, k) * (1 - square), within(1e-12));
        }
        assertThat(FisherMemory.of(rotation).length(v)).isCloseTo(square / (1 - square), within(1e-9));
    }

    /** With the input at the sink everything that came in is overwritten by the noise of the whole chain. */
    @ParameterizedTest
    @ValueSource(doubles = {0.98, 1, 1.02})
    void aChainThatRunsTheOtherWayHasNoMemory(double alpha) {
        int n = 100;
        double gathered = 0;
        for (int m = 0; m < n; m++) {
            gathered += Math.pow(alpha, 2 * m);
        }
        double[][] reversed = Matrices.transpose(Chains.chain(n, alpha));
        assertThat(FisherMemory.of(reversed).total(Chains.unit(n, 0))).isCloseTo(1 / gathered, withinPercentage(TIGHT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 60})
    void overABasisTheTotalIsTheNumberOfUnits(int n) {
        for (double[][] w : new double[][][] {
            stable(n, 0.5, n), Chains.chain(n, 1.02), Chains.feedbackChain(n, 0.99, 0.04), Matrices.zeros(n)
        }) {
            FisherMemory memory = FisherMemory.of(w);
            double sum = 0;
            double largest = 0;
            for (int i = 0; i < n; i++) {
                double total = memory.total(Chains.unit(n, i));
                sum += total;
                largest = Math.max(largest, total);
            }
            assertThat(sum).isCloseTo(n, withinPercentage(TIGHT));
            assertThat(memory.largestTotal()).isBetween(largest * (1 - 1e-10), n * (1 + 1e-10));
        }
    }

    @Test
    void theCovarianceSolvesItsEquation() {
        int n = 70;
        for (double[][] w :
                new double[][][] {stable(n, 0.9, 3), Chains.feedbackChain(n, 0.99, 0.07), Chains.chain(n, 1.05)}) {
            double[][] c = FisherMemory.of(w).covariance();
            double[][] residual = Matrices.multiply(w, Matrices.multiply(c, Matrices.transpose(w)));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    residual[i][j] += (i == j ? 1 : 0) - c[i][j];
                }
            }
            assertThat(Matrices.frobenius(residual)).isLessThan(1e-12 * Matrices.frobenius(c));
        }
    }

    @Test
    void theMemoryMatrixHasTheCurveOnItsDiagonalAndIsBoundedByIt() {
        double[][] w = stable(20, 0.9, 4);
        double[] v = direction(20, 5);
        FisherMemory memory = FisherMemory.of(w);
        double[][] matrix = memory.matrix(v, 12);
        double[] curve = memory.curve(v, 12).values();
        for (int k = 0; k <= 12; k++) {
            assertThat(matrix[k][k]).isEqualTo(curve[k]);
            for (int l = 0; l <= 12; l++) {
                assertThat(matrix[k][l]).isEqualTo(matrix[l][k]);
                assertThat(matrix[k][l] * matrix[k][l]).isLessThanOrEqualTo(curve[k] * curve[l] * (1 + 1e-12));
            }
        }
    }

    @Test
    void longUnstructuredMemoryIsFound() {
        double[][] w = Matrices.scale(0.9999, Matrices.orthogonal(8, new Random(6)));
        assertThat(FisherMemory.of(w).total(direction(8, 7))).isCloseTo(1, within(1e-9));
    }

    @Test
    void matricesWhosePowersDoNotDieOutAreRefused() {
        double[][] q = Matrices.orthogonal(5, new Random(8));
        for (double[][] w : new double[][][] {q, Matrices.scale(1.2, q), Matrices.jordan(3, 1, 1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FisherMemory.of(w))
                    .withMessageContaining("do not die out");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FisherMemory.of(Chains.chain(160, 10)))
                .withMessageContaining("double precision");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FisherMemory.of(Chains.chain(4, 1)).total(new double[3]))
                .withMessageContaining("4 numbers");
    }

    @Test
    void reachIsTheLastLagAboveALine() {
        MemoryCurve curve = FisherMemory.of(Chains.chain(100, 1)).curve(Chains.unit(100, 0), 150);
        assertThat(curve.reach(0.1)).isEqualTo(9); // 1 / (k + 1) ≥ 0.1
        assertThat(curve.reach(0.001)).isEqualTo(99);
        assertThat(new MemoryCurve(new double[4]).reach(0.5)).isEqualTo(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> curve.reach(0));
    }
}
