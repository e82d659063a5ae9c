package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * Gradient bounds of cells with one orthogonal recurrent matrix, {@code h_t = φ(W h_{t−1} + U x_t)}: only the slopes of the
 * activation change norms, and what W lacks of being orthogonal.
 *
 * <pre>  Π_t σ_min(W) min_i |φ'_ti|  ≤  σ(∂h_T/∂h_0) = σ(D_T W ⋯ D_1 W)  ≤  Π_t ‖W‖₂ max_i |φ'_ti|,     D_t = diag(φ'_t)</pre>
 *
 * <p>The upper bound is 1 for the rectifier, tanh and modReLU if W is exactly orthogonal. It then also holds for the long-term
 * block of ENRNN, but not for its short-term one, whose spectral radius 1 does not bound its norm.
 *
 * <p>Source: M. Arjovsky, A. Shah, Y. Bengio, "Unitary evolution recurrent neural networks", ICML 2016, section 2.
 */
public final class OrthogonalCellBound {
    private OrthogonalCellBound() {}

    /**
     * Multiplies the extreme slopes and singular values.
     *
     * @param slopes φ' of each unit at each step, {@code [step][unit]}
     * @param smallestSingularValue σ_min(W), 1 if W is exactly orthogonal
     * @param norm ‖W‖₂, 1 if W is exactly orthogonal
     * @return the bounds; 1 and 1 for no steps
     * @throws IllegalArgumentException if a step has no units
     */
    public static GradientBounds of(double[][] slopes, double smallestSingularValue, double norm) {
        double smallest = 1;
        double largest = 1;
        for (double[] slope : slopes) {
            Require.atLeast(1, slope.length, "number of units");
            smallest *= smallestSingularValue
                    * Arrays.stream(slope).map(Math::abs).min().orElseThrow();
            largest *= norm * Arrays.stream(slope).map(Math::abs).max().orElseThrow();
        }
        return new GradientBounds(smallest, largest);
    }
}
