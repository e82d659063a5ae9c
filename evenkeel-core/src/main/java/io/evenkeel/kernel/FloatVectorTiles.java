package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of matrix products: a tile of C stays in registers while p runs over the contracted index,
 * {@code c[r][v] = init[r][v] + Σ_p a[r][p] · b[p][v]}.
 *
 * <p>{@code tileRxV} has R rows and V vectors. Where {@code rows} or {@code vectors} are fewer, the last one stands in
 * for the missing ones: it is computed and stored again with the same bits, which costs nothing where the loop waits
 * for its chains anyway, and needs no other code. Elements: A at {@code aAt + r * aRow + p * aColumn}; vector v of B at
 * {@code bAt + panelOffset(v, bPanel) + p * LANES}; init at {@code initAt + r * initRow + v * initVector}.
 */
final class FloatVectorTiles {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int WIDTH = SPECIES.length();
    private static final int LANES = Precision.SINGLE.lanes();
    /** Callers cut longer products: a loop known to be short needs no safepoint polls, which cost registers here. */
    static final int MAX_DEPTH = 960;

    private static final int PER_PANEL = LANES / WIDTH;

    private FloatVectorTiles() {}

    /**
     * Where a vector of B starts, relative to vector 0 of a panel.
     *
     * @param vector its number
     * @param panel distance of two panels
     */
    static int panelOffset(int vector, int panel) {
        return vector / PER_PANEL * panel + vector % PER_PANEL * WIDTH;
    }

