package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.Trajectory;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeakyRnnCellTest {
    private static final int STEPS = 40;
    private static final int UNITS = 6;

    private static <C extends Cell> C filled(C cell) {
        new NormalInitializer(1.4).fill(cell.parameters(), 5);
        return cell;
    }

    /** What read-outs see at each step. */
    private static double[][] outputs(Cell cell) {
        Program.Trace trace = new Program.Trace();
        State end = cell.record(trace, trace.input("x", 2));
        Expr y = cell.output(end.get(cell.outputPart()));
        trace.output("y", y);
        Program program = trace.end();
        Replay<?> replay = Replay.of(STEPS, 1).pass(program.pass(), 1).build(Precision.DOUBLE);
        Random random = new Random(8);
        for (int t = 0; t < STEPS; t++) {
            replay.write(program.input("x"), t, 0, new double[] {random.nextGaussian(), random.nextGaussian()}, 0);
        }
        replay.run(program.pass());
        double[][] result = new double[STEPS][UNITS];
        for (int t = 0; t < STEPS; t++) {
            replay.read(y, t, 0, result[t], 0);
        }
        return result;
    }

    @Test
    void withoutLeakItIsTheSimpleCell() {
        double[][] leaky = outputs(filled(new LeakyRnnCell(Activation.TANH, 1, 2, UNITS)));
        double[][] simple = outputs(filled(new RnnCell(Activation.TANH, 2, UNITS)));
        for (int t = 0; t < STEPS; t++) {
            assertThat(leaky[t]).as("step %d", t).containsExactly(simple[t], within(1e-12));
        }
    }

    @Test
    void aUnitWithoutWeightsRelaxesExponentially() {
        LeakyRnnCell cell = new LeakyRnnCell(Activation.IDENTITY, 0.25, 2, UNITS);
        Parameter bias = cell.parameters().get(2);
        bias.value().set(0, 2);
        bias.changed();
        double[][] outputs = outputs(cell);
        for (int t = 0; t < STEPS; t++) {
            assertThat(outputs[t][0]).isCloseTo(2 * (1 - StrictMath.pow(0.75, t + 1)), within(1e-14));
            assertThat(outputs[t][1]).isZero();
        }
    }

    @Test
    void theJacobianIsTheLeakPlusTheSlopedWeights() {
        double leak = 0.3;
        LeakyRnnCell cell = filled(new LeakyRnnCell(Activation.TANH, leak, 2, UNITS));
        double[] x = new Random(2).doubles(2 * STEPS, -1, 1).toArray();
        Trajectory trajectory = Trajectory.of(cell.program()).along(Tensor.of(x, STEPS, 2));
        assertThat(trajectory.dimension()).isEqualTo(UNITS);
        Tensor w = cell.parameters().get(1).value();
        for (int t : new int[] {0, 7, STEPS - 1}) {
            double[] u = trajectory.state(t);
            for (int j = 0; j < UNITS; j++) {
                double[] v = new double[UNITS];
                v[j] = 1;
                trajectory.pushForward(t, 1, v);
                for (int i = 0; i < UNITS; i++) {
                    double expected =
                            (i == j ? 1 - leak : 0) + leak * w.get(i * UNITS + j) * Activation.TANH.slope(u[j]);
                    assertThat(v[i]).as("step %d, (%d, %d)", t, i, j).isCloseTo(expected, within(1e-14));
                }
            }
        }
    }

    @Test
    void layersAboveSeeTheOutput() {
        LeakyRnnCell below = filled(new LeakyRnnCell(Activation.SIGMOID, 0.5, 2, UNITS));
        LeakyRnnCell above = new LeakyRnnCell(Activation.IDENTITY, 1, UNITS, UNITS);
        for (int i = 0; i < UNITS; i++) {
            above.parameters().get(0).value().set(i * (UNITS + 1), 1);
        }
        Stack stack = new Stack(List.of(below, above));
        assertThat(stack.outputs()).isEqualTo(UNITS);
        double[][] alone = outputs(below);
        double[][] seen = outputs(stack);
        for (int t = 0; t < STEPS; t++) {
            assertThat(seen[t]).as("step %d", t).containsExactly(alone[t], within(1e-15));
        }
    }

    @Test
    void refusesOtherLeaks() {
        for (double leak : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LeakyRnnCell(Activation.TANH, leak, 2, 3))
                    .withMessage("the leak must be above 0 and at most 1, not " + leak);
        }
    }
}
