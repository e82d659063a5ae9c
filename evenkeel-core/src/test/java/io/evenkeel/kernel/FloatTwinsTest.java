package io.evenkeel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chosen kernels and the scalar ones give the same bits. */
class FloatTwinsTest {
    private static final FloatKernels CHOSEN = FloatKernels.INSTANCE;
    private static final FloatKernels SCALAR = FloatKernels.scalar();
    private static final int LANES = Precision.SINGLE.lanes();
    private static final int TRIALS = 150;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void multiply(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            int m = 1 + random.nextInt(21);
            int n = 1 + random.nextInt(9 * LANES);
            int k = random.nextInt(trial % 10 == 0 ? 2200 : 150);
            boolean transposed = random.nextBoolean();
            int aRow = transposed ? 1 : k + random.nextInt(3);
            int aColumn = transposed ? m + random.nextInt(3) : 1;
            int cRow = Precision.SINGLE.pad(n) + random.nextInt(5);
            float[] a = FloatArrays.gaussian(random, 3 + m * Math.max(1, aRow) + k * aColumn);
            float[] b = FloatArrays.gaussian(random, 2 + n * k + n);
            float[] packed = new float[5 + CHOSEN.packedLength(k, n)];
            CHOSEN.pack(k, n, b, 2, n, 1, packed, 5);
            float[] init = FloatArrays.gaussian(random, 7 + m * cRow);
            int kind = random.nextInt(4);
            int initRow = kind == 1 ? 0 : cRow;
            float[] expected = init.clone();
            float[] actual = init.clone();
            float[] initExpected = kind == 0 ? null : kind == 3 ? expected : init;
            float[] initActual = kind == 0 ? null : kind == 3 ? actual : init;
            SCALAR.multiply(m, n, k, a, 3, aRow, aColumn, packed, 5, initExpected, 7, initRow, expected, 7, cRow);
            CHOSEN.multiply(m, n, k, a, 3, aRow, aColumn, packed, 5, initActual, 7, initRow, actual, 7, cRow);
            assertThat(actual)
                    .as("seed %d trial %d: %d×%d×%d, init %d", seed, trial, m, n, k, kind)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void accumulateOuter(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            int m = 1 + random.nextInt(40);
            int n = 1 + random.nextInt(5 * LANES);
            int blocks = random.nextInt(30);
            int rows = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(17);
            int gRow = Precision.SINGLE.pad(m) + random.nextInt(3);
            int xRow = Precision.SINGLE.pad(n) + random.nextInt(3);
            int gBlock = rows * gRow + random.nextInt(2);
            int xBlock = rows * xRow + random.nextInt(2);
            int cRow = Precision.SINGLE.pad(n) + random.nextInt(3);
            float[] g = FloatArrays.gaussian(random, 1 + (blocks + 1) * gBlock);
            float[] x = FloatArrays.gaussian(random, 1 + (blocks + 1) * xBlock);
            float[] expected = FloatArrays.gaussian(random, 3 + m * cRow);
            float[] actual = expected.clone();
            boolean backward = random.nextBoolean();
            int gStart = 1 + (backward ? (blocks - 1) * gBlock : 0);
            int gStep = backward ? -gBlock : gBlock;
            SCALAR.accumulateOuter(m, n, blocks, rows, g, gStart, gStep, gRow, x, 1, xBlock, xRow, expected, 3, cRow);
            CHOSEN.accumulateOuter(m, n, blocks, rows, g, gStart, gStep, gRow, x, 1, xBlock, xRow, actual, 3, cRow);
            for (int i = 0; i < m; i++) {
                int padding = 3 + i * cRow + n;
                System.arraycopy(expected, padding, actual, padding, Precision.SINGLE.pad(n) - n);
            }
            assertThat(actual)
                    .as("seed %d trial %d: %d×%d, %d×%d", seed, trial, m, n, blocks, rows)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void accumulateRows(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            int n = LANES * (1 + random.nextInt(12));
            int blocks = random.nextInt(20);
            int rows = 1 + random.nextInt(17);
            float[] g = FloatArrays.gaussian(random, 1 + (blocks + 1) * rows * n);
            float[] expected = FloatArrays.gaussian(random, n + 2);
            float[] actual = expected.clone();
            int start = 1 + Math.max(0, blocks - 1) * rows * n;
            SCALAR.accumulateRows(n, blocks, rows, g, start, -rows * n, n, expected, 2);
            CHOSEN.accumulateRows(n, blocks, rows, g, start, -rows * n, n, actual, 2);
            assertThat(actual).as("seed %d trial %d", seed, trial).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rankOneUpdate(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            int n = 1 + random.nextInt(5 * LANES);
            int k = 1 + random.nextInt(40);
            int width = Precision.SINGLE.pad(n);
            float[] expected = FloatArrays.gaussian(random, CHOSEN.packedLength(k, n));
            expected[random.nextInt(expected.length)] = 0;
            float[] actual = expected.clone();
            float[] before = expected.clone();
            float[] scale = FloatArrays.gaussian(random, width);
            float[] factor = FloatArrays.gaussian(random, width);
            Arrays.fill(scale, 0, LANES, 1);
            Arrays.fill(factor, 0, LANES, 0);
            float[] x = FloatArrays.gaussian(random, k + 2);
            float[] expectedSquares = new float[width];
            float[] actualSquares = new float[width];
            boolean sparse = random.nextBoolean();
            SCALAR.rankOneUpdate(k, n, expected, scale, factor, x, 2, sparse, expectedSquares);
            CHOSEN.rankOneUpdate(k, n, actual, scale, factor, x, 2, sparse, actualSquares);
            assertThat(actual).as("seed %d trial %d: %d×%d", seed, trial, k, n).isEqualTo(expected);
            assertThat(actualSquares).as("seed %d trial %d", seed, trial).isEqualTo(expectedSquares);
            for (int j = 0; j < n; j++) {
                double square = 0;
                for (int p = 0; p < k; p++) {
                    int at = j / LANES * k * LANES + p * LANES + j % LANES;
                    boolean stays = j < LANES || sparse && before[at] == 0;
                    double value = stays ? before[at] : (double) scale[j] * before[at] + (double) factor[j] * x[p + 2];
                    assertThat((double) expected[at]).isCloseTo(value, within(1e-5));
                    square += value * value;
                }
                assertThat((double) expectedSquares[j]).isCloseTo(j < LANES ? 0 : square, within(1e-3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rankOneMultiply(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            int n = 1 + random.nextInt(7 * LANES);
            int k = 1 + random.nextInt(40);
            int width = Precision.SINGLE.pad(n);
            float[] expected = FloatArrays.gaussian(random, CHOSEN.packedLength(k, n));
            float[] actual = expected.clone();
            float[] inTwoSweeps = expected.clone();
            float[] scale = FloatArrays.gaussian(random, width);
            float[] factor = FloatArrays.gaussian(random, width);
            float[] x = FloatArrays.gaussian(random, k);
            float[] a = FloatArrays.gaussian(random, k + 3);
            float[] init = random.nextBoolean() ? FloatArrays.gaussian(random, width + 2) : null;
            float[][] squares = new float[3][width];
            float[][] c = new float[3][width + 1];
            SCALAR.rankOneMultiply(k, n, expected, scale, factor, x, squares[0], a, 3, init, 2, c[0], 1);
            CHOSEN.rankOneMultiply(k, n, actual, scale, factor, x, squares[1], a, 3, init, 2, c[1], 1);
            CHOSEN.rankOneUpdate(k, n, inTwoSweeps, scale, factor, x, 0, false, squares[2]);
            CHOSEN.multiply(1, n, k, a, 3, k, 1, inTwoSweeps, 0, init, 2, 0, c[2], 1, width);
            String trialName = String.format("seed %d trial %d: %d×%d", seed, trial, k, n);
            for (int i = 1; i < 3; i++) {
                assertThat(i == 1 ? actual : inTwoSweeps).as(trialName).isEqualTo(expected);
                assertThat(squares[i]).as(trialName).isEqualTo(squares[0]);
                assertThat(c[i]).as(trialName).isEqualTo(c[0]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void adjustSensitivity(long seed) {
        Random random = new Random(seed);
        int n = 40 * LANES;
        float[][] in = new float[5][];
        for (int i = 0; i < 5; i++) {
            in[i] = FloatArrays.gaussian(random, n);
        }
        for (int j = 0; j < n; j++) {
            in[2][j] *= in[2][j];
            in[3][j] = j % 7 == 0 ? 0 : 1;
        }
        in[2][1] = 4;
        in[0][1] = 0.125f;
        in[4][1] = 0.25f;
        float[][] expected = new float[5][n];
        float[][] actual = new float[5][n];
        SCALAR.adjustSensitivity(
                n,
                0.75,
                0.25,
                -1,
                0.1,
                in[0],
                in[1],
                in[2],
                in[3],
                in[4],
                expected[0],
                expected[1],
                expected[2],
                expected[3],
                expected[4]);
        CHOSEN.adjustSensitivity(
                n, 0.75, 0.25, -1, 0.1, in[0], in[1], in[2], in[3], in[4], actual[0], actual[1], actual[2], actual[3],
                actual[4]);
        for (int i = 0; i < 5; i++) {
            assertThat(actual[i]).as("seed %d, result %d", seed, i).isEqualTo(expected[i]);
        }
        for (int j = 0; j < n; j++) {
            double norm = Math.sqrt(in[2][j]);
            double average = 0.25 * in[0][j] * norm + 0.75 * in[4][j];
            double gate = in[3][j] * (j == 1 ? 0 : Math.signum(0.25 - average));
            assertThat((double) expected[1][j]).isCloseTo(average, within(1e-5));
            assertThat((double) expected[2][j]).isEqualTo(gate);
            assertThat((double) expected[4][j]).isCloseTo(0.1 * gate * norm * in[1][j], within(1e-5));
        }
    }

    static Stream<ImageWindows> windows() {
        return Stream.of(
                ImageWindows.square(2, 5, 40, 3, 1, 1),
                ImageWindows.square(1, 16, 16, 5, 1, 2),
                ImageWindows.square(3, 4, 7, 2, 1, 0),
                new ImageWindows(2, 9, 21, 3, 2, 2, 1));
    }

    /** The definition, one element of a window after the other. */
    @ParameterizedTest
    @MethodSource("windows")
    void fold(ImageWindows w) {
        int row = w.positions() + 3;
        int height = w.paddedHeight();
        int width = w.paddedWidth();
        float[] from = FloatArrays.gaussian(new Random(3), 2 + w.size() * row);
        float[] start = FloatArrays.gaussian(new Random(4), 5 + w.channels() * height * width);
        float[] expected = start.clone();
        int area = w.windowHeight() * w.windowWidth();
        for (int j = 0; j < w.size(); j++) {
            for (int p = 0; p < w.positions(); p++) {
                int y = p / w.across() * w.stride() + j % area / w.windowWidth();
                int x = p % w.across() * w.stride() + j % w.windowWidth();
                expected[5 + (j / area * height + y) * width + x] += from[2 + j * row + p];
            }
        }
        for (FloatKernels kernels : new FloatKernels[] {SCALAR, CHOSEN}) {
            float[] actual = start.clone();
            kernels.fold(w, from, 2, row, actual, 5);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void gather() {
        float[] from = FloatArrays.gaussian(new Random(1), 40);
        float[] to = new float[20];
        CHOSEN.gather(3, 2, new int[] {4, 1}, from, 5, 10, to, 2, 6);
        for (int r = 0; r < 3; r++) {
            assertThat(to[2 + 6 * r]).isEqualTo(from[5 + 10 * r + 4]);
            assertThat(to[3 + 6 * r]).isEqualTo(from[5 + 10 * r + 1]);
        }
    }

    private interface Binary {
        void apply(
                FloatKernels kernels,
                int outer,
                int n,
                float[] a,
                int aOffset,
                int aStep,
                float[] b,
                int bOffset,
                int bStep,
                float[] c,
                int cOffset,
                int cStep);
    }

    static Stream<Named<Binary>> binaries() {
        return Stream.of(
                Named.of("add", FloatKernels::add),
                Named.of("subtract", FloatKernels::subtract),
                Named.of("multiply", FloatKernels::multiply),
                Named.of("divide", FloatKernels::divide),
                Named.of("multiplyAdd", FloatKernels::multiplyAdd),
                Named.of("tanhPullback", FloatKernels::tanhPullback),
                Named.of("sigmoidPullback", FloatKernels::sigmoidPullback),
                Named.of("reluPullback", FloatKernels::reluPullback),
                Named.of("leakyReluPullback", FloatKernels::leakyReluPullback),
                Named.of("modRelu", FloatKernels::modRelu),
                Named.of("modReluPullback", FloatKernels::modReluPullback),
                Named.of("signed", FloatKernels::signed),
                Named.of(
                        "eluPullback",
                        (k, o, n, g, i, gs, y, j, ys, c, l, cs) ->
                                k.eluPullback(o, n, 1.25, 1.75, g, i, gs, y, j, ys, c, l, cs)),
                Named.of("softplusPullback", FloatKernels::softplusPullback));
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void elementwiseWithTwoOperands(Binary operation) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int outer = 1 + random.nextInt(5);
            int n = LANES * (1 + random.nextInt(8));
            int aStep = random.nextBoolean() ? n : 0;
            int bStep = random.nextBoolean() ? n + 1 : 0;
            float[] a = FloatArrays.wild(random, 3 + outer * n);
            float[] b = FloatArrays.wild(random, 2 + outer * (n + 1));
            float[] expected = FloatArrays.wild(random, 1 + outer * (n + 2));
            float[] actual = expected.clone();
            operation.apply(SCALAR, outer, n, a, 3, aStep, b, 2, bStep, expected, 1, n + 2);
            operation.apply(CHOSEN, outer, n, a, 3, aStep, b, 2, bStep, actual, 1, n + 2);
            assertThat(actual).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private interface Unary {
        void apply(FloatKernels kernels, int n, float[] a, int aOffset, float[] c, int cOffset);
    }

    static Stream<Named<Unary>> unaries() {
        return Stream.of(
                Named.of("tanh", FloatKernels::tanh),
                Named.of("sigmoid", FloatKernels::sigmoid),
                Named.of("relu", FloatKernels::relu),
                Named.of("leakyRelu", FloatKernels::leakyRelu),
                Named.of("elu", (k, n, a, i, c, j) -> k.elu(n, 1.25, 1.75, a, i, c, j)),
                Named.of("softplus", FloatKernels::softplus),
                Named.of("step", FloatKernels::step),
                Named.of("exp", FloatKernels::exp),
                Named.of("log", FloatKernels::log),
                Named.of("erf", FloatKernels::erf),
                Named.of("sqrt", FloatKernels::sqrt),
                Named.of("affine", (k, n, a, i, c, j) -> k.affine(n, 1.25, -0.3, a, i, c, j)),
                Named.of("scaleAdd", (k, n, a, i, c, j) -> k.scaleAdd(n, 0.7, a, i, c, j)));
    }

    @ParameterizedTest
    @MethodSource("unaries")
    void elementwiseWithOneOperand(Unary operation) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int n = LANES * (1 + random.nextInt(20));
            float[] a = FloatArrays.wild(random, 3 + n);
            for (int i = 0; i < a.length; i++) {
                // Positive and moderately large values, too, where the functions change their form.
                a[i] = seed % 3 == 1 ? Math.abs(a[i]) : seed % 3 == 2 ? a[i] * 30 : a[i];
            }
            float[] expected = FloatArrays.gaussian(random, 1 + n);
            float[] actual = expected.clone();
            operation.apply(SCALAR, n, a, 3, expected, 1);
            operation.apply(CHOSEN, n, a, 3, actual, 1);
            assertThat(actual).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("unaries")
    void elementwiseInPlace(Unary operation) {
        Random random = new Random(5);
        float[] expected = FloatArrays.wild(random, 4 * LANES);
        float[] actual = expected.clone();
        operation.apply(SCALAR, 4 * LANES, expected, 0, expected, 0);
        operation.apply(CHOSEN, 4 * LANES, actual, 0, actual, 0);
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reductions(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 300; n++) {
            float[] a = n % 5 == 4 ? FloatArrays.wild(random, n + 3) : FloatArrays.gaussian(random, n + 3);
            float[] b = FloatArrays.gaussian(random, n + 2);
            assertThat(CHOSEN.sum(n, a, 3)).as("sum of %d", n).isEqualTo(Double.valueOf(SCALAR.sum(n, a, 3)));
            assertThat(CHOSEN.dot(n, a, 3, b, 2))
                    .as("dot of %d", n)
                    .isEqualTo(Double.valueOf(SCALAR.dot(n, a, 3, b, 2)));
            assertThat(CHOSEN.max(n, a, 3)).as("max of %d", n).isEqualTo(Double.valueOf(SCALAR.max(n, a, 3)));
            assertThat(CHOSEN.firstNonFinite(n, a, 3))
                    .as("non-finite of %d", n)
                    .isEqualTo(SCALAR.firstNonFinite(n, a, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orthonormalize(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 20; trial++) {
            int n = 1 + random.nextInt(70);
            int k = 1 + random.nextInt(n);
            float[] expected = FloatArrays.gaussian(random, 2 + k * (n + 1));
            float[] actual = expected.clone();
            double[] expectedDiagonal = new double[k];
            double[] actualDiagonal = new double[k];
            SCALAR.orthonormalize(k, n, expected, 2, n + 1, expectedDiagonal);
            CHOSEN.orthonormalize(k, n, actual, 2, n + 1, actualDiagonal);
            assertThat(actual).as("seed %d: %d×%d", seed, k, n).isEqualTo(expected);
            assertThat(actualDiagonal).isEqualTo(expectedDiagonal);
        }
    }

    static Stream<Named<BiConsumer<FloatKernels, float[]>>> hot() {
        return Stream.of(
                Named.of("tanh", (k, a) -> k.tanh(a.length, a, 0, a, 0)),
                Named.of("sigmoid", (k, a) -> k.sigmoid(a.length, a, 0, a, 0)),
                Named.of("elu", (k, a) -> k.elu(a.length, 1.25, 1.75, a, 0, a, 0)),
                Named.of("softplus", (k, a) -> k.softplus(a.length, a, 0, a, 0)),
                Named.of("erf", (k, a) -> k.erf(a.length, a, 0, a, 0)),
                Named.of("exp", (k, a) -> k.exp(a.length, a, 0, a, 0)),
                Named.of("log", (k, a) -> k.log(a.length, a, 0, a, 0)));
    }

    /** Compiled code may differ from interpreted code. */
    @ParameterizedTest
    @MethodSource("hot")
    void compiled(BiConsumer<FloatKernels, float[]> operation) {
        float[] expected = FloatArrays.wild(new Random(9), 1024);
        float[] a = expected.clone();
        operation.accept(SCALAR, expected);
        for (int i = 0; i < 300; i++) {
            float[] actual = a.clone();
            operation.accept(CHOSEN, actual);
            assertThat(actual).isEqualTo(expected);
        }
    }
}
