package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NeuronGroup;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Trainer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gauges of a model while it is trained. What goes along a trajectory is measured on the first held-out sequence, the
 * task's gradient on the first few; the same ones every time, in double precision. Nothing here changes the training.
 */
public final class TrainingGauges {
    private static final int GRADIENT_EXAMPLES = 8;

    /** What the gauges may cost. */
    public enum Tier {
        /** About as much as an update: sensitivity, saturation, the task's gradient by depth and by time, health of parametrizations. */
        ECONOMY("sensitivity", "saturation", "task-gradient", "parametrization"),
        /** Tens of updates: the largest exponent and the recurrent matrices besides. */
        BUSINESS("sensitivity", "saturation", "task-gradient", "parametrization", "lyapunov", "weights"),
        /** Everything, as a diagnosis has it. */
        FULL(
                "sensitivity",
                "saturation",
                "task-gradient",
                "parametrization",
                "lyapunov",
                "weights",
                "lyapunov-spectrum",
                "gradient-by-lag",
                "loss-gradient-by-lag",
                "singular-values",
                "finite-time-growth",
                "blame");

        private final Set<String> gauges;

        Tier(String... gauges) {
            this.gauges = new TreeSet<>(List.of(gauges));
        }

        /** @return names of the gauges, in alphabetic order */
        public Set<String> gauges() {
            return gauges;
        }
    }

    private final Model model;
    private final Program program;
    private final Set<String> wanted;
    private final Batch probe;
    private final List<NeuronGroup> groups;
    private final TaskGradient taskGradient;
    private final long seed;

    /**
     * Prepares gauges.
     *
     * @param trainer of the model, whose held-out examples and seed are used
     * @param gauges names, see {@link Tier}
     * @throws IllegalArgumentException if there is no gauge of a name, or it does not apply to the model
     */
    public TrainingGauges(Trainer trainer, Collection<String> gauges) {
        this.model = trainer.model();
        this.program = trainer.program();
        this.wanted = new TreeSet<>(gauges);
        this.seed = trainer.seed();
        for (String gauge : wanted) {
            if (!Tier.FULL.gauges().contains(gauge)) {
                throw new IllegalArgumentException(
                        "there is no gauge " + gauge + " during training, only " + String.join(", ", names()));
            }
            if (!(model instanceof Network) && !ofAnyModel().contains(gauge)) {
                throw new IllegalArgumentException("gauge " + gauge
                        + " needs a recurrent network; for others there are " + String.join(", ", ofAnyModel()));
            }
        }
        this.probe = first(trainer.task().evaluation(seed, trainer.examples()).get(0));
        this.groups =
                NeuronGroup.find(program).stream().filter(g -> !g.output()).toList();
        this.taskGradient = wanted.contains("task-gradient")
                ? new TaskGradient(
                        program, groups.stream().map(NeuronGroup::y).toList(), probe.steps(), probe.examples())
                : null;
    }

    /** @return names of all gauges that can be read during training */
    public static Set<String> names() {
        return Tier.FULL.gauges();
    }

    /** @return names of those that do not need a recurrent network */
    public static Set<String> ofAnyModel() {
        return Tier.ECONOMY.gauges();
    }

    /**
     * What the gauges show.
     *
     * @param figures numbers by name
     * @param curves lists of numbers by name
     */
    public record Readings(Map<String, Double> figures, Map<String, double[]> curves) {}

    /**
     * Reads all gauges.
     *
     * @return figures and curves, always under the same names
     * @throws ArithmeticException if the state or a gradient is not finite
     */
    public Readings read() {
        Readings readings = new Readings(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (wanted.contains("sensitivity")) {
            GroupSensitivity.read(program, groups, probe, readings);
        }
        if (wanted.contains("task-gradient")) {
            taskGradient(readings);
        }
        if (wanted.contains("parametrization")) {
            model.parametrizations()
                    .forEach((name, each) ->
                            each.health().forEach((figure, value) -> readings.figures.put(name + " " + figure, value)));
        }
        if (model instanceof Network network) {
            new NetworkReadings(network, sequence(), wanted, seed).read(readings);
        } else if (wanted.contains("saturation")) {
            GroupSensitivity.saturation(program, groups, probe, readings);
        }
        return readings;
    }

    private void taskGradient(Readings readings) {
        TaskGradient.Result result = taskGradient.measure(probe.inputs(), probe.targets(), normalized());
        if (result.byDepth().length > 1) {
            readings.curves.put("gradient-by-depth", result.byDepth());
            double first = result.byDepth()[0];
            double last = result.byDepth()[result.byDepth().length - 1];
            readings.figures.put("gradient-ratio-first-to-last-layer", first / last);
        }
        if (result.byTime().length > 1) {
            readings.curves.put("gradient-by-time", result.byTime());
            double largest = Arrays.stream(result.byTime()).max().orElse(0);
            readings.figures.put("gradient-ratio-first-step-to-largest", result.byTime()[0] / largest);
        }
    }

    private double[] normalized() {
        double[] weights = new double[probe.steps() * probe.examples()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = probe.weights() == null ? 1 : probe.weights().get(i);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private Tensor sequence() {
        int width = probe.inputs().extent(2);
        Tensor sequence = Tensor.zeros(Precision.DOUBLE, probe.steps(), width);
        for (int t = 0; t < probe.steps(); t++) {
            for (int i = 0; i < width; i++) {
                sequence.set(t * width + i, probe.inputs().get(t * probe.examples() * width + i));
            }
        }
        return sequence;
    }

    /** The first few examples of a batch. */
    private static Batch first(Batch batch) {
        int keep = Math.min(GRADIENT_EXAMPLES, batch.examples());
        return new Batch(
                first(batch.inputs(), keep),
                first(batch.targets(), keep),
                batch.weights() == null ? null : first(batch.weights(), keep));
    }

    private static Tensor first(Tensor values, int keep) {
        int[] shape = values.shape();
        int row = shape.length == 3 ? shape[2] : 1;
        int examples = shape[1];
        shape[1] = keep;
        Tensor kept = Tensor.zeros(Precision.DOUBLE, shape);
        for (int t = 0; t < shape[0]; t++) {
            for (int i = 0; i < keep * row; i++) {
                kept.set(t * keep * row + i, values.get(t * examples * row + i));
            }
        }
        return kept;
    }

    @Override
    public String toString() {
        return wanted.stream().collect(Collectors.joining(", "));
    }
}
