package io.evenkeel.kernel;

import jdk.incubator.vector.FloatVector;

/** Asks the vector module for its preferred width; apart, so that it loads only where the module is present. */
final class VectorWidth {
    private VectorWidth() {}

    static int bits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }
}
