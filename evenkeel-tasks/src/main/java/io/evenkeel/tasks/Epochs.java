package io.evenkeel.tasks;

import io.evenkeel.tensor.RandomStream;

/** Goes through a finite set of examples once in every epoch, in an order of its own in each. */
final class Epochs {
    private Epochs() {}

    /** Which of {@code count} examples a batch holds; the last batch of an epoch may reach into the next one. */
    static int[] batch(RandomStream random, int count, long index, int examples) {
        int[] chosen = new int[examples];
        for (int e = 0; e < examples; e++) {
            long place = index * examples + e;
            RandomStream epoch = random.split("epoch " + place / count);
            chosen[e] = new Permutation(count, epoch).at((int) (place % count));
        }
        return chosen;
    }
}
