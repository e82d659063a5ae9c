package io.evenkeel.tasks.domain;

import static io.evenkeel.tensor.Operations.join;
import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.slice;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.UniformInitializer;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two weights of which the one has a thousand times the effect of the other: {@code y_0 = 100 w_0 x_0}, {@code y_1 = 0.1 w_1 x_1}
 * (J. Lehman, J. Chen, J. Clune, K. O. Stanley, Safe mutations for deep and recurrent neural networks through output gradients,
 * GECCO 2018, arXiv 1712.06563). Parameters are {@code w0} [1][1] and {@code w1} [1][1].
 */
public final class ConditioningModel implements Model {
    private static final double LARGE = 100;
    private static final double SMALL = 0.1;

    private final Parameter w0 = new Parameter("w0", Tensor.zeros(Precision.DOUBLE, 1, 1));
    private final Parameter w1 = new Parameter("w1", Tensor.zeros(Precision.DOUBLE, 1, 1));

    /** Both weights are zero. */
    public ConditioningModel() {}

    /**
     * Draws both weights from {@code U(−1, 1)}, as the released program of the paper does.
     *
     * @param seed of the random numbers
     */
    public void initialize(long seed) {
        new UniformInitializer(1).fill(List.of(w0, w1), seed);
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public Expr record(Program.Trace trace, Expr x) {
        return join(
                linear(slice(x, 0, 1), w0).times(LARGE),
                linear(slice(x, 1, 2), w1).times(SMALL));
    }

    @Override
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        named.put(w0.name(), w0);
        named.put(w1.name(), w1);
        return named;
    }
}
