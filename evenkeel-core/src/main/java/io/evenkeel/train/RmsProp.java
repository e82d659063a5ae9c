package io.evenkeel.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Division by a running root mean square, as PyTorch's {@code RMSprop}:
 *
 * <pre>
 *   u ← α u + (1 − α) g²
 *   m ← α m + (1 − α) g               if centered, else m = 0
 *   d = g / (√(u − m²) + ε)
 *   d ← v ← μ v + d                   with momentum μ
 * </pre>
 *
 * <p>Where rounding makes {@code u − m²} negative, it counts as 0.
 *
 * <p>T. Tieleman and G. Hinton, Lecture 6.5: RMSProp, COURSERA: Neural Networks for Machine Learning, 2012. Centered: A.
 * Graves, Generating sequences with recurrent neural networks, arXiv 1308.0850, 2013, eqs. 38 to 41, where ε stands under the
 * root.
 *
 * @param rate the learning rate
 * @param smoothing α
 * @param epsilon ε
 * @param momentum μ, 0 for none
 * @param centered whether the square is taken about the running mean
 * @param weightDecay λ, added to the gradient as {@code λ θ}
 */
public record RmsProp(
        double rate, double smoothing, double epsilon, double momentum, boolean centered, double weightDecay)
        implements Optimizer {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the rate or the weight decay is negative or not finite, if smoothing or momentum is
     *     outside of [0, 1), or if ε is not a finite number above 0
     */
    public RmsProp {
        Bounds.notNegative(rate, "learning rate");
        Bounds.fraction(smoothing, "smoothing");
        Bounds.positive(epsilon, "epsilon");
        Bounds.fraction(momentum, "momentum");
        Bounds.notNegative(weightDecay, "weight decay");
    }

    /**
     * The rule with PyTorch's defaults: α = 0.99, ε = 10⁻⁸, not centered, neither momentum nor decay.
     *
     * @param rate the learning rate
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public RmsProp(double rate) {
        this(rate, 0.99, 1e-8, 0, false, 0);
    }

    @Override
    public Memory memory(int size) {
        return new Averages(
                this, new double[size], new double[centered ? size : 0], new double[momentum == 0 ? 0 : size]);
    }

    private record Averages(RmsProp rule, double[] square, double[] mean, double[] velocity) implements Memory {
        @Override
        public void direction(double[] gradient) {
            if (rule.centered) {
                centered(gradient);
            } else {
                plain(gradient);
            }
            double momentum = rule.momentum;
            for (int i = 0; i < velocity.length; i++) {
                velocity[i] = Math.fma(momentum, velocity[i], gradient[i]);
                gradient[i] = velocity[i];
            }
        }

        private void plain(double[] gradient) {
            double kept = rule.smoothing;
            double fresh = 1 - kept;
            double epsilon = rule.epsilon;
            for (int i = 0; i < square.length; i++) {
                double g = gradient[i];
                double u = Math.fma(kept, square[i], fresh * (g * g));
                square[i] = u;
                gradient[i] = g / (Math.sqrt(u) + epsilon);
            }
        }

        private void centered(double[] gradient) {
            double kept = rule.smoothing;
            double fresh = 1 - kept;
            double epsilon = rule.epsilon;
            for (int i = 0; i < square.length; i++) {
                double g = gradient[i];
                double u = Math.fma(kept, square[i], fresh * (g * g));
                double m = Math.fma(kept, mean[i], fresh * g);
                square[i] = u;
                mean[i] = m;
                gradient[i] = g / (Math.sqrt(Math.max(u - m * m, 0)) + epsilon);
            }
        }

        @Override
        public Map<String, double[]> state() {
            Map<String, double[]> state = new TreeMap<>(Map.of("square", square));
            if (rule.centered) {
                state.put("mean", mean);
            }
            if (rule.momentum != 0) {
                state.put("momentum", velocity);
            }
            return state;
        }
    }
}
