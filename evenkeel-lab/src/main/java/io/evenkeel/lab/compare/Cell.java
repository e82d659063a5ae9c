package io.evenkeel.lab.compare;

import java.io.Serializable;

/**
 * One run of a comparison.
 *
 * @param contender its name
 * @param seed of weights and examples
 */
public record Cell(String contender, long seed) implements Serializable {
    @Override
    public String toString() {
        return contender + ", seed " + seed;
    }
}
