package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.matrix.Matrix;
import io.evenkeel.tensor.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The largest eigenvalue of a symmetric, positive semidefinite operator by Lanczos' iteration with full
 * reorthogonalization: it needs a few dozen products where a decomposition needs n³ operations.
 *
 * <p>Source: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, sections 10.1–10.3.
 */
final class LargestEigenvalue {
    /** Error at which a result counts as exact, relative to it. */
    static final double EXACT = 1e-13;

    private static final RandomStream START = RandomStream.of(1, "start of Lanczos iterations");
    private static final int FIRST_LOOK = 8;

    private LargestEigenvalue() {}

    /** What is iterated. */
    @FunctionalInterface
    interface Operator {
        /** @return A x, a new vector */
        double[] times(double[] x);
    }

    /** Of a symmetric matrix. */
    static double of(Matrix matrix) {
        return of(matrix.rows(), x -> times(matrix, x), EXACT);
    }

    /** ‖A‖₂ of any matrix: the root of the largest eigenvalue of AᵀA. */
    static double norm(Matrix a) {
        return Math.sqrt(of(
                a.columns(),
                x -> {
                    double[] image = times(a, x);
                    double[] y = new double[a.columns()];
                    for (int i = 0; i < image.length; i++) {
                        int row = i * a.stride();
                        for (int j = 0; j < y.length; j++) {
                            y[j] += image[i] * a.values()[row + j];
                        }
                    }
                    return y;
                },
                EXACT));
    }

    private static double[] times(Matrix a, double[] x) {
        double[] y = new double[a.rows()];
        Arrays.setAll(y, i -> DoubleKernels.INSTANCE.dot(x.length, a.values(), i * a.stride(), x, 0));
        return y;
    }

    /**
     * Iterates.
     *
     * @param n dimension
     * @param operator symmetric, positive semidefinite
     * @param tolerance error of the eigenvalue, relative to it, as estimated from the residual and the gap below it
     */
    static double of(int n, Operator operator, double tolerance) {
        List<double[]> basis = new ArrayList<>();
        double[] alpha = new double[n];
        double[] beta = new double[n + 1];
        double[] q = new double[n];
        Arrays.setAll(q, START::gaussian);
        double length = Orthonormalization.norm(n, q, 0);
        int look = FIRST_LOOK;
        for (int step = 0; step < n; step++) {
            scale(q, 1 / length);
            basis.add(q);
            double[] next = operator.times(q);
            alpha[step] = DoubleKernels.INSTANCE.dot(n, q, 0, next, 0);
            orthogonalize(next, basis);
            orthogonalize(next, basis);
            length = Orthonormalization.norm(n, next, 0);
            beta[step + 1] = length;
            boolean last = step == n - 1 || !(length > Double.MIN_NORMAL);
            if (last || basis.size() == look) {
                Ritz top = Ritz.of(basis.size(), alpha, beta);
                if (last || top.error(length) <= tolerance * top.value) {
                    return Math.max(0, top.value);
                }
                look += Math.max(4, look / 3);
            }
            q = next;
        }
        throw new IllegalArgumentException("an operator needs at least one dimension");
    }

    /**
     * The largest eigenvalue of a tridiagonal matrix.
     *
     * @param value the eigenvalue
     * @param gap to the next one
     * @param last modulus of the last element of its unit eigenvector
     */
    private record Ritz(double value, double gap, double last) {
        static Ritz of(int k, double[] alpha, double[] beta) {
            DMatrixRMaj matrix = new DMatrixRMaj(k, k);
            for (int i = 0; i < k; i++) {
                matrix.set(i, i, alpha[i]);
                if (i > 0) {
                    matrix.set(i, i - 1, beta[i]);
                    matrix.set(i - 1, i, beta[i]);
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
            if (!eigen.decompose(matrix)) {
                throw new ArithmeticException("the symmetric eigenvalue iteration did not converge");
            }
            int[] order = IntStream.range(0, k)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            i -> -eigen.getEigenvalue(i).getReal()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double value = eigen.getEigenvalue(order[0]).getReal();
            double gap = k == 1 ? 0 : value - eigen.getEigenvalue(order[1]).getReal();
            return new Ritz(value, gap, Math.abs(eigen.getEigenVector(order[0]).get(k - 1, 0)));
        }

        /** The residual bounds the error, and so does its square over the gap. */
        double error(double beta) {
            double residual = beta * last;
            return gap > residual ? residual * (residual / gap) : residual;
        }
    }

    private static void orthogonalize(double[] x, List<double[]> basis) {
        for (double[] b : basis) {
            double factor = DoubleKernels.INSTANCE.dot(x.length, b, 0, x, 0);
            for (int i = 0; i < x.length; i++) {
                x[i] -= factor * b[i];
            }
        }
    }

    private static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }
}
