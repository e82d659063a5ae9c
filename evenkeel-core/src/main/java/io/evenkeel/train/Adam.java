package io.evenkeel.train;

/**
 * Adaptive moment estimation, as PyTorch's {@code Adam}. In update k, counted from 1,
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g
 *   u ← β₂ u + (1 − β₂) g²
 *   d = m / (1 − β₁ᵏ) / (√(û / (1 − β₂ᵏ)) + ε)
 * </pre>
 *
 * <p>where {@code û = u}, or with AMSGrad the largest u so far.
 *
 * <p>D. P. Kingma and J. Ba, Adam: a method for stochastic optimization, ICLR 2015, algorithm 1. AMSGrad: S. J. Reddi, S. Kale
 * and S. Kumar, On the convergence of Adam and beyond, ICLR 2018, algorithm 2.
 *
 * @param rate the learning rate
 * @param beta1 β₁
 * @param beta2 β₂
 * @param epsilon ε
 * @param amsgrad whether the largest second moment counts
 * @param weightDecay λ, added to the gradient as {@code λ θ}
 */
public record Adam(double rate, double beta1, double beta2, double epsilon, boolean amsgrad, double weightDecay)
        implements Optimizer {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the rate or the weight decay is negative or not finite, if β₁ or β₂ is outside of
     *     [0, 1), or if ε is not a finite number above 0
     */
    public Adam {
        Bounds.notNegative(rate, "learning rate");
        Bounds.fraction(beta1, "beta1");
        Bounds.fraction(beta2, "beta2");
        Bounds.positive(epsilon, "epsilon");
        Bounds.notNegative(weightDecay, "weight decay");
    }

    /**
     * The rule with its authors' settings: β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, no AMSGrad, no decay.
     *
     * @param rate the learning rate
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Adam(double rate) {
        this(rate, 0.9, 0.999, 1e-8, false, 0);
    }

    @Override
    public Memory memory(int size) {
        return new Moments(this, size);
    }
}
