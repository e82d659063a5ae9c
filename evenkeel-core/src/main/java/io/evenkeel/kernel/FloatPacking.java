package io.evenkeel.kernel;

/** Packs matrices into panels of {@link Precision#lanes()} columns. */
final class FloatPacking {
    static final int LANES = Precision.SINGLE.lanes();

    private FloatPacking() {}

    static void pack(
            int k, int n, float[] b, int offset, int rowStride, int columnStride, float[] packed, int packedOffset) {
        int to = packedOffset;
        for (int panel = 0; panel < n; panel += LANES) {
            int width = Math.min(LANES, n - panel);
            int from = offset + panel * columnStride;
            if (columnStride == 1) {
                packRows(k, width, b, from, rowStride, packed, to);
            } else {
                packStrided(k, width, b, from, rowStride, columnStride, packed, to);
            }
            to += k * LANES;
        }
    }

    private static void packRows(int k, int width, float[] b, int from, int rowStride, float[] packed, int to) {
        for (int p = 0; p < k; p++) {
            int source = from + p * rowStride;
            int target = to + p * LANES;
            for (int lane = 0; lane < width; lane++) {
                packed[target + lane] = b[source + lane];
            }
            for (int lane = width; lane < LANES; lane++) {
                packed[target + lane] = 0;
            }
        }
    }

    // Along b's columns in the inner loop: for a transposed matrix that is the direction of contiguous memory.
    private static void packStrided(
            int k, int width, float[] b, int from, int rowStride, int columnStride, float[] packed, int to) {
        for (int lane = 0; lane < LANES; lane++) {
            int source = from + lane * columnStride;
            int target = to + lane;
            if (lane < width) {
                for (int p = 0; p < k; p++) {
                    packed[target + p * LANES] = b[source + p * rowStride];
                }
            } else {
                for (int p = 0; p < k; p++) {
                    packed[target + p * LANES] = 0;
                }
            }
        }
    }

    static void gather(
            int rows,
            int n,
            int[] columns,
            float[] from,
            int fromOffset,
            int fromStep,
            float[] to,
            int toOffset,
            int toStep) {
        for (int r = 0; r < rows; r++) {
            int source = fromOffset + r * fromStep;
            int target = toOffset + r * toStep;
            for (int i = 0; i < n; i++) {
                to[target + i] = from[source + columns[i]];
            }
        }
    }
}
