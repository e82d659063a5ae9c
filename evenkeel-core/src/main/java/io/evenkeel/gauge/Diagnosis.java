package io.evenkeel.gauge;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Network;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the gauges found on a network along given inputs. Figures of several sequences are averaged.
 *
 * @param cell kind of cell ({@code tanh}, {@code relu}, {@code gru}, {@code lstm}), empty for a user's own
 * @param sequences number of input sequences
 * @param steps their length
 * @param stateDimension numbers in the state
 * @param spectrum Lyapunov exponents along the first … last sequence, averaged
 * @param gradient root mean square gradient by lag
 * @param singularValues of the one-step Jacobian
 * @param sensitivity of the output units to the state before
 * @param growth largest finite-time growth rates
 * @param matrices recurrent matrices with their figures
 * @param saturations activations with how much of them is flat or dead
 * @param lossGradient norm of the loss gradient by lag, absent without a read-out
 * @param blame contributions of the factors to the leading exponent
 * @param memory Fisher memory of the network linearized at rest and at the mean of the first sequence; empty for states of
 *     more than 1024 numbers
 * @param propagator norm and condition of k steps along the first sequence, absent for states of more than 1024 numbers
 */
public record Diagnosis(
        String cell,
        int sequences,
        int steps,
        int stateDimension,
        LyapunovSpectrum.Result spectrum,
        LagCurve gradient,
        JacobianSingularValues.Result singularValues,
        StateSensitivity.Result sensitivity,
        FiniteTimeGrowth.Result growth,
        List<Matrix> matrices,
        List<Flatness> saturations,
        Optional<LagCurve> lossGradient,
        List<BlameFactor> blame,
        List<LinearMemory> memory,
        Optional<Propagator> propagator) {

    /**
     * A recurrent matrix.
     *
     * @param layer index of its layer
     * @param gate index of its gate
     * @param name for people
     * @param figures its figures
     * @param nonNormality what it does to small differences beyond its eigenvalues
     */
    public record Matrix(int layer, int gate, String name, WeightFigures figures, NonNormality nonNormality) {}

    /**
     * Steps along the trajectory, taken together.
     *
     * @param condition what was measured after k = 1, 2, 4 … steps
     * @param bounds what theory promises for the same k; empty for cells of which it promises nothing
     */
    public record Propagator(PropagatorCondition condition, List<GradientBounds> bounds) {}

    /**
     * An activation along the trajectory.
     *
     * @param layer index of its layer, −1 if unknown
     * @param name for people
     * @param kind which function
     * @param saturation how much of it is flat or dead
     */
    public record Flatness(int layer, String name, Saturation.Kind kind, Saturation saturation) {}

    /**
     * Prepares a diagnosis of a network as it was read from a file.
     *
     * @param network layers, embedding and read-out
     * @return a builder for inputs and options
     */
    public static Diagnoser of(Network network) {
        return new Diagnoser(network.program(), network.stack(), network.head().orElse(null), network.kind());
    }

    /**
     * Prepares a diagnosis of a cell.
     *
     * @param cell any cell, a user's own too
     * @return a builder for inputs and options
     */
    public static Diagnoser of(Cell cell) {
        return new Diagnoser(cell.program(), cell, null, "");
    }

    /** @return in a word, by the usual thresholds, what becomes of signals and gradients */
    public Verdict verdict() {
        return judgment(VerdictThresholds.DEFAULT.over(gradient.lags())).verdict();
    }

    /**
     * Judges what was measured.
     *
     * @param thresholds where to draw the lines
     * @return the verdict with its reason, horizon and remedies
     */
    public Judgment judgment(VerdictThresholds thresholds) {
        return Judgment.of(evidence(), thresholds);
    }

    /** @return what a verdict rests on */
    public Evidence evidence() {
        double saturated = saturations.stream()
                .mapToDouble(f -> f.saturation().fraction())
                .average()
                .orElse(Double.NaN);
        double units =
                saturations.stream().mapToInt(f -> f.saturation().dead().length).sum();
        double dead =
                saturations.stream().mapToInt(f -> f.saturation().deadUnits()).sum();
        boolean bounded =
                !saturations.isEmpty() && saturations.stream().noneMatch(f -> f.kind() == Saturation.Kind.RELU);
        return Evidence.of(spectrum.exponents()[0], spectrum.standardError()[0], gradient.mean())
                .cell(cell)
                .boundedState(bounded)
                .saturation(saturated, units == 0 ? Double.NaN : dead / units)
                .blame(blame);
    }
}
