package io.evenkeel.gauge;

import io.evenkeel.matrix.EigenvalueIteration;
import java.util.Arrays;

/**
 * Complex Schur form of a real matrix: W = U (D + N) Uᴴ with U unitary, D the diagonal of eigenvalues, N strictly upper
 * triangular. What W has of non-normality is in N.
 *
 * <p>The 2 × 2 blocks that the {@linkplain EigenvalueIteration real form} leaves are triangularized by plane rotations (G.
 * H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 7.4).
 *
 * @param re real part of T = D + N
 * @param im its imaginary part
 */
record SchurForm(double[][] re, double[][] im) {

    /**
     * Computes T.
     *
     * @param w rows of a square matrix of finite elements; left alone
     * @return the Schur form; conjugate eigenvalues are exactly conjugate, and neighbors
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     */
    static SchurForm of(double[][] w) {
        SchurForm form = new SchurForm(EigenvalueIteration.realSchurForm(w), new double[w.length][w.length]);
        for (int p = 0; p + 1 < w.length; p++) {
            if (form.re[p + 1][p] != 0) {
                form.triangularize(p);
            }
        }
        return form;
    }

    int size() {
        return re.length;
    }

    /**
     * The Schur form with its eigenvalues by descending modulus, neighbors exchanged by plane rotations (G. H. Golub, C. F.
     * Van Loan, "Matrix Computations", 4th edition, 2013, section 7.6.2).
     */
    SchurForm sorted() {
        SchurForm sorted = new SchurForm(copy(re), copy(im));
        for (int end = size() - 1; end > 0; end--) {
            for (int p = 0; p < end; p++) {
                if (sorted.modulus(p) < sorted.modulus(p + 1)) {
                    sorted.exchange(p);
                }
            }
        }
        return sorted;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private double modulus(int p) {
        return StrictMath.hypot(re[p][p], im[p][p]);
    }

    /** Rotates so that the eigenvalues at p and p + 1 change places. */
    private void exchange(int p) {
        int q = p + 1;
        double ar = re[p][p];
        double ai = im[p][p];
        double dr = re[q][q];
        double di = im[q][q];
        // (t_pq, λ_q − λ_p) is the eigenvector of λ_q; a phase makes its second element real.
        double gap = StrictMath.hypot(dr - ar, di - ai);
        double c = (dr - ar) / gap;
        double s = (di - ai) / gap;
        double x = re[p][q] * c + im[p][q] * s;
        double y = im[p][q] * c - re[p][q] * s;
        double length = StrictMath.hypot(StrictMath.hypot(x, y), gap);
        rotate(p, x / length, y / length, gap / length);
        re[p][p] = dr;
        im[p][p] = di;
        re[q][q] = ar;
        im[q][q] = ai;
        re[q][p] = 0;
        im[q][p] = 0;
    }

    /** Rotates rows and columns p, p + 1 so that the element below the diagonal vanishes. */
    private void triangularize(int p) {
        int q = p + 1;
        double a = re[p][p];
        double b = re[p][q];
        double c = re[q][p];
        double d = re[q][q];
        double half = a / 2 - d / 2;
        double scale = Math.abs(half) + Math.abs(b) + Math.abs(c);
        double square = (half / scale) * (half / scale) + (b / scale) * (c / scale);
        double root = scale * Math.sqrt(Math.abs(square));
        // (λ − d, c) is an eigenvector; the rotation turns it into the first axis. Of two real eigenvalues take the one
        // without cancellation.
        double x = square < 0 ? half : half + Math.copySign(root, half);
        double y = square < 0 ? root : 0;
        double length = StrictMath.hypot(StrictMath.hypot(x, y), c);
        rotate(p, x / length, y / length, c / length);
        if (square < 0) {
            re[p][p] = d + half;
            re[q][q] = d + half;
            im[p][p] = root;
            im[q][q] = -root;
        }
        re[q][p] = 0;
        im[q][p] = 0;
    }

    /** T ← Gᴴ T G where G has the unit vector (x + iy, s) for its first column. */
    private void rotate(int p, double x, double y, double s) {
        int q = p + 1;
        for (int j = p; j < size(); j++) {
            double ar = re[p][j];
            double ai = im[p][j];
            double br = re[q][j];
            double bi = im[q][j];
            re[p][j] = x * ar + y * ai + s * br;
            im[p][j] = x * ai - y * ar + s * bi;
            re[q][j] = x * br - y * bi - s * ar;
            im[q][j] = x * bi + y * br - s * ai;
        }
        for (int i = 0; i <= q; i++) {
            double ar = re[i][p];
            double ai = im[i][p];
            double br = re[i][q];
            double bi = im[i][q];
            re[i][p] = x * ar - y * ai + s * br;
            im[i][p] = x * ai + y * ar + s * bi;
            re[i][q] = x * br + y * bi - s * ar;
            im[i][q] = x * bi - y * br - s * ai;
        }
    }

    /** @return ‖N‖_F */
    double departureFromNormality() {
        return normFrom(1);
    }

    /** Frobenius norm of the part of T on and above the given superdiagonal. */
    double normFrom(int superdiagonal) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            for (int j = i + superdiagonal; j < size(); j++) {
                sum += re[i][j] * re[i][j] + im[i][j] * im[i][j];
            }
        }
        return Math.sqrt(sum);
    }
}
