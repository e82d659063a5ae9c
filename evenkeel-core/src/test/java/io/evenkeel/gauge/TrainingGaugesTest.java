package io.evenkeel.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.OrthogonalInitializer;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Sgd;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingGaugesTest {
    private static final double RHO = 0.9;
    private static final int STEPS = 40;

    /** Nothing comes in, and one is wanted at the end: a network without biases stays where its slopes are one. */
    private static final class Silence implements Task {
        private final int width;
        private final int steps;
        private final double input;

        Silence(int width, int steps, double input) {
            this.width = width;
            this.steps = steps;
            this.input = input;
        }

        @Override
        public String name() {
            return "silence";
        }

        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public int steps() {
            return steps;
        }

        @Override
        public Loss loss() {
            return Loss.SQUARED_ERROR;
        }

        @Override
        public Batch batch(long seed, long index, int examples) {
            Tensor inputs = Tensor.zeros(Precision.DOUBLE, steps, examples, width);
            Tensor targets = Tensor.zeros(Precision.DOUBLE, steps, examples, width);
            Tensor weights = Tensor.zeros(Precision.DOUBLE, steps, examples);
            for (int i = 0; i < inputs.size(); i++) {
                inputs.set(i, input);
                targets.set(i, i % width == 0 ? 1 : 0);
            }
            for (int b = 0; b < examples; b++) {
                weights.set((steps - 1) * examples + b, 3);
            }
            return new Batch(inputs, targets, weights);
        }

        @Override
        public List<Batch> evaluation(long seed, int examples) {
            return List.of(batch(seed, 0, examples));
        }

        @Override
        public double trivialLoss() {
            return 1;
        }

        @Override
        public String trivialSolution() {
            return "nothing";
        }

        @Override
        public Criterion solved() {
            return new Criterion("loss", 0, false);
        }
    }

    private static void clear(Parameter p) {
        p.set(Tensor.zeros(Precision.DOUBLE, p.value().shape()));
    }

    @Test
    void a_scaled_orthogonal_network_has_closed_forms() {
        int units = 8;
        Network network = NetworkBuilder.of("tanh", units, units).outputs(units).build(1);
        var named = network.namedParameters();
        named.values().forEach(TrainingGaugesTest::clear);
        named.forEach((name, p) -> {
            if (name.endsWith("weight_hh_l0")) {
                new OrthogonalInitializer(RHO).fill(p, 5);
            } else if (name.equals("head.weight")) {
                new OrthogonalInitializer(1).fill(p, 6);
            }
        });
        Task task = new Silence(units, STEPS, 0);
        try (Trainer trainer =
                Training.of(network, task).optimizer(new Sgd(1e-3)).batch(4).build()) {
            TrainingGauges.Readings readings = new TrainingGauges(trainer, TrainingGauges.Tier.FULL.gauges()).read();
            assertThat(readings.figures().get("log-sensitivity")).isCloseTo(Math.log(RHO), within(1e-12));
            assertThat(readings.figures().get("lyapunov")).isCloseTo(Math.log(RHO), within(1e-12));
            assertThat(readings.figures().get("saturation")).isZero();
            assertThat(readings.figures().get("singular-value-median")).isCloseTo(RHO, within(1e-12));
            assertThat(readings.figures().entrySet())
                    .filteredOn(e -> e.getKey().startsWith("spectral-radius"))
                    .singleElement()
                    .satisfies(e -> assertThat(e.getValue()).isCloseTo(RHO, within(1e-12)));
            assertThat(readings.curves().get("gradient-by-lag")[10]).isCloseTo(Math.pow(RHO, 10), within(1e-12));
            double[] byTime = readings.curves().get("gradient-by-time");
            // The loss counts after the last step alone, whose weight is one whatever the mask says.
            for (int t = 0; t < STEPS; t++) {
                assertThat(byTime[t] / byTime[STEPS - 1])
                        .as("step %d", t)
                        .isCloseTo(Math.pow(RHO, STEPS - 1 - t), within(1e-12));
            }
        }
    }

    @Test
    void a_deep_orthogonal_network_keeps_its_gradient() {
        int width = 6;
        FeedForward network = new FeedForward(width, List.of(6, 6, 6, 6), Activation.TANH, width);
        new OrthogonalInitializer(RHO).fill(network.weights(), 2);
        Task task = new Silence(width, 1, 0);
        try (Trainer trainer = Training.of(network, task).batch(2).build()) {
            TrainingGauges gauges = new TrainingGauges(trainer, TrainingGauges.ofAnyModel());
            TrainingGauges.Readings readings = gauges.read();
            assertThat(readings.figures().get("log-sensitivity")).isCloseTo(Math.log(RHO), within(1e-12));
            assertThat(readings.figures().get("gradient-ratio-first-to-last-layer"))
                    .isCloseTo(Math.pow(RHO, 3), within(1e-12));
            assertThat(readings.figures().get("saturation")).isZero();
            // The gauges see the parameters as they are now.
            network.weights().forEach(TrainingGaugesTest::clear);
            assertThat(gauges.read().figures().get("log-sensitivity")).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void every_layer_of_a_stack_is_read() {
        Network network = NetworkBuilder.of("tanh", 4, 4).layers(2).outputs(4).build(1);
        network.namedParameters().forEach((name, p) -> {
            if (name.contains("weight_hh")) {
                new OrthogonalInitializer(name.endsWith("l0") ? RHO : 2 * RHO).fill(p, 5);
            }
        });
        Task task = new Silence(4, 12, 0);
        try (Trainer trainer = Training.of(network, task).batch(2).build()) {
            var figures = new TrainingGauges(trainer, Set.of("weights")).read().figures();
            assertThat(figures.get("spectral-radius: layer 0, recurrent matrix"))
                    .isCloseTo(RHO, within(1e-12));
            assertThat(figures.get("spectral-radius: layer 1, recurrent matrix"))
                    .isCloseTo(2 * RHO, within(1e-12));
            assertThat(figures).hasSize(6);
        }
    }

    @Test
    void a_saturated_layer_is_seen() {
        FeedForward network = new FeedForward(2, List.of(2, 2), Activation.TANH, 2);
        for (Parameter w : network.weights()) {
            w.set(Tensor.of(new double[] {9, 0, 0, 9}, 2, 2));
        }
        Task task = new Silence(2, 1, 1);
        try (Trainer trainer = Training.of(network, task).batch(2).build()) {
            TrainingGauges.Readings readings = new TrainingGauges(trainer, Set.of("saturation")).read();
            assertThat(readings.figures()).containsOnlyKeys("saturation").containsValue(1.0);
        }
    }

    @Test
    void refuses_what_does_not_apply() {
        FeedForward network = new FeedForward(2, List.of(2), Activation.TANH, 2);
        Task task = new Silence(2, 1, 0);
        try (Trainer trainer = Training.of(network, task).batch(2).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TrainingGauges(trainer, Set.of("lyapunov")))
                    .withMessage(
                            "gauge lyapunov needs a recurrent network; for others there are parametrization, saturation,"
                                    + " sensitivity, task-gradient");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TrainingGauges(trainer, Set.of("lyapunow")))
                    .withMessageContaining("there is no gauge lyapunow during training");
        }
    }
}
