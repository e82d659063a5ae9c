package io.evenkeel.matrix;

/**
 * Two shifts σ₁, σ₂ of a sweep over a Hessenberg matrix: eigenvalues of a 2 × 2 matrix, both real or conjugate.
 *
 * <p>It is the last one on the diagonal; if its eigenvalues are real, the one nearer to the last element serves twice.
 * Where the iteration does not get on, an exceptional one breaks the cycle (G. H. Golub, C. F. Van Loan, "Matrix
 * Computations", 4th edition, 2013, section 7.5; for the exceptional ones B. T. Smith et al., "Matrix Eigensystem Routines
 * – EISPACK Guide", Springer, 1976, routine HQR).
 *
 * @param real part of both
 * @param imaginary part of the first, minus that of the second
 */
record EigenvalueShifts(double real, double imaginary) {
    private static final int PATIENCE = 10;

    /**
     * Chooses them.
     *
     * @param h Hessenberg matrix
     * @param first row of its active part, of at least 3 rows
     * @param last row of its active part
     * @param sweeps counted since the last eigenvalue was found, from 1
     */
    static EigenvalueShifts choose(double[][] h, int first, int last, int sweeps) {
        if (sweeps % (2 * PATIENCE) == PATIENCE) {
            return exceptional(h[first][first], Math.abs(h[first + 1][first]) + Math.abs(h[first + 2][first + 1]));
        }
        if (sweeps % (2 * PATIENCE) == 0) {
            return exceptional(h[last][last], Math.abs(h[last][last - 1]) + Math.abs(h[last - 1][last - 2]));
        }
        return ofBlock(h[last - 1][last - 1], h[last - 1][last], h[last][last - 1], h[last][last]);
    }

    private static EigenvalueShifts exceptional(double diagonal, double size) {
        return ofBlock(0.75 * size + diagonal, -0.4375 * size, size, 0.75 * size + diagonal);
    }

    private static EigenvalueShifts ofBlock(double a, double b, double c, double d) {
        double scale = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d);
        if (scale == 0) {
            return new EigenvalueShifts(0, 0);
        }
        double half = (a / scale - d / scale) / 2;
        double square = half * half + (b / scale) * (c / scale);
        double root = scale * Math.sqrt(Math.abs(square));
        double mean = a / 2 + d / 2;
        if (square < 0) {
            return new EigenvalueShifts(mean, root);
        }
        double near = Math.abs(mean + root - d) <= Math.abs(mean - root - d) ? mean + root : mean - root;
        return new EigenvalueShifts(near, 0);
    }

    /**
     * Finds where a sweep may begin, below two subdiagonal elements that are small together, and the first column of
     * (H − σ₁)(H − σ₂) there, up to a factor.
     *
     * @param v receives its three elements
     * @return the row where the sweep begins
     */
    int firstColumn(double[][] h, int first, int last, double[] v) {
        for (int m = last - 2; ; m--) {
            double here = h[m][m];
            double next = h[m + 1][m + 1];
            double distance = here - real;
            double scale = Math.abs(distance) + Math.abs(imaginary) + Math.abs(h[m + 1][m]);
            double below = h[m + 1][m] / scale;
            v[0] = below * h[m][m + 1] + distance * (distance / scale) + imaginary * (imaginary / scale);
            v[1] = below * (here + next - 2 * real);
            v[2] = below * h[m + 2][m + 1];
            if (m == first) {
                return m;
            }
            double coupling = Math.abs(h[m][m - 1]) * (Math.abs(v[1]) + Math.abs(v[2]));
            double diagonals = Math.abs(h[m - 1][m - 1]) + Math.abs(here) + Math.abs(next);
            if (coupling <= Math.ulp(1.0) * Math.abs(v[0]) * diagonals) {
                return m;
            }
        }
    }
}
