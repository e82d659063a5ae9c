package io.evenkeel.gauge;

/**
 * Hessenberg form: the orthogonally similar matrix that is 0 below the first subdiagonal, by Householder reflections (G. H.
 * Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, algorithm 7.4.2).
 */
final class SchurFormHessenberg {
    private SchurFormHessenberg() {}

    /**
     * Reduces a matrix.
     *
     * @param w rows of a square matrix; left alone
     * @return the Hessenberg matrix, its lower part exactly 0
     */
    static double[][] of(double[][] w) {
        int n = w.length;
        double[][] h = new double[n][];
        for (int i = 0; i < n; i++) {
            h[i] = w[i].clone();
        }
        double[] u = new double[n];
        double[] products = new double[n];
        for (int column = 0; column + 2 < n; column++) {
            eliminate(h, column, u, products);
        }
        return h;
    }

    /** Reflects what is below the diagonal of a column onto its first element, from both sides. */
    private static void eliminate(double[][] h, int column, double[] u, double[] products) {
        int n = h.length;
        int from = column + 1;
        double largest = 0;
        for (int i = from + 1; i < n; i++) {
            largest = Math.max(largest, Math.abs(h[i][column]));
        }
        if (largest == 0) {
            return;
        }
        double scale = Math.max(largest, Math.abs(h[from][column]));
        double squares = 0;
        for (int i = from; i < n; i++) {
            u[i] = h[i][column] / scale;
            squares += u[i] * u[i];
            h[i][column] = 0;
        }
        double length = Math.copySign(Math.sqrt(squares), u[from]);
        h[from][column] = -length * scale;
        u[from] += length;
        double tau = 1 / (length * u[from]); // 2 / uᵀu

        for (int j = from; j < n; j++) {
            products[j] = 0;
        }
        for (int i = from; i < n; i++) {
            add(n, from, tau * u[i], h[i], products);
        }
        for (int i = from; i < n; i++) {
            add(n, from, -u[i], products, h[i]);
        }
        for (double[] row : h) {
            double product = 0;
            for (int j = from; j < n; j++) {
                product += row[j] * u[j];
            }
            add(n, from, -tau * product, u, row);
        }
    }

    private static void add(int n, int from, double factor, double[] x, double[] y) {
        for (int j = from; j < n; j++) {
            y[j] += factor * x[j];
        }
    }
}
