package io.evenkeel.gauge;

import io.evenkeel.matrix.Matrix;

/**
 * Gradient bounds of the SBO-RNN cell with gradient descent, {@code ∂h_t/∂h_{t−1} = I − η H_t} with the positive semidefinite
 * {@code H_t = (α I − Wᵀ D_t)(α I − D_t W)} for any weights. With L ≥ ‖H_t‖₂ at all steps,
 *
 * <pre>  η L ≤ 2     σ(∂h_T/∂h_0) ≤ 1                 no explosion, however long the way
 *  η L ≤ 1     σ(∂h_T/∂h_0) ≥ (1 − η L)^T       ≈ e^{−η L T}, hence no vanishing for η = O(1/(L T))</pre>
 *
 * <p>Beyond 2 the upper bound is (η L − 1)^T, beyond 1 the lower one is 0.
 *
 * <p>Source: Z. Zhang, Y. Yue, G. Wu, Y. Li, H. Zhang, "SBO-RNN: reformulating recurrent neural networks via stochastic
 * bilevel optimization", NeurIPS 2021; constants derived from the cell's equations.
 */
public final class SboRnnBound {
    private SboRnnBound() {}

    /**
     * The largest curvature for any pattern of active units.
     *
     * @param w recurrent weights W, n × n
     * @param alpha α
     * @return {@code (|α| + ‖W‖₂)²}, an L for all inputs
     * @throws IllegalArgumentException if W is not square, is empty or has an element that is not finite
     */
    public static double curvature(double[][] w, double alpha) {
        double norm = LargestEigenvalue.norm(Matrix.of(w.length, w.length, WeightFigures.flatten(w)));
        return (Math.abs(alpha) + norm) * (Math.abs(alpha) + norm);
    }

    /**
     * The curvature along a trajectory.
     *
     * @param w recurrent weights W, n × n
     * @param alpha α
     * @param active whether each unit's rectifier is open, {@code [step][unit]}
     * @return {@code max_t ‖α I − D_t W‖₂²}, at most {@link #curvature(double[][], double)}
     * @throws IllegalArgumentException if W is not square, is empty or has an element that is not finite
     */
    public static double curvature(double[][] w, double alpha, boolean[][] active) {
        WeightFigures.flatten(w);
        double largest = 0;
        for (boolean[] open : active) {
            Matrix difference = Matrix.zeros(w.length, w.length);
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < w.length; j++) {
                    difference.set(i, j, (i == j ? alpha : 0) - (open[i] ? w[i][j] : 0));
                }
            }
            double norm = LargestEigenvalue.norm(difference);
            largest = Math.max(largest, norm * norm);
        }
        return largest;
    }

    /**
     * The bounds over a number of steps.
     *
     * @param eta step size η
     * @param curvature L
     * @param steps T
     * @return the bounds
     */
    public static GradientBounds of(double eta, double curvature, int steps) {
        double worst = 1 - eta * curvature;
        return new GradientBounds(
                StrictMath.pow(Math.max(0, worst), steps), StrictMath.pow(Math.max(1, -worst), steps));
    }
}
