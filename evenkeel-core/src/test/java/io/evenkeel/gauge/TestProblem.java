package io.evenkeel.gauge;

/** A trajectory whose Lyapunov exponents are known without our program. */
interface TestProblem {

    TangentDynamics dynamics();

    /** Steps to leave out. */
    int transientSteps();

    /** The exact exponents, nats per step, descending. */
    double[] exponents();

    /** How near a trajectory of this length comes to them. */
    double tolerance();

    /** The exact sum of all exponents as far as it does not depend on the trajectory, else NaN. */
    default double sum() {
        return Double.NaN;
    }
}
