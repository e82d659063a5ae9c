package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;

/**
 * How far a norm or an eigenvalue's modulus may be above 1 and still count as 1: n units in the last place of single
 * precision, which is more than rounding an orthogonal n × n matrix does, and what a Neumann series lacks of one. Weights
 * that are kept in double precision have mostly been trained in single precision as well.
 */
final class UnitTolerance {
    private UnitTolerance() {}

    static double of(int n) {
        return n * Precision.SINGLE.epsilon();
    }
}
