package io.evenkeel.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

    abstract static class ActivationContract extends OperationContract {
        private final Activation activation;

        ActivationContract(Activation activation) {
            this.activation = activation;
        }

        @Override
        protected int[] widths() {
            return new int[] {20};
        }

        /** Away from kinks, on both sides of them. */
        @Override
        protected double argument(double x) {
            return x + Math.copySign(0.2, x);
        }

        @Override
        protected Expr record(List<Expr> x) {
            return activation.of(x.get(0));
        }
    }

    @Nested
    class LeakyRelu extends ActivationContract {
        LeakyRelu() {
            super(Activation.LEAKY_RELU);
        }
    }

    @Nested
    class Elu extends ActivationContract {
        Elu() {
            super(Activation.ELU);
        }
    }

    @Nested
    class Selu extends ActivationContract {
        Selu() {
            super(Activation.SELU);
        }
    }

    @Nested
    class Softplus extends ActivationContract {
        Softplus() {
            super(Activation.SOFTPLUS);
        }
    }

    @Nested
    class Identity extends ActivationContract {
        Identity() {
            super(Activation.IDENTITY);
        }
    }

    @Nested
    class Step extends ActivationContract {
        Step() {
            super(Activation.STEP);
        }
    }

    /** Arguments, and what a program makes of them: outputs, then slopes. */
    private static double[][] run(Activation activation, Precision precision, double... x) {
        Program.Trace trace = new Program.Trace();
        Expr input = trace.input("x", x.length);
        Expr y = activation.of(input);
        trace.output("y", y);
        Program program = trace.end();
        Adjoint adjoint = Adjoint.of(program.pass()).output(y).input(input).build();
        Replay<?> replay =
                Replay.of(1, 1).pass(program.pass(), 1).pass(adjoint.pass(), 1).build(precision);
        replay.write(input, 0, 0, x, 0);
        if (activation.differentiable()) {
            replay.fill(adjoint.seed(y), 1);
        }
        replay.run(program.pass());
        replay.run(adjoint.pass());
        double[][] result = new double[2][x.length];
        replay.read(y, 0, 0, result[0], 0);
        replay.read(adjoint.pass().outputs().get(0), 0, 0, result[1], 0);
        return result;
    }

    private static final double[] ARGUMENTS = {-30, -8, -2.5, -1, -0.3, -1e-9, 0, 1e-9, 0.2, 0.9, 3, 7, 40};

    @ParameterizedTest
    @EnumSource(Activation.class)
    void programsAndNumbersAgree(Activation activation) {
        double[][] results = run(activation, Precision.DOUBLE, ARGUMENTS);
        for (int i = 0; i < ARGUMENTS.length; i++) {
            double x = ARGUMENTS[i];
            double value = activation.value(x);
            assertThat(results[0][i]).as("value at %s", x).isCloseTo(value, within(1e-15 * Math.abs(value)));
            // From an output near 1 a slope is known absolutely, not relatively.
            assertThat(results[1][i]).as("slope at %s", x).isCloseTo(activation.slope(x), within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void derivativesAgreeWithCentralDifferences(Activation activation) {
        double h = 1e-5;
        for (double x : new double[] {-12, -3.3, -1.1, -0.4, -0.01, 0.01, 0.3, 0.8, 2.2, 15}) {
            double slope = (activation.value(x + h) - activation.value(x - h)) / (2 * h);
            double curvature = (activation.slope(x + h) - activation.slope(x - h)) / (2 * h);
            assertThat(activation.slope(x)).as("slope at %s", x).isCloseTo(slope, within(1e-10));
            assertThat(activation.curvature(x)).as("curvature at %s", x).isCloseTo(curvature, within(1e-10));
        }
    }

    /** Leading terms of the expansions far out: 4 e^(−2|x|), e^(−|x|). */
    @Test
    void slopesKeepTheirRelativeAccuracyFarOut() {
        for (double x : new double[] {-300, -40, 40, 300}) {
            double tanh = 4 * StrictMath.exp(-2 * Math.abs(x));
            assertThat(Activation.TANH.slope(x)).isCloseTo(tanh, within(1e-15 * tanh));
            assertThat(Activation.TANH.curvature(x)).isCloseTo(-2 * Math.signum(x) * tanh, within(1e-14 * tanh));
            double logistic = StrictMath.exp(-Math.abs(x));
            assertThat(Activation.SIGMOID.slope(x)).isCloseTo(logistic, within(1e-15 * logistic));
        }
        double tiny = StrictMath.exp(-50);
        assertThat(run(Activation.SOFTPLUS, Precision.DOUBLE, -50)[1][0]).isCloseTo(tiny, within(1e-15 * tiny));
        assertThat(run(Activation.SOFTPLUS, Precision.SINGLE, -50)[1][0]).isCloseTo(tiny, within(1e-6 * tiny));
        assertThat(run(Activation.ELU, Precision.SINGLE, -1e-6f)[0][0]).isCloseTo(-1e-6f, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, names = "STEP", mode = EnumSource.Mode.EXCLUDE)
    void whatIsNotANumberStaysVisible(Activation activation) {
        assertThat(run(activation, Precision.DOUBLE, Double.NaN)[0][0]).isNaN();
        assertThat(run(activation, Precision.SINGLE, Double.NaN)[0][0]).isNaN();
        assertThat(activation.value(Double.NaN)).isNaN();
        assertThat(activation.differentiable()).isTrue();
    }

    /** The fixed point of the mapping of moments that λ and α are made for: E f(z) = 0, E f(z)² = 1 for a Gaussian z. */
    @Test
    void seluKeepsMeanZeroAndVarianceOne() {
        double mean = 0;
        double square = 0;
        double h = 1e-3;
        for (int i = -10_000; i <= 10_000; i++) {
            double density = h * StrictMath.exp(-i * h * i * h / 2) / Math.sqrt(2 * Math.PI);
            double y = Activation.SELU.value(i * h);
            mean += density * y;
            square += density * y * y;
        }
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(square).isCloseTo(1, within(1e-6));
    }

    @Test
    void stepsHaveNoUsableDerivative() {
        assertThat(Activation.STEP.differentiable()).isFalse();
        double[][] results = run(Activation.STEP, Precision.SINGLE, -1, -0.0, 0, 1e-30, 5);
        assertThat(results[0]).containsExactly(0, 0, 0, 1, 1);
        assertThat(results[1]).containsOnly(0);
    }
}
