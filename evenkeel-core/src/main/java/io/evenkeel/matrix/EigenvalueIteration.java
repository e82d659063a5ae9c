package io.evenkeel.matrix;

/**
 * Real Schur form of a real matrix, W = Q R Qᵀ with Q orthogonal and R upper triangular but for 2 × 2 blocks on the
 * diagonal; Q is not kept. Of the Hessenberg matrix H that is similar to W, each sweep takes the first column of
 *
 * <pre>  (H − σ₁) (H − σ₂),</pre>
 *
 * <p>reflects it onto the first axis, and chases the bulge that this makes down to the end, which is one step of the QR
 * iteration with two shifts. Subdiagonal elements that are negligible by the criterion of Ahues and Tisseur become exactly
 * 0, so that in the end what is not 0 below the diagonal belongs to a block.
 *
 * <p>Where only the eigenvalues are wanted, a sweep is confined to the part of H that has not fallen apart yet.
 *
 * <p>Sources: J. G. F. Francis, "The QR transformation", The Computer Journal 4:265–271 and 332–345, 1961–1962; G. H.
 * Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 7.5; M. Ahues, F. Tisseur, "A new deflation
 * criterion for the QR algorithm", LAPACK Working Note 122, 1997.
 */
public final class EigenvalueIteration {
    private static final int MOST_SWEEPS = 300;
    private static final double ULP = Math.ulp(1.0);

    private final int n;
    private final double[][] h;
    private final double tiny;
    private final double[] zeros;
    private final boolean whole;
    private final double[] v = new double[3];

    private EigenvalueIteration(double[][] hessenberg, boolean whole) {
        this.whole = whole;
        n = hessenberg.length;
        h = hessenberg;
        tiny = Double.MIN_NORMAL / ULP * n;
        zeros = new double[n];
    }

    /**
     * Computes R.
     *
     * @param w rows of a square matrix of finite elements; left alone
     * @return R; elements below the diagonal are exactly 0 but for one in each 2 × 2 block
     * @throws ArithmeticException if the iteration does not converge
     */
    public static double[][] realSchurForm(double[][] w) {
        EigenvalueIteration iteration =
                new EigenvalueIteration(HessenbergForm.of(w).h(), true);
        iteration.run();
        return iteration.h;
    }

    /**
     * Computes the eigenvalues of a Hessenberg matrix.
     *
     * @param hessenberg rows of H, finite; overwritten
     * @return real and imaginary parts; conjugate ones are neighbors, and the first has the positive imaginary part
     * @throws ArithmeticException if the iteration does not converge
     */
    static double[][] eigenvalues(double[][] hessenberg) {
        EigenvalueIteration iteration = new EigenvalueIteration(hessenberg, false);
        iteration.run();
        double[][] values = new double[2][iteration.n];
        for (int i = 0; i < iteration.n; i++) {
            if (i + 1 < iteration.n && hessenberg[i + 1][i] != 0) {
                iteration.block(i, values[0], values[1]);
                i++;
            } else {
                values[0][i] = hessenberg[i][i];
            }
        }
        return values;
    }

    /** Both eigenvalues of a 2 × 2 block; of two real ones the product gives the one that would cancel. */
    private void block(int i, double[] re, double[] im) {
        double a = h[i][i];
        double b = h[i][i + 1];
        double c = h[i + 1][i];
        double d = h[i + 1][i + 1];
        double half = a / 2 - d / 2;
        double scale = Math.abs(half) + Math.abs(b) + Math.abs(c);
        double square = (half / scale) * (half / scale) + (b / scale) * (c / scale);
        double root = scale * Math.sqrt(Math.abs(square));
        if (square < 0) {
            re[i] = d + half;
            re[i + 1] = d + half;
            im[i] = root;
            im[i + 1] = -root;
        } else {
            double far = half + Math.copySign(root, half);
            re[i] = d + far;
            re[i + 1] = far == 0 ? d : d - b * (c / far);
        }
    }

