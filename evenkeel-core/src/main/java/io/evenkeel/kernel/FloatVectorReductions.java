package io.evenkeel.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Reductions in vectors, in the order of {@link FloatScalarReductions}. */
final class FloatVectorReductions {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int LANES = FloatScalarReductions.LANES;
    private static final int BLOCK = 1024;

    private FloatVectorReductions() {}

    static float sum(int n, float[] a, int offset) {
        float[] lanes = FloatScalarReductions.BUFFER.get();
        int whole = n - n % LANES;
        // Four registers at a time; narrow vectors need several passes to cover all lanes.
        for (int lane = 0; lane < LANES; lane += 4 * WIDTH) {
            sumLanes(whole, a, offset + lane, lanes, lane);
        }
        for (int i = whole; i < n; i++) {
            lanes[i - whole] += a[offset + i];
        }
        return FloatScalarReductions.fold(lanes, 0);
    }

    // The lanes stay in memory: C2 does not always keep vectors that a loop carries out of the heap, and one such
    // process
    // would allocate on every call for good.
    private static void sumLanes(int n, float[] a, int offset, float[] lanes, int lane) {
        Arrays.fill(lanes, lane, lane + 4 * WIDTH, 0);
        for (int i = 0; i < n; i += LANES) {
            add(a, offset + i, lanes, lane);
            add(a, offset + i + WIDTH, lanes, lane + WIDTH);
            add(a, offset + i + 2 * WIDTH, lanes, lane + 2 * WIDTH);
            add(a, offset + i + 3 * WIDTH, lanes, lane + 3 * WIDTH);
        }
    }

    private static void add(float[] a, int at, float[] lanes, int lane) {
        FloatVector.fromArray(SPECIES, lanes, lane)
                .add(FloatVector.fromArray(SPECIES, a, at))
                .intoArray(lanes, lane);
    }

    static float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        float[] lanes = FloatScalarReductions.BUFFER.get();
        int whole = n - n % LANES;
        for (int lane = 0; lane < LANES; lane += 4 * WIDTH) {
            dotLanes(whole, a, aOffset + lane, b, bOffset + lane, lanes, lane);
        }
        for (int i = whole; i < n; i++) {
            lanes[i - whole] = Math.fma(a[aOffset + i], b[bOffset + i], lanes[i - whole]);
        }
        return FloatScalarReductions.fold(lanes, 0);
    }

    private static void dotLanes(int n, float[] a, int aOffset, float[] b, int bOffset, float[] lanes, int lane) {
        Arrays.fill(lanes, lane, lane + 4 * WIDTH, 0);
        for (int i = 0; i < n; i += LANES) {
            int x = aOffset + i;
            int y = bOffset + i;
            multiplyAdd(a, x, b, y, lanes, lane);
            multiplyAdd(a, x + WIDTH, b, y + WIDTH, lanes, lane + WIDTH);
            multiplyAdd(a, x + 2 * WIDTH, b, y + 2 * WIDTH, lanes, lane + 2 * WIDTH);
            multiplyAdd(a, x + 3 * WIDTH, b, y + 3 * WIDTH, lanes, lane + 3 * WIDTH);
        }
    }

    private static void multiplyAdd(float[] a, int x, float[] b, int y, float[] lanes, int lane) {
        FloatVector.fromArray(SPECIES, a, x)
                .fma(FloatVector.fromArray(SPECIES, b, y), FloatVector.fromArray(SPECIES, lanes, lane))
                .intoArray(lanes, lane);
    }

    static float max(int n, float[] a, int offset) {
        int whole = n - n % (2 * WIDTH);
        float max = Float.NEGATIVE_INFINITY;
        if (whole > 0) {
            float[] lanes = FloatScalarReductions.BUFFER.get();
            maxLanes(whole, a, offset, lanes);
            max = FloatScalarReductions.max(WIDTH, lanes, 0);
        }
        return Math.max(max, FloatScalarReductions.max(n - whole, a, offset + whole));
    }

    private static void maxLanes(int n, float[] a, int offset, float[] lanes) {
        FloatVector m0 = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        for (int i = 0; i < n; i += 2 * WIDTH) {
            m0 = m0.max(FloatVector.fromArray(SPECIES, a, offset + i));
            m1 = m1.max(FloatVector.fromArray(SPECIES, a, offset + i + WIDTH));
        }
        m0.max(m1).intoArray(lanes, 0);
    }

    static int firstNonFinite(int n, float[] a, int offset) {
        for (int start = 0; start < n; start += BLOCK) {
            int length = Math.min(BLOCK, n - start);
            if (!allFinite(length, a, offset + start)) {
                return start + FloatScalarReductions.firstNonFinite(length, a, offset + start);
            }
        }
        return -1;
    }

    // A product with 0 is 0 for finite numbers and NaN for all others.
    private static boolean allFinite(int n, float[] a, int offset) {
        int whole = n - n % (2 * WIDTH);
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s0 = zero;
        FloatVector s1 = zero;
        for (int i = 0; i < whole; i += 2 * WIDTH) {
            s0 = zero.fma(FloatVector.fromArray(SPECIES, a, offset + i), s0);
            s1 = zero.fma(FloatVector.fromArray(SPECIES, a, offset + i + WIDTH), s1);
        }
        float[] lanes = FloatScalarReductions.BUFFER.get();
        s0.add(s1).intoArray(lanes, 0);
        float sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += lanes[i];
        }
        for (int i = whole; i < n; i++) {
            sum += 0 * a[offset + i];
        }
        return sum == 0;
    }
}
