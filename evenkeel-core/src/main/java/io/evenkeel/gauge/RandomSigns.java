package io.evenkeel.gauge;

/**
 * Independent random signs, each addressed by seed, stream and index: SplitMix64's output function over a counter (G. L.
 * Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
final class RandomSigns {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private RandomSigns() {}

    static double[] vector(long seed, long stream, int length) {
        long key = mix(mix(seed + GOLDEN) + stream * GOLDEN);
        double[] signs = new double[length];
        for (int i = 0; i < length; i++) {
            signs[i] = mix(key + (i + 1) * GOLDEN) < 0 ? -1 : 1;
        }
        return signs;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