    private void run() {
        int sweeps = 0;
        for (int last = n - 1; last > 0; ) {
            int first = split(last);
            if (first >= last - 1) {
                last = first - 1;
                sweeps = 0;
            } else if (++sweeps > MOST_SWEEPS) {
                throw new ArithmeticException("the eigenvalue iteration did not converge");
            } else {
                sweep(first, last, EigenvalueShifts.choose(h, first, last, sweeps));
            }
        }
    }

    /** Where the part that is coupled with row {@code last} begins. */
    private int split(int last) {
        for (int k = last; k > 0; k--) {
            if (negligible(k, last)) {
                h[k][k - 1] = 0;
                return k;
            }
        }
        return 0;
    }

    private boolean negligible(int k, int last) {
        double below = Math.abs(h[k][k - 1]);
        if (below <= tiny) {
            return true;
        }
        double here = Math.abs(h[k][k]);
        double scale = here + Math.abs(h[k - 1][k - 1]);
        if (scale == 0) {
            scale = (k > 1 ? Math.abs(h[k - 1][k - 2]) : 0) + (k < last ? Math.abs(h[k + 1][k]) : 0);
        }
        if (below > ULP * scale) {
            return false;
        }
        double above = Math.abs(h[k - 1][k]);
        double gap = Math.abs(h[k - 1][k - 1] - h[k][k]);
        double coupling = Math.max(below, above);
        double most = Math.max(here, gap);
        double sum = most + coupling;
        double product = Math.min(below, above) * (coupling / sum);
        return product <= Math.max(tiny, ULP * (Math.min(here, gap) * (most / sum)));
    }

    private void sweep(int first, int last, EigenvalueShifts shifts) {
        int start = shifts.firstColumn(h, first, last, v);
        for (int k = start; k < last; k++) {
            int size = Math.min(3, last - k + 1);
            if (k > start) {
                v[0] = h[k][k - 1];
                v[1] = h[k + 1][k - 1];
                v[2] = size == 3 ? h[k + 2][k - 1] : 0;
            }
            double scale = Math.abs(v[0]) + Math.abs(v[1]) + Math.abs(v[2]);
            if (scale == 0) {
                continue;
            }
            double x = v[0] / scale;
            double y = v[1] / scale;
            double z = v[2] / scale;
            double length = Math.copySign(Math.sqrt(x * x + y * y + z * z), x);
            if (k > start) {
                h[k][k - 1] = -length * scale;
                h[k + 1][k - 1] = 0;
                if (size == 3) {
                    h[k + 2][k - 1] = 0;
                }
            } else if (start > first) {
                h[k][k - 1] = -h[k][k - 1];
            }
            reflect(
                    k,
                    size,
                    whole ? 0 : first,
                    Math.min(k + 3, last),
                    whole ? n : last + 1,
                    (x + length) / length,
                    y / (x + length),
                    z / (x + length));
        }
    }

    /** Multiplies rows k, k + 1, k + 2 and the same columns by 1 − τ u uᵀ with u = (1, b, c). */
    private void reflect(int k, int size, int top, int lowest, int end, double tau, double b, double c) {
        double[] first = h[k];
        double[] second = h[k + 1];
        double[] third = size == 3 ? h[k + 2] : zeros; // beside c = 0
        for (int j = k; j < end; j++) {
            double product = tau * (first[j] + b * second[j] + c * third[j]);
            first[j] -= product;
            second[j] -= product * b;
            third[j] -= product * c;
        }
        for (int i = top; i <= lowest; i++) {
            double[] row = h[i];
            double product = tau * (row[k] + b * row[k + 1] + (size == 3 ? c * row[k + 2] : 0));
            row[k] -= product;
            row[k + 1] -= product * b;
            if (size == 3) {
                row[k + 2] -= product * c;
            }
        }
    }
}
