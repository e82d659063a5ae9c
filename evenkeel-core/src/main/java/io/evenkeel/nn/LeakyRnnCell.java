package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.Activation;
import java.util.Locale;
import java.util.Map;

/**
 * A simple recurrent cell of leaky integrators:
 *
 * <pre>
 *   u' = (1 − α) u + α (W_ih x + b_ih + W_hh f(u) + b_hh)
 *   o' = f(u')
 * </pre>
 *
 * The state is u alone, which starts at 0 like every state; read-outs and the layer above see o. The Jacobian is
 * {@code (1 − α) I + α W_hh diag f'(u)}. With α = 1, o is {@link RnnCell}'s h where f(0) = 0; α = Δt/τ is the Euler step
 * Δt of a neuron of time constant τ (J. J. Hopfield, Neurons with graded response have collective computational properties
 * like those of two-state neurons, PNAS 81, 1984, equation 5; H. Jaeger, M. Lukoševičius, D. Popovici, U. Siewert,
 * Optimization and applications of echo state networks with leaky-integrator neurons, Neural Networks 20, 2007).
 */
public final class LeakyRnnCell extends Cell {
    /** Name of the state's only part, the potential. */
    public static final String U = "u";

    private final Activation activation;
    private final double leak;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter biasIh;
    private final Parameter biasHh;

    /**
     * A cell with zero parameters {@code weight_ih [units][inputs]}, {@code weight_hh [units][units]}, {@code bias_ih}
     * and {@code bias_hh [units]}.
     *
     * @param activation f
     * @param leak α, above 0 and at most 1
     * @param inputs width of x
     * @param units width of u
     * @throws IllegalArgumentException if α is not in (0, 1] or the inputs are not positive
     */
    public LeakyRnnCell(Activation activation, double leak, int inputs, int units) {
        super(inputs);
        if (!(leak > 0 && leak <= 1)) {
            throw new IllegalArgumentException("the leak must be above 0 and at most 1, not " + leak);
        }
        this.activation = activation;
        this.leak = leak;
        state(U, units);
        weightIh = parameter("weight_ih", units, inputs);
        weightHh = parameter("weight_hh", units, units);
        biasIh = parameter("bias_ih", units);
        biasHh = parameter("bias_hh", units);
    }

    /** @return f */
    public Activation activation() {
        return activation;
    }

    /** @return α */
    public double leak() {
        return leak;
    }

    @Override
    public String kind() {
        return "leaky";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "leak", Double.toString(leak), "activation", activation.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Expr output(Expr u) {
        return activation.of(u).named("output " + activation.title());
    }

    @Override
    protected State step(Expr x, State s) {
        Expr u = s.get(U);
        Expr drive = linear(x, weightIh)
                .plus(biasIh)
                .plus(linear(activation.of(u), weightHh).named("recurrent matrix"))
                .plus(biasHh);
        return State.of(U, u.times(1 - leak).plus(drive.times(leak)));
    }
}
