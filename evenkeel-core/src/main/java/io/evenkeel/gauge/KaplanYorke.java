package io.evenkeel.gauge;

/**
 * Kaplan–Yorke (Lyapunov) dimension of an attractor.
 *
 * <p>With the exponents in descending order and j the largest number with {@code λ_1 + … + λ_j ≥ 0},
 *
 * <pre>  D = j + (λ_1 + … + λ_j) / |λ_{j+1}|.</pre>
 *
 * It is 0 where all exponents are negative (a driven network that forgets its initial state) and the number of
 * exponents where no partial sum is negative.
 *
 * <p>Source: J. L. Kaplan, J. A. Yorke, "Chaotic behavior of multidimensional difference equations", in Functional
 * Differential Equations and Approximation of Fixed Points, Lecture Notes in Mathematics 730:204–227, 1979.
 */
public final class KaplanYorke {
    private KaplanYorke() {}

    /**
     * Computes the dimension.
     *
     * @param exponents Lyapunov exponents in descending order, nats per step; {@code -Infinity} allowed. Where only the
     *     leading ones are given and their sum is not negative, the result, their number, is a lower bound
     * @return the dimension, 0 ≤ D ≤ number of exponents
     * @throws IllegalArgumentException if the exponents are not in descending order
     */
    public static double dimension(double... exponents) {
        for (int j = 1; j < exponents.length; j++) {
            if (!(exponents[j] <= exponents[j - 1])) {
                throw new IllegalArgumentException("exponents must be in descending order, but number " + (j + 1)
                        + " is " + exponents[j] + " after " + exponents[j - 1]);
            }
        }
        double sum = 0;
        for (int j = 0; j < exponents.length; j++) {
            if (sum + exponents[j] < 0) {
                return j + sum / Math.abs(exponents[j]);
            }
            sum += exponents[j];
        }
        return exponents.length;
    }
}
