package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.sigmoid;
import static io.evenkeel.tensor.Operations.tanh;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import java.util.List;

/**
 * Long short-term memory whose gates see the memory through full matrices, gates in the order i, f, g, o:
 *
 * <pre>
 *   i = σ(W_ii x + b_ii + W_hi h + b_hi + W_ci c)     input gate
 *   f = σ(W_if x + b_if + W_hf h + b_hf + W_cf c)     forget gate
 *   g = tanh(W_ig x + b_ig + W_hg h + b_hg + W_cg c)  candidate
 *   c' = f ⊙ c + i ⊙ g
 *   o = σ(W_io x + b_io + W_ho h + b_ho + W_co c')    output gate
 *   h' = o ⊙ tanh(c')
 * </pre>
 *
 * F. A. Gers, N. N. Schraudolph, J. Schmidhuber, Learning precise timing with LSTM recurrent networks, JMLR 3, 2002, has
 * diagonal matrices for the three gates. Four full ones are what the number of weights of the peephole LSTM of M. S. Zhang and B.
 * C. Stadie (arXiv:1912.00120, table 1) amounts to.
 */
public final class PeepholeLstmCell extends Cell {
    /** Name of the output part of the state. */
    public static final String H = "h";
    /** Name of the memory part of the state. */
    public static final String C = "c";

    private final int units;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter weightCh;
    private final Parameter biasIh;
    private final Parameter biasHh;

    /**
     * A cell with zero parameters {@code weight_ih [4 units][inputs]}, {@code weight_hh} and {@code weight_ch [4
     * units][units]}, {@code bias_ih} and {@code bias_hh [4 units]}.
     *
     * @param inputs width of x
     * @param units width of h and c
     */
    public PeepholeLstmCell(int inputs, int units) {
        super(inputs);
        this.units = units;
        state(H, units);
        state(C, units);
        weightIh = parameter("weight_ih", 4 * units, inputs);
        weightHh = parameter("weight_hh", 4 * units, units);
        weightCh = parameter("weight_ch", 4 * units, units);
        biasIh = parameter("bias_ih", 4 * units);
        biasHh = parameter("bias_hh", 4 * units);
    }

    private Expr gate(int block, String name, Expr x, Expr h, Expr c) {
        int from = block * units;
        int to = from + units;
        return linear(x, weightIh.rows(from, to))
                .plus(biasIh.segment(from, to))
                .plus(linear(h, weightHh.rows(from, to)).named("recurrent matrix of the " + name))
                .plus(biasHh.segment(from, to))
                .plus(linear(c, weightCh.rows(from, to)).named("peephole matrix of the " + name));
    }

    @Override
    public String kind() {
        return "peephole-lstm";
    }

    @Override
    public List<String> gates() {
        return List.of("input", "forget", "candidate", "output");
    }

    @Override
    protected State step(Expr x, State s) {
        Expr h = s.get(H);
        Expr before = s.get(C);
        Expr i = sigmoid(gate(0, "input gate", x, h, before)).named("input gate");
        Expr f = sigmoid(gate(1, "forget gate", x, h, before)).named("forget gate");
        Expr g = tanh(gate(2, "candidate", x, h, before)).named("candidate tanh");
        Expr c = f.times(before).plus(i.times(g));
        Expr o = sigmoid(gate(3, "output gate", x, h, c)).named("output gate");
        return State.of(H, o.times(tanh(c).named("cell tanh"))).and(C, c);
    }
}
