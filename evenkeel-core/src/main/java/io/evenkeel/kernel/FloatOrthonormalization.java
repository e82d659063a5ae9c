package io.evenkeel.kernel;

/** Interim form: Gram-Schmidt with reorthogonalization. */
final class FloatOrthonormalization {
    private FloatOrthonormalization() {}

    static void run(FloatKernels kernels, int k, int n, float[] q, int offset, int row, double[] diagonal) {
        if (k > n) {
            throw new IllegalArgumentException("orthonormalize: " + k + " vectors of length " + n + " are too many");
        }
        for (int i = 0; i < k; i++) {
            int at = offset + i * row;
            double before = Math.sqrt(kernels.dot(n, q, at, q, at));
            double norm = project(kernels, i, n, q, offset, row);
            diagonal[i] = norm > 4 * Math.sqrt(n) * Precision.SINGLE.epsilon() * before ? norm : 0;
            for (int unit = 0; diagonal[i] == 0 && unit < n; unit++) {
                kernels.fill(q, at, n, 0);
                q[at + unit] = 1;
                norm = project(kernels, i, n, q, offset, row);
                if (norm > 0.5 / Math.sqrt(n)) {
                    break;
                }
            }
            for (int j = 0; j < n; j++) {
                q[at + j] = (float) (q[at + j] / norm);
            }
        }
    }

    private static double project(FloatKernels kernels, int i, int n, float[] q, int offset, int row) {
        int at = offset + i * row;
        for (int pass = 0; pass < 2; pass++) {
            for (int other = 0; other < i; other++) {
                float s = (float) kernels.dot(n, q, at, q, offset + other * row);
                for (int j = 0; j < n; j++) {
                    q[at + j] = Math.fma(-s, q[offset + other * row + j], q[at + j]);
                }
            }
        }
        return Math.sqrt(kernels.dot(n, q, at, q, at));
    }
}
