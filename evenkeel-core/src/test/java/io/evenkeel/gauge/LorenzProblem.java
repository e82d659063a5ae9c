package io.evenkeel.gauge;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The Lorenz system, σ = 10, ρ = 28, β = 8/3, sampled every 0.1 units of time: the Jacobians are the flow's, integrated
 * from the variational equation Φ' = Df(x) Φ beside the state (E. N. Lorenz, "Deterministic nonperiodic flow", Journal of
 * the Atmospheric Sciences 20, 1963; exponents 0.906, 0, −14.57 per unit of time). The flow contracts volumes at the rate
 * σ + 1 + β everywhere.
 */
record LorenzProblem(MatrixDynamics dynamics) implements TestProblem {
    static final double SAMPLING = 0.1;
    private static final double SIGMA = 10;
    private static final double RHO = 28;
    private static final double BETA = 8.0 / 3;

    static LorenzProblem create() {
        int steps = 20_000;
        double[][][] flow = new double[steps][][];
        var integrator = new DormandPrince853Integrator(1e-6, SAMPLING, 1e-9, 1e-9);
        double[] y = {1, 1, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < 9; i++) {
                y[3 + i] = i % 4 == 0 ? 1 : 0;
            }
            y = integrator
                    .integrate(new Variational(), new ODEState(t * SAMPLING, y), (t + 1) * SAMPLING)
                    .getPrimaryState();
            flow[t] = new double[][] {{y[3], y[4], y[5]}, {y[6], y[7], y[8]}, {y[9], y[10], y[11]}};
        }
        return new LorenzProblem(MatrixDynamics.periodic(steps, flow));
    }

    @Override
    public int transientSteps() {
        return 500;
    }

    @Override
    public double[] exponents() {
        return new double[] {0.906 * SAMPLING, 0, -14.572 * SAMPLING};
    }

    @Override
    public double tolerance() {
        return 0.02 * SAMPLING;
    }

    @Override
    public double sum() {
        return -(SIGMA + 1 + BETA) * SAMPLING;
    }

    @Override
    public String toString() {
        return "Lorenz";
    }

    /** State and, row by row, Φ. */
    private static final class Variational implements OrdinaryDifferentialEquation {
        @Override
        public int getDimension() {
            return 12;
        }

        @Override
        public double[] computeDerivatives(double time, double[] y) {
            double[] d = new double[12];
            d[0] = SIGMA * (y[1] - y[0]);
            d[1] = y[0] * (RHO - y[2]) - y[1];
            d[2] = y[0] * y[1] - BETA * y[2];
            double[][] f = {{-SIGMA, SIGMA, 0}, {RHO - y[2], -1, -y[0]}, {y[1], y[0], -BETA}};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    for (int k = 0; k < 3; k++) {
                        d[3 + 3 * i + j] += f[i][k] * y[3 + 3 * k + j];
                    }
                }
            }
            return d;
        }
    }
}
