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
    private static final double NANOS = 1e9;

    /** Runs for about a second and a half. */
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
        A a = filled(kernels, random, SIZE * SIZE);
        A packed = kernels.allocate(kernels.packedLength(SIZE, SIZE));
        kernels.pack(SIZE, SIZE, a, 0, SIZE, 1, packed, 0);
        A c = kernels.allocate(SIZE * SIZE);
        double seconds =
                best(() -> kernels.multiply(SIZE, SIZE, SIZE, a, 0, SIZE, 1, packed, 0, null, 0, 0, c, 0, SIZE));
        return 2.0 * SIZE * SIZE * SIZE / seconds / NANOS;
    }

    private static <A> double tanhSpeed(Kernels<A> kernels, SplittableRandom random) {
        A a = filled(kernels, random, ELEMENTS);
        A c = kernels.allocate(ELEMENTS);
        return best(() -> kernels.tanh(ELEMENTS, a, 0, c, 0)) * NANOS / ELEMENTS;
    }

    // The fastest of many short runs, within 0.7 s: long enough for the compiler, and other programs do not count.
    private static double best(Runnable work) {
        long end = System.nanoTime() + 700_000_000L;
        long best = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / NANOS;
    }
}
