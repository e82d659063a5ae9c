package io.evenkeel.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Stochastic gradient descent with momentum, as PyTorch's {@code SGD}:
 *
 * <pre>
 *   v ← μ v + (1 − τ) g     v ← g in the first update
 *   d = v                   with Nesterov's momentum: d = g + μ v
 * </pre>
 *
 * <p>Without momentum {@code d = g}.
 *
 * <p>B. T. Polyak, Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and
 * Mathematical Physics 4(5), 1964, eq. 9. Yu. E. Nesterov, A method of solving a convex programming problem with convergence
 * rate O(1/k²), Soviet Mathematics Doklady 27, 1983, in the form of I. Sutskever, J. Martens, G. Dahl and G. Hinton, On the
 * importance of initialization and momentum in deep learning, ICML 2013, eqs. 3 and 4, with the gradient taken at the
 * parameters that are stored.
 *
 * @param rate the learning rate
 * @param momentum μ, 0 for none
 * @param dampening τ
 * @param nesterov whether momentum is Nesterov's
 * @param weightDecay λ, added to the gradient as {@code λ θ}
 */
public record Sgd(double rate, double momentum, double dampening, boolean nesterov, double weightDecay)
        implements Optimizer {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the rate or the weight decay is negative or not finite, if the momentum or the
     *     dampening is outside of [0, 1), or if Nesterov's momentum is asked for without momentum or with dampening
     */
    public Sgd {
        Bounds.notNegative(rate, "learning rate");
        Bounds.fraction(momentum, "momentum");
        Bounds.fraction(dampening, "dampening");
        Bounds.notNegative(weightDecay, "weight decay");
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException(
                    "Nesterov's momentum needs a momentum above 0 and no dampening, not momentum " + momentum
                            + " and dampening " + dampening);
        }
    }

    /**
     * Plain gradient descent.
     *
     * @param rate the learning rate
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Sgd(double rate) {
        this(rate, 0, 0, false, 0);
    }

    /**
     * Gradient descent with Polyak's momentum and nothing else.
     *
     * @param rate the learning rate
     * @param momentum μ
     * @return the optimizer
     * @throws IllegalArgumentException if the rate is negative or not finite, or the momentum outside of [0, 1)
     */
    public static Sgd withMomentum(double rate, double momentum) {
        return new Sgd(rate, momentum, 0, false, 0);
    }

    @Override
    public Memory memory(int size) {
        return momentum == 0 ? new NoMemory() : new Velocity(this, size);
    }

    private record NoMemory() implements Memory {
        @Override
        public void direction(double[] gradient) {}

        @Override
        public Map<String, double[]> state() {
            return Map.of();
        }
    }

    private record Velocity(Sgd rule, double[] v, double[] updates) implements Memory {
        Velocity(Sgd rule, int size) {
            this(rule, new double[size], new double[1]);
        }

        @Override
        public void direction(double[] gradient) {
            double fresh = updates[0] == 0 ? 1 : 1 - rule.dampening;
            updates[0]++;
            double own = rule.nesterov ? 1 : 0;
            double momentum = rule.momentum;
            double share = rule.nesterov ? momentum : 1;
            for (int i = 0; i < v.length; i++) {
                double g = gradient[i];
                double next = Math.fma(momentum, v[i], fresh * g);
                v[i] = next;
                gradient[i] = Math.fma(share, next, own * g);
            }
        }

        @Override
        public Map<String, double[]> state() {
            return new TreeMap<>(Map.of("momentum", v, "updates", updates));
        }
    }
}
