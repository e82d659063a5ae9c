package io.evenkeel.gauge;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Pass;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.Linear;
import io.evenkeel.tensor.op.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A matrix that multiplies a part of the state at the beginning of a step, an activation of it, or a gated part: W_hh, or one gate's
 * block of it.
 *
 * @param layer index of the layer in a stack, 0 where there is only one
 * @param gate index of the block of rows in its parameter, 0 where there is only one
 * @param weight the block
 * @param product where it acts
 * @param state the part of the state that it multiplies, at the beginning of the step
 */
public record RecurrentMatrix(int layer, int gate, Weight weight, Expr product, Expr state) {

    /**
     * Finds the recurrent matrices of a program, whatever its cells are.
     *
     * @param program a traced step
     * @return square matrices that multiply a state, its activation or its product with a gate, in the order of layers and gates
     */
    public static List<RecurrentMatrix> of(Program program) {
        Pass pass = program.pass();
        List<Expr> states = pass.recurrences().stream().map(Recurrence::leaf).toList();
        List<RecurrentMatrix> found = new ArrayList<>();
        for (Expr expr : pass.trace()) {
            if (expr.operation() instanceof Linear linear) {
                Weight w = linear.weights().get(0);
                if (w.rows() == w.columns()) {
                    state(states, expr.input(0))
                            .map(s ->
                                    new RecurrentMatrix(Math.max(expr.layer(), 0), w.firstRow() / w.rows(), w, expr, s))
                            .ifPresent(found::add);
                }
            }
        }
        found.sort((a, b) -> a.layer != b.layer ? a.layer - b.layer : a.gate - b.gate);
        return found;
    }

    private static Optional<Expr> state(List<Expr> states, Expr x) {
        List<Expr> candidates =
                x.operation() instanceof Activation || x.operation() instanceof Product ? x.inputs() : List.of(x);
        return candidates.stream().filter(states::contains).findFirst();
    }

    /** @return a name for people, from what it feeds where that is known */
    public String title() {
        return product.isNamed()
                ? product.label()
                : weight.parameter().name() + (weight.parameter().rows() > weight.rows() ? "[" + gate + "]" : "");
    }

    /** @return its values, {@code [to][from]} as they act on a column vector */
    public double[][] values() {
        boolean transposed = ((Linear) product.operation()).transposed();
        int n = weight.rows();
        int columns = weight.parameter().columns();
        double[][] values = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double value =
                        weight.parameter().value().get((weight.firstRow() + i) * columns + weight.firstColumn() + j);
                values[transposed ? i : j][transposed ? j : i] = value;
            }
        }
        return values;
    }
}
