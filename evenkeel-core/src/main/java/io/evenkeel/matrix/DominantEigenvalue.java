package io.evenkeel.matrix;

import java.util.Arrays;

/**
 * An eigenvalue λ of largest modulus of a real matrix T, and the derivative of this modulus, the spectral radius ρ. With
 * eigenvectors {@code T u = λ u} and {@code wᵀT = λ wᵀ}
 *
 * <pre>
 *   ∂λ/∂T = S = w uᵀ / (wᵀu),   ∂ρ/∂T = P / ρ,   P = Re λ · Re S + Im λ · Im S,
 * </pre>
 *
 * <p>the same for both members of a conjugate pair. Of eigenvalues whose moduli are equal up to a part in 10¹⁰ and that are
 * not conjugates, the one with the largest real part and then the largest imaginary part is taken; such a tie has no
 * derivative. Eigenvectors come from inverse iteration on the Hessenberg form.
 *
 * <p>Sources: T. Kato, "Perturbation Theory for Linear Operators", 2nd edition, 1976, chapter 2, section 2.2, for the
 * derivative; G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, sections 7.2.2 and 7.6.1.
 */
public final class DominantEigenvalue {
    private static final double TIE = 1e-10;
    private static final int STEPS = 2;

    private final HessenbergForm form;
    private final double re;
    private final double im;
    private final double gap;
    private double[] rightRe;
    private double[] rightIm;
    private double[] leftRe;
    private double[] leftIm;

    private DominantEigenvalue(HessenbergForm form, double re, double im, double gap) {
        this.form = form;
        this.re = re;
        this.im = im;
        this.gap = gap;
    }

    /**
     * Finds the eigenvalue.
     *
     * @param t T, square and finite
     * @return λ, of the conjugates the one with positive imaginary part
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     */
    public static DominantEigenvalue of(Matrix t) {
        int n = t.rows();
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(t.values(), i * t.stride(), rows[i], 0, n);
        }
        HessenbergForm form = HessenbergForm.of(rows);
        for (int i = 0; i < n; i++) {
            rows[i] = form.h()[i].clone();
        }
        double[][] values = EigenvalueIteration.eigenvalues(rows);
        double[] moduli = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            moduli[i] = StrictMath.hypot(values[0][i], values[1][i]);
            largest = Math.max(largest, moduli[i]);
        }
        int best = -1;
        for (int i = 0; i < n; i++) {
            if (moduli[i] >= largest * (1 - TIE) && (best < 0 || precedes(values, i, best))) {
                best = i;
            }
        }
        double second = 0;
        for (int i = 0; i < n; i++) {
            boolean partner = i == best + 1 && values[1][best] > 0;
            second = i == best || partner ? second : Math.max(second, moduli[i]);
        }
        double gap = largest == 0 ? 0 : (moduli[best] - second) / largest;
        return new DominantEigenvalue(form, values[0][best], values[1][best], Math.max(0, gap));
    }

    private static boolean precedes(double[][] values, int i, int j) {
        return values[0][i] > values[0][j] || values[0][i] == values[0][j] && values[1][i] > values[1][j];
    }

    /** @return Re λ */
    public double re() {
        return re;
    }

    /** @return Im λ, not negative */
    public double im() {
        return im;
    }

    /** @return ρ = |λ| */
    public double modulus() {
        return StrictMath.hypot(re, im);
    }

    /** @return {@code (ρ − |λ₂|) / ρ} with λ₂ the next in modulus that is not λ's conjugate; 1 where there is none, 0 for T = 0 */
    public double gap() {
        return gap;
    }

    /** @return whether another eigenvalue has the same modulus, up to a part in 10¹⁰ */
    public boolean tied() {
        return gap < TIE;
    }

    /** @return {@code |wᵀu| / (‖u‖ ‖w‖)}: 1 for normal T, 0 for a defective λ */
    public double separation() {
        return StrictMath.hypot(productRe(), productIm());
    }

    /** @return P = ρ ∂ρ/∂T, for λ that is neither tied nor defective */
    public Matrix derivative() {
        double a = productRe();
        double b = productIm();
        double square = a * a + b * b;
        // P = Re(conj(λ) S): the factor of w uᵀ is conj(λ) / (wᵀu).
        double c = (re * a - im * b) / square;
        double d = -(im * a + re * b) / square;
        int n = rightRe.length;
        Matrix p = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            double x = c * leftRe[i] - d * leftIm[i];
            double y = c * leftIm[i] + d * leftRe[i];
            for (int j = 0; j < n; j++) {
                p.set(i, j, x * rightRe[j] - y * rightIm[j]);
            }
        }
        return p;
    }

    private double productRe() {
        vectors();
        double sum = 0;
        for (int i = 0; i < rightRe.length; i++) {
            sum += leftRe[i] * rightRe[i] - leftIm[i] * rightIm[i];
        }
        return sum;
    }

    private double productIm() {
        vectors();
        double sum = 0;
        for (int i = 0; i < rightRe.length; i++) {
            sum += leftRe[i] * rightIm[i] + leftIm[i] * rightRe[i];
        }
        return sum;
    }

    /** Computes unit eigenvectors when they are first wanted. */
    private void vectors() {
        if (rightRe != null) {
            return;
        }
        int n = form.h().length;
        HessenbergSolver solver = new HessenbergSolver(form.h(), re, im);
        rightRe = new double[n];
        rightIm = new double[n];
        leftRe = new double[n];
        leftIm = new double[n];
        Arrays.fill(rightRe, 1);
        Arrays.fill(leftRe, 1);
        for (int step = 0; step < STEPS; step++) {
            solver.solve(rightRe, rightIm);
            normalize(rightRe, rightIm);
            solver.solveTransposed(leftRe, leftIm);
            normalize(leftRe, leftIm);
        }
        form.backTransform(rightRe);
        form.backTransform(rightIm);
        form.backTransform(leftRe);
        form.backTransform(leftIm);
    }

    private static void normalize(double[] x, double[] y) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
        }
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] /= largest;
            y[i] /= largest;
            squares += x[i] * x[i] + y[i] * y[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < x.length; i++) {
            x[i] /= length;
            y[i] /= length;
        }
    }
}
