package io.evenkeel.gauge;

import io.evenkeel.nn.Cell;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gauges of memory: those of the weights, and of the network linearized along its first sequence. */
final class MemoryGauges {
    /** Numbers in a state up to which its Jacobian is written out as a matrix. */
    private static final int LARGEST_STATE = 1024;

    private final Program program;
    private final Cell cell;
    private final Tensor inputs;
    private final double[] initialState;
    private final int transientSteps;
    private final int lags;

    /** @param program the cell with what stands around it, for instance an embedding */
    MemoryGauges(Program program, Cell cell, Tensor inputs, double[] initialState, int transientSteps, int lags) {
        this.program = program;
        this.cell = cell;
        this.inputs = inputs;
        this.initialState = initialState;
        this.transientSteps = transientSteps;
        this.lags = lags;
    }

    List<Diagnosis.Matrix> matrices(long seed) {
        PulseResponse pulse = PulseResponse.of(cell, HiddenChain.FREE_STEPS);
        return RecurrentMatrix.of(cell.program()).stream()
                .map(m -> matrix(m, pulse.of(m.state()), seed))
                .toList();
    }

    private static Diagnosis.Matrix matrix(RecurrentMatrix m, double[][] activity, long seed) {
        double[][] w = m.values();
        WeightFigures.flatten(w);
        SchurForm schur = SchurForm.of(w);
        return new Diagnosis.Matrix(
                m.layer(),
                m.gate(),
                m.title(),
                WeightFigures.of(w, m.weight().parameter().value().precision(), schur),
                NonNormality.of(w, schur, activity, seed));
    }

    List<LinearMemory> linear() {
        int n = program.stateDimension();
        if (n > LARGEST_STATE) {
            return List.of();
        }
        Trajectory trajectory = trajectory(1, List.of(cellInput()));
        double[][] states = new double[inputs.extent(0) - transientSteps][];
        Arrays.setAll(states, t -> trajectory.state(transientSteps + 1 + t));
        double[][] x = trajectory.values(cellInput());
        double[] state = mean(states);
        double[] input = mean(Arrays.copyOfRange(x, transientSteps, x.length));
        LinearMemory atMean = memory(LinearMemory.Point.MEAN, state, input);
        return ModReluAtRest.mixed(program)
                ? List.of(atMean)
                : List.of(memory(LinearMemory.Point.REST, new double[n], new double[input.length]), atMean);
    }

    private LinearMemory memory(LinearMemory.Point point, double[] state, double[] input) {
        return LinearMemory.of(point, LinearizedNetwork.of(cell, state, input), lags);
    }

    Optional<Diagnosis.Propagator> propagator() {
        int n = program.stateDimension();
        if (n > LARGEST_STATE) {
            return Optional.empty();
        }
        Optional<CellBounds> theory = CellBounds.of(cell, program);
        Trajectory trajectory = trajectory(n, theory.map(CellBounds::values).orElse(List.of()));
        PropagatorCondition measured = PropagatorCondition.of(trajectory, transientSteps, lags);
        return Optional.of(new Diagnosis.Propagator(
                measured,
                theory.map(t -> t.along(trajectory, transientSteps, measured.steps()))
                        .orElse(List.of())));
    }

    private Trajectory trajectory(int directions, List<Expr> kept) {
        Trajectory.Builder builder =
                Trajectory.of(program).directions(directions).keep(kept);
        return (initialState == null ? builder : builder.from(initialState)).along(inputs);
    }

    /** What the cell reads: the embedded indices where there is an embedding. */
    private Expr cellInput() {
        return program.pass().trace().stream()
                .filter(e -> e.operation() instanceof Embedding)
                .findFirst()
                .orElseGet(() -> program.input("x"));
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            Arrays.setAll(mean, i -> mean[i] + row[i] / rows.length);
        }
        return mean;
    }
}
