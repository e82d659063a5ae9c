package io.evenkeel.gauge;

import org.hipparchus.complex.Complex;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SchurTransformer;

/**
 * Complex Schur form of a real matrix: W = U (D + N) Uᴴ with U unitary, D the diagonal of eigenvalues, N strictly upper
 * triangular. What W has of non-normality is in N.
 *
 * <p>The 2 × 2 blocks that the real form leaves for pairs of complex eigenvalues are triangularized by plane rotations
 * (G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 7.4).
 */
final class SchurForm {
    private final int n;
    /** Real and imaginary parts of T = D + N. */
    private final double[][] re;

    private final double[][] im;
    private final double rounding;

    private SchurForm(double[][] real) {
        n = real.length;
        re = real;
        im = new double[n][n];
        for (int p = 0; p + 1 < n; p++) {
            double negligible = Math.ulp(1.0) * (Math.abs(re[p][p]) + Math.abs(re[p + 1][p + 1]));
            if (Math.abs(re[p + 1][p]) > negligible) {
                triangularize(p);
            }
        }
        rounding = n * Math.ulp(1.0) * normFrom(0);
    }

    static SchurForm of(double[][] w) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(w);
        if (matrix.getFrobeniusNorm() == 0) {
            return new SchurForm(matrix.getData()); // the iteration knows no element small enough beside 0
        }
        try {
            return new SchurForm(new SchurTransformer(matrix).getT().getData());
        } catch (MathRuntimeException notConverged) {
            // The transposed matrix has the same eigenvalues, condition numbers and departure, but other shifts.
            try {
                return new SchurForm(
                        new SchurTransformer(matrix.transpose()).getT().getData());
            } catch (MathRuntimeException neither) {
                throw new ArithmeticException("the eigenvalue iteration did not converge");
            }
        }
    }

    /** Rotates rows and columns p, p + 1 so that the element below the diagonal vanishes. */
    private void triangularize(int p) {
        int q = p + 1;
        Complex half = element(p, p).subtract(element(q, q)).divide(2);
        Complex root =
                half.multiply(half).add(element(p, q).multiply(element(q, p))).sqrt();
        // (λ − t_qq, t_qp) is an eigenvector of the block; the rotation turns it into the first axis. Of the two
        // eigenvalues take the one without cancellation.
        Complex sum = half.add(root);
        Complex difference = half.subtract(root);
        Complex x = sum.norm() >= difference.norm() ? sum : difference;
        Complex y = element(q, p);
        double length = StrictMath.hypot(x.norm(), y.norm());
        Complex c = x.divide(length);
        Complex s = y.divide(length);
        for (int j = p; j < n; j++) {
            Complex a = element(p, j);
            Complex b = element(q, j);
            set(p, j, c.conjugate().multiply(a).add(s.conjugate().multiply(b)));
            set(q, j, c.multiply(b).subtract(s.multiply(a)));
        }
        for (int i = 0; i <= q; i++) {
            Complex a = element(i, p);
            Complex b = element(i, q);
            set(i, p, a.multiply(c).add(b.multiply(s)));
            set(i, q, b.multiply(c.conjugate()).subtract(a.multiply(s.conjugate())));
        }
        set(q, p, Complex.ZERO);
    }

    private Complex element(int i, int j) {
        return new Complex(re[i][j], im[i][j]);
    }

    private void set(int i, int j, Complex value) {
        re[i][j] = value.getReal();
        im[i][j] = value.getImaginary();
    }

    /** @return ‖N‖_F */
    double departureFromNormality() {
        return normFrom(1);
    }

    /** Frobenius norm of the part of T on and above the given superdiagonal. */
    private double normFrom(int superdiagonal) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + superdiagonal; j < n; j++) {
                sum += re[i][j] * re[i][j] + im[i][j] * im[i][j];
            }
        }
        return Math.sqrt(sum);
    }

    Eigenvalue eigenvalue(int k) {
        // In the Schur basis the right eigenvector x ends and the left one y begins at k. With 1 there in both,
        // yᴴx = 1 and the condition number is ‖x‖ ‖y‖.
        double condition = rightEigenvectorNorm(k) * leftEigenvectorNorm(k);
        return new Eigenvalue(re[k][k], im[k][k], Double.isNaN(condition) ? Double.POSITIVE_INFINITY : condition);
    }

    /** Solves (T − λ_k) x = 0 from x_k = 1 upward. */
    private double rightEigenvectorNorm(int k) {
        double[] x = new double[k + 1];
        double[] y = new double[k + 1];
        x[k] = 1;
        double squares = 1;
        for (int i = k - 1; i >= 0; i--) {
            double a = 0;
            double b = 0;
            for (int j = i + 1; j <= k; j++) {
                a += re[i][j] * x[j] - im[i][j] * y[j];
                b += re[i][j] * y[j] + im[i][j] * x[j];
            }
            Complex next = quotient(a, b, k, i, Math.sqrt(squares));
            x[i] = next.getReal();
            y[i] = next.getImaginary();
            squares += x[i] * x[i] + y[i] * y[i];
        }
        return Math.sqrt(squares);
    }

    /** Solves yᴴ (T − λ_k) = 0 from y_k = 1 to the right, row by row. */
    private double leftEigenvectorNorm(int k) {
        double[] a = new double[n];
        double[] b = new double[n];
        double squares = 0;
        for (int i = k; i < n; i++) {
            Complex here = i == k ? Complex.ONE : quotient(a[i], b[i], k, i, Math.sqrt(squares));
            double x = here.getReal();
            double y = here.getImaginary();
            squares += x * x + y * y;
            for (int j = i + 1; j < n; j++) {
                a[j] += re[i][j] * x - im[i][j] * y;
                b[j] += re[i][j] * y + im[i][j] * x;
            }
        }
        return Math.sqrt(squares);
    }

    /**
     * (a + ib) / (λ_k − λ_i). An eigenvalue that repeats is harmless where nothing couples it to its twin, else
     * defective.
     */
    private Complex quotient(double a, double b, int k, int i, double scale) {
        Complex sum = new Complex(a, b);
        Complex gap = new Complex(re[k][k] - re[i][i], im[k][k] - im[i][i]);
        if (gap.norm() <= rounding) {
            return sum.norm() <= rounding * scale ? Complex.ZERO : Complex.INF;
        }
        return sum.divide(gap);
    }
}