    static void tile4x4(
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            int bPanel,
            float[] init,
            int initAt,
            int initRow,
            int initVector,
            float[] c,
            int cAt,
            int cRow,
            int rows,
            int vectors) {
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        int r3 = Math.min(3, rows - 1);
        int v1 = Math.min(1, vectors - 1);
        int v2 = Math.min(2, vectors - 1);
        int v3 = Math.min(3, vectors - 1);
        FloatVector s00 = FloatVector.fromArray(SPECIES, init, initAt);
        FloatVector s01 = FloatVector.fromArray(SPECIES, init, initAt + v1 * initVector);
        FloatVector s02 = FloatVector.fromArray(SPECIES, init, initAt + v2 * initVector);
        FloatVector s03 = FloatVector.fromArray(SPECIES, init, initAt + v3 * initVector);
        FloatVector s10 = FloatVector.fromArray(SPECIES, init, initAt + r1 * initRow);
        FloatVector s11 = FloatVector.fromArray(SPECIES, init, initAt + r1 * initRow + v1 * initVector);
        FloatVector s12 = FloatVector.fromArray(SPECIES, init, initAt + r1 * initRow + v2 * initVector);
        FloatVector s13 = FloatVector.fromArray(SPECIES, init, initAt + r1 * initRow + v3 * initVector);
        FloatVector s20 = FloatVector.fromArray(SPECIES, init, initAt + r2 * initRow);
        FloatVector s21 = FloatVector.fromArray(SPECIES, init, initAt + r2 * initRow + v1 * initVector);
        FloatVector s22 = FloatVector.fromArray(SPECIES, init, initAt + r2 * initRow + v2 * initVector);
        FloatVector s23 = FloatVector.fromArray(SPECIES, init, initAt + r2 * initRow + v3 * initVector);
        FloatVector s30 = FloatVector.fromArray(SPECIES, init, initAt + r3 * initRow);
        FloatVector s31 = FloatVector.fromArray(SPECIES, init, initAt + r3 * initRow + v1 * initVector);
        FloatVector s32 = FloatVector.fromArray(SPECIES, init, initAt + r3 * initRow + v2 * initVector);
        FloatVector s33 = FloatVector.fromArray(SPECIES, init, initAt + r3 * initRow + v3 * initVector);
        int a0 = aAt;
        int a1 = aAt + r1 * aRow;
        int a2 = aAt + r2 * aRow;
        int a3 = aAt + r3 * aRow;
        int b0 = bAt;
        int b1 = bAt + panelOffset(v1, bPanel);
        int b2 = bAt + panelOffset(v2, bPanel);
        int b3 = bAt + panelOffset(v3, bPanel);
        for (int p = 0, end = Math.min(k, MAX_DEPTH); p < end; p++) {
            int y = p * LANES;
            int x = p * aColumn;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + y);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b1 + y);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, b2 + y);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, b3 + y);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + x]);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + x]);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            s13 = x1.fma(y3, s13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + x]);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
            s23 = x2.fma(y3, s23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + x]);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
            s32 = x3.fma(y2, s32);
            s33 = x3.fma(y3, s33);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + v1 * WIDTH);
        s02.intoArray(c, cAt + v2 * WIDTH);
        s03.intoArray(c, cAt + v3 * WIDTH);
        s10.intoArray(c, cAt + r1 * cRow);
        s11.intoArray(c, cAt + r1 * cRow + v1 * WIDTH);
        s12.intoArray(c, cAt + r1 * cRow + v2 * WIDTH);
        s13.intoArray(c, cAt + r1 * cRow + v3 * WIDTH);
        s20.intoArray(c, cAt + r2 * cRow);
        s21.intoArray(c, cAt + r2 * cRow + v1 * WIDTH);
        s22.intoArray(c, cAt + r2 * cRow + v2 * WIDTH);
        s23.intoArray(c, cAt + r2 * cRow + v3 * WIDTH);
        s30.intoArray(c, cAt + r3 * cRow);
        s31.intoArray(c, cAt + r3 * cRow + v1 * WIDTH);
        s32.intoArray(c, cAt + r3 * cRow + v2 * WIDTH);
        s33.intoArray(c, cAt + r3 * cRow + v3 * WIDTH);
    }

    static void tile4x2(
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            int bPanel,
            float[] init,
            int initAt,
            int initRow,
            int initVector,
            float[] c,
            int cAt,
            int cRow,
            int rows,
            int vectors) {
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        int r3 = Math.min(3, rows - 1);
        int v1 = Math.min(1, vectors - 1);
        FloatVector s00 = FloatVector.fromArray(SPECIES, init, initAt);
        FloatVector s01 = FloatVector.fromArray(SPECIES, init, initAt + v1 * initVector);
        FloatVector s10 = FloatVector.fromArray(SPECIES, init, initAt + r1 * initRow);
        FloatVector s11 = FloatVector.fromArray(SPECIES, init, initAt + r1 * initRow + v1 * initVector);
        FloatVector s20 = FloatVector.fromArray(SPECIES, init, initAt + r2 * initRow);
        FloatVector s21 = FloatVector.fromArray(SPECIES, init, initAt + r2 * initRow + v1 * initVector);
        FloatVector s30 = FloatVector.fromArray(SPECIES, init, initAt + r3 * initRow);
        FloatVector s31 = FloatVector.fromArray(SPECIES, init, initAt + r3 * initRow + v1 * initVector);
        int a0 = aAt;
        int a1 = aAt + r1 * aRow;
        int a2 = aAt + r2 * aRow;
        int a3 = aAt + r3 * aRow;
        int b0 = bAt;
        int b1 = bAt + panelOffset(v1, bPanel);
        for (int p = 0, end = Math.min(k, MAX_DEPTH); p < end; p++) {
            int y = p * LANES;
            int x = p * aColumn;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + y);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b1 + y);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + x]);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + x]);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + x]);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + x]);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + v1 * WIDTH);
        s10.intoArray(c, cAt + r1 * cRow);
        s11.intoArray(c, cAt + r1 * cRow + v1 * WIDTH);
        s20.intoArray(c, cAt + r2 * cRow);
        s21.intoArray(c, cAt + r2 * cRow + v1 * WIDTH);
        s30.intoArray(c, cAt + r3 * cRow);
        s31.intoArray(c, cAt + r3 * cRow + v1 * WIDTH);
    }

    static void tile1x8(
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            int bPanel,
            float[] init,
            int initAt,
            int initRow,
            int initVector,
            float[] c,
            int cAt,
            int cRow,
            int rows,
            int vectors) {
        int v1 = Math.min(1, vectors - 1);
        int v2 = Math.min(2, vectors - 1);
        int v3 = Math.min(3, vectors - 1);
        int v4 = Math.min(4, vectors - 1);
        int v5 = Math.min(5, vectors - 1);
        int v6 = Math.min(6, vectors - 1);
        int v7 = Math.min(7, vectors - 1);
        FloatVector s00 = FloatVector.fromArray(SPECIES, init, initAt);
        FloatVector s01 = FloatVector.fromArray(SPECIES, init, initAt + v1 * initVector);
        FloatVector s02 = FloatVector.fromArray(SPECIES, init, initAt + v2 * initVector);
        FloatVector s03 = FloatVector.fromArray(SPECIES, init, initAt + v3 * initVector);
        FloatVector s04 = FloatVector.fromArray(SPECIES, init, initAt + v4 * initVector);
        FloatVector s05 = FloatVector.fromArray(SPECIES, init, initAt + v5 * initVector);
        FloatVector s06 = FloatVector.fromArray(SPECIES, init, initAt + v6 * initVector);
        FloatVector s07 = FloatVector.fromArray(SPECIES, init, initAt + v7 * initVector);
        int a0 = aAt;
        int b0 = bAt;
        int b1 = bAt + panelOffset(v1, bPanel);
        int b2 = bAt + panelOffset(v2, bPanel);
        int b3 = bAt + panelOffset(v3, bPanel);
        int b4 = bAt + panelOffset(v4, bPanel);
        int b5 = bAt + panelOffset(v5, bPanel);
        int b6 = bAt + panelOffset(v6, bPanel);
        int b7 = bAt + panelOffset(v7, bPanel);
        for (int p = 0, end = Math.min(k, MAX_DEPTH); p < end; p++) {
            int y = p * LANES;
            int x = p * aColumn;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + y);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b1 + y);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, b2 + y);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, b3 + y);
            FloatVector y4 = FloatVector.fromArray(SPECIES, b, b4 + y);
            FloatVector y5 = FloatVector.fromArray(SPECIES, b, b5 + y);
            FloatVector y6 = FloatVector.fromArray(SPECIES, b, b6 + y);
            FloatVector y7 = FloatVector.fromArray(SPECIES, b, b7 + y);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + x]);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            s04 = x0.fma(y4, s04);
            s05 = x0.fma(y5, s05);
            s06 = x0.fma(y6, s06);
            s07 = x0.fma(y7, s07);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + v1 * WIDTH);
        s02.intoArray(c, cAt + v2 * WIDTH);
        s03.intoArray(c, cAt + v3 * WIDTH);
        s04.intoArray(c, cAt + v4 * WIDTH);
        s05.intoArray(c, cAt + v5 * WIDTH);
        s06.intoArray(c, cAt + v6 * WIDTH);
        s07.intoArray(c, cAt + v7 * WIDTH);
    }

    static void tile1x4(
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            int bPanel,
            float[] init,
            int initAt,
            int initRow,
            int initVector,
            float[] c,
            int cAt,
            int cRow,
            int rows,
            int vectors) {
        int v1 = Math.min(1, vectors - 1);
        int v2 = Math.min(2, vectors - 1);
        int v3 = Math.min(3, vectors - 1);
        FloatVector s00 = FloatVector.fromArray(SPECIES, init, initAt);
        FloatVector s01 = FloatVector.fromArray(SPECIES, init, initAt + v1 * initVector);
        FloatVector s02 = FloatVector.fromArray(SPECIES, init, initAt + v2 * initVector);
        FloatVector s03 = FloatVector.fromArray(SPECIES, init, initAt + v3 * initVector);
        int a0 = aAt;
        int b0 = bAt;
        int b1 = bAt + panelOffset(v1, bPanel);
        int b2 = bAt + panelOffset(v2, bPanel);
        int b3 = bAt + panelOffset(v3, bPanel);
        for (int p = 0, end = Math.min(k, MAX_DEPTH); p < end; p++) {
            int y = p * LANES;
            int x = p * aColumn;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + y);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b1 + y);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, b2 + y);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, b3 + y);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + x]);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + v1 * WIDTH);
        s02.intoArray(c, cAt + v2 * WIDTH);
        s03.intoArray(c, cAt + v3 * WIDTH);
    }

    static void tile1x2(
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            int bPanel,
            float[] init,
            int initAt,
            int initRow,
            int initVector,
            float[] c,
            int cAt,
            int cRow,
            int rows,
            int vectors) {
        int v1 = Math.min(1, vectors - 1);
        FloatVector s00 = FloatVector.fromArray(SPECIES, init, initAt);
        FloatVector s01 = FloatVector.fromArray(SPECIES, init, initAt + v1 * initVector);
        int a0 = aAt;
        int b0 = bAt;
        int b1 = bAt + panelOffset(v1, bPanel);
        for (int p = 0, end = Math.min(k, MAX_DEPTH); p < end; p++) {
            int y = p * LANES;
            int x = p * aColumn;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, b0 + y);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, b1 + y);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + x]);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + v1 * WIDTH);
    }
}
