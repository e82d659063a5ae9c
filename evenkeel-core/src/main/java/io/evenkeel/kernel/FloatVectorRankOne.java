package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A change of rank one and a product in one sweep over packed panels, in vectors. */
final class FloatVectorRankOne {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int LANES = Precision.SINGLE.lanes();

    private FloatVectorRankOne() {}

    static void multiply(
            int k,
            int width,
            float[] b,
            float[] scale,
            float[] factor,
            float[] x,
            float[] squares,
            float[] a,
            int aOffset,
            float[] c,
            int cOffset) {
        int j = 0;
        for (; j + 4 * WIDTH <= width; j += 4 * WIDTH) {
            four(k, b, scale, factor, x, squares, a, aOffset, c, cOffset, j);
        }
        for (; j < width; j += WIDTH) {
            one(k, b, at(k, j), scale, factor, x, squares, a, aOffset, c, cOffset, j);
        }
    }

    private static int at(int k, int column) {
        return column / LANES * k * LANES + column % LANES;
    }

    // Four chains under way at once: one alone would wait for every product to be ready.
    private static void four(
            int k,
            float[] b,
            float[] scale,
            float[] factor,
            float[] x,
            float[] squares,
            float[] a,
            int aOffset,
            float[] c,
            int cOffset,
            int j) {
        FloatVector f0 = FloatVector.fromArray(SPECIES, scale, j);
        FloatVector f1 = FloatVector.fromArray(SPECIES, scale, j + WIDTH);
        FloatVector f2 = FloatVector.fromArray(SPECIES, scale, j + 2 * WIDTH);
        FloatVector f3 = FloatVector.fromArray(SPECIES, scale, j + 3 * WIDTH);
        FloatVector g0 = FloatVector.fromArray(SPECIES, factor, j);
        FloatVector g1 = FloatVector.fromArray(SPECIES, factor, j + WIDTH);
        FloatVector g2 = FloatVector.fromArray(SPECIES, factor, j + 2 * WIDTH);
        FloatVector g3 = FloatVector.fromArray(SPECIES, factor, j + 3 * WIDTH);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cOffset + j);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cOffset + j + WIDTH);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cOffset + j + 2 * WIDTH);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, cOffset + j + 3 * WIDTH);
        int at0 = at(k, j);
        int at1 = at(k, j + WIDTH) - at0;
        int at2 = at(k, j + 2 * WIDTH) - at0;
        int at3 = at(k, j + 3 * WIDTH) - at0;
        for (int p = 0; p < k; p++) {
            int at = at0 + p * LANES;
            FloatVector from = FloatVector.broadcast(SPECIES, x[p]);
            FloatVector to = FloatVector.broadcast(SPECIES, a[aOffset + p]);
            FloatVector w0 = g0.fma(from, f0.mul(FloatVector.fromArray(SPECIES, b, at)));
            FloatVector w1 = g1.fma(from, f1.mul(FloatVector.fromArray(SPECIES, b, at + at1)));
            FloatVector w2 = g2.fma(from, f2.mul(FloatVector.fromArray(SPECIES, b, at + at2)));
            FloatVector w3 = g3.fma(from, f3.mul(FloatVector.fromArray(SPECIES, b, at + at3)));
            w0.intoArray(b, at);
            w1.intoArray(b, at + at1);
            w2.intoArray(b, at + at2);
            w3.intoArray(b, at + at3);
            s0 = w0.fma(w0, s0);
            s1 = w1.fma(w1, s1);
            s2 = w2.fma(w2, s2);
            s3 = w3.fma(w3, s3);
            c0 = w0.fma(to, c0);
            c1 = w1.fma(to, c1);
            c2 = w2.fma(to, c2);
            c3 = w3.fma(to, c3);
        }
        s0.intoArray(squares, j);
        s1.intoArray(squares, j + WIDTH);
        s2.intoArray(squares, j + 2 * WIDTH);
        s3.intoArray(squares, j + 3 * WIDTH);
        c0.intoArray(c, cOffset + j);
        c1.intoArray(c, cOffset + j + WIDTH);
        c2.intoArray(c, cOffset + j + 2 * WIDTH);
        c3.intoArray(c, cOffset + j + 3 * WIDTH);
    }

    private static void one(
            int k,
            float[] b,
            int bOffset,
            float[] scale,
            float[] factor,
            float[] x,
            float[] squares,
            float[] a,
            int aOffset,
            float[] c,
            int cOffset,
            int j) {
        FloatVector f = FloatVector.fromArray(SPECIES, scale, j);
        FloatVector g = FloatVector.fromArray(SPECIES, factor, j);
        FloatVector s = FloatVector.zero(SPECIES);
        FloatVector sum = FloatVector.fromArray(SPECIES, c, cOffset + j);
        for (int p = 0; p < k; p++) {
            int at = bOffset + p * LANES;
            FloatVector w = g.fma(FloatVector.broadcast(SPECIES, x[p]), f.mul(FloatVector.fromArray(SPECIES, b, at)));
            w.intoArray(b, at);
            s = w.fma(w, s);
            sum = w.fma(FloatVector.broadcast(SPECIES, a[aOffset + p]), sum);
        }
        s.intoArray(squares, j);
        sum.intoArray(c, cOffset + j);
    }
}
