package io.evenkeel.gauge;

/**
 * The rate at which a chaotic system creates information, estimated as the sum of its positive Lyapunov exponents,
 *
 * <pre>  h = Σ_{λ_i &gt; 0} λ_i.</pre>
 *
 * <p>Equality with the Kolmogorov–Sinai entropy is Pesin's identity (invariant measures smooth along the unstable
 * directions); in general the sum is an upper bound (Ruelle).
 *
 * <p>Source: Ya. B. Pesin, "Characteristic Lyapunov exponents and smooth ergodic theory", Russian Mathematical Surveys
 * 32(4):55–114, 1977.
 */
public final class MetricEntropy {
    private MetricEntropy() {}

    /**
     * Sums the positive exponents.
     *
     * @param exponents Lyapunov exponents, nats per step, in any order
     * @return nats per step, 0 where no exponent is positive
     */
    public static double of(double... exponents) {
        double sum = 0;
        for (double exponent : exponents) {
            sum += Math.max(exponent, 0);
        }
        return sum;
    }
}
