package io.evenkeel.gauge;

import io.evenkeel.nn.Cell;
import io.evenkeel.tensor.Counterfactual;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.util.Map;
import java.util.Set;

/**
 * A network linearized about one point (s, x): near it, {@code s_{t+1} ≈ F(x, s) + J (s_t − s) + B (x_t − x)}.
 *
 * @param state J = ∂F/∂s, n × n, {@code [to][from]}
 * @param input B = ∂F/∂x, n × d
 */
public record LinearizedNetwork(double[][] state, double[][] input) {
    private static final String SHIFT = "shift of the input";

    /**
     * Takes the derivatives of one step. Those of a modReLU without negative thresholds are 1 everywhere, also at z = 0, where
     * training takes 0.
     *
     * @param cell any cell or stack of cells
     * @param s state at which to linearize, all parts stacked
     * @param x input at which to linearize
     * @return the derivatives
     * @throws IllegalArgumentException if a length does not fit the cell
     */
    public static LinearizedNetwork of(Cell cell, double[] s, double[] x) {
        int d = cell.inputs();
        // A shift of the input, counted as a part of the state, makes both derivatives one Jacobian.
        Program.Trace trace = new Program.Trace();
        Expr shift = trace.state(SHIFT, d);
        cell.record(trace, trace.input("x", d).plus(shift));
        trace.next(SHIFT, shift.times(0));
        Program program = trace.end();
        int all = program.stateDimension();
        if (s.length != all - d) {
            throw new IllegalArgumentException("the state has " + (all - d) + " numbers, not " + s.length);
        }
        double[] begin = new double[all];
        System.arraycopy(s, 0, begin, d, s.length);
        double[] columns = Jacobians.identityRows(all, all);
        Counterfactual slopes = new Counterfactual(ModReluAtRest.unitSlopes(program), Set.of(), Map.of());
        Trajectory.of(program)
                .counterfactual(slopes)
                .from(begin)
                .along(Tensor.of(x, 1, x.length))
                .pushForward(0, all, columns);
        double[][] state = new double[s.length][s.length];
        double[][] input = new double[s.length][d];
        for (int to = 0; to < s.length; to++) {
            for (int from = 0; from < all; from++) {
                double value = columns[from * all + d + to];
                if (from < d) {
                    input[to][from] = value;
                } else {
                    state[to][from - d] = value;
                }
            }
        }
        return new LinearizedNetwork(state, input);
    }
}
