package io.evenkeel.tensor;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers by address: each is a function of seed, purpose and index, so that a stream can be read in any order, by
 * any number of threads, and resumed anywhere, with the same bits on every platform. The generator is Philox4x32-10; its
 * key is the seed, its counter the index and a hash of the purpose, so different seeds never share a number.
 *
 * <p>Bits, uniform and Gaussian numbers of one stream come from the same counters: use one kind, or split the stream.
 */
public final class RandomStream {
    private static final double TO_UNIT = 0x1p-52;
    private static final double TWO_PI = 2 * Math.PI;

    private final long seed;
    private final long purpose;

    private RandomStream(long seed, long purpose) {
        this.seed = seed;
        this.purpose = purpose;
    }

    /**
     * A stream.
     *
     * @param seed of all of a run's random numbers
     * @param purpose what these are for; different purposes give independent numbers
     * @return the stream
     */
    public static RandomStream of(long seed, String purpose) {
        return new RandomStream(seed, hash(0xCBF29CE484222325L, purpose));
    }

    /**
     * A stream within this one.
     *
     * @param part what tells it from others
     * @return a stream independent of this one and of those of other parts
     */
    public RandomStream split(String part) {
        return new RandomStream(seed, hash(purpose, part));
    }

    /**
     * Sixty-four random bits.
     *
     * @param index which
     * @return the bits
     */
    public long bits(long index) {
        return Philox.words(index >>> 1, purpose, seed, (index & 1) != 0);
    }

    /**
     * A uniform number, one of 2⁵² midpoints, so that neither 0 nor 1 occurs and u and 1 − u are equally likely.
     *
     * @param index which
     * @return a number in (0, 1)
     */
    public double uniform(long index) {
        return unit(bits(index));
    }

    /**
     * A standard normal number, by the transform of G. E. P. Box and M. E. Muller (A note on the generation of random
     * normal deviates, Annals of Mathematical Statistics 29, 1958): a pair {@code √(−2 ln u) (cos 2πv, sin 2πv)} stands
     * at indices 2k and 2k + 1. {@link StrictMath} gives the same bits everywhere. No number exceeds 8.6 in modulus.
     *
     * @param index which
     * @return a number of mean 0 and variance 1
     */
    public double gaussian(long index) {
        double radius = radius(index);
        double angle = angle(index);
        return radius * ((index & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
    }

    /**
     * Many standard normal numbers, those of {@link #gaussian}. Pairs are transformed together, which halves the work.
     *
     * @param first index of the first
     * @param to receives the numbers at indices {@code first, first + 1, …}
     */
    public void gaussians(long first, double[] to) {
        int i = 0;
        if ((first & 1) != 0 && to.length > 0) {
            to[i++] = gaussian(first);
        }
        for (; i + 1 < to.length; i += 2) {
            double radius = radius(first + i);
            double angle = angle(first + i);
            to[i] = radius * StrictMath.cos(angle);
            to[i + 1] = radius * StrictMath.sin(angle);
        }
        if (i < to.length) {
            to[i] = gaussian(first + i);
        }
    }

    private double radius(long index) {
        return Math.sqrt(-2 * StrictMath.log(uniform(index & ~1L)));
    }

    private double angle(long index) {
        return TWO_PI * uniform(index | 1);
    }

    private static double unit(long bits) {
        // 52 bits and not 53: with a half added, 53 could round up to 1.
        return ((bits >>> 12) + 0.5) * TO_UNIT;
    }

    /** FNV-1a over the text, then the finalizer of SplitMix64, so that similar purposes get unrelated counters. */
    private static long hash(long start, String text) {
        long h = start;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xFF)) * 0x100000001B3L;
        }
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }
}
