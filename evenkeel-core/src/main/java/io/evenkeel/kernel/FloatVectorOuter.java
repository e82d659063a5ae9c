package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of outer products over blocks and rows, in vectors. */
final class FloatVectorOuter {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int LANES = Precision.SINGLE.lanes();

    /** So many (block, row) pairs of four panels of x stay in the first-level cache. */
    private static final int CHUNK = 128;

    /** Columns up to which C is computed as its transpose. */
    private static final int NARROW = 4;

    private static final ThreadLocal<float[]> BUFFER = ThreadLocal.withInitial(() -> new float[0]);

    private FloatVectorOuter() {}

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
        if (n <= NARROW && m > LANES) {
            transposed(m, n, blocks, rows, g, gOffset, gBlock, gRow, x, xOffset, xBlock, xRow, c, cOffset, cRow);
            return;
        }
        int gPanels = Precision.SINGLE.pad(m) / LANES;
        int width = Precision.SINGLE.pad(n);
        int vectors = width / WIDTH;
        // One line more than the rows need: panels at a power of two from each other would evict one another.
        int panel = (CHUNK + 1) * LANES;
        float[] buffer = buffer((gPanels + width / LANES) * panel);
        int xPacked = gPanels * panel;
        int filled = 0;
        for (int t = 0; t < blocks; t++) {
            for (int r = 0; r < rows; r++) {
                packRow(m, g, gOffset + t * gBlock + r * gRow, buffer, filled * LANES, panel);
                packRow(width, x, xOffset + t * xBlock + r * xRow, buffer, xPacked + filled * LANES, panel);
                filled++;
                if (filled == CHUNK) {
                    flush(m, vectors, filled, buffer, panel, xPacked, c, cOffset, cRow);
                    filled = 0;
                }
            }
        }
        if (filled > 0) {
            flush(m, vectors, filled, buffer, panel, xPacked, c, cOffset, cRow);
        }
    }

    /** A tall, narrow C as the transpose of a wide one, whose rows fill whole vectors. Products commute, so bits stay. */
    private static void transposed(
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
        int width = Precision.SINGLE.pad(m);
        float[] wide = new float[n * width];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                wide[j * width + i] = c[cOffset + i * cRow + j];
            }
        }
        accumulateOuter(n, m, blocks, rows, x, xOffset, xBlock, xRow, g, gOffset, gBlock, gRow, wide, 0, width);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                c[cOffset + i * cRow + j] = wide[j * width + i];
            }
        }
    }

    private static float[] buffer(int length) {
        float[] buffer = BUFFER.get();
        if (buffer.length < length) {
            buffer = new float[length];
            BUFFER.set(buffer);
        }
        return buffer;
    }

    private static void packRow(int n, float[] from, int at, float[] to, int start, int panel) {
        int target = start;
        int j = 0;
        for (; j + LANES <= n; j += LANES) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                FloatVector.fromArray(SPECIES, from, at + j + lane).intoArray(to, target + lane);
            }
            target += panel;
        }
        for (int lane = 0; j + lane < n; lane++) {
            to[target + lane] = from[at + j + lane];
        }
    }

    private static void flush(
            int m, int vectors, int length, float[] buffer, int panel, int xPacked, float[] c, int cOffset, int cRow) {
        for (int i = 0; i < m; i += LANES) {
            int at = cOffset + i * cRow;
            FloatVectorProducts.product(
                    Math.min(LANES, m - i),
                    vectors,
                    length,
                    buffer,
                    i / LANES * panel,
                    1,
                    LANES,
                    buffer,
                    xPacked,
                    panel,
                    c,
                    at,
                    cRow,
                    WIDTH,
                    c,
                    at,
                    cRow);
        }
    }

    static void accumulateRows(
            int n, int blocks, int rows, float[] g, int gOffset, int gBlock, int gRow, float[] c, int cOffset) {
        int j = 0;
        for (; j + 4 * WIDTH <= n; j += 4 * WIDTH) {
            accumulateFour(blocks, rows, g, gOffset + j, gBlock, gRow, c, cOffset + j);
        }
        for (; j < n; j += WIDTH) {
            accumulateVector(blocks, rows, g, gOffset + j, gBlock, gRow, c, cOffset + j);
        }
    }

    // Four columns of vectors at a time: one pass over memory, and four additions under way at once. One loop over both
    // indices, because C2 boxes vectors that are carried through nested loops.
    private static void accumulateFour(
            int blocks, int rows, float[] g, int gOffset, int gBlock, int gRow, float[] c, int cAt) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, c, cAt + WIDTH);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * WIDTH);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * WIDTH);
        int jump = gBlock - rows * gRow;
        int at = gOffset;
        int left = rows;
        for (int q = blocks * rows; q > 0; q--) {
            sum0 = sum0.add(FloatVector.fromArray(SPECIES, g, at));
            sum1 = sum1.add(FloatVector.fromArray(SPECIES, g, at + WIDTH));
            sum2 = sum2.add(FloatVector.fromArray(SPECIES, g, at + 2 * WIDTH));
            sum3 = sum3.add(FloatVector.fromArray(SPECIES, g, at + 3 * WIDTH));
            left--;
            at += left == 0 ? gRow + jump : gRow;
            left = left == 0 ? rows : left;
        }
        sum0.intoArray(c, cAt);
        sum1.intoArray(c, cAt + WIDTH);
        sum2.intoArray(c, cAt + 2 * WIDTH);
        sum3.intoArray(c, cAt + 3 * WIDTH);
    }

    private static void accumulateVector(
            int blocks, int rows, float[] g, int gOffset, int gBlock, int gRow, float[] c, int cAt) {
        FloatVector sum = FloatVector.fromArray(SPECIES, c, cAt);
        int jump = gBlock - rows * gRow;
        int at = gOffset;
        int left = rows;
        for (int q = blocks * rows; q > 0; q--) {
            sum = sum.add(FloatVector.fromArray(SPECIES, g, at));
            left--;
            at += left == 0 ? gRow + jump : gRow;
            left = left == 0 ? rows : left;
        }
        sum.intoArray(c, cAt);
    }
}
