package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.sigmoid;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import java.util.List;

/**
 * Long short-term memory, as PyTorch's {@code nn.LSTM}, gates in the order i, f, g, o:
 *
 * <pre>
 *   i = σ(W_ii x + b_ii + W_hi h + b_hi)     input gate
 *   f = σ(W_if x + b_if + W_hf h + b_hf)     forget gate
 *   g = tanh(W_ig x + b_ig + W_hg h + b_hg)  candidate
 *   o = σ(W_io x + b_io + W_ho h + b_ho)     output gate
 *   c' = f ⊙ c + i ⊙ g
 *   h' = o ⊙ tanh(c')
 * </pre>
 *
 * S. Hochreiter, J. Schmidhuber, Long short-term memory, Neural Computation 9, 1997; forget gate: F. A. Gers, J.
 * Schmidhuber, F. Cummins, Learning to forget, Neural Computation 12, 2000.
 */
public final class LstmCell extends Cell {
    /** Name of the output part of the state. */
    public static final String H = "h";
    /** Name of the memory part of the state. */
    public static final String C = "c";

    private final int units;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter biasIh;
    private final Parameter biasHh;

    /**
     * A cell with zero parameters {@code weight_ih [4 units][inputs]}, {@code weight_hh [4 units][units]},
     * {@code bias_ih} and {@code bias_hh [4 units]}.
     *
     * @param inputs width of x
     * @param units width of h and c
     */
    public LstmCell(int inputs, int units) {
        super(inputs);
        this.units = units;
        state(H, units);
        state(C, units);
        weightIh = parameter("weight_ih", 4 * units, inputs);
        weightHh = parameter("weight_hh", 4 * units, units);
        biasIh = parameter("bias_ih", 4 * units);
        biasHh = parameter("bias_hh", 4 * units);
    }

    private Expr gate(int block, String name, Expr x, Expr h) {
        int from = block * units;
        int to = from + units;
        return linear(x, weightIh.rows(from, to))
                .plus(biasIh.segment(from, to))
                .plus(linear(h, weightHh.rows(from, to)).named("recurrent matrix of the " + name))
                .plus(biasHh.segment(from, to));
    }

    @Override
    public String kind() {
        return "lstm";
    }

    @Override
    public List<String> gates() {
        return List.of("input", "forget", "candidate", "output");
    }

    @Override
    protected State step(Expr x, State s) {
        Expr h = s.get(H);
        Expr i = sigmoid(gate(0, "input gate", x, h)).named("input gate");
        Expr f = sigmoid(gate(1, "forget gate", x, h)).named("forget gate");
        Expr g = tanh(gate(2, "candidate", x, h)).named("candidate tanh");
        Expr o = sigmoid(gate(3, "output gate", x, h)).named("output gate");
        Expr c = f.times(s.get(C)).plus(i.times(g));
        return State.of(H, o.times(tanh(c).named("cell tanh"))).and(C, c);
    }
}
