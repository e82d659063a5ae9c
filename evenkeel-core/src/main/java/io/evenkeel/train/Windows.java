package io.evenkeel.train;

import java.util.stream.IntStream;

/**
 * The windows into which truncated backpropagation cuts sequences (R. J. Williams, J. Peng, An efficient gradient-based
 * algorithm for on-line training of recurrent network trajectories, Neural Computation 2, 1990): each is swept on its own,
 * and its state goes on into the next.
 *
 * @param steps time steps of a sequence
 * @param length time steps of a window
 */
record Windows(int steps, int length) {
    /**
     * Checks that the windows fill the sequence.
     *
     * @throws IllegalArgumentException if they do not, with lengths that would
     */
    Windows {
        if (length < 1 || length > steps) {
            throw new IllegalArgumentException(
                    "truncation must be between 1 and the " + steps + " steps of a sequence, not " + length);
        }
        if (steps % length != 0) {
            int below = length;
            while (steps % below != 0) {
                below--;
            }
            int total = steps;
            int above = IntStream.rangeClosed(length, steps)
                    .filter(n -> total % n == 0)
                    .findFirst()
                    .orElse(steps);
            throw new IllegalArgumentException("truncation " + length + " does not divide the " + steps
                    + " steps of a sequence; " + below + " and " + above + " do");
        }
    }

    /** @return how many there are in a sequence */
    int count() {
        return steps / length;
    }
}
