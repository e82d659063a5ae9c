package io.evenkeel.gauge;

import java.util.Arrays;

/**
 * Gradient bounds of cells with one orthogonal recurrent matrix, {@code h_t = φ(W h_{t−1} + U x_t)}, whatever W is: only the
 * slopes of the activation change norms.
 *
 * <pre>  Π_t min_i |φ'_ti|  ≤  σ(∂h_T/∂h_0) = σ(D_T W ⋯ D_1 W)  ≤  Π_t max_i |φ'_ti|,     D_t = diag(φ'_t)</pre>
 *
 * <p>The upper bound is 1 for the rectifier, tanh and modReLU. It also holds for the long-term block of ENRNN, but not for
 * its short-term one, whose spectral radius 1 does not bound its norm.
 *
 * <p>Source: M. Arjovsky, A. Shah, Y. Bengio, "Unitary evolution recurrent neural networks", ICML 2016, section 2.
 */
public final class OrthogonalCellBound {
    private OrthogonalCellBound() {}

    /**
     * Multiplies the extreme slopes.
     *
     * @param slopes φ' of each unit at each step, {@code [step][unit]}
     * @return the bounds; 1 and 1 for no steps
     */
    public static GradientBounds of(double[][] slopes) {
        double smallest = 1;
        double largest = 1;
        for (double[] slope : slopes) {
            smallest *= Arrays.stream(slope).map(Math::abs).min().orElseThrow();
            largest *= Arrays.stream(slope).map(Math::abs).max().orElseThrow();
        }
        return new GradientBounds(smallest, largest);
    }
}
