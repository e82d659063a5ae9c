package io.evenkeel.kernel;

/** Matrix products, one element at a time. The shapes are those of {@link Kernels}. */
final class FloatScalarProducts {
    private static final int LANES = Precision.SINGLE.lanes();

    private FloatScalarProducts() {}

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
        int width = Precision.SINGLE.pad(n);
        for (int i = 0; i < m; i++) {
            // Four columns at a time: one chain of dependent operations would wait for its own results.
            for (int j = 0; j < width; j += 4) {
                int start = initOffset + i * initRow + j;
                float s0 = init == null ? 0 : init[start];
                float s1 = init == null ? 0 : init[start + 1];
                float s2 = init == null ? 0 : init[start + 2];
                float s3 = init == null ? 0 : init[start + 3];
                int b = packedOffset + j / LANES * k * LANES + j % LANES;
                for (int p = 0; p < k; p++) {
                    float x = a[aOffset + i * aRow + p * aColumn];
                    s0 = Math.fma(x, packed[b], s0);
                    s1 = Math.fma(x, packed[b + 1], s1);
                    s2 = Math.fma(x, packed[b + 2], s2);
                    s3 = Math.fma(x, packed[b + 3], s3);
                    b += LANES;
                }
                int end = cOffset + i * cRow + j;
                c[end] = s0;
                c[end + 1] = s1;
                c[end + 2] = s2;
                c[end + 3] = s3;
            }
        }
    }

    static void accumulateOuter(
            int m,
            int n,
            int blocks,
            int rows,
            float[] g,
            int gOffset,
            int gBlock,
            int gRow,
            float[] x,
            int xOffset,
            int xBlock,
            int xRow,
            float[] c,
            int cOffset,
            int cRow) {
        int width = Precision.SINGLE.pad(n);
        for (int t = 0; t < blocks; t++) {
            for (int r = 0; r < rows; r++) {
                int gAt = gOffset + t * gBlock + r * gRow;
                int xAt = xOffset + t * xBlock + r * xRow;
                for (int i = 0; i < m; i++) {
                    int cAt = cOffset + i * cRow;
                    for (int j = 0; j < width; j++) {
                        c[cAt + j] = Math.fma(g[gAt + i], x[xAt + j], c[cAt + j]);
                    }
                }
            }
        }
    }

    static void accumulateRows(
            int n, int blocks, int rows, float[] g, int gOffset, int gBlock, int gRow, float[] c, int cOffset) {
        for (int t = 0; t < blocks; t++) {
            for (int r = 0; r < rows; r++) {
                int at = gOffset + t * gBlock + r * gRow;
                for (int j = 0; j < n; j++) {
                    c[cOffset + j] += g[at + j];
                }
            }
        }
    }
}
