package io.evenkeel.gauge;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A chaotic map: its orbit is computed once, Jacobians are evaluated along it. */
record MapProblem(String name, MatrixDynamics dynamics, double[] exponents, double tolerance, double sum)
        implements TestProblem {

    private static MapProblem of(
            String name,
            int steps,
            double[] start,
            UnaryOperator<double[]> map,
            Function<double[], double[][]> jacobian,
            double tolerance,
            double sum,
            double... exponents) {
        double[][] orbit = new double[steps][];
        double[] s = start;
        for (int t = 0; t < steps; t++) {
            orbit[t] = s;
            s = map.apply(s);
        }
        MatrixDynamics dynamics = new MatrixDynamics(start.length, steps, t -> jacobian.apply(orbit[t]));
        return new MapProblem(name, dynamics, exponents, tolerance, sum);
    }

    /**
     * x' = 1 − a x² + y, y' = b x with a = 1.4, b = 0.3 (M. Hénon, "A two-dimensional mapping with a strange attractor",
     * Communications in Mathematical Physics 50, 1976). The determinant is −b everywhere.
     */
    static MapProblem henon() {
        return of(
                "Hénon",
                300_000,
                new double[] {0.1, 0.1},
                s -> new double[] {1 - 1.4 * s[0] * s[0] + s[1], 0.3 * s[0]},
                s -> new double[][] {{-2.8 * s[0], 1}, {0.3, 0}},
                2e-3,
                Math.log(0.3),
                0.41922,
                -1.62319);
    }

    /** x' = 4 x (1 − x): conjugate to the tent map, hence ln 2. */
    static MapProblem logistic() {
        return of(
                "logistic",
                300_000,
                new double[] {0.123},
                s -> new double[] {4 * s[0] * (1 - s[0])},
                s -> new double[][] {{4 - 8 * s[0]}},
                2e-3,
                Double.NaN,
                Math.log(2));
    }

    /** Slopes 1/p and −1/(1 − p) on stretches of lengths p and 1 − p: the exponent is their entropy. */
    static MapProblem skewTent() {
        double p = 0.3;
        return of(
                "skew tent",
                300_000,
                new double[] {0.123},
                s -> new double[] {s[0] < p ? s[0] / p : (1 - s[0]) / (1 - p)},
                s -> new double[][] {{s[0] < p ? 1 / p : -1 / (1 - p)}},
                3e-3,
                Double.NaN,
                -p * Math.log(p) - (1 - p) * Math.log(1 - p));
    }

    @Override
    public int transientSteps() {
        return 1000;
    }

    @Override
    public String toString() {
        return name;
    }
}
