package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.matmul;
import static io.evenkeel.tensor.Operations.relu;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.Activation;
import java.util.Locale;
import java.util.Map;

/**
 * SBO-RNN: a step of the network is one step of stochastic gradient descent on {@code F_t(h) = ½ ‖α h − φ_t(h)‖²} with {@code
 * φ_t(h) = relu(W h + W_ih x_t + b)}, so that the Jacobian {@code I − η (α I − Wᵀ D)(α I − D W)} is symmetric, and its
 * eigenvalues are at most 1:
 *
 * <pre>
 *   e = α h − φ_t(h)
 *   d = −η (α e − Wᵀ (D e))                     D = diag(1[φ_t(h) > 0])
 *   gradient descent    h' = h + d
 *   heavy ball          m' = μ m + d,  h' = h + m'
 *   Nesterov            q' = h + d,    h' = q' + μ (q' − q)
 * </pre>
 *
 * <p>D counts as constant in derivatives. The recurrent weights are a matrix, {@code I + P Q} with {@link
 * IdentityPlusLowRank}, or one number w in {@code W = w I}; w and μ are vectors here, whose elements a {@link SharedScalar}
 * keeps equal.
 *
 * <p>Z. Zhang, Y. Yue, G. Wu, Y. Li, H. Zhang, SBO-RNN: reformulating recurrent neural networks via stochastic bilevel
 * optimization, NeurIPS 2021.
 */
public final class SboRnnCell extends Cell {
    /** Name of the output part of the state. */
    public static final String H = "h";

    /** How a gradient of the lower-level objective becomes a step. */
    public enum Method {
        /** Gradient descent. */
        SGD,
        /** Stochastic heavy ball. */
        SHB,
        /** Stochastic Nesterov accelerated gradient. */
        SNAG
    }

    private static final String MEMORY = "memory";

    private final Method method;
    private final boolean dense;
    private final double eta;
    private final double alpha;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter bias;
    private final Parameter momentum;

    /**
     * A cell with zero parameters {@code weight_ih [units][inputs]}, {@code bias [units]}, {@code weight_hh [units][units]}, or
     * {@code [units]} where it is sparse, and {@code momentum [units]} where the method has it.
     *
     * @param inputs width of x
     * @param units width of h
     * @param method how a gradient becomes a step
     * @param dense whether the recurrent weights are a matrix
     * @param eta η, above 0
     * @param alpha α
     * @throws IllegalArgumentException if η is not a finite number above 0 or α is not finite
     */
    public SboRnnCell(int inputs, int units, Method method, boolean dense, double eta, double alpha) {
        super(inputs);
        if (!(eta > 0) || !Double.isFinite(eta) || !Double.isFinite(alpha)) {
            throw new IllegalArgumentException(
                    "SBO-RNN needs a finite step size above 0 and a finite alpha, not " + eta + " and " + alpha);
        }
        this.method = method;
        this.dense = dense;
        this.eta = eta;
        this.alpha = alpha;
        state(H, units);
        weightIh = parameter("weight_ih", units, inputs);
        weightHh = dense ? parameter("weight_hh", units, units) : parameter("weight_hh", units);
        bias = parameter("bias", units);
        if (method == Method.SGD) {
            momentum = null;
        } else {
            state(MEMORY, units);
            momentum = parameter("momentum", units);
        }
    }

    @Override
    public String kind() {
        return "sbo-rnn";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "method", method.name().toLowerCase(Locale.ROOT),
                "recurrent", dense ? "dense" : "sparse",
                "eta", Double.toString(eta),
                "alpha", Double.toString(alpha));
    }

    private Expr times(Expr h) {
        return dense ? linear(h, weightHh).named("recurrent matrix") : h.times(weightHh);
    }

    /** −η times the gradient of F_t; a value of its own, so that every method adds the same bits. */
    private Expr descent(Expr x, Expr h) {
        Expr phi = relu(linear(x, weightIh).plus(bias).plus(times(h)));
        Expr e = h.times(alpha).minus(phi);
        Expr masked = Activation.RELU.timesSlope(e.times(eta), phi);
        return e.times(-eta * alpha)
                .plus(dense ? matmul(masked, weightHh) : masked.times(weightHh))
                .named("descent");
    }

    @Override
    protected State step(Expr x, State s) {
        Expr h = s.get(H);
        Expr d = descent(x, h);
        return switch (method) {
            case SGD -> State.of(H, h.plus(d));
            case SHB -> {
                Expr m = s.get(MEMORY).times(momentum).plus(d).named("momentum");
                yield State.of(H, h.plus(m)).and(MEMORY, m);
            }
            case SNAG -> {
                Expr q = h.plus(d).named("descended");
                Expr change = q.minus(s.get(MEMORY)).named("change");
                yield State.of(H, q.plus(change.times(momentum))).and(MEMORY, q);
            }
        };
    }
}
