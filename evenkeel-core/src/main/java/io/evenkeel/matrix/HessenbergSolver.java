package io.evenkeel.matrix;

/**
 * Systems of equations with H − λ, H a real Hessenberg matrix and λ complex, by elimination with exchanges of neighboring
 * rows: n² operations each (G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 4.3.4). For
 * inverse iteration λ is an eigenvalue: a pivot that is smaller than rounding errors of H is replaced by one as large as
 * they are (section 7.6.1).
 */
final class HessenbergSolver {
    private final int n;
    private final double[][] re;
    private final double[][] im;
    private final double[] factorRe;
    private final double[] factorIm;
    private final boolean[] exchanged;

    HessenbergSolver(double[][] h, double lambdaRe, double lambdaIm) {
        n = h.length;
        re = new double[n][];
        im = new double[n][n];
        factorRe = new double[n];
        factorIm = new double[n];
        exchanged = new boolean[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            re[i] = h[i].clone();
            for (double element : re[i]) {
                largest = Math.max(largest, Math.abs(element));
            }
            re[i][i] -= lambdaRe;
            im[i][i] = -lambdaIm;
        }
        double smallest = Math.max(Math.ulp(1.0) * largest, Double.MIN_NORMAL);
        for (int k = 0; k < n; k++) {
            if (k + 1 < n) {
                eliminate(k, smallest);
            } else {
                keepAway(k, smallest);
            }
        }
    }

    private void eliminate(int k, double smallest) {
        double below = re[k + 1][k]; // real, because no exchange has reached it
        if (Math.abs(below) > Math.abs(re[k][k]) + Math.abs(im[k][k])) {
            exchanged[k] = true;
            exchange(re, k);
            exchange(im, k);
        }
        keepAway(k, smallest);
        double a = re[k + 1][k];
        double b = im[k + 1][k];
        double c = re[k][k];
        double d = im[k][k];
        double square = c * c + d * d;
        double x = (a * c + b * d) / square;
        double y = (b * c - a * d) / square;
        factorRe[k] = x;
        factorIm[k] = y;
        for (int j = k + 1; j < n; j++) {
            re[k + 1][j] -= x * re[k][j] - y * im[k][j];
            im[k + 1][j] -= x * im[k][j] + y * re[k][j];
        }
    }

    private void keepAway(int k, double smallest) {
        if (Math.abs(re[k][k]) + Math.abs(im[k][k]) < smallest) {
            re[k][k] = smallest;
            im[k][k] = 0;
        }
    }

    private static void exchange(double[][] rows, int k) {
        double[] row = rows[k];
        rows[k] = rows[k + 1];
        rows[k + 1] = row;
    }

    /** Solves (H − λ) z = x + iy in place. */
    void solve(double[] x, double[] y) {
        for (int k = 0; k + 1 < n; k++) {
            if (exchanged[k]) {
                exchange(x, k);
                exchange(y, k);
            }
            subtractProduct(x, y, k + 1, factorRe[k], factorIm[k], k);
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                subtractProduct(x, y, k, re[k][j], im[k][j], j);
            }
            divide(x, y, k);
        }
    }

    /** Solves (H − λ)ᵀ z = x + iy in place. */
    void solveTransposed(double[] x, double[] y) {
        for (int k = 0; k < n; k++) {
            divide(x, y, k);
            for (int j = k + 1; j < n; j++) {
                subtractProduct(x, y, j, re[k][j], im[k][j], k);
            }
        }
        for (int k = n - 2; k >= 0; k--) {
            subtractProduct(x, y, k, factorRe[k], factorIm[k], k + 1);
            if (exchanged[k]) {
                exchange(x, k);
                exchange(y, k);
            }
        }
    }

    private static void exchange(double[] x, int k) {
        double element = x[k];
        x[k] = x[k + 1];
        x[k + 1] = element;
    }

    private static void subtractProduct(double[] x, double[] y, int target, double a, double b, int source) {
        double c = x[source];
        double d = y[source];
        x[target] -= a * c - b * d;
        y[target] -= a * d + b * c;
    }

    private void divide(double[] x, double[] y, int k) {
        double c = re[k][k];
        double d = im[k][k];
        double square = c * c + d * d;
        double a = x[k];
        double b = y[k];
        x[k] = (a * c + b * d) / square;
        y[k] = (b * c - a * d) / square;
    }
}
