package io.evenkeel.spark;

import java.io.Serializable;

/**
 * Births that one task sees to.
 *
 * @param parents place of each child's parent among the {@link Parents}, {@link #FOUNDER} for founders
 * @param seeds of each one's random numbers
 * @param diagnosed whether all diagnostics of each one's mutation are wanted
 */
record Slice(int[] parents, long[] seeds, boolean[] diagnosed) implements Serializable {
    static final int FOUNDER = -1;
}
