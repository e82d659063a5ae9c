package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;

/**
 * Free motion of a network after a unit pulse: from the zero state, 1 on every input at the first step, 0 at all later ones.
 * In front of an embedding the pulse enters behind it, where inputs are vectors.
 */
public final class PulseResponse {
    private final Cell cell;
    private final double[][] states;

    private PulseResponse(Cell cell, double[][] states) {
        this.cell = cell;
        this.states = states;
    }

    /**
     * Runs a network in double precision.
     *
     * @param cell any cell or stack of cells
     * @param freeSteps steps after the one with the pulse, at least 0
     * @return the response
     */
    public static PulseResponse of(Cell cell, int freeSteps) {
        Require.atLeast(0, freeSteps, "number of free steps");
        Tensor pulse = Tensor.zeros(Precision.DOUBLE, freeSteps + 1, cell.inputs());
        for (int i = 0; i < cell.inputs(); i++) {
            pulse.set(i, 1);
        }
        Trajectory trajectory = Trajectory.of(cell.program()).directions(1).along(pulse);
        double[][] states = new double[freeSteps + 1][];
        Arrays.setAll(states, t -> trajectory.state(t + 1));
        return new PulseResponse(cell, states);
    }

    /** @return all parts of the state, stacked, after each step */
    public double[][] states() {
        return states;
    }

    /**
     * A part of the state.
     *
     * @param part as it stands in the cell's program at the beginning of a step
     * @return {@code [step][unit]}
     * @throws IllegalArgumentException if it is none
     */
    public double[][] of(Expr part) {
        int from = 0;
        for (Recurrence r : cell.program().pass().recurrences()) {
            if (r.leaf().equals(part)) {
                int first = from;
                return Arrays.stream(states)
                        .map(s -> Arrays.copyOfRange(s, first, first + part.width()))
                        .toArray(double[][]::new);
            }
            from += r.leaf().width();
        }
        throw new IllegalArgumentException("the cell has no such part of the state");
    }
}
