package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every operation promises: its reverse rule agrees with central differences, its forward rule is the reverse rule's
 * transpose, its derivatives can be differentiated again, single precision agrees with double, operands stay untouched.
 */
public abstract class OperationContract {
    private static final double STEP = 1e-5;

    /** Widths of the operands. */
    protected abstract int[] widths();

    /** Records the operation. */
    protected abstract Expr record(List<Expr> operands);

    /** Records the step; an operation is a step without state. */
    protected void trace(Program.Trace trace, List<Expr> x) {
        trace.output("y", record(x));
    }

    /** Makes an argument one at which the operation is smooth. */
    protected double argument(double x) {
        return x;
    }

    /** Operands that are not differentiated, such as indices. */
    protected List<Integer> fixedOperands() {
        return List.of();
    }

    private final List<Expr> operands = new ArrayList<>();
    private Program program;

    private Derivatives derivatives(Precision precision) {
        operands.clear();
        Program.Trace trace = new Program.Trace();
        for (int i = 0; i < widths().length; i++) {
            operands.add(trace.input("x" + i, widths()[i]));
        }
        trace(trace, operands);
        program = trace.end();
        return new Derivatives(program.pass(), operands, precision);
    }

    private double[] point(Derivatives d, Random random) {
        double[] at =
                random.doubles(d.arguments(), -1.5, 1.5).map(this::argument).toArray();
        int from = 0;
        for (int i = 0; i < widths().length; i++) {
            int n = widths()[i] * Derivatives.STEPS * Derivatives.EXAMPLES;
            if (fixedOperands().contains(i)) {
                for (int j = 0; j < n; j++) {
                    at[from + j] = random.nextInt(3);
                }
            }
            from += n;
        }
        return at;
    }

    private double[] direction(Derivatives d, Random random) {
        double[] v = d.randomDirection(random, d.arguments());
        int from = 0;
        for (int i = 0; i < widths().length; i++) {
            int n = widths()[i] * Derivatives.STEPS * Derivatives.EXAMPLES;
            if (fixedOperands().contains(i)) {
                java.util.Arrays.fill(v, from, from + n, 0);
            }
            from += n;
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothModesAgreeWithCentralDifferences(long seed) {
        Random random = new Random(seed);
        Derivatives d = derivatives(Precision.DOUBLE);
        double[] at = point(d, random);
        double[] v = direction(d, random);
        double[] jv = d.pushForward(at, v);
        double[] plus = d.value(Derivatives.along(at, v, STEP));
        double[] minus = d.value(Derivatives.along(at, v, -STEP));
        for (int i = 0; i < jv.length; i++) {
            double difference = (plus[i] - minus[i]) / (2 * STEP);
            assertThat(jv[i])
                    .as("%s, seed %d, result %d", getClass().getSimpleName(), seed, i)
                    .isCloseTo(difference, within(1e-7 * (1 + Math.abs(difference))));
        }
        double[][] us = new double[3][];
        for (int k = 0; k < us.length; k++) {
            us[k] = d.randomDirection(random, d.results());
        }
        double[][] gs = d.pullBack(at, us);
        for (int k = 0; k < us.length; k++) {
            double expected = Derivatives.dot(us[k], jv);
            assertThat(Derivatives.dot(gs[k], v))
                    .as("%s, seed %d, cotangent %d", getClass().getSimpleName(), seed, k)
                    .isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void derivativesCanBeDifferentiatedAgain(long seed) {
        Random random = new Random(seed);
        Derivatives d = derivatives(Precision.DOUBLE);
        double[] at = point(d, random);
        double[] v = direction(d, random);
        double[] w = direction(d, random);
        double[] u = d.randomDirection(random, d.results());
        double expected = (Derivatives.dot(u, d.pushForward(Derivatives.along(at, w, STEP), v))
                        - Derivatives.dot(u, d.pushForward(Derivatives.along(at, w, -STEP), v)))
                / (2 * STEP);
        assertThat(Derivatives.dot(d.secondOrder(at, v, u), w))
                .as("%s, seed %d", getClass().getSimpleName(), seed)
                .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
    }

    @Test
    void singlePrecisionAgreesWithDouble() {
        Random random = new Random(6);
        Derivatives wide = derivatives(Precision.DOUBLE);
        double[] at = point(wide, random);
        double[] u = wide.randomDirection(random, wide.results());
        double[] y = wide.value(at);
        double[] g = wide.pullBack(at, u)[0];
        Derivatives narrow = derivatives(Precision.SINGLE);
        double[] y32 = narrow.value(at);
        double[] g32 = narrow.pullBack(at, u)[0];
        for (int i = 0; i < y.length; i++) {
            assertThat(y32[i]).isCloseTo(y[i], within(1e-5 * (1 + Math.abs(y[i]))));
        }
        for (int i = 0; i < g.length; i++) {
            assertThat(g32[i]).isCloseTo(g[i], within(3e-5 * (1 + Math.abs(g[i]))));
        }
    }

    @Test
    void operandsStayUntouched() {
        Derivatives d = derivatives(Precision.DOUBLE);
        double[] at = point(d, new Random(7));
        Replay<?> replay = Replay.of(Derivatives.STEPS, Derivatives.EXAMPLES)
                .pass(program.pass(), 1)
                .build(Precision.DOUBLE);
        int from = 0;
        for (Expr x : operands) {
            for (int t = 0; t < Derivatives.STEPS; t++) {
                for (int row = 0; row < Derivatives.EXAMPLES; row++) {
                    replay.write(x, t, row, at, from);
                    from += x.width();
                }
            }
        }
        replay.run(program.pass());
        from = 0;
        for (Expr x : operands) {
            for (int t = 0; t < Derivatives.STEPS; t++) {
                for (int row = 0; row < Derivatives.EXAMPLES; row++) {
                    double[] read = new double[x.width()];
                    replay.read(x, t, row, read, 0);
                    for (double value : read) {
                        assertThat(value).isEqualTo(at[from++]);
                    }
                }
            }
        }
    }
}
