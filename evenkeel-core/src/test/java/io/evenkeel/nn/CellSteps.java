package io.evenkeel.nn;

import io.evenkeel.gauge.Trajectory;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;

/** Steps of a cell one by one, and their Jacobians as matrices. */
final class CellSteps {
    private final Program program;
    private final int inputs;

    CellSteps(Cell cell) {
        program = cell.program();
        inputs = cell.inputs();
    }

    static void set(Cell cell, String name, double... values) {
        for (Parameter p : cell.parameters()) {
            if (p.name().equals(name)) {
                p.set(Tensor.of(values, p.value().shape()));
            }
        }
    }

    /** The states 0 … T of a run. */
    double[][] run(double[] state, double[][] x) {
        Trajectory trajectory = trajectory(state, x);
        double[][] states = new double[x.length + 1][];
        for (int t = 0; t <= x.length; t++) {
            states[t] = trajectory.state(t);
        }
        return states;
    }

    /** ∂s_T/∂s_0. */
    double[][] jacobian(double[] state, double[][] x) {
        Trajectory trajectory = trajectory(state, x);
        int n = state.length;
        double[] columns = new double[n * n];
        for (int i = 0; i < n; i++) {
            columns[i * n + i] = 1;
        }
        for (int t = 0; t < x.length; t++) {
            trajectory.pushForward(t, n, columns);
        }
        double[][] jacobian = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                jacobian[i][j] = columns[j * n + i];
            }
        }
        return jacobian;
    }

    private Trajectory trajectory(double[] state, double[][] x) {
        double[] all = new double[x.length * inputs];
        for (int t = 0; t < x.length; t++) {
            System.arraycopy(x[t], 0, all, t * inputs, inputs);
        }
        return Trajectory.of(program).from(state).along(Tensor.of(all, x.length, inputs));
    }
}
