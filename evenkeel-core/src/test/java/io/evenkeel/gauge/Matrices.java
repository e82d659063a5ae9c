package io.evenkeel.gauge;

import java.util.Arrays;
import java.util.Random;

/** Small matrices for tests. */
final class Matrices {
    private Matrices() {}

    static double[][] zeros(int n) {
        return new double[n][n];
    }

    static double[][] diagonal(double... values) {
        double[][] m = zeros(values.length);
        for (int i = 0; i < values.length; i++) {
            m[i][i] = values[i];
        }
        return m;
    }

    static double[][] gaussian(int n, double scale, Random random) {
        double[][] m = zeros(n);
        for (double[] row : m) {
            for (int j = 0; j < n; j++) {
                row[j] = scale * random.nextGaussian();
            }
        }
        return m;
    }

    /** An orthogonal matrix: the basis that Gram and Schmidt make of Gaussian vectors. */
    static double[][] orthogonal(int n, Random random) {
        double[] rows = new double[n * n];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextGaussian();
        }
        Orthonormalization.apply(n, n, rows, new double[n]);
        double[][] m = zeros(n);
        for (int i = 0; i < n * n; i++) {
            m[i / n][i % n] = rows[i];
        }
        return m;
    }

    /** λ on the diagonal, {@code coupling} above it. */
    static double[][] jordan(int n, double lambda, double coupling) {
        double[][] m = zeros(n);
        for (int i = 0; i < n; i++) {
            m[i][i] = lambda;
            if (i + 1 < n) {
                m[i][i + 1] = coupling;
            }
        }
        return m;
    }

    static double[][] scale(double factor, double[][] a) {
        double[][] m = zeros(a.length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                m[i][j] = factor * a[i][j];
            }
        }
        return m;
    }

    /** Rounded to single precision. */
    static double[][] single(double[][] a) {
        return Arrays.stream(a)
                .map(row -> Arrays.stream(row).map(x -> (float) x).toArray())
                .toArray(double[][]::new);
    }

    static double[][] transpose(double[][] a) {
        double[][] m = zeros(a.length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                m[i][j] = a[j][i];
            }
        }
        return m;
    }

    static double[][] multiply(double[][] a, double[][] b) {
        double[][] m = zeros(a.length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    m[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return m;
    }

    static double frobenius(double[][] a) {
        double sum = 0;
        for (double[] row : a) {
            for (double value : row) {
                sum += value * value;
            }
        }
        return Math.sqrt(sum);
    }

    static double[] flatten(double[][] a) {
        return Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray();
    }
}
