package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchurProfileTest {
    private static double[][] conjugated(double[][] w, long seed) {
        double[][] q = Matrices.orthogonal(w.length, new Random(seed));
        return Matrices.multiply(q, Matrices.multiply(w, Matrices.transpose(q)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 100})
    void aChainIsNothingButFeedForwardToTheNeighbor(int n) {
        SchurProfile profile = SchurProfile.of(Chains.chain(n, 1.02));
        assertThat(profile.feedForward()).isCloseTo(1, within(1e-12));
        assertThat(profile.chain()).isCloseTo(1, within(1e-12));
        assertThat(profile.superdiagonals()[0]).isCloseTo(1, within(1e-12));
        for (int l = 2; l < n; l++) {
            assertThat(profile.superdiagonals()[l - 1]).isCloseTo(0, within(1e-10));
        }
    }

    @Test
    void normalMatricesHaveNone() {
        double[][] q = Matrices.orthogonal(20, new Random(1));
        for (double[][] w : new double[][][] {q, Matrices.diagonal(3, 1, 2), Matrices.zeros(4), {{5}}}) {
            SchurProfile profile = SchurProfile.of(w);
            assertThat(profile.feedForward()).isCloseTo(0, within(1e-12));
            assertThat(profile.chain()).isNaN();
        }
    }

    /** An upper triangle with falling diagonal is its own ordered Schur form, in any basis. */
    @Test
    void anUpperTriangleIsRead() {
        double[][] t = {{0.9, 0.3, -0.5, 0.1}, {0, -0.7, 0.4, 0.6}, {0, 0, 0.5, -0.2}, {0, 0, 0, 0.1}};
        double norm = Matrices.frobenius(t);
        SchurProfile profile = SchurProfile.of(conjugated(t, 2));
        assertThat(profile.superdiagonals()[0]).isCloseTo(Math.sqrt(0.09 + 0.16 + 0.04) / norm, within(1e-12));
        assertThat(profile.superdiagonals()[1]).isCloseTo(Math.sqrt(0.25 + 0.36) / norm, within(1e-12));
        assertThat(profile.superdiagonals()[2]).isCloseTo(0.1 / norm, within(1e-12));
    }

    /** Eigenvalues that come in the wrong order are exchanged, conjugate ones together. */
    @Test
    void theOrderOfTheIterationDoesNotMatter() {
        double[][] w = Matrices.gaussian(14, 0.5, new Random(3));
        double[] expected = SchurProfile.of(w).superdiagonals();
        for (int seed = 10; seed < 14; seed++) {
            assertThat(SchurProfile.of(conjugated(w, seed)).superdiagonals())
                    .as("seed " + seed)
                    .containsExactly(expected, within(1e-9));
        }
        SchurForm sorted = SchurForm.of(w).sorted();
        for (int i = 0; i + 1 < 14; i++) {
            assertThat(Math.hypot(sorted.re()[i][i], sorted.im()[i][i]))
                    .isGreaterThanOrEqualTo(Math.hypot(sorted.re()[i + 1][i + 1], sorted.im()[i + 1][i + 1]));
            for (int j = 0; j < i; j++) {
                assertThat(sorted.re()[i][j]).isZero();
                assertThat(sorted.im()[i][j]).isZero();
            }
        }
        assertThat(sorted.normFrom(0)).isCloseTo(Matrices.frobenius(w), within(1e-12));
    }

    @Test
    void feedForwardIsTheHenriciIndex() {
        double[][] chain = Chains.feedbackChain(10, 0.99, 0.04);
        assertThat(SchurProfile.of(chain).feedForward()).isCloseTo(2.85 / Matrices.frobenius(chain), within(1e-9));
        double[][] w = Matrices.gaussian(25, 0.3, new Random(4));
        assertThat(SchurProfile.of(w).feedForward())
                .isCloseTo(WeightFigures.of(w, Precision.DOUBLE).henrici(), within(1e-12));
    }
}
