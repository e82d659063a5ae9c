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
    private final Complex[][] t;
    private final double norm;

    private SchurForm(Complex[][] t) {
        this.n = t.length;
        this.t = t;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                sum += square(t[i][j]);
            }
        }
        this.norm = Math.sqrt(sum);
    }

    static SchurForm of(double[][] w) {
        double[][] real = realForm(w);
        int n = w.length;
        Complex[][] t = new Complex[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                t[i][j] = new Complex(real[i][j]);
            }
        }
        for (int i = 0; i + 1 < n; i++) {
            double negligible = Math.ulp(1.0) * (Math.abs(real[i][i]) + Math.abs(real[i + 1][i + 1]));
            if (Math.abs(real[i + 1][i]) > negligible) {
                triangularize(t, i);
            }
        }
        return new SchurForm(t);
    }

    private static double[][] realForm(double[][] w) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(w);
        if (matrix.getFrobeniusNorm() == 0) {
            return w; // the iteration never finds an element of the zero matrix small enough
        }
        try {
            return new SchurTransformer(matrix).getT().getData();
        } catch (MathRuntimeException notConverged) {
            // The transposed matrix has the same eigenvalues, condition numbers and departure, but other shifts.
            try {
                return new SchurTransformer(matrix.transpose()).getT().getData();
            } catch (MathRuntimeException neither) {
                throw new ArithmeticException("the eigenvalue iteration did not converge");
            }
        }
    }

    /** Rotates rows and columns p, p + 1 so that the element below the diagonal vanishes. */
    private static void triangularize(Complex[][] t, int p) {
        int q = p + 1;
        Complex half = t[p][p].subtract(t[q][q]).divide(2);
        Complex root = half.multiply(half).add(t[p][q].multiply(t[q][p])).sqrt();
        // (λ − t_qq, t_qp) is an eigenvector of the block; the rotation turns it into the first axis. Of the two
        // eigenvalues take the one without cancellation.
        Complex sum = half.add(root);
        Complex difference = half.subtract(root);
        Complex x = sum.norm() >= difference.norm() ? sum : difference;
        Complex y = t[q][p];
        double length = StrictMath.hypot(x.norm(), y.norm());
        Complex c = x.divide(length);
        Complex s = y.divide(length);
        for (int j = p; j < t.length; j++) {
            Complex a = t[p][j];
            Complex b = t[q][j];
            t[p][j] = c.conjugate().multiply(a).add(s.conjugate().multiply(b));
            t[q][j] = c.multiply(b).subtract(s.multiply(a));
        }
        for (int i = 0; i <= q; i++) {
            Complex a = t[i][p];
            Complex b = t[i][q];
            t[i][p] = a.multiply(c).add(b.multiply(s));
            t[i][q] = b.multiply(c.conjugate()).subtract(a.multiply(s.conjugate()));
        }
        t[q][p] = Complex.ZERO;
    }

    /** @return ‖N‖_F */
    double departureFromNormality() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                sum += square(t[i][j]);
            }
        }
        return Math.sqrt(sum);
    }

    Eigenvalue eigenvalue(int k) {
        return new Eigenvalue(t[k][k].getReal(), t[k][k].getImaginary(), condition(k));
    }

    /**
     * In the Schur basis the right eigenvector ends and the left one begins at k; with 1 there in both, yᴴx = 1 and
     * the condition number is ‖x‖ ‖y‖.
     */
    private double condition(int k) {
        Complex[] x = new Complex[n];
        Complex[] y = new Complex[n];
        x[k] = Complex.ONE;
        y[k] = Complex.ONE;
        double xx = 1;
        double yy = 1;
        for (int i = k - 1; i >= 0; i--) {
            Complex sum = Complex.ZERO;
            for (int j = i + 1; j <= k; j++) {
                sum = sum.add(t[i][j].multiply(x[j]));
            }
            x[i] = quotient(sum, t[k][k].subtract(t[i][i]), Math.sqrt(xx));
            xx += square(x[i]);
        }
        for (int j = k + 1; j < n; j++) {
            Complex sum = Complex.ZERO;
            for (int i = k; i < j; i++) {
                sum = sum.add(y[i].multiply(t[i][j]));
            }
            y[j] = quotient(sum, t[k][k].subtract(t[j][j]), Math.sqrt(yy));
            yy += square(y[j]);
        }
        double condition = Math.sqrt(xx) * Math.sqrt(yy);
        return Double.isNaN(condition) ? Double.POSITIVE_INFINITY : condition;
    }

    /** An eigenvalue that repeats is harmless where nothing couples it to its twin, else defective. */
    private Complex quotient(Complex sum, Complex gap, double scale) {
        double rounding = n * Math.ulp(1.0) * norm;
        if (gap.norm() <= rounding) {
            return sum.norm() <= rounding * scale ? Complex.ZERO : Complex.INF;
        }
        return sum.divide(gap);
    }

    private static double square(Complex z) {
        return z.getReal() * z.getReal() + z.getImaginary() * z.getImaginary();
    }
}
