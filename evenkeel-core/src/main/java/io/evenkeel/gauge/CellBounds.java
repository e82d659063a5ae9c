package io.evenkeel.gauge;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.ModReluCell;
import io.evenkeel.nn.NcGruCell;
import io.evenkeel.nn.SboRnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.tensor.op.ModRelu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Gradient bounds along a trajectory for networks of one layer whose cell has them: {@link OrthogonalCellBound} for modReLU
 * cells with an orthogonal matrix, {@link NcGruBound}, and {@link SboRnnBound} for gradient descent.
 */
final class CellBounds {
    /** ‖WᵀW − I‖_F per row up to which W is called orthogonal; its singular values enter the bound as they are. */
    private static final double ORTHOGONAL = 1e-3;

    private final Cell layer;
    private final List<Expr> trace;
    private final List<RecurrentMatrix> matrices;

    /** Of the recurrent matrix of a modReLU cell, in descending order; none for other cells. */
    private final double[] singularValues;

    private CellBounds(Cell layer, Program program) {
        this.layer = layer;
        this.trace = program.pass().trace();
        this.matrices = RecurrentMatrix.of(program);
        this.singularValues = layer instanceof ModReluCell ? singularValues(matrices.get(0)) : new double[0];
    }

    /** Empty where the theory has nothing to say about a network. */
    static Optional<CellBounds> of(Cell cell, Program program) {
        boolean single = !(cell instanceof Stack stack) || stack.layers().size() == 1;
        Cell layer = cell instanceof Stack stack ? stack.layers().get(0) : cell;
        CellBounds bounds = new CellBounds(layer, program);
        boolean known = layer instanceof NcGruCell
                || layer instanceof ModReluCell && bounds.orthogonal()
                || layer instanceof SboRnnCell
                        && layer.settings().get("method").equals("sgd")
                        && !bounds.matrices.isEmpty();
        return single && known ? Optional.of(bounds) : Optional.empty();
    }

    private static double[] singularValues(RecurrentMatrix matrix) {
        double[][] w = matrix.values();
        return Jacobians.singularValues(w.length, w.length, WeightFigures.flatten(w));
    }

    private boolean orthogonal() {
        double defect = Math.sqrt(Arrays.stream(singularValues)
                .map(s -> (s * s - 1) * (s * s - 1))
                .sum());
        return defect < ORTHOGONAL * singularValues.length;
    }

    /** What a trajectory must keep. */
    List<Expr> values() {
        if (layer instanceof NcGruCell) {
            return List.of(named("update gate"), named("reset gate"), named("candidate modrelu"));
        }
        return List.of(first(e -> e.operation() instanceof ModRelu || e.operation() == Activation.RELU));
    }

    private Expr named(String name) {
        return first(e -> e.isNamed() && e.label().equals(name));
    }

    private Expr first(Predicate<Expr> which) {
        return trace.stream().filter(which).findFirst().orElseThrow();
    }

    /** Bounds of the singular values of steps first … first + k − 1 for each k. */
    List<GradientBounds> along(Trajectory trajectory, int first, int[] steps) {
        List<GradientBounds> bounds = new ArrayList<>();
        for (int k : steps) {
            bounds.add(over(trajectory, first, first + k));
        }
        return bounds;
    }

    private GradientBounds over(Trajectory trajectory, int from, int to) {
        List<Expr> kept = values();
        double[][] values = Arrays.copyOfRange(trajectory.values(kept.get(0)), from, to);
        if (layer instanceof NcGruCell) {
            return ncGru(trajectory, from, to, kept);
        }
        if (layer instanceof ModReluCell) {
            double[][] slopes = Arrays.stream(values)
                    .map(row -> Arrays.stream(row).map(y -> y == 0 ? 0 : 1).toArray())
                    .toArray(double[][]::new);
            return OrthogonalCellBound.of(slopes, singularValues[singularValues.length - 1], singularValues[0]);
        }
        boolean[][] active = new boolean[values.length][values[0].length];
        for (int t = 0; t < active.length; t++) {
            for (int i = 0; i < active[t].length; i++) {
                active[t][i] = values[t][i] > 0;
            }
        }
        double eta = Double.parseDouble(layer.settings().get("eta"));
        double alpha = Double.parseDouble(layer.settings().get("alpha"));
        return SboRnnBound.of(eta, SboRnnBound.curvature(matrices.get(0).values(), alpha, active), to - from);
    }

    private GradientBounds ncGru(Trajectory trajectory, int from, int to, List<Expr> kept) {
        double[][] candidate = matrices.get(2).values();
        NcGruBound bound = new NcGruBound(norm(1), norm(0), norm(2));
        boolean before = layer.settings().get("reset").equals("before");
        double[][] u = trajectory.values(kept.get(0));
        double[][] r = trajectory.values(kept.get(1));
        double[][] c = trajectory.values(kept.get(2));
        double largest = 1;
        for (int t = from; t < to; t++) {
            double[] h = trajectory.state(t);
            largest *= before
                    ? bound.resetBefore(u[t], r[t], c[t], h)
                    : bound.resetAfter(u[t], r[t], c[t], h, LinearResponse.of(candidate, h, 1)[1]);
        }
        return new GradientBounds(0, largest);
    }

    private double norm(int gate) {
        double[][] w = matrices.get(gate).values();
        return LargestEigenvalue.norm(Matrix.of(w.length, w.length, WeightFigures.flatten(w)));
    }
}
