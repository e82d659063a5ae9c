package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Element-wise kernels in vectors, the same operations as {@link FloatScalarElementwise}. */
final class FloatVectorElementwise {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private FloatVectorElementwise() {}

    static void add(
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
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int aAt = aOffset + o * aStep;
            int bAt = bOffset + o * bStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
                FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + i);
                x.add(y).intoArray(c, cAt + i);
            }
        }
    }

    static void subtract(
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
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int aAt = aOffset + o * aStep;
            int bAt = bOffset + o * bStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
                FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + i);
                x.sub(y).intoArray(c, cAt + i);
            }
        }
    }

    static void multiply(
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
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int aAt = aOffset + o * aStep;
            int bAt = bOffset + o * bStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
                FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + i);
                x.mul(y).intoArray(c, cAt + i);
            }
        }
    }

    static void divide(
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
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int aAt = aOffset + o * aStep;
            int bAt = bOffset + o * bStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
                FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + i);
                x.div(y).intoArray(c, cAt + i);
            }
        }
    }

    static void multiplyAdd(
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
            int cStep) {
        for (int o = 0; o < outer; o++) {
            int aAt = aOffset + o * aStep;
            int bAt = bOffset + o * bStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
                FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + i);
                x.fma(y, FloatVector.fromArray(SPECIES, c, cAt + i)).intoArray(c, cAt + i);
            }
        }
    }

    static void tanhPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                x.mul(s.neg().fma(s, one)).intoArray(c, cAt + i);
            }
        }
    }

    static void sigmoidPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                x.mul(s.mul(one.sub(s))).intoArray(c, cAt + i);
            }
        }
    }

    static void reluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                zero.blend(x, s.compare(VectorOperators.GT, zero)).intoArray(c, cAt + i);
            }
        }
    }

    static void modRelu(
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
            int cStep) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int o = 0; o < outer; o++) {
            int aAt = aOffset + o * aStep;
            int bAt = bOffset + o * bStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, b, bAt + i);
                FloatVector m = x.abs().add(s);
                m = m.blend(zero, m.compare(VectorOperators.LE, zero));
                m.blend(m.neg(), x.compare(VectorOperators.LT, zero))
                        .blend(zero, x.compare(VectorOperators.EQ, zero))
                        .intoArray(c, cAt + i);
            }
        }
    }

    static void modReluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                x.blend(zero, s.compare(VectorOperators.EQ, zero)).intoArray(c, cAt + i);
            }
        }
    }

    static void signed(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                x.blend(x.neg(), s.compare(VectorOperators.LT, zero))
                        .blend(zero, s.compare(VectorOperators.EQ, zero))
                        .intoArray(c, cAt + i);
            }
        }
    }

    static void leakyReluPullback(
            int outer,
            int n,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector leak = FloatVector.broadcast(SPECIES, FloatScalarElementwise.LEAK);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                x.mul(leak.blend(one, s.compare(VectorOperators.GT, zero))).intoArray(c, cAt + i);
            }
        }
    }

    static void eluPullback(
            int outer,
            int n,
            float slope,
            float limit,
            float[] g,
            int gOffset,
            int gStep,
            float[] y,
            int yOffset,
            int yStep,
            float[] c,
            int cOffset,
            int cStep) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector right = FloatVector.broadcast(SPECIES, slope);
        FloatVector left = FloatVector.broadcast(SPECIES, limit);
        for (int o = 0; o < outer; o++) {
            int gAt = gOffset + o * gStep;
            int yAt = yOffset + o * yStep;
            int cAt = cOffset + o * cStep;
            for (int i = 0; i < n; i += WIDTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, g, gAt + i);
                FloatVector s = FloatVector.fromArray(SPECIES, y, yAt + i);
                x.mul(left.add(s).blend(right, s.compare(VectorOperators.GT, zero)))
                        .intoArray(c, cAt + i);
            }
        }
    }

    static void affine(int n, float scale, float shift, float[] a, int aOffset, float[] c, int cOffset) {
        FloatVector s = FloatVector.broadcast(SPECIES, scale);
        FloatVector t = FloatVector.broadcast(SPECIES, shift);
        for (int i = 0; i < n; i += WIDTH) {
            s.fma(FloatVector.fromArray(SPECIES, a, aOffset + i), t).intoArray(c, cOffset + i);
        }
    }

    static void scaleAdd(int n, float scale, float[] a, int aOffset, float[] c, int cOffset) {
        FloatVector s = FloatVector.broadcast(SPECIES, scale);
        for (int i = 0; i < n; i += WIDTH) {
            s.fma(FloatVector.fromArray(SPECIES, a, aOffset + i), FloatVector.fromArray(SPECIES, c, cOffset + i))
                    .intoArray(c, cOffset + i);
        }
    }

    static void relu(int n, float[] a, int aOffset, float[] c, int cOffset) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            x.blend(zero, x.compare(VectorOperators.LE, zero)).intoArray(c, cOffset + i);
        }
    }

    static void leakyRelu(int n, float[] a, int aOffset, float[] c, int cOffset) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector leak = FloatVector.broadcast(SPECIES, FloatScalarElementwise.LEAK);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            x.blend(leak.mul(x), x.compare(VectorOperators.LE, zero)).intoArray(c, cOffset + i);
        }
    }

    static void step(int n, float[] a, int aOffset, float[] c, int cOffset) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOffset + i);
            zero.blend(one, x.compare(VectorOperators.GT, zero)).intoArray(c, cOffset + i);
        }
    }

    static void sqrt(int n, float[] a, int aOffset, float[] c, int cOffset) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector.fromArray(SPECIES, a, aOffset + i).sqrt().intoArray(c, cOffset + i);
        }
    }
}
