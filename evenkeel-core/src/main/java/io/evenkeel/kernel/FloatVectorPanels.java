package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link FloatScalarPanels} in vectors. */
final class FloatVectorPanels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int LANES = Precision.SINGLE.lanes();

    private FloatVectorPanels() {}

    static void project(int rows, float[] v, int vOffset, float[] y, int yOffset, float[] s) {
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            projectVector(rows, v, vOffset, y, yOffset + lane, s, lane);
        }
    }

    private static void projectVector(int rows, float[] v, int vOffset, float[] y, int yOffset, float[] s, int lane) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int whole = rows & ~3;
        for (int i = 0; i < whole; i += 4) {
            int at = yOffset + i * LANES;
            int x = vOffset + i;
            s0 = FloatVector.broadcast(SPECIES, v[x]).fma(FloatVector.fromArray(SPECIES, y, at), s0);
            s1 = FloatVector.broadcast(SPECIES, v[x + 1]).fma(FloatVector.fromArray(SPECIES, y, at + LANES), s1);
            s2 = FloatVector.broadcast(SPECIES, v[x + 2]).fma(FloatVector.fromArray(SPECIES, y, at + 2 * LANES), s2);
            s3 = FloatVector.broadcast(SPECIES, v[x + 3]).fma(FloatVector.fromArray(SPECIES, y, at + 3 * LANES), s3);
        }
        for (int i = whole; i < rows; i++) {
            s0 = FloatVector.broadcast(SPECIES, v[vOffset + i])
                    .fma(FloatVector.fromArray(SPECIES, y, yOffset + i * LANES), s0);
        }
        s0.add(s1).add(s2.add(s3)).intoArray(s, lane);
    }

    static void update(int rows, float[] v, int vOffset, float[] s, float[] y, int yOffset) {
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            FloatVector factor = FloatVector.fromArray(SPECIES, s, lane);
            for (int i = 0; i < rows; i++) {
                int at = yOffset + lane + i * LANES;
                FloatVector.broadcast(SPECIES, v[vOffset + i])
                        .fma(factor, FloatVector.fromArray(SPECIES, y, at))
                        .intoArray(y, at);
            }
        }
    }

    static void rankOneUpdate(
            int k,
            float[] b,
            int bOffset,
            float[] scale,
            float[] factor,
            int column,
            float[] x,
            int xOffset,
            float fixed,
            float[] squares) {
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            rankOneVector(k, b, bOffset + lane, scale, factor, column + lane, x, xOffset, fixed, squares);
        }
    }

    private static void rankOneVector(
            int k,
            float[] b,
            int bOffset,
            float[] scale,
            float[] factor,
            int column,
            float[] x,
            int xOffset,
            float fixed,
            float[] squares) {
        FloatVector f = FloatVector.fromArray(SPECIES, scale, column);
        FloatVector g = FloatVector.fromArray(SPECIES, factor, column);
        FloatVector stays = FloatVector.broadcast(SPECIES, fixed);
        FloatVector s = FloatVector.zero(SPECIES);
        for (int p = 0; p < k; p++) {
            int at = bOffset + p * LANES;
            FloatVector old = FloatVector.fromArray(SPECIES, b, at);
            FloatVector w = g.fma(FloatVector.broadcast(SPECIES, x[xOffset + p]), f.mul(old));
            w = w.blend(old, old.compare(VectorOperators.EQ, stays));
            w.intoArray(b, at);
            s = w.fma(w, s);
        }
        s.intoArray(squares, column);
    }
}
