package io.evenkeel.gauge;

/**
 * Condition of the way through k steps along a trajectory: singular values of the propagator
 *
 * <pre>  P_k = J_{t+k−1} ⋯ J_{t+1} J_t,     k = 1, 2, 4, 8 …,     condition = σ_max / σ_min.</pre>
 *
 * <p>1 keeps all directions alike, as orthogonal networks do; infinity has lost at least one of them: σ_min is below the
 * rounding of σ_max. For a linear network P_k = Wᵏ.
 *
 * <p>Source: J. Pennington, S. S. Schoenholz, S. Ganguli, "Resurrecting the sigmoid in deep learning through dynamical
 * isometry: theory and practice", NIPS 2017.
 *
 * @param steps k
 * @param norm σ_max of P_k
 * @param condition σ_max / σ_min of P_k
 */
public record PropagatorCondition(int[] steps, double[] norm, double[] condition) {

    /**
     * Multiplies Jacobians.
     *
     * @param dynamics Jacobians along a trajectory
     * @param first t, the step at which the propagator begins, at least 0
     * @param most largest k, at least 1
     * @return norm and condition at powers of two up to it
     * @throws IllegalArgumentException if the trajectory is shorter than that
     * @throws ArithmeticException if the propagator is not finite, or the singular value decomposition does not converge
     */
    public static PropagatorCondition of(TangentDynamics dynamics, int first, int most) {
        Require.atLeast(0, first, "first step");
        Require.between(1, most, dynamics.steps() - first, "number of steps");
        int n = dynamics.dimension();
        int points = 32 - Integer.numberOfLeadingZeros(most);
        int[] steps = new int[points];
        double[] norm = new double[points];
        double[] condition = new double[points];
        ScaledRows columns = new ScaledRows(n, Jacobians.identityRows(n, n));
        int point = 0;
        for (int k = 1; k <= most; k++) {
            dynamics.pushForward(first + k - 1, n, columns.values);
            Require.finite(columns.values, "propagated vectors", first + k);
            columns.rescale();
            if (k == 1 << point) {
                double[] values = Jacobians.singularValues(n, n, columns.values);
                double least = values[n - 1];
                steps[point] = k;
                norm[point] = Math.scalb(values[0], columns.exponent());
                condition[point] = least > n * Math.ulp(1.0) * values[0] ? values[0] / least : Double.POSITIVE_INFINITY;
                point++;
            }
        }
        return new PropagatorCondition(steps, norm, condition);
    }
}
