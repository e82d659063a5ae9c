package io.evenkeel.lab.spec;

import io.evenkeel.matrix.Matrix;
import io.evenkeel.matrix.MatrixNorms;
import io.evenkeel.nn.Block;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.IdentityPlusLowRank;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.SboRnnCell;
import io.evenkeel.nn.SharedScalar;
import io.evenkeel.tensor.Parameter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Every step is a step of stochastic gradient descent, see {@link SboRnnCell}.
 *
 * @param units in a layer
 * @param layers on top of each other
 * @param method how a gradient becomes a step
 * @param recurrent whether the recurrent weights are a matrix or one number
 * @param rank of the dense matrix' difference from the identity
 * @param eta step size
 * @param alpha coefficient of the state
 * @param momentum at the start
 * @param frozen whether the dense matrix stays as it starts
 */
public record SboRnnOptions(
        @Setting(value = "units in a layer", least = 1) int units,

        @Setting(value = "layers on top of each other", standard = "1", least = 1)
        int layers,

        @Setting(value = "how a gradient of the lower level becomes a step", standard = "sgd")
        SboRnnCell.Method method,

        @Setting(value = "whether recurrent weights are a matrix or one number", standard = "dense")
        Recurrent recurrent,

        @Setting(
                value =
                        "rank of the dense matrix' difference from the identity; 50, or the units where there are fewer, if"
                                + " not given",
                least = 1)
        Optional<Integer> rank,

        @Setting(value = "step size of the lower level", standard = "1e-3", above = 0)
        double eta,

        @Setting(value = "coefficient of the state in the lower level's objective", standard = "1.0")
        double alpha,

        @Setting(value = "momentum of shb and snag at the start", standard = "0.5", least = 0, most = 0.999)
        double momentum,

        @Setting(value = "whether the dense matrix stays as it starts, as in the authors' release", standard = "false")
        boolean frozen)
        implements CellOptions {
    /** What momentum is clamped to; as in the setting. */
    private static final double MOST_MOMENTUM = 0.999;

    private static final int USUAL_RANK = 50;

    /** Forms of the recurrent weights. */
    public enum Recurrent {
        /** The identity plus a matrix of low rank. */
        DENSE,
        /** One number times the identity. */
        SPARSE
    }

    @Override
    public IntFunction<Cell> cells() {
        return inputs -> new SboRnnCell(inputs, units, method, recurrent == Recurrent.DENSE, eta, alpha);
    }

    @Override
    public boolean determinesAll() {
        return true;
    }

    @Override
    public void parametrize(Cell cell) {
        for (Parameter p : cell.parameters()) {
            if (p.name().equals("weight_hh")) {
                cell.parametrize(
                        "",
                        recurrent == Recurrent.DENSE
                                ? new IdentityPlusLowRank(Block.of(p), rank.orElse(Math.min(USUAL_RANK, units)), frozen)
                                : new SharedScalar(Block.of(p), 0));
            } else if (p.name().equals("momentum")) {
                cell.parametrize("momentum", new SharedScalar(Block.of(p), momentum, 0, MOST_MOMENTUM));
            }
        }
    }

    /** Where all units are active the curvature is ‖α I − W‖₂², where none is, α². */
    @Override
    public Optional<String> check(Network network) {
        double curvature = alpha * alpha;
        double bound = curvature;
        for (Cell cell : network.stack().layers()) {
            if (recurrent == Recurrent.DENSE) {
                double[] w = cell.parameters().get(1).value().toDoubles();
                Matrix matrix = Matrix.of(units, units, w);
                double active = MatrixNorms.spectral(matrix.plusIdentity(-alpha));
                curvature = Math.max(curvature, active * active);
                double sum = Math.abs(alpha) + MatrixNorms.spectral(matrix);
                bound = Math.max(bound, sum * sum);
            }
        }
        if (eta * curvature > limit()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "eta times the curvature of the lower level is %.3g at the start, and %s diverges above %.3g;"
                            + " eta must be smaller",
                    eta * curvature,
                    Settings.word(method),
                    limit()));
        }
        return eta * bound > 1
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "eta times the curvature of the lower level may be up to %.3g at the start; above 1 a step may turn"
                                + " a direction round, and gradients may vanish",
                        eta * bound))
                : Optional.empty();
    }

    /** The largest η times curvature for which a mode is stable. */
    private double limit() {
        return switch (method) {
            case SGD -> 2;
            case SHB -> 2 * (1 + momentum);
            case SNAG -> 1 + 1 / (1 + 2 * momentum);
        };
    }
}
