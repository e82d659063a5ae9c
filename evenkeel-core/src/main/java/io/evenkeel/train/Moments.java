package io.evenkeel.train;

import java.util.Map;
import java.util.TreeMap;

/** What {@link Adam} remembers about a parameter: running means of the gradient and of its square. */
final class Moments implements Optimizer.Memory {
    private final Adam rule;
    private final double[] mean;
    private final double[] square;
    /** The largest squares so far; empty without AMSGrad. */
    private final double[] largest;

    private final double[] updates = new double[1];

    Moments(Adam rule, int size) {
        this.rule = rule;
        mean = new double[size];
        square = new double[size];
        largest = new double[rule.amsgrad() ? size : 0];
    }

    @Override
    public void direction(double[] gradient) {
        updates[0]++;
        double fresh1 = 1 - rule.beta1();
        double kept2 = rule.beta2();
        double fresh2 = 1 - kept2;
        double meanFactor = 1 / (1 - StrictMath.pow(rule.beta1(), updates[0]));
        double rootFactor = 1 / Math.sqrt(1 - StrictMath.pow(kept2, updates[0]));
        double epsilon = rule.epsilon();
        for (int i = 0; i < mean.length; i++) {
            double g = gradient[i];
            mean[i] = Math.fma(fresh1, g - mean[i], mean[i]);
            square[i] = Math.fma(kept2, square[i], fresh2 * (g * g));
        }
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], square[i]);
        }
        double[] divisor = rule.amsgrad() ? largest : square;
        for (int i = 0; i < mean.length; i++) {
            gradient[i] = meanFactor * mean[i] / Math.fma(Math.sqrt(divisor[i]), rootFactor, epsilon);
        }
    }

    @Override
    public Map<String, double[]> state() {
        Map<String, double[]> state = new TreeMap<>(Map.of("mean", mean, "square", square, "updates", updates));
        if (rule.amsgrad()) {
            state.put("largest-square", largest);
        }
        return state;
    }
}
