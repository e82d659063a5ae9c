package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;

/**
 * Block-diagonal matrices of plane rotations {@code d_j [[cos t_j, −sin t_j], [sin t_j, cos t_j]]} with t_j uniform between 0
 * and a bound, and d_j = 1, or uniform in (−1, 1) where they are damped. The eigenvalues are {@code d_j e^(±i t_j)}. If n is
 * odd, the last element of the diagonal is a d_j alone, so that pairs stay together.
 *
 * <p>Damped, with the bound π/2, it is the start of the short-term block of K. Helfrich, Q. Ye, Eigenvalue normalized recurrent
 * neural networks for short term memory, AAAI 2020, whose spectral radius is max |d_j| &lt; 1.
 *
 * @param largestAngle bound of the angles, in radians
 * @param damped whether d_j is random
 */
public record RotationBlocksInitializer(double largestAngle, boolean damped) implements Initializer {
    /**
     * Checks the angle.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public RotationBlocksInitializer {
        InitialValues.requireFinite(largestAngle, "largest angle");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the parameter is not a square matrix
     */
    @Override
    public void fill(Parameter parameter, RandomStream stream) {
        int n = InitialValues.square(parameter, 1, "a matrix of rotations");
        RandomStream angles = stream.split("angles");
        RandomStream factors = stream.split("factors");
        Tensor value = parameter.value();
        for (int i = 0; i < n * n; i++) {
            value.set(i, 0);
        }
        for (int block = 0; 2 * block < n; block++) {
            int p = 2 * block;
            double d = damped ? 2 * factors.uniform(block) - 1 : 1;
            if (p + 1 == n) {
                value.set(p * n + p, d);
            } else {
                double t = largestAngle * angles.uniform(block);
                value.set(p * n + p, d * StrictMath.cos(t));
                value.set(p * n + p + 1, -d * StrictMath.sin(t));
                value.set((p + 1) * n + p, d * StrictMath.sin(t));
                value.set((p + 1) * n + p + 1, d * StrictMath.cos(t));
            }
        }
    }
}
