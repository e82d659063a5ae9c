package io.evenkeel.kernel;

/**
 * Has vector kernels compiled in the background. Each group runs on small arrays until it is faster than its scalar
 * twin; from then on {@link FloatKernels} uses it. A group that does not get there stays scalar.
 */
final class FloatWarmup implements Runnable {
    static final int PRODUCTS = 1;
    static final int TANH = 1 << 1;
    static final int OUTER = 1 << 2;
    static final int REDUCTIONS = 1 << 3;
    static final int SIGMOID = 1 << 4;
    static final int PANELS = 1 << 5;
    static final int EXP = 1 << 6;
    static final int LOG = 1 << 7;
    static final int ERF = 1 << 8;
    static final int ELEMENTWISE = 1 << 9;
    static final int ALL = (1 << 10) - 1;

    private static final int LANES = Precision.SINGLE.lanes();
    private static final int SIZE = 8 * LANES;
    private static final int DEPTH = 40;
    private static final int CALLS = 100;
    private static final int ROUNDS = 400;

    private static volatile int ready;

    private final float[] a = new float[SIZE * DEPTH];
    private final float[] b = new float[SIZE * DEPTH];
    private final float[] c = new float[SIZE * DEPTH];
    private double result;

    private FloatWarmup() {}

    /** The groups whose vector form is compiled. */
    static int ready() {
        return ready;
    }

    static void start() {
        Thread thread = new Thread(new FloatWarmup(), "evenkeel-warmup");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    @Override
    public void run() {
        for (int i = 0; i < a.length; i++) {
            a[i] = (i % 17 - 8) * 0.25f;
            b[i] = 0.5f + i % 5;
        }
        for (int group = 1; group <= ALL; group <<= 1) {
            if (warm(group)) {
                ready |= group;
            }
        }
    }

    private boolean warm(int group) {
        // The compiler vectorizes the scalar form of these by itself: there is little to win and no need to wait for
        // it.
        int factor = group == ELEMENTWISE ? 2 : 1;
        int wins = 0;
        for (int round = 0; round < ROUNDS && wins < 3; round++) {
            long scalar = time(FloatKernels.scalar(), group);
            long vector = time(FloatKernels.immediate(), group);
            wins = vector < factor * scalar ? wins + 1 : 0;
        }
        return wins == 3;
    }

    private long time(FloatKernels kernels, int group) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call(kernels, group);
        }
        return System.nanoTime() - start;
    }

    private void call(FloatKernels kernels, int group) {
        switch (group) {
            case PRODUCTS -> products(kernels);
            case ELEMENTWISE -> elementwise(kernels);
            case TANH -> kernels.tanh(SIZE, a, 0, c, 0);
            case OUTER -> outer(kernels);
            case REDUCTIONS -> reductions(kernels);
            case SIGMOID -> kernels.sigmoid(SIZE, a, 0, c, 0);
            case PANELS -> {
                kernels.project(SIZE, a, 0, b, 0, c);
                kernels.update(SIZE, a, 0, c, b, 0);
            }
            case EXP -> kernels.exp(SIZE, a, 0, c, 0);
            case LOG -> kernels.log(SIZE, b, 0, c, 0);
            default -> kernels.erf(SIZE, a, 0, c, 0);
        }
    }

    /** Every tile, with and without initial values. */
    private void products(FloatKernels kernels) {
        for (int panels = 2; panels <= 8; panels += 3) {
            int n = panels * LANES;
            kernels.multiply(1, n, DEPTH, a, 0, DEPTH, 1, b, 0, null, 0, 0, c, 0, n);
            kernels.multiply(7, n, DEPTH, a, 0, DEPTH, 1, b, 0, a, 0, 0, c, 0, n);
        }
    }

    private void outer(FloatKernels kernels) {
        int n = 4 * LANES;
        kernels.accumulateOuter(8, n, 4, 2, a, 3 * 2 * n, -2 * n, n, b, 0, 2 * n, n, c, 0, n);
        kernels.accumulateRows(n, 4, 2, a, 0, 2 * n, n, c, 0);
    }

    private void elementwise(FloatKernels kernels) {
        int n = 4 * LANES;
        kernels.add(2, n, a, 0, n, b, 0, 0, c, 0, n);
        kernels.subtract(2, n, a, 0, n, b, 0, 0, c, 0, n);
        kernels.multiply(2, n, a, 0, n, b, 0, 0, c, 0, n);
        kernels.divide(2, n, a, 0, n, b, 0, 0, c, 0, n);
        kernels.multiplyAdd(2, n, a, 0, n, a, 0, n, c, 0, n);
        kernels.tanhPullback(2, n, a, 0, n, a, 0, n, c, 0, n);
        kernels.sigmoidPullback(2, n, a, 0, n, a, 0, n, c, 0, n);
        kernels.reluPullback(2, n, a, 0, n, a, 0, n, c, 0, n);
        kernels.affine(n, 2, 1, a, 0, c, 0);
        kernels.scaleAdd(n, 2, a, 0, c, 0);
        kernels.relu(n, a, 0, c, 0);
        kernels.sqrt(n, b, 0, c, 0);
    }

    private void reductions(FloatKernels kernels) {
        result += kernels.sum(SIZE, a, 0)
                + kernels.dot(SIZE, a, 0, b, 0)
                + kernels.max(SIZE, a, 0)
                + kernels.firstNonFinite(SIZE, a, 0);
    }
}
