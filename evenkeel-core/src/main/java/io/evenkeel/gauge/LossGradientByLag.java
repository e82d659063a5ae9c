package io.evenkeel.gauge;

import java.util.function.IntFunction;

/**
 * The gradient of a loss at time T on the state k steps before,
 *
 * <pre>  norm[k] = ‖∂L_T/∂s_{T−k}‖₂,   ∂L_T/∂s_{T−k} = (J_{T−1} ⋯ J_{T−k})ᵀ ∂L_T/∂s_T,</pre>
 *
 * averaged over the same end points as {@link GradientByLag}. Where that gauge asks about all directions alike, this one
 * asks about the direction that the read-out really sends back.
 *
 * <p>Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", ICML 2013,
 * equations 3–5.
 */
public final class LossGradientByLag {
    private final TangentDynamics dynamics;
    private final IntFunction<double[]> lossGradient;
    private int transientSteps;
    private int lags = 100;
    private int stride = 20;

    private LossGradientByLag(TangentDynamics dynamics, IntFunction<double[]> lossGradient) {
        this.dynamics = dynamics;
        this.lossGradient = lossGradient;
    }

    /**
     * Prepares a measurement up to lag 100.
     *
     * @param dynamics Jacobians along the trajectory
     * @param lossGradient maps an end point T to ∂L_T/∂s_T, the gradient of the loss at T on the state after T steps,
     *     dimension values
     * @return the measurement, to be refined and then {@linkplain #measure() made}
     */
    public static LossGradientByLag of(TangentDynamics dynamics, IntFunction<double[]> lossGradient) {
        return new LossGradientByLag(dynamics, lossGradient);
    }

    /**
     * Keeps the first steps out of every product.
     *
     * @param steps length of the transient, at least 0
     * @return this
     */
    public LossGradientByLag discarding(int steps) {
        Require.atLeast(0, steps, "transient");
        transientSteps = steps;
        return this;
    }

    /**
     * Sets the largest lag.
     *
     * @param largest number of steps back, at least 1; 100 unless set
     * @return this
     */
    public LossGradientByLag lags(int largest) {
        Require.atLeast(1, largest, "number of lags");
        lags = largest;
        return this;
    }

    /**
     * Sets the distance of end points.
     *
     * @param steps at least 1; 20 unless set
     * @return this
     */
    public LossGradientByLag every(int steps) {
        Require.atLeast(1, steps, "distance of end points");
        stride = steps;
        return this;
    }

    /**
     * Pulls the loss gradient back from every end point.
     *
     * @return norms for k = 0 … lags, in units of the loss over units of the state
     * @throws IllegalArgumentException if the trajectory has fewer steps than transient and lags together, or a loss
     *     gradient has the wrong length
     * @throws ArithmeticException if a gradient is not finite
     */
    public LagCurve measure() {
        int[] endPoints = EndPoints.of(dynamics.steps(), transientSteps, lags, stride);
        double[][] norms = new double[endPoints.length][lags + 1];
        for (int e = 0; e < endPoints.length; e++) {
            double[] gradient = lossGradient.apply(endPoints[e]).clone();
            if (gradient.length != dynamics.dimension()) {
                throw new IllegalArgumentException("the loss gradient has " + gradient.length
                        + " elements, but the state has " + dynamics.dimension());
            }
            ScaledRows row = new ScaledRows(1, gradient);
            for (int lag = 0; lag <= lags; lag++) {
                if (lag > 0) {
                    dynamics.pullBack(endPoints[e] - lag, 1, gradient);
                }
                Require.finite(gradient, "gradients", endPoints[e] - lag);
                row.rescale();
                norms[e][lag] = Math.scalb(Math.sqrt(row.squares()[0]), row.exponent());
            }
        }
        return LagCurve.of(endPoints, norms, new double[endPoints.length][lags + 1]);
    }
}
