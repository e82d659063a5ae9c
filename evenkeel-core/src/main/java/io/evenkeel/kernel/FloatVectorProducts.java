package io.evenkeel.kernel;

/** Matrix products in vectors: cuts C into tiles for {@link FloatVectorTiles}. */
final class FloatVectorProducts {
    private static final int LANES = Precision.SINGLE.lanes();
    private static final int WIDTH = FloatVectorTiles.WIDTH;

    /** Sixteen accumulators need 32 registers, which only 512-bit vectors (and ARM) are sure to have. */
    private static final int TILE_VECTORS =
            WIDTH == LANES || System.getProperty("os.arch").equals("aarch64") ? 4 : 2;

    /** So many rows of B, four panels wide, stay in the first-level cache. */
    private static final int BLOCK = 128;

    private static final float[] ZEROS = new float[LANES];

    private FloatVectorProducts() {}

    static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] packed,
            int packedOffset,
            float[] init,
            int initOffset,
            int initRow,
            float[] c,
            int cOffset,
            int cRow) {
        int vectors = Precision.SINGLE.pad(n) / WIDTH;
        int panel = k * LANES;
        if (init == null) {
            // A vector of zeros that stays where it is stands for all of init.
            product(
                    m,
                    vectors,
                    k,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    packed,
                    packedOffset,
                    panel,
                    ZEROS,
                    0,
                    0,
                    0,
                    c,
                    cOffset,
                    cRow);
        } else {
            product(
                    m,
                    vectors,
                    k,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    packed,
                    packedOffset,
                    panel,
                    init,
                    initOffset,
                    initRow,
                    WIDTH,
                    c,
                    cOffset,
                    cRow);
        }
    }

    /** The product with any distance between B's panels and rows, in blocks along k: C carries the chains over. */
    static void product(
            int m,
            int vectors,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bPanel,
            float[] init,
            int initOffset,
            int initRow,
            int initVector,
            float[] c,
            int cOffset,
            int cRow) {
        int depth = m > 2 ? BLOCK : FloatVectorTiles.MAX_DEPTH;
        int first = Math.min(k, depth);
        block(
                m,
                vectors,
                first,
                a,
                aOffset,
                aRow,
                aColumn,
                b,
                bOffset,
                bPanel,
                init,
                initOffset,
                initRow,
                initVector,
                c,
                cOffset,
                cRow);
        for (int p = first; p < k; p += depth) {
            int length = Math.min(depth, k - p);
            block(
                    m,
                    vectors,
                    length,
                    a,
                    aOffset + p * aColumn,
                    aRow,
                    aColumn,
                    b,
                    bOffset + p * LANES,
                    bPanel,
                    c,
                    cOffset,
                    cRow,
                    WIDTH,
                    c,
                    cOffset,
                    cRow);
        }
    }

    private static void block(
            int m,
            int vectors,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bPanel,
            float[] init,
            int initOffset,
            int initRow,
            int initVector,
            float[] c,
            int cOffset,
            int cRow) {
        // Three rows left over fill a tile of four well enough; one or two do not.
        int tiled = m % 4 == 3 ? m : m - m % 4;
        if (tiled > 0) {
            tiles(
                    tiled,
                    vectors,
                    k,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    b,
                    bOffset,
                    bPanel,
                    init,
                    initOffset,
                    initRow,
                    initVector,
                    c,
                    cOffset,
                    cRow);
        }
        for (int i = tiled; i < m; i++) {
            row(
                    vectors,
                    k,
                    a,
                    aOffset + i * aRow,
                    aColumn,
                    b,
                    bOffset,
                    bPanel,
                    init,
                    initOffset + i * initRow,
                    initVector,
                    c,
                    cOffset + i * cRow);
        }
    }

    private static void tiles(
            int m,
            int vectors,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bPanel,
            float[] init,
            int initOffset,
            int initRow,
            int initVector,
            float[] c,
            int cOffset,
            int cRow) {
        int v = 0;
        while (v < vectors) {
            int left = vectors - v;
            boolean wide = TILE_VECTORS == 4 && left > 2;
            int bAt = bOffset + FloatVectorTiles.panelOffset(v, bPanel);
            for (int i = 0; i < m; i += 4) {
                int rows = Math.min(4, m - i);
                int aAt = aOffset + i * aRow;
                int initAt = initOffset + i * initRow + v * initVector;
                int cAt = cOffset + i * cRow + v * WIDTH;
                if (wide) {
                    FloatVectorTiles.tile4x4(
                            k,
                            a,
                            aAt,
                            aRow,
                            aColumn,
                            b,
                            bAt,
                            bPanel,
                            init,
                            initAt,
                            initRow,
                            initVector,
                            c,
                            cAt,
                            cRow,
                            rows,
                            Math.min(4, left));
                } else {
                    FloatVectorTiles.tile4x2(
                            k,
                            a,
                            aAt,
                            aRow,
                            aColumn,
                            b,
                            bAt,
                            bPanel,
                            init,
                            initAt,
                            initRow,
                            initVector,
                            c,
                            cAt,
                            cRow,
                            rows,
                            Math.min(2, left));
                }
            }
            v += wide ? 4 : 2;
        }
    }

    private static void row(
            int vectors,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            float[] b,
            int bOffset,
            int bPanel,
            float[] init,
            int initOffset,
            int initVector,
            float[] c,
            int cOffset) {
        int v = 0;
        while (v < vectors) {
            int left = vectors - v;
            int bAt = bOffset + FloatVectorTiles.panelOffset(v, bPanel);
            int initAt = initOffset + v * initVector;
            int cAt = cOffset + v * WIDTH;
            if (left > 4) {
                FloatVectorTiles.tile1x8(
                        k,
                        a,
                        aAt,
                        0,
                        aColumn,
                        b,
                        bAt,
                        bPanel,
                        init,
                        initAt,
                        0,
                        initVector,
                        c,
                        cAt,
                        0,
                        1,
                        Math.min(8, left));
                v += 8;
            } else if (left > 2) {
                FloatVectorTiles.tile1x4(
                        k, a, aAt, 0, aColumn, b, bAt, bPanel, init, initAt, 0, initVector, c, cAt, 0, 1, left);
                v += 4;
            } else {
                FloatVectorTiles.tile1x2(
                        k, a, aAt, 0, aColumn, b, bAt, bPanel, init, initAt, 0, initVector, c, cAt, 0, 1, left);
                v += 2;
            }
        }
    }
}
