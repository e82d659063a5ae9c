package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A block whose elements all equal one trained number: {@code w_i = s}, {@code ∂L/∂s = Σ ∂L/∂w_i}. A step that leaves the
 * bounds ends on the bound, and is counted. Weight decay is left out.
 *
 * <p>The raw parameter {@code scalar} [1] starts at a given number, whatever the initializer says.
 */
public final class SharedScalar extends Parametrization {
    private final Parameter scalar;
    private final double start;
    private final double lowest;
    private final double highest;
    private final double[] clamped = new double[1];

    /**
     * Without bounds.
     *
     * @param block a vector, or any other block
     * @param start value to begin with
     * @throws IllegalArgumentException if it is not finite
     */
    public SharedScalar(Block block, double start) {
        this(block, start, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * With bounds.
     *
     * @param block a vector, or any other block
     * @param start value to begin with
     * @param lowest the number may be this, not less
     * @param highest the number may be this, not more
     * @throws IllegalArgumentException if the value is not finite or not within bounds
     */
    public SharedScalar(Block block, double start, double lowest, double highest) {
        this(block, start, lowest, highest, new Parameter("scalar", Tensor.zeros(Precision.DOUBLE, 1)));
    }

    private SharedScalar(Block block, double start, double lowest, double highest, Parameter scalar) {
        super(block, List.of(scalar));
        if (!Double.isFinite(start) || !(start >= lowest && start <= highest)) {
            throw new IllegalArgumentException("the number in " + block.parameter() + " must be finite and from "
                    + lowest + " to " + highest + ", not " + start);
        }
        this.scalar = scalar;
        this.start = start;
        this.lowest = lowest;
        this.highest = highest;
    }

    @Override
    public String name() {
        return "shared-scalar";
    }

    @Override
    protected void initialize(Initializer initializer, RandomStream stream) {
        scalar.value().set(0, start);
        scalar.changed();
        renew();
    }

    @Override
    public void renew() {
        double value = scalar.value().get(0);
        double within = Math.max(lowest, Math.min(highest, value));
        if (within != value && !Double.isNaN(value)) {
            clamped[0]++;
            scalar.value().set(0, within);
            scalar.changed();
        }
        double[] all = new double[block().size()];
        Arrays.fill(all, within);
        block().write(all);
    }

    @Override
    public void pullBack(double[] gradient, List<double[]> rawGradients) {
        double sum = 0;
        for (double element : gradient) {
            sum += element;
        }
        rawGradients.get(0)[0] = sum;
    }

    /** @return {@code clamped}, how many steps ended on a bound */
    @Override
    public Map<String, Double> health() {
        return Map.of("clamped", clamped[0]);
    }

    @Override
    public Map<String, double[]> state() {
        return Map.of("clamped", clamped);
    }
}
