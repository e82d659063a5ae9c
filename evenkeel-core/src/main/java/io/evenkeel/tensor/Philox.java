package io.evenkeel.tensor;

/**
 * Philox4x32-10, a counter-based random number generator: ten rounds of multiplications and exclusive ors turn a counter
 * of 128 bits under a key of 64 bits into 128 random bits (J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel
 * random numbers: as easy as 1, 2, 3, SC 2011). It passes the TestU01 batteries.
 */
final class Philox {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    /** The golden ratio's fraction, 32 bits of it. */
    private static final int WEYL_0 = 0x9E3779B9;
    /** The fraction of √3, 32 bits of it. */
    private static final int WEYL_1 = 0xBB67AE85;

    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * Encrypts a counter. Words stand in the order of the paper, the lower half of a {@code long} first.
     *
     * @param counter01 words 0 and 1 of the counter
     * @param counter23 words 2 and 3 of the counter
     * @param key words 0 and 1 of the key
     * @param upper whether words 2 and 3 of the result are wanted, else 0 and 1
     * @return two words of the result
     */
    static long words(long counter01, long counter23, long key, boolean upper) {
        int c0 = (int) counter01;
        int c1 = (int) (counter01 >>> 32);
        int c2 = (int) counter23;
        int c3 = (int) (counter23 >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (c0 & LOW);
            long p1 = MULTIPLIER_1 * (c2 & LOW);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return upper ? (c2 & LOW) | ((long) c3 << 32) : (c0 & LOW) | ((long) c1 << 32);
    }
}
