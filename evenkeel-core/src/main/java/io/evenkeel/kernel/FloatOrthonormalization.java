package io.evenkeel.kernel;

import java.util.Arrays;

/**
 * QR decomposition by blocked Householder reflections. The vectors are rows, so that H = I − v·τ·vᵀ acts from the right:
 * x ← x·H. A panel of {@link Precision#lanes()} reflections is found on a transposed copy, Y [length × lanes], where a
 * reflection of all its vectors is two passes over contiguous memory; together they are H₁⋯H_b = I − Y·T·Yᵀ, which
 * reaches the other vectors as matrix products.
 *
 * <p>Orthogonality does not depend on the condition of the input: Q is made of reflections alone.
 */
final class FloatOrthonormalization {
    private static final int LANES = Precision.SINGLE.lanes();

    /** Outside these limits a sum of squares may have lost digits to underflow, or all to overflow. */
    private static final double SMALL = Float.MIN_NORMAL / Precision.SINGLE.epsilon() / Precision.SINGLE.epsilon();

    private static final double LARGE = Float.MAX_VALUE * Precision.SINGLE.epsilon();

    private static final ThreadLocal<FloatOrthonormalization> WORKSPACE =
            ThreadLocal.withInitial(FloatOrthonormalization::new);

    private float[] vectors = new float[0];
    private float[] basis = new float[0];
    private float[] columns = new float[0];
    private float[] rows = new float[0];
    private float[] triangles = new float[0];
    private float[] transposed = new float[0];
    private float[] products = new float[0];
    private float[] factors = new float[0];
    private float[] reflector = new float[0];
    private double[] norms = new double[0];
    private int[] exponents = new int[0];
    private final float[] sums = new float[LANES];
    private final float[] gram = new float[LANES * LANES];
    private final float[] taus = new float[LANES];

    private FloatOrthonormalization() {}

    static void run(FloatKernels kernels, int k, int n, float[] q, int offset, int row, double[] diagonal) {
        if (k > n) {
            throw new IllegalArgumentException(
                    "orthonormalize: " + k + " vectors of length " + n + " cannot be orthogonal to each other");
        }
        WORKSPACE.get().decompose(kernels, k, n, q, offset, row, diagonal);
    }

    private void decompose(FloatKernels kernels, int k, int n, float[] q, int offset, int row, double[] diagonal) {
        int width = Precision.SINGLE.pad(n);
        reserve(k, width);
        for (int i = 0; i < k; i++) {
            kernels.copy(q, offset + i * row, vectors, i * width, n);
            kernels.fill(vectors, i * width + n, width - n, 0);
            scale(kernels, n, i, width);
        }
        for (int first = 0, at = 0; first < k; first += LANES) {
            int count = Math.min(LANES, k - first);
            panel(kernels, first, count, n, width, at, diagonal);
            reflect(kernels, first + count, k, first, count, n, width, at, triangles, vectors);
            at += LANES * (width - first);
        }
        form(kernels, k, n, width);
        // The tolerance covers the rounding errors of a vector that depends on its predecessors.
        double tolerance = (2 * Math.sqrt(n) + 4) * Precision.SINGLE.epsilon();
        for (int i = 0; i < k; i++) {
            double r = diagonal[i];
            kernels.affine(width, r < 0 ? -1 : 1, 0, basis, i * width, basis, i * width);
            kernels.copy(basis, i * width, q, offset + i * row, n);
            diagonal[i] = Math.abs(r) <= tolerance * norms[i] ? 0 : Math.scalb(Math.abs(r), exponents[i]);
        }
    }

    private void reserve(int k, int width) {
        int padded = Precision.SINGLE.pad(k);
        vectors = reserve(vectors, k * width);
        basis = reserve(basis, k * width);
        columns = reserve(columns, padded * width);
        rows = reserve(rows, padded * width);
        triangles = reserve(triangles, padded * LANES);
        transposed = reserve(transposed, padded * LANES);
        products = reserve(products, k * LANES);
        factors = reserve(factors, k * LANES);
        reflector = reserve(reflector, width);
        if (norms.length < k) {
            norms = new double[k];
            exponents = new int[k];
        }
    }

    private static float[] reserve(float[] array, int length) {
        return array.length < length ? new float[length] : array;
    }

    /** Multiplies vector i by a power of two where its squares would overflow or underflow: Q does not change. */
    private void scale(FloatKernels kernels, int n, int i, int width) {
        int at = i * width;
        double square = kernels.dot(n, vectors, at, vectors, at);
        exponents[i] = 0;
        if (square < SMALL || square > LARGE) {
            float max = 0;
            for (int j = 0; j < n; j++) {
                max = Math.max(max, Math.abs(vectors[at + j]));
            }
            if (max > 0 && max <= Float.MAX_VALUE) {
                exponents[i] = Math.getExponent(max);
                for (int j = 0; j < n; j++) {
                    vectors[at + j] = Math.scalb(vectors[at + j], -exponents[i]);
                }
                square = kernels.dot(n, vectors, at, vectors, at);
            }
        }
        norms[i] = Math.sqrt(square);
    }

