package io.evenkeel.train;

/**
 * How sensitivity adjustment learning acts on a neuron. The sensitivity of a neuron {@code o = f(U)}, {@code U = w·x + θ},
 * is the norm of its gradient with respect to its inputs, {@code s = f'(U) ‖w‖}; a gate on its moving average
 * {@code s̄ ← β s̄ + (1 − β) s} (which begins with the first s) says whether weights and bias climb
 *
 * <pre>
 *   Δw = η ∇_w s = η ( f'(U) w / ‖w‖ + ‖w‖ f''(U) x )
 *   Δθ = η ∂s/∂θ = η ‖w‖ f''(U)
 * </pre>
 *
 * <p>K. Shibata, T. Ejima, T. Matsuki, Y. Tokumaru, Sensitivity – Local Index to Control Chaoticity or Gradient
 * Globally, Neural Networks 143, 2021 (arXiv 2012.13134).
 *
 * @param rate η, 0 or more
 * @param target of the average, positive; 1 keeps signals from shrinking and growing
 * @param averaging β, from 0 to less than 1
 * @param gate when the weights change
 * @param scope which inputs belong to x
 * @param leakyGain what s is for leaky neurons
 * @param clip the largest {@code ‖Δw‖ / ‖w‖}; longer changes are shortened, the bias's with them. Infinite for the rule as
 *     it was published; where {@code η ‖w‖² ‖x‖²} comes near 1, the second term overshoots, and 0.1 is a good choice
 * @param sparse whether a weight of exactly 0 is a connection that does not exist, and remains so
 */
public record SensitivityRule(
        double rate,
        double target,
        double averaging,
        Gate gate,
        Scope scope,
        LeakyGain leakyGain,
        double clip,
        boolean sparse) {

    /** For batches: rate 0.003, target 1, β = 0.9 per presentation, raising only, all inputs, no clipping. */
    public static final SensitivityRule BATCH = new SensitivityRule(
            3e-3, 1, 0.9, Gate.RAISE, Scope.ALL_INPUTS, LeakyGain.STEADY_STATE, Double.POSITIVE_INFINITY, false);

    /** For changes at every time step: rate 0.001, β = 0.99 per step, all else as for batches. */
    public static final SensitivityRule ONLINE = BATCH.rate(1e-3).averaging(0.99);

    /** When the weights of a neuron change. */
    public enum Gate {
        /** While the average is below the target, upwards. */
        RAISE,
        /** Towards the target from either side: the change is multiplied by {@code sign(target − s̄)}. */
        ADJUST,
        /** Never: sensitivities are only measured. */
        OFF
    }

    /** Which inputs belong to x. */
    public enum Scope {
        /** All that have weights. */
        ALL_INPUTS,
        /** Those that depend on the neurons' own outputs at earlier steps: what a Lyapunov exponent sees. */
        RECURRENT_ONLY
    }

    /** What the sensitivity of a leaky neuron is, {@code U_t = (1 − α) U_{t−1} + α (w·x + θ)}. */
    public enum LeakyGain {
        /** {@code f'(U) ‖w‖}: the answer to an input that has changed for good. */
        STEADY_STATE,
        /** {@code α f'(U) ‖w‖}: the answer within the same step. */
        ONE_STEP
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public SensitivityRule {
        require(rate >= 0 && rate < Double.POSITIVE_INFINITY, "rate", rate, "a number of at least 0");
        require(target > 0 && target < Double.POSITIVE_INFINITY, "target", target, "a positive number");
        require(averaging >= 0 && averaging < 1, "averaging", averaging, "at least 0 and less than 1");
        require(clip > 0, "clip", clip, "positive");
    }

    private static void require(boolean condition, String name, double value, String right) {
        if (!condition) {
            throw new IllegalArgumentException(
                    "sensitivity adjustment: " + name + " must be " + right + ", but is " + value);
        }
    }

    /**
     * The direction in which a neuron's sensitivity is driven.
     *
     * @param average s̄
     * @return 1 upwards, −1 downwards, 0 for none
     */
    public int direction(double average) {
        return switch (gate) {
            case RAISE -> average < target ? 1 : 0;
            case ADJUST -> (int) Math.signum(target - average);
            case OFF -> 0;
        };
    }

    /**
     * The same rule with another rate.
     *
     * @param newRate η
     * @return the rule
     */
    public SensitivityRule rate(double newRate) {
        return new SensitivityRule(newRate, target, averaging, gate, scope, leakyGain, clip, sparse);
    }

    /**
     * The same rule with another target.
     *
     * @param newTarget of the average
     * @return the rule
     */
    public SensitivityRule target(double newTarget) {
        return new SensitivityRule(rate, newTarget, averaging, gate, scope, leakyGain, clip, sparse);
    }

    /**
     * The same rule with another average.
     *
     * @param newAveraging β
     * @return the rule
     */
    public SensitivityRule averaging(double newAveraging) {
        return new SensitivityRule(rate, target, newAveraging, gate, scope, leakyGain, clip, sparse);
    }

    /**
     * The same rule with another gate.
     *
     * @param newGate when the weights change
     * @return the rule
     */
    public SensitivityRule gate(Gate newGate) {
        return new SensitivityRule(rate, target, averaging, newGate, scope, leakyGain, clip, sparse);
    }

    /**
     * The same rule for other inputs.
     *
     * @param newScope which inputs belong to x
     * @return the rule
     */
    public SensitivityRule scope(Scope newScope) {
        return new SensitivityRule(rate, target, averaging, gate, newScope, leakyGain, clip, sparse);
    }

    /**
     * The same rule with another sensitivity of leaky neurons.
     *
     * @param newLeakyGain what s is
     * @return the rule
     */
    public SensitivityRule leakyGain(LeakyGain newLeakyGain) {
        return new SensitivityRule(rate, target, averaging, gate, scope, newLeakyGain, clip, sparse);
    }

    /**
     * The same rule with bounded changes.
     *
     * @param newClip the largest ‖Δw‖ / ‖w‖
     * @return the rule
     */
    public SensitivityRule clip(double newClip) {
        return new SensitivityRule(rate, target, averaging, gate, scope, leakyGain, newClip, sparse);
    }

    /**
     * The same rule for sparse or dense weights.
     *
     * @param newSparse whether zeros are connections that do not exist
     * @return the rule
     */
    public SensitivityRule sparse(boolean newSparse) {
        return new SensitivityRule(rate, target, averaging, gate, scope, leakyGain, clip, newSparse);
    }
}
