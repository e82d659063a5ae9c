package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenvalues and their condition numbers against what must hold for any matrix, and against other programs. */
class WeightFiguresAccuracyTest {

    private static WeightFigures figures(double[][] w) {
        return WeightFigures.of(w, Precision.DOUBLE);
    }

    private static double[][] random(int n, double gain, long seed) {
        return Matrices.gaussian(n, gain / Math.sqrt(n), new Random(seed));
    }

    private static double trace(double[][] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i][i];
        }
        return sum;
    }

    /**
     * Matrices whose real Schur form, from an earlier iteration, kept a rounding error between two 2 × 2 blocks. Taking it
     * for a third block, between them, spoils the second.
     */
    @ParameterizedTest
    @CsvSource({"20, 1939", "30, 64", "30, 1156", "30, 1425", "30, 2000", "50, 347", "128, 5", "128, 51", "128, 109"})
    void neighboringPairsDoNotSpoilEachOther(int n, long seed) {
        double[][] w = random(n, 1, seed);
        double squares = figures(w).eigenvalues().stream()
                .mapToDouble(e -> e.real() * e.real() - e.imaginary() * e.imaginary())
                .sum();
        assertThat(squares).isCloseTo(trace(Matrices.multiply(w, w)), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 10, 50, 128})
    void sumsOfPowersAreTraces(int n) {
        for (int gain = 1; gain <= 20; gain++) {
            double[][] w = random(n, gain, 100 * n + gain);
            WeightFigures f = figures(w);
            double sum = 0;
            double imaginary = 0;
            double squares = 0;
            double moduli = 0;
            for (Eigenvalue e : f.eigenvalues()) {
                sum += e.real();
                imaginary += e.imaginary();
                squares += e.real() * e.real() - e.imaginary() * e.imaginary();
                moduli += e.modulus() * e.modulus();
            }
            double frobenius = Matrices.frobenius(w);
            assertThat(f.eigenvalues()).hasSize(n);
            assertThat(sum).isCloseTo(trace(w), within(1e-14 * n * frobenius));
            assertThat(imaginary).isCloseTo(0, within(1e-14 * n * frobenius));
            assertThat(squares).isCloseTo(trace(Matrices.multiply(w, w)), within(1e-14 * n * frobenius * frobenius));
            assertThat(f.departureFromNormality() * f.departureFromNormality())
                    .isCloseTo(frobenius * frobenius - moduli, within(1e-14 * n * frobenius * frobenius));
        }
    }

    /** W − λ is singular but for rounding: some unit vector is mapped to almost nothing. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 50, 128})
    void everyEigenvalueHasAResidualOfTheSizeOfRounding(int n) {
        for (int gain = 1; gain <= 20; gain += n > 100 ? 19 : 3) {
            double[][] w = random(n, gain, 7 * n + gain);
            WeightFigures f = figures(w);
            for (Eigenvalue e : f.eigenvalues()) {
                if (e.imaginary() >= 0) {
                    assertThat(boundOfSmallestSingularValue(w, e)).isLessThan(3e-13 * f.spectralNorm());
                }
            }
        }
    }

    /** ‖b‖ / ‖(W − λ)⁻¹ b‖ for a random b, with (W − λ) x written as [[W − Re, Im], [−Im, W − Re]] (Re x, Im x). */
    private static double boundOfSmallestSingularValue(double[][] w, Eigenvalue e) {
        int n = w.length;
        DMatrixRMaj a = new DMatrixRMaj(2 * n, 2 * n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a.set(i, j, w[i][j] - (i == j ? e.real() : 0));
                a.set(n + i, n + j, a.get(i, j));
            }
            a.set(i, n + i, e.imaginary());
            a.set(n + i, i, -e.imaginary());
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(2 * n);
        DMatrixRMaj x = new DMatrixRMaj(2 * n, 1);
        if (!solver.setA(a)) {
            return 0;
        }
        solver.solve(DMatrixRMaj.wrap(2 * n, 1, RandomSigns.vector(1, 2, 2 * n)), x);
        double norm = Orthonormalization.norm(2 * n, x.data, 0);
        return Double.isFinite(norm) ? Math.sqrt(2 * n) / norm : 0;
    }

    /** Expected values from NumPy 2.4: numpy.linalg.eig and the inverse of its matrix of eigenvectors. */
    @Test
    void sixBySixAgreesWithNumpy() {
        WeightFigures f = figures(new double[][] {
            {3, -7, 2, 0, 5, 1},
            {4, 1, -6, 8, 0, -2},
            {0, 9, -3, 1, -5, 7},
            {-8, 2, 6, -4, 3, 0},
            {1, 0, -9, 5, 2, -6},
            {7, -1, 0, -3, 4, -5}
        });
        double[][] expected = {
            {-5.50531030819392, 7.271093037547867, 1.6600731008865843},
            {-5.50531030819392, -7.271093037547867, 1.6600731008865843},
            {-8.958491800797217, 0, 1.5462357697306108},
            {3.8098985373170864, 5.499014895918307, 1.6135904094127638},
            {3.8098985373170864, -5.499014895918307, 1.6135904094127638},
            {6.349315342550883, 0, 1.5336742416103597}
        };
        for (int i = 0; i < 6; i++) {
            Eigenvalue e = f.eigenvalues().get(i);
            assertThat(new double[] {e.real(), e.imaginary(), e.condition()})
                    .containsExactly(expected[i], within(1e-12));
        }
        assertThat(f.spectralNorm()).isCloseTo(18.190262404828125, within(1e-12));
        assertThat(f.numericalAbscissa()).isCloseTo(8.642906285988698, within(1e-12));
        assertThat(f.departureFromNormality()).isCloseTo(19.32791154923795, within(1e-12));
    }

    @Test
    void normalMatricesHaveConditionOne() {
        double[][] a = random(9, 2, 1);
        double[][] skew = Matrices.zeros(9);
        double[][] symmetric = Matrices.zeros(9);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                skew[i][j] = a[i][j] - a[j][i];
                symmetric[i][j] = a[i][j] + a[j][i];
            }
        }
        for (double[][] normal : new double[][][] {skew, symmetric, Matrices.orthogonal(9, new Random(4))}) {
            assertThat(figures(normal).eigenvalues())
                    .allSatisfy(e -> assertThat(e.condition()).isCloseTo(1, within(1e-12)));
        }
    }

    @Test
    void defectiveEigenvaluesHaveInfiniteConditionAboveAndBelowTheDiagonal() {
        double[][] block = Matrices.jordan(2, 3, 1);
        assertThat(figures(block).eigenvalueCondition()).isInfinite();
        assertThat(figures(Matrices.transpose(block)).eigenvalueCondition()).isInfinite();
        assertThat(figures(Matrices.jordan(5, -0.5, 2)).eigenvalues())
                .allSatisfy(e -> assertThat(e.condition()).isInfinite());
    }

    /** Scaling by powers of two is exact, far out as well. */
    @Test
    void scalesWithItsMatrix() {
        double[][] w = random(20, 3, 2);
        WeightFigures f = figures(w);
        for (double scale : new double[] {0x1p-400, 0x1p400}) {
            SchurForm schur = SchurForm.of(Matrices.scale(scale, w));
            for (int i = 0; i < 20; i++) {
                Eigenvalue e = new Eigenvalue(schur.re()[i][i] / scale, schur.im()[i][i] / scale, 1);
                assertThat(f.eigenvalues())
                        .anySatisfy(expected -> assertThat(
                                        Math.hypot(expected.real() - e.real(), expected.imaginary() - e.imaginary()))
                                .isLessThan(1e-12));
            }
        }
    }
}
