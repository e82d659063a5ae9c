package io.evenkeel.gauge;

import io.evenkeel.kernel.DoubleKernels;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Norm of the resolvent, {@code ‖(z − W)⁻¹‖₂ = 1 / σ_min(z − W)}: the largest eigenvalue of the inverse's Gram matrix, from
 * solutions of triangular systems. A complex vector is a real one of twice the length, real parts first.
 *
 * <p>Source: L. N. Trefethen, M. Embree, "Spectra and Pseudospectra", Princeton University Press, 2005, chapter 39.
 */
final class ResolventNorm {
    private ResolventNorm() {}

    /** With the Schur form T in place of W, which has the same norm and costs n² an iteration. */
    static double of(SchurForm schur, double x, double y, double tolerance) {
        return Math.sqrt(LargestEigenvalue.of(
                2 * schur.size(), v -> solveAdjoint(schur, x, y, solve(schur, x, y, v)), tolerance));
    }

    /** With W itself, which costs n³ and does not depend on the eigenvalue iteration. */
    static double of(double[][] w, double x, double y) {
        int n = w.length;
        DMatrixRMaj shifted = new DMatrixRMaj(2 * n, 2 * n); // [[Re, −Im], [Im, Re]]
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double value = (i == j ? x : 0) - w[i][j];
                shifted.set(i, j, value);
                shifted.set(n + i, n + j, value);
            }
            shifted.set(i, n + i, -y);
            shifted.set(n + i, i, y);
        }
        LinearSolverDense<DMatrixRMaj> adjoint = LinearSolverFactory_DDRM.lu(2 * n);
        LinearSolverDense<DMatrixRMaj> direct = LinearSolverFactory_DDRM.lu(2 * n);
        if (!adjoint.setA(CommonOps_DDRM.transpose(shifted, null)) || !direct.setA(shifted)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.sqrt(LargestEigenvalue.of(
                2 * n,
                v -> {
                    DMatrixRMaj a = new DMatrixRMaj(2 * n, 1);
                    DMatrixRMaj b = new DMatrixRMaj(2 * n, 1);
                    direct.solve(DMatrixRMaj.wrap(2 * n, 1, v.clone()), a);
                    adjoint.solve(a, b);
                    return b.data;
                },
                LargestEigenvalue.EXACT));
    }

    /** (z − T) u = v, from the last row upward. */
    private static double[] solve(SchurForm schur, double x, double y, double[] v) {
        int n = schur.size();
        double[] real = new double[n];
        double[] imaginary = new double[n];
        double[] u = new double[2 * n];
        for (int i = n - 1; i >= 0; i--) {
            double[] a = schur.re()[i];
            double[] b = schur.im()[i];
            int from = i + 1;
            int length = n - from;
            double re = v[i] + dot(length, a, real, from) - dot(length, b, imaginary, from);
            double im = v[n + i] + dot(length, a, imaginary, from) + dot(length, b, real, from);
            double c = x - a[i];
            double d = y - b[i];
            double square = c * c + d * d;
            real[i] = (re * c + im * d) / square;
            imaginary[i] = (im * c - re * d) / square;
            u[i] = real[i];
            u[n + i] = imaginary[i];
        }
        return u;
    }

    private static double dot(int length, double[] a, double[] b, int from) {
        return DoubleKernels.INSTANCE.dot(length, a, from, b, from);
    }

    /** (z − T)ᴴ u = v, from the first row downward. */
    private static double[] solveAdjoint(SchurForm schur, double x, double y, double[] v) {
        int n = schur.size();
        double[] u = v.clone();
        for (int i = 0; i < n; i++) {
            double[] a = schur.re()[i];
            double[] b = schur.im()[i];
            double c = x - a[i];
            double d = b[i] - y;
            double square = c * c + d * d;
            double re = (u[i] * c + u[n + i] * d) / square;
            double im = (u[n + i] * c - u[i] * d) / square;
            u[i] = re;
            u[n + i] = im;
            for (int j = i + 1; j < n; j++) {
                u[j] += a[j] * re + b[j] * im;
                u[n + j] += a[j] * im - b[j] * re;
            }
        }
        return u;
    }
}
