package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;

/**
 * A random order of the numbers 0 … n − 1 of which any place can be looked up by itself, with nothing stored: four Feistel
 * rounds (M. Luby, C. Rackoff, How to construct pseudorandom permutations from pseudorandom functions, SIAM Journal on
 * Computing 17, 1988) over the next power of four, repeated until the result is less than n (J. Black, P. Rogaway, Ciphers
 * with arbitrary finite domains, CT-RSA 2002).
 */
final class Permutation {
    private static final int ROUNDS = 4;

    private final int size;
    private final int half;
    private final RandomStream random;

    Permutation(int size, RandomStream random) {
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
        this.size = size;
        this.half = (bits + 1) / 2;
        this.random = random;
    }

    /** What stands at a place, from 0 to n − 1. */
    int at(int place) {
        long value = place;
        do {
            value = shuffle(value);
        } while (value >= size);
        return (int) value;
    }

    private long shuffle(long value) {
        long mask = (1L << half) - 1;
        long left = value >> half;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ random.bits((long) round << half | right) & mask;
            left = right;
            right = mixed;
        }
        return left << half | right;
    }
}
