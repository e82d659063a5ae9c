package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.complement;
import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.sigmoid;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import java.util.List;

/**
 * Gated recurrent unit, as PyTorch's {@code nn.GRU}, gates in the order r, z, n, with a bias of its own inside the reset:
 *
 * <pre>
 *   r = σ(W_ir x + b_ir + W_hr h + b_hr)           reset gate
 *   z = σ(W_iz x + b_iz + W_hz h + b_hz)           update gate
 *   n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn))  candidate
 *   h' = (1 − z) ⊙ n + z ⊙ h
 * </pre>
 *
 * K. Cho et al., Learning phrase representations using RNN encoder–decoder, EMNLP 2014.
 */
public final class GruCell extends Cell {
    /** Name of the state's only part. */
    public static final String H = "h";

    private final int units;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter biasIh;
    private final Parameter biasHh;

    /**
     * A cell with zero parameters {@code weight_ih [3 units][inputs]}, {@code weight_hh [3 units][units]},
     * {@code bias_ih} and {@code bias_hh [3 units]}.
     *
     * @param inputs width of x
     * @param units width of h
     */
    public GruCell(int inputs, int units) {
        super(inputs);
        this.units = units;
        state(H, units);
        weightIh = parameter("weight_ih", 3 * units, inputs);
        weightHh = parameter("weight_hh", 3 * units, units);
        biasIh = parameter("bias_ih", 3 * units);
        biasHh = parameter("bias_hh", 3 * units);
    }

    private Expr fromInput(int block, Expr x) {
        int from = block * units;
        return linear(x, weightIh.rows(from, from + units)).plus(biasIh.segment(from, from + units));
    }

    private Expr fromState(int block, String name, Expr h) {
        int from = block * units;
        return linear(h, weightHh.rows(from, from + units))
                .named("recurrent matrix of the " + name)
                .plus(biasHh.segment(from, from + units));
    }

    @Override
    public String kind() {
        return "gru";
    }

    @Override
    public List<String> gates() {
        return List.of("reset", "update", "candidate");
    }

    @Override
    protected State step(Expr x, State s) {
        Expr h = s.get(H);
        Expr r = sigmoid(fromInput(0, x).plus(fromState(0, "reset gate", h))).named("reset gate");
        Expr z = sigmoid(fromInput(1, x).plus(fromState(1, "update gate", h))).named("update gate");
        Expr n = tanh(fromInput(2, x).plus(r.times(fromState(2, "candidate", h))))
                .named("candidate tanh");
        return State.of(H, complement(z).times(n).plus(z.times(h)));
    }
}