    /** Finds the reflections of vectors first … first + count − 1, from coordinate {@code first} on. */
    private void panel(FloatKernels kernels, int first, int count, int n, int width, int at, double[] diagonal) {
        int length = n - first;
        int corner = first * width + first;
        kernels.pack(length, count, vectors, corner, 1, width, columns, at);
        for (int j = 0; j < count; j++) {
            diagonal[first + j] = reflection(kernels, j, length, at);
            for (int i = 0; i < j; i++) {
                columns[at + i * LANES + j] = 0;
            }
            for (int i = j; i < length; i++) {
                columns[at + i * LANES + j] = reflector[i];
            }
            Arrays.fill(vectors, corner + j * width, corner + j * width + j, 0);
            kernels.copy(reflector, j, vectors, corner + j * width + j, length - j);
        }
        kernels.pack(count, length, vectors, corner, width, 1, rows, at);
        triangle(kernels, first, count, length, width, at);
    }

    /** Makes entries below j of column j vanish and applies the same reflection to the columns after it. */
    private float reflection(FloatKernels kernels, int j, int length, int at) {
        for (int i = j; i < length; i++) {
            reflector[i] = columns[at + i * LANES + j];
        }
        float alpha = reflector[j];
        float tail = (float) kernels.dot(length - j - 1, reflector, j + 1, reflector, j + 1);
        reflector[j] = 1;
        taus[j] = 0;
        if (tail == 0) {
            Arrays.fill(reflector, j + 1, length, 0);
            return alpha;
        }
        // The sign that does not cancel.
        float beta = (float) Math.sqrt(Math.fma(alpha, alpha, tail));
        beta = alpha > 0 ? -beta : beta;
        float inverse = 1 / (alpha - beta);
        for (int i = j + 1; i < length; i++) {
            reflector[i] *= inverse;
        }
        taus[j] = (beta - alpha) / beta;
        int from = at + j * LANES;
        kernels.project(length - j, reflector, j, columns, from, sums);
        for (int lane = 0; lane < LANES; lane++) {
            sums[lane] = lane > j ? -taus[j] * sums[lane] : 0;
        }
        kernels.update(length - j, reflector, j, sums, columns, from);
        return beta;
    }

    /** −T and −Tᵀ by the recurrence T[0…j, j] = −τ_j · T[0…j, 0…j] · (Yᵀ·y_j). */
    private void triangle(FloatKernels kernels, int first, int count, int length, int width, int at) {
        int corner = first * width + first;
        kernels.multiply(count, LANES, length, vectors, corner, width, 1, columns, at, null, 0, 0, gram, 0, LANES);
        int t = first * LANES;
        Arrays.fill(triangles, t, t + LANES * LANES, 0);
        Arrays.fill(transposed, t, t + LANES * LANES, 0);
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < j; i++) {
                float sum = 0;
                for (int p = i; p < j; p++) {
                    sum = Math.fma(triangles[t + i * LANES + p], gram[p * LANES + j], sum);
                }
                triangles[t + i * LANES + j] = -taus[j] * sum;
            }
            triangles[t + j * LANES + j] = -taus[j];
            for (int i = 0; i <= j; i++) {
                transposed[t + j * LANES + i] = triangles[t + i * LANES + j];
            }
        }
    }

    /** x ← x − ((x·Y)·T)·Yᵀ for the rows from … to − 1 of x; the matrix given is −T, or −Tᵀ for the inverse order. */
    private void reflect(
            FloatKernels kernels,
            int from,
            int to,
            int first,
            int count,
            int n,
            int width,
            int at,
            float[] triangle,
            float[] x) {
        int m = to - from;
        if (m <= 0) {
            return;
        }
        int length = n - first;
        int start = from * width + first;
        kernels.multiply(m, LANES, length, x, start, width, 1, columns, at, null, 0, 0, products, 0, LANES);
        kernels.multiply(
                m, LANES, count, products, 0, LANES, 1, triangle, first * LANES, null, 0, 0, factors, 0, LANES);
        kernels.multiply(m, length, count, factors, 0, LANES, 1, rows, at, x, start, width, x, start, width);
    }

    /** Q = H₁⋯H_k·I: the unit vectors meet the last panel first, and a panel moves only those from its own on. */
    private void form(FloatKernels kernels, int k, int n, int width) {
        Arrays.fill(basis, 0, k * width, 0);
        for (int i = 0; i < k; i++) {
            basis[i * width + i] = 1;
        }
        int at = 0;
        int last = (k - 1) / LANES * LANES;
        for (int first = 0; first < last; first += LANES) {
            at += LANES * (width - first);
        }
        for (int first = last; first >= 0; first -= LANES) {
            reflect(kernels, first, k, first, Math.min(LANES, k - first), n, width, at, transposed, basis);
            at -= LANES * (width - first + LANES);
        }
    }
}
