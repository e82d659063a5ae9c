package io.evenkeel.train;

/**
 * {@link Adam} with decoupled weight decay, as PyTorch's {@code AdamW}: {@code θ ← (1 − rate · λ) θ} before the update, and
 * nothing is added to the gradient.
 *
 * <p>I. Loshchilov and F. Hutter, Decoupled weight decay regularization, ICLR 2019, algorithm 2.
 *
 * @param rate the learning rate
 * @param beta1 β₁
 * @param beta2 β₂
 * @param epsilon ε
 * @param amsgrad whether the largest second moment counts
 * @param weightDecay λ
 */
public record AdamW(double rate, double beta1, double beta2, double epsilon, boolean amsgrad, double weightDecay)
        implements Optimizer {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the rate or the weight decay is negative or not finite, if β₁ or β₂ is outside of
     *     [0, 1), or if ε is not a finite number above 0
     */
    public AdamW {
        Bounds.notNegative(rate, "learning rate");
        Bounds.fraction(beta1, "beta1");
        Bounds.fraction(beta2, "beta2");
        Bounds.positive(epsilon, "epsilon");
        Bounds.notNegative(weightDecay, "weight decay");
    }

    /**
     * The rule with PyTorch's defaults: β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, no AMSGrad, λ = 0.01.
     *
     * @param rate the learning rate
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public AdamW(double rate) {
        this(rate, 0.9, 0.999, 1e-8, false, 0.01);
    }

    @Override
    public boolean decoupledDecay() {
        return true;
    }

    @Override
    public Memory memory(int size) {
        return new Moments(new Adam(rate, beta1, beta2, epsilon, amsgrad, 0), size);
    }
}
