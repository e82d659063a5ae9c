package io.evenkeel.lab.cli;

import io.evenkeel.kernel.Kernels;
import java.util.SplittableRandom;

/**
 * Compares the selected kernels with the scalar ones, bit by bit, and times them.
 *
 * @param agree whether all compared numbers had the same bits
 * @param compared how many were compared
 * @param gflops billions of floating-point operations per second in a matrix product
 * @param tanhNanos nanoseconds of one tanh
 */
record SelfCheck(boolean agree, long compared, double gflops, double tanhNanos) {
    private static final int ROWS = 37;
    private static final int INNER = 53;
    private static final int SIZE = 192;
    private static final int ELEMENTS = 4096;
    private static final int WARM_UP = 48;
    private static final long WARM_UP_NANOS = 500_000_000L;
    private static final long MEASURE_NANOS = 400_000_000L;
    private static final double NANOS = 1e9;

    /** Runs for about two seconds. */
    static <A> SelfCheck of(Kernels<A> selected, Kernels<A> scalar) {
        SplittableRandom random = new SplittableRandom(1);
        long compared = 0;
        boolean agree = true;
        for (int width : new int[] {1, 7, 16, 61, 97}) {
            A a = filled(selected, random, ROWS * INNER);
            A b = filled(selected, random, INNER * width);
            A fast = product(selected, ROWS, width, INNER, a, b);
            A plain = product(scalar, ROWS, width, INNER, a, b);
            selected.tanh(selected.length(fast), fast, 0, fast, 0);
            scalar.tanh(scalar.length(plain), plain, 0, plain, 0);
            for (int i = 0; i < selected.length(fast); i++) {
                agree &=
                        Double.doubleToLongBits(selected.get(fast, i)) == Double.doubleToLongBits(scalar.get(plain, i));
                compared++;
            }
        }
        return new SelfCheck(agree, compared, productSpeed(selected, random), tanhSpeed(selected, random));
    }

    private static <A> A filled(Kernels<A> kernels, SplittableRandom random, int length) {
        A values = kernels.allocate(length);
        for (int i = 0; i < length; i++) {
            kernels.set(values, i, random.nextDouble() * 2 - 1);
        }
        return values;
    }

    private static <A> A product(Kernels<A> kernels, int m, int n, int k, A a, A b) {
        A packed = kernels.allocate(kernels.packedLength(k, n));
        kernels.pack(k, n, b, 0, n, 1, packed, 0);
        int row = kernels.precision().pad(n);
        A c = kernels.allocate(m * row);
        kernels.multiply(m, n, k, a, 0, k, 1, packed, 0, null, 0, 0, c, 0, row);
        return c;
    }

    private static <A> double productSpeed(Kernels<A> kernels, SplittableRandom random) {
        // Small products first: Java compiles what is called often, and vector code is slow until it is compiled.
        productSeconds(kernels, random, WARM_UP, WARM_UP_NANOS);
        return 2.0 * SIZE * SIZE * SIZE / productSeconds(kernels, random, SIZE, MEASURE_NANOS) / NANOS;
    }

    private static <A> double productSeconds(Kernels<A> kernels, SplittableRandom random, int size, long nanos) {
        A a = filled(kernels, random, size * size);
        A packed = kernels.allocate(kernels.packedLength(size, size));
        kernels.pack(size, size, a, 0, size, 1, packed, 0);
        A c = kernels.allocate(size * size);
        return best(nanos, () -> kernels.multiply(size, size, size, a, 0, size, 1, packed, 0, null, 0, 0, c, 0, size));
    }

    private static <A> double tanhSpeed(Kernels<A> kernels, SplittableRandom random) {
        tanhSeconds(kernels, random, WARM_UP, WARM_UP_NANOS);
        return tanhSeconds(kernels, random, ELEMENTS, MEASURE_NANOS) * NANOS / ELEMENTS;
    }

    private static <A> double tanhSeconds(Kernels<A> kernels, SplittableRandom random, int size, long nanos) {
        A a = filled(kernels, random, size);
        A c = kernels.allocate(size);
        return best(nanos, () -> kernels.tanh(size, a, 0, c, 0));
    }

    // The fastest of many short runs: other programs do not count.
    private static double best(long nanos, Runnable work) {
        long end = System.nanoTime() + nanos;
        long best = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / NANOS;
    }
}
