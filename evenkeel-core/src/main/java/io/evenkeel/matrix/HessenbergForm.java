package io.evenkeel.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * Hessenberg form of a square matrix: W = Q H Qᵀ with H 0 below the first subdiagonal and Q a product of Householder
 * reflections (G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, algorithm 7.4.2).
 */
final class HessenbergForm {
    private final double[][] h;
    private final List<double[]> reflections = new ArrayList<>();

    private HessenbergForm(double[][] h) {
        this.h = h;
    }

    /**
     * Reduces a matrix.
     *
     * @param w rows of a square matrix; left alone
     * @return its form
     */
    static HessenbergForm of(double[][] w) {
        int n = w.length;
        double[][] h = new double[n][];
        for (int i = 0; i < n; i++) {
            h[i] = w[i].clone();
        }
        HessenbergForm form = new HessenbergForm(h);
        double[] products = new double[n];
        for (int column = 0; column + 2 < n; column++) {
            form.eliminate(column, products);
        }
        return form;
    }

    /** @return rows of H, whose lower part is exactly 0; shared */
    double[][] h() {
        return h;
    }

    /** Replaces x by Q x. */
    void backTransform(double[] x) {
        for (int r = reflections.size() - 1; r >= 0; r--) {
            double[] u = reflections.get(r);
            double product = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                product += u[i] * x[i];
                squares += u[i] * u[i];
            }
            add(x.length, 0, -2 * product / squares, u, x);
        }
    }

    /** Reflects what is below the diagonal of a column onto its first element, from both sides. */
    private void eliminate(int column, double[] products) {
        int n = h.length;
        int from = column + 1;
        double largest = 0;
        for (int i = from + 1; i < n; i++) {
            largest = Math.max(largest, Math.abs(h[i][column]));
        }
        if (largest == 0) {
            return;
        }
        double[] u = new double[n];
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
        reflections.add(u);
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
