package io.evenkeel.nn;

import static io.evenkeel.tensor.Operations.complement;
import static io.evenkeel.tensor.Operations.linear;
import static io.evenkeel.tensor.Operations.sigmoid;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.op.ModRelu;
import java.util.List;
import java.util.Map;

/**
 * The gated recurrent unit of NC-GRU, whose candidate is a modReLU, so that an orthogonal U_c keeps norms:
 *
 * <pre>
 *   r = σ(W_r x + U_r h + b_r)
 *   u = σ(W_u x + U_u h + b_u)
 *   c = modReLU(W_c x + U_c (r ⊙ h), b_c)     reset before the product, or
 *   c = modReLU(W_c x + r ⊙ (U_c h), b_c)     after it
 *   h' = u ⊙ h + (1 − u) ⊙ c
 * </pre>
 *
 * Which of U_r, U_u, U_c are orthogonal is a matter of {@link #parametrize}; the method's own choice is a {@link
 * NeumannCayley} transform of the candidate, or of candidate and reset gate. E. Mucllari, V. Zadorozhnyy, C. Pospisil, D.
 * Nguyen, Q. Ye, Orthogonal gated recurrent unit with Neumann–Cayley transformation, Neural Computation 36, 2024.
 */
public final class NcGruCell extends Cell {
    /** Name of the state's only part. */
    public static final String H = "h";

    private final int units;
    private final boolean resetBefore;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Parameter bias;

    /**
     * A cell with zero parameters {@code weight_ih [3 units][inputs]}, {@code weight_hh [3 units][units]} and {@code bias [3
     * units]}, gates in the order r, u, c.
     *
     * @param inputs width of x
     * @param units width of h
     * @param resetBefore whether the reset gate acts before the product with U_c
     */
    public NcGruCell(int inputs, int units, boolean resetBefore) {
        super(inputs);
        this.units = units;
        this.resetBefore = resetBefore;
        state(H, units);
        weightIh = parameter("weight_ih", 3 * units, inputs);
        weightHh = parameter("weight_hh", 3 * units, units);
        bias = parameter("bias", 3 * units);
    }

    @Override
    public String kind() {
        return "nc-gru";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("reset", resetBefore ? "before" : "after");
    }

    @Override
    public List<String> gates() {
        return List.of("reset", "update", "candidate");
    }

    private Expr fromInput(int gate, Expr x) {
        return linear(x, weightIh.rows(gate * units, (gate + 1) * units));
    }

    private Expr fromState(int gate, Expr h) {
        return linear(h, weightHh.rows(gate * units, (gate + 1) * units))
                .named("recurrent matrix of the " + gates().get(gate) + (gate < 2 ? " gate" : ""));
    }

    private Expr gate(int gate, Expr x, Expr h) {
        Expr sum = fromInput(gate, x).plus(bias.segment(gate * units, (gate + 1) * units));
        return sigmoid(sum.plus(fromState(gate, h))).named(gates().get(gate) + " gate");
    }

    @Override
    protected State step(Expr x, State s) {
        Expr h = s.get(H);
        Expr r = gate(0, x, h);
        Expr u = gate(1, x, h);
        Expr recurrent = resetBefore ? fromState(2, r.times(h)) : r.times(fromState(2, h));
        Expr c = ModRelu.of(fromInput(2, x).plus(recurrent), bias.segment(2 * units, 3 * units))
                .named("candidate modrelu");
        return State.of(H, u.times(h).plus(complement(u).times(c)));
    }
}
