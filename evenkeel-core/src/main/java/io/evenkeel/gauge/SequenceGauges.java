package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All gauges on one input sequence. Each drives a trajectory of its own, so that they may run side by side. */
final class SequenceGauges {
    /** State dimension up to which the gradient by lag is exact; above it is estimated from so many probes. */
    private static final int EXACT = 1024;

    private static final int PROBES = 128;

    /** Vectors by which the leading growth is found: what blame and finite-time growth push at once. */
    private static final int FEW = 4;

    private final Options o;
    private final Tensor inputs;
    private final int[] targets;

    SequenceGauges(Options options, Tensor inputs, int[] targets) {
        this.o = options;
        this.inputs = inputs;
        this.targets = targets;
    }

    /** What all sequences share. */
    record Options(
            Program program,
            Cell cell,
            Network.Head head,
            Precision precision,
            double[] initialState,
            int transientSteps,
            int lags,
            int exponents,
            int every,
            long seed) {}

    private Trajectory.Builder trajectory() {
        Trajectory.Builder builder = Trajectory.of(o.program).precision(o.precision);
        return o.initialState == null ? builder : builder.from(o.initialState);
    }

    /** The first step after which the state is not finite, 0 for the initial state, −1 for none. */
    int firstNonFiniteStep() {
        return trajectory().directions(1).along(inputs).firstNonFiniteStep();
    }

    LyapunovSpectrum.Result spectrum() {
        int k = Math.min(o.exponents, o.program.stateDimension());
        return LyapunovSpectrum.of(trajectory().directions(k).along(inputs))
                .discarding(o.transientSteps)
                .leading(k)
                .measure();
    }

    JacobianSingularValues.Result singularValues() {
        return JacobianSingularValues.of(trajectory().along(inputs))
                .discarding(o.transientSteps)
                .every(o.every)
                .measure();
    }

    StateSensitivity.Result sensitivity() {
        return StateSensitivity.of(trajectory().along(inputs))
                .rows(OutputRows.of(o.cell))
                .discarding(o.transientSteps)
                .measure();
    }

    FiniteTimeGrowth.Result growth() {
        return FiniteTimeGrowth.of(trajectory().directions(FEW).along(inputs))
                .discarding(o.transientSteps)
                .window(Math.min(o.every, inputs.extent(0) - o.transientSteps))
                .every(o.every)
                .measure();
    }

    List<BlameFactor> blame() {
        return Blame.of(
                o.program,
                o.precision,
                neutral -> trajectory().directions(FEW).counterfactual(neutral).along(inputs),
                o.transientSteps);
    }

    LagCurve gradient() {
        boolean exact = o.program.stateDimension() <= EXACT;
        Trajectory.Builder builder = trajectory();
        GradientByLag gauge = GradientByLag.of((exact ? builder : builder.directions(PROBES)).along(inputs))
                .discarding(o.transientSteps)
                .lags(o.lags)
                .every(o.every);
        return (exact ? gauge : gauge.probes(PROBES, o.seed)).measure();
    }

    List<Diagnosis.Flatness> saturations() {
        List<Expr> activations = o.program.pass().trace().stream()
                .filter(e -> kind(e).isPresent())
                .toList();
        Trajectory trajectory = trajectory().directions(1).keep(activations).along(inputs);
        return activations.stream()
                .map(a -> {
                    Saturation.Kind kind = kind(a).orElseThrow();
                    double[][] values = trajectory.values(a);
                    double[][] after = Arrays.copyOfRange(values, o.transientSteps, values.length);
                    return new Diagnosis.Flatness(a.layer(), a.label(), kind, Saturation.of(kind, after));
                })
                .toList();
    }

    private static Optional<Saturation.Kind> kind(Expr value) {
        return Saturation.Kind.of(value.operation());
    }

    /** Null where there is no read-out. */
    LagCurve lossGradient() {
        if (o.head == null) {
            return null;
        }
        Trajectory trajectory = trajectory().directions(1).along(inputs);
        int[] rows = OutputRows.of(o.cell);
        int units = o.head.weight().columns();
        int first = rows[rows.length - units];
        ReadOutGradient gradient = new ReadOutGradient(o.cell, o.head, o.precision);
        return LossGradientByLag.of(trajectory, t -> {
                    double[] state = trajectory.state(t);
                    double[] h = Arrays.copyOfRange(state, first, first + units);
                    double[] g = new double[state.length];
                    double[] dh = targets != null && targets[t - 1] >= 0
                            ? gradient.ofCrossEntropy(h, targets[t - 1])
                            : gradient.ofProbe(h, o.seed, t);
                    System.arraycopy(dh, 0, g, first, units);
                    return g;
                })
                .discarding(o.transientSteps)
                .lags(o.lags)
                .every(o.every)
                .measure();
    }
}
