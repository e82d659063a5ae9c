package io.evenkeel.lab.compare;

/**
 * One run of a comparison.
 *
 * @param contender its name
 * @param seed of weights and examples
 */
public record Cell(String contender, long seed) {
    @Override
    public String toString() {
        return contender + ", seed " + seed;
    }
}
