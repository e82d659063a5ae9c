package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import java.util.List;

/**
 * The gradient of a task's loss on everything inside the network, as backpropagation sends it back through a batch:
 *
 * <pre>
 *   byDepth[l] = √(Σ_{t,b} ‖∂L/∂y_l(t,b)‖²)       for values y_0, y_1, … of a step, for instance the layers' outputs
 *   byTime[t]  = √(Σ_b ‖∂L/∂s_t(b)‖²)             for the recurrent state s_t before step t
 * </pre>
 *
 * L being the loss that training minimizes, over all time steps that count. Where only the last step counts, byTime read
 * backwards is the gradient by lag. Always in double precision: over 300 layers a gradient easily shrinks by 10¹⁵⁰.
 *
 * <p>Source: S. Hochreiter, Y. Bengio, P. Frasconi, J. Schmidhuber, "Gradient flow in recurrent nets: the difficulty of
 * learning long-term dependencies", in: A Field Guide to Dynamical Recurrent Networks, IEEE Press, 2001.
 */
public final class TaskGradient {
    private final Program program;
    private final List<Expr> values;
    private final Replay<?> replay;
    private final Adjoint adjoint;

    /**
     * Prepares the measurement of batches of one shape.
     *
     * @param program a step with an output "loss" of width 1
     * @param values of the step, whose gradients are wanted by depth; may be empty
     * @param steps time steps
     * @param examples in a batch
     */
    public TaskGradient(Program program, List<Expr> values, int steps, int examples) {
        this.program = program;
        this.values = List.copyOf(values);
        Adjoint.Builder builder =
                Adjoint.of(program.pass()).output(program.output("loss")).parameters(p -> false);
        values.forEach(builder::input);
        this.adjoint = builder.build();
        Replay.Builder passes =
                Replay.of(steps, examples).pass(program.pass(), 1).pass(adjoint.pass(), 1);
        adjoint.pass().recurrences().forEach(r -> passes.keep(r.next()));
        this.replay = passes.build(Precision.DOUBLE);
    }

    /**
     * Measures one batch from the zero state, with the parameters as they are.
     *
     * @param inputs {@code [steps][examples][width]}
     * @param targets {@code [steps][examples][width]}
     * @param weights what each step of each example counts in the loss, {@code [steps][examples]} row by row
     * @return norms of the gradient
     * @throws ArithmeticException if a gradient is not finite
     */
    public Result measure(Tensor inputs, Tensor targets, double[] weights) {
        int steps = replay.steps();
        replay.refreshWeights();
        write(program.input("x"), inputs.toDoubles());
        write(program.input("target"), targets.toDoubles());
        write(adjoint.seed(program.output("loss")), weights);
        replay.clearInitialState(program.pass());
        replay.clearInitialState(adjoint.pass());
        replay.run(program.pass());
        replay.run(adjoint.pass());
        double[] byDepth = new double[values.size()];
        for (int l = 0; l < byDepth.length; l++) {
            byDepth[l] = norm(List.of(adjoint.pass().outputs().get(l)), 0, steps);
        }
        double[] byTime = new double[program.pass().recurrences().isEmpty() ? 0 : steps];
        List<Expr> state =
                adjoint.pass().recurrences().stream().map(Recurrence::next).toList();
        for (int t = 0; t < byTime.length; t++) {
            byTime[t] = norm(state, t, t + 1);
        }
        Require.finite(byDepth, "gradients by depth", 0);
        Require.finite(byTime, "gradients by time", 0);
        return new Result(byDepth, byTime);
    }

    private void write(Expr value, double[] numbers) {
        int row = 0;
        for (int t = 0; t < replay.steps(); t++) {
            for (int b = 0; b < replay.examples(); b++) {
                replay.write(value, t, b, numbers, row++ * value.width());
            }
        }
    }

    /** Scaled by a power of two, because squares of tiny gradients would vanish. */
    private double norm(List<Expr> parts, int from, int to) {
        double largest = accumulate(parts, from, to, Double.NaN);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        int exponent = Math.getExponent(largest);
        return Math.scalb(Math.sqrt(accumulate(parts, from, to, Math.scalb(1.0, -exponent))), exponent);
    }

    /** The largest modulus if the scale is NaN, else the sum of the scaled squares. */
    private double accumulate(List<Expr> parts, int from, int to, double scale) {
        double result = 0;
        for (Expr part : parts) {
            double[] row = new double[part.width()];
            for (int t = from; t < to; t++) {
                for (int b = 0; b < replay.examples(); b++) {
                    replay.read(part, t, b, row, 0);
                    for (double g : row) {
                        result = Double.isNaN(scale) ? Math.max(result, Math.abs(g)) : result + g * scale * (g * scale);
                    }
                }
            }
        }
        return result;
    }

    /**
     * Norms of the gradient.
     *
     * @param byDepth for each value, in the order given
     * @param byTime for each time step; empty without a recurrent state
     */
    public record Result(double[] byDepth, double[] byTime) {}
}
