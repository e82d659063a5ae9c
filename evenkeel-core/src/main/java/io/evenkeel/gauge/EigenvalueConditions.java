package io.evenkeel.gauge;

import java.util.ArrayList;
import java.util.List;

/**
 * Condition numbers of eigenvalues λ_k = t_kk from triangular systems with the Schur form T:
 *
 * <pre>  (T − λ_k) x = 0,  yᴴ (T − λ_k) = 0,  x_k = y_k = 1,  condition = ‖x‖ ‖y‖ / |yᴴx|.</pre>
 *
 * <p>x ends and y begins at k, so that yᴴx = 1. Eigenvalues closer than rounding errors of T count as equal.
 *
 * <p>Sources: J. H. Wilkinson, "The Algebraic Eigenvalue Problem", Oxford University Press, 1965, chapter 2, sections
 * 7–10; G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, sections 7.2.2 and 7.6.4.
 */
final class EigenvalueConditions {
    private final int n;
    private final double[][] re;
    private final double[][] im;
    private final double rounding;

    private EigenvalueConditions(SchurForm schur) {
        n = schur.size();
        re = schur.re();
        im = schur.im();
        rounding = n * Math.ulp(1.0) * schur.normFrom(0);
    }

    /** All eigenvalues in the order of the diagonal; those of a conjugate pair share their condition number. */
    static List<Eigenvalue> of(SchurForm schur) {
        EigenvalueConditions conditions = new EigenvalueConditions(schur);
        List<Eigenvalue> eigenvalues = new ArrayList<>();
        for (int k = 0; k < conditions.n; k++) {
            double real = conditions.re[k][k];
            double imaginary = conditions.im[k][k];
            double condition = conditions.condition(k);
            eigenvalues.add(new Eigenvalue(real, imaginary, condition));
            if (imaginary != 0) {
                eigenvalues.add(new Eigenvalue(real, -imaginary, condition));
                k++;
            }
        }
        return eigenvalues;
    }

    private double condition(int k) {
        double condition = rightEigenvectorNorm(k) * leftEigenvectorNorm(k);
        return Double.isNaN(condition) ? Double.POSITIVE_INFINITY : condition;
    }

    /** From x_k = 1 upward. */
    private double rightEigenvectorNorm(int k) {
        double[] x = new double[k + 1];
        double[] y = new double[k + 1];
        x[k] = 1;
        double squares = 1;
        for (int i = k - 1; i >= 0; i--) {
            double[] p = re[i];
            double[] q = im[i];
            double a = 0;
            double b = 0;
            for (int j = i + 1; j <= k; j++) {
                a += p[j] * x[j] - q[j] * y[j];
                b += p[j] * y[j] + q[j] * x[j];
            }
            squares += divide(a, b, k, i, squares, x, y);
        }
        return Math.sqrt(squares);
    }

    /** From conj(y_k) = 1 to the right, row by row. */
    private double leftEigenvectorNorm(int k) {
        double[] x = new double[n];
        double[] y = new double[n];
        x[k] = 1;
        double squares = 1;
        for (int i = k; i < n; i++) {
            if (i > k) {
                squares += divide(x[i], y[i], k, i, squares, x, y);
            }
            double[] p = re[i];
            double[] q = im[i];
            double a = x[i];
            double b = y[i];
            for (int j = i + 1; j < n; j++) {
                x[j] += p[j] * a - q[j] * b;
                y[j] += p[j] * b + q[j] * a;
            }
        }
        return Math.sqrt(squares);
    }

    /**
     * Stores (a + ib) / (λ_k − λ_i) in element i of x + iy. An eigenvalue that repeats is harmless where nothing couples
     * it to its twin, else defective.
     *
     * @return the squared modulus
     */
    private double divide(double a, double b, int k, int i, double squares, double[] x, double[] y) {
        double c = re[k][k] - re[i][i];
        double d = im[k][k] - im[i][i];
        double square = c * c + d * d;
        if (square <= rounding * rounding) {
            boolean coupled = Math.sqrt(a * a + b * b) > rounding * Math.sqrt(squares);
            x[i] = coupled ? Double.POSITIVE_INFINITY : 0;
            y[i] = 0;
        } else {
            x[i] = (a * c + b * d) / square;
            y[i] = (b * c - a * d) / square;
        }
        return x[i] * x[i] + y[i] * y[i];
    }
}
