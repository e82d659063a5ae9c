package io.evenkeel.bench;

import io.evenkeel.kernel.DoubleKernels;
import io.evenkeel.kernel.FloatKernels;
import io.evenkeel.kernel.Precision;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of single kernel calls. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {
    private static final FloatKernels SINGLE = FloatKernels.INSTANCE;
    private static final DoubleKernels DOUBLE = DoubleKernels.INSTANCE;

    private static float[] floats(int length) {
        Random random = new Random(length);
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    private static double[] doubles(int length) {
        Random random = new Random(length);
        double[] a = new double[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextGaussian();
        }
        return a;
    }

    /** Operands of a product; {@code shape} is m×n×k. */
    @State(Scope.Thread)
    public static class Product {
        @Param({"1x20x20", "1x100x100", "16x100x100", "64x128x128", "64x512x512", "4800x128x128"})
        public String shape;

        int m;
        int n;
        int k;
        int width;
        float[] a;
        float[] packed;
        float[] bias;
        float[] c;

        @Setup
        public void allocate() {
            String[] parts = shape.split("x", -1);
            m = Integer.parseInt(parts[0]);
            n = Integer.parseInt(parts[1]);
            k = Integer.parseInt(parts[2]);
            width = Precision.SINGLE.pad(n);
            a = floats(m * k);
            packed = floats(SINGLE.packedLength(k, n));
            bias = floats(width);
            c = new float[m * width];
        }
    }

    @Benchmark
    public float[] multiply(Product p) {
        SINGLE.multiply(p.m, p.n, p.k, p.a, 0, p.k, 1, p.packed, 0, p.bias, 0, 0, p.c, 0, p.width);
        return p.c;
    }

    /** Operands of a weight gradient; {@code shape} is m×n×blocks×rows. */
    @State(Scope.Thread)
    public static class Gradient {
        @Param({"20x20x300x1", "100x100x300x1", "128x128x300x16", "512x512x300x16"})
        public String shape;

        int m;
        int n;
        int blocks;
        int rows;
        int gWidth;
        int xWidth;
        float[] g;
        float[] x;
        float[] c;

        @Setup
        public void allocate() {
            String[] parts = shape.split("x", -1);
            m = Integer.parseInt(parts[0]);
            n = Integer.parseInt(parts[1]);
            blocks = Integer.parseInt(parts[2]);
            rows = Integer.parseInt(parts[3]);
            gWidth = Precision.SINGLE.pad(m);
            xWidth = Precision.SINGLE.pad(n);
            g = floats(blocks * rows * gWidth);
            x = floats(blocks * rows * xWidth);
            c = new float[m * xWidth];
        }
    }

    @Benchmark
    public float[] accumulateOuter(Gradient p) {
        int gBlock = p.rows * p.gWidth;
        int xBlock = p.rows * p.xWidth;
        int last = p.blocks - 1;
        SINGLE.accumulateOuter(
                p.m,
                p.n,
                p.blocks,
                p.rows,
                p.g,
                last * gBlock,
                -gBlock,
                p.gWidth,
                p.x,
                last * xBlock,
                -xBlock,
                p.xWidth,
                p.c,
                0,
                p.xWidth);
        return p.c;
    }

    /** Arguments of elementary functions, 2048 of them. */
    @State(Scope.Thread)
    public static class Values {
        final int n = 2048;
        final float[] single = floats(n);
        final float[] singleResult = new float[n];
        final double[] twice = doubles(n);
        final double[] twiceResult = new double[n];
    }

    @Benchmark
    public float[] tanhSingle(Values v) {
        SINGLE.tanh(v.n, v.single, 0, v.singleResult, 0);
        return v.singleResult;
    }

    @Benchmark
    public double[] tanhDouble(Values v) {
        DOUBLE.tanh(v.n, v.twice, 0, v.twiceResult, 0);
        return v.twiceResult;
    }

    @Benchmark
    public double[] erfDouble(Values v) {
        DOUBLE.erf(v.n, v.twice, 0, v.twiceResult, 0);
        return v.twiceResult;
    }

    /** Vectors to orthonormalize; {@code shape} is number × length. */
    @State(Scope.Thread)
    public static class Vectors {
        @Param({"16x128", "128x128", "384x384"})
        public String shape;

        int k;
        int n;
        double[] a;
        double[] q;
        double[] diagonal;

        @Setup
        public void allocate() {
            String[] parts = shape.split("x", -1);
            k = Integer.parseInt(parts[0]);
            n = Integer.parseInt(parts[1]);
            a = doubles(k * n);
            q = new double[k * n];
            diagonal = new double[k];
        }
    }

    @Benchmark
    public double[] orthonormalize(Vectors v) {
        System.arraycopy(v.a, 0, v.q, 0, v.a.length);
        DOUBLE.orthonormalize(v.k, v.n, v.q, 0, v.n, v.diagonal);
        return v.diagonal;
    }
}
