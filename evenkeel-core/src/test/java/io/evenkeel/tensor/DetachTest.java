package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kernel.Precision;
import org.junit.jupiter.api.Test;

/** Training does not look through {@code detach}, gauges do: {@code loss = u · x + detach(w · x)} at x = 3. */
class DetachTest {
    private final Parameter u = scalar("u", 5);
    private final Parameter w = scalar("w", 7);
    private final Expr loss;
    private final Program program;

    DetachTest() {
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 1);
        loss = Operations.linear(x, u).plus(Operations.detach(Operations.linear(x, w)));
        trace.output("loss", loss);
        program = trace.end();
    }

    private static Parameter scalar(String name, double value) {
        return new Parameter(name, Tensor.of(new double[] {value}, 1, 1));
    }

    @Test
    void trainingStopsAtIt() {
        try (Backpropagation training =
                Backpropagation.of(program, "loss").precision(Precision.DOUBLE).build()) {
            training.input("x", Tensor.of(new double[] {3}, 1, 1, 1));
            assertThat(training.run()).isEqualTo(36);
            assertThat(training.gradient(u).get(0)).isEqualTo(3);
            assertThat(training.gradient(w).get(0)).isZero();
        }
    }

    @Test
    void reverseModeTakesTheDerivativeItIsTold() {
        assertThat(reverse(DerivativeRule.TRUE)).isEqualTo(12);
        assertThat(reverse(DerivativeRule.TRAINING)).isEqualTo(5);
    }

    private double reverse(DerivativeRule rule) {
        Adjoint adjoint = Adjoint.of(program.pass())
                .output(loss)
                .input(program.input("x"))
                .rule(rule)
                .build();
        Replay<?> replay =
                Replay.of(1, 1).pass(program.pass(), 1).pass(adjoint.pass(), 1).build(Precision.DOUBLE);
        replay.write(program.input("x"), 0, 0, new double[] {3}, 0);
        replay.fill(adjoint.seed(loss), 1);
        replay.run(program.pass());
        replay.run(adjoint.pass());
        double[] gradient = new double[1];
        replay.read(adjoint.pass().outputs().get(0), 0, 0, gradient, 0);
        return gradient[0];
    }

    @Test
    void forwardModeTakesTheDerivativeItIsTold() {
        assertThat(forward(DerivativeRule.TRUE)).isEqualTo(12);
        assertThat(forward(DerivativeRule.TRAINING)).isEqualTo(5);
    }

    private double forward(DerivativeRule rule) {
        Expr x = program.input("x");
        Tangent tangent =
                Tangent.of(program.pass()).input(x).rule(rule).withOutputs().build();
        Replay<?> replay =
                Replay.of(1, 1).pass(program.pass(), 1).pass(tangent.pass(), 1).build(Precision.DOUBLE);
        replay.write(x, 0, 0, new double[] {3}, 0);
        replay.write(tangent.of(x), 0, 0, new double[] {1}, 0);
        replay.run(program.pass());
        replay.run(tangent.pass());
        double[] slope = new double[1];
        replay.read(tangent.pass().outputs().get(0), 0, 0, slope, 0);
        return slope[0];
    }
}
