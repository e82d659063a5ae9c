package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.LstmCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.Stack;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int UNITS = 12;

    private static Network network(boolean gated) {
        Network network = new Network(
                "rnn",
                gated ? "lstm" : "tanh",
                new Stack(List.of(gated ? new LstmCell(1, UNITS) : new RnnCell(Activation.TANH, 1, UNITS))),
                false,
                Optional.empty(),
                Optional.of(new Network.Head(
                        new Parameter("head.weight", Tensor.zeros(Precision.DOUBLE, 1, UNITS)),
                        Optional.of(new Parameter("head.bias", Tensor.zeros(Precision.DOUBLE, 1))))),
                Map.of());
        Initializer normal = new NormalInitializer(0.9);
        normal.fill(network.parameters(), 3);
        return network;
    }

    private static Training training(Network network, Task task) {
        return Training.of(network, task).optimizer(new Adam(5e-3)).batch(24).seed(7);
    }

    private static double[] weights(Network network) {
        return network.parameters().stream()
                .flatMapToDouble(p -> java.util.Arrays.stream(p.value().toDoubles()))
                .toArray();
    }

    @Test
    void learns_to_echo() {
        try (Trainer trainer =
                training(network(false), new EchoTask(20, 2, true, false)).build()) {
            Evaluation before = trainer.evaluate();
            assertThat(before.solved()).isFalse();
            for (int i = 0; i < 600; i++) {
                trainer.step();
            }
            Evaluation after = trainer.evaluate();
            assertThat(after.loss()).isLessThan(0.01);
            assertThat(after.solved()).isTrue();
            assertThat(after.update()).isEqualTo(600);
            assertThat(after.figures()).containsKeys("loss", "first output");
            assertThat(after.figures()).containsEntry("root", Math.sqrt(after.loss()));
        }
    }

    @Test
    void threads_change_no_bit() {
        double[][] results = new double[3][];
        for (int threads = 1; threads <= 3; threads++) {
            Network network = network(true);
            EchoTask task = new EchoTask(12, 2, true, false);
            try (Trainer trainer =
                    training(network, task).batch(40).threads(threads).build()) {
                for (int i = 0; i < 5; i++) {
                    trainer.step();
                }
            }
            results[threads - 1] = weights(network);
        }
        assertThat(results[1]).isEqualTo(results[0]);
        assertThat(results[2]).isEqualTo(results[0]);
    }

    @Test
    void a_masked_step_does_not_count() {
        double[][] results = new double[3][];
        for (int i = 0; i < 3; i++) {
            Network network = network(false);
            EchoTask task = new EchoTask(10, 3, i < 2, false, i == 0 ? 0 : 1e6);
            try (Trainer trainer = training(network, task).build()) {
                trainer.step();
                trainer.step();
            }
            results[i] = weights(network);
        }
        assertThat(results[1]).isEqualTo(results[0]);
        assertThat(results[2]).isNotEqualTo(results[0]);
    }

    @Test
    void the_loss_is_the_mean_over_what_counts() {
        // Outputs are zero, so the loss is the mean square of the targets that count.
        EchoTask task = new EchoTask(10, 3, true, false);
        Network silent = network(false);
        for (int i = 0; i < UNITS; i++) {
            silent.head().orElseThrow().weight().value().set(i, 0);
        }
        silent.head().orElseThrow().bias().orElseThrow().value().set(0, 0);
        Batch batch = task.batch(7, 0, 24);
        double sum = 0;
        for (int i = 3 * 24; i < 240; i++) {
            sum += batch.targets().get(i) * batch.targets().get(i);
        }
        try (Trainer trainer =
                training(silent, task).precision(Precision.DOUBLE).build()) {
            assertThat(trainer.step()).isCloseTo(sum / (7 * 24), within(1e-15));
        }
    }

    @Test
    void windows_of_a_sequence_see_what_came_before() {
        // Full backpropagation and windows agree forwards, where updates do nothing.
        EchoTask task = new EchoTask(12, 2, false, false);
        double whole;
        try (Trainer trainer = Training.of(network(true), task)
                .optimizer(new Sgd(1e-300))
                .precision(Precision.DOUBLE)
                .build()) {
            whole = trainer.step();
        }
        try (Trainer trainer = Training.of(network(true), task)
                .optimizer(new Sgd(1e-300))
                .truncation(4)
                .precision(Precision.DOUBLE)
                .build()) {
            double sum = trainer.step() + trainer.step() + trainer.step();
            assertThat(sum / 3).isCloseTo(whole, within(1e-15));
        }
    }

    @Test
    void state_goes_on_between_batches_that_continue() {
        EchoTask cut = new EchoTask(6, 1, false, false);
        EchoTask continuing = new EchoTask(6, 1, false, true);
        double[] losses = new double[2];
        for (int i = 0; i < 2; i++) {
            try (Trainer trainer = Training.of(network(true), i == 0 ? cut : continuing)
                    .optimizer(new Sgd(1e-300))
                    .build()) {
                trainer.step();
                losses[i] = trainer.step();
            }
        }
        assertThat(losses[0]).isNotEqualTo(losses[1]);
    }

    @Test
    void resuming_gives_the_same_bits() {
        for (boolean continues : new boolean[] {false, true}) {
            EchoTask task = new EchoTask(12, 2, true, continues);
            Network whole = network(true);
            TrainerState middle;
            double last;
            try (Trainer trainer = training(whole, task).truncation(4).build()) {
                for (int i = 0; i < 7; i++) {
                    trainer.step();
                }
                middle = trainer.save();
                trainer.evaluate();
                for (int i = 0; i < 8; i++) {
                    trainer.step();
                }
                last = trainer.loss();
            }
            Network resumed = network(true);
            try (Trainer trainer =
                    training(resumed, task).truncation(4).threads(2).build()) {
                trainer.restore(middle);
                assertThat(trainer.updates()).isEqualTo(7);
                for (int i = 0; i < 8; i++) {
                    trainer.step();
                }
                assertThat(trainer.loss()).isEqualTo(last);
            }
            assertThat(weights(resumed)).isEqualTo(weights(whole));
        }
    }

    @Test
    void a_foreign_state_is_refused_before_anything_changes() {
        EchoTask task = new EchoTask(12, 2, true, false);
        TrainerState foreign;
        try (Trainer trainer = training(network(true), task).build()) {
            trainer.step();
            foreign = trainer.save();
        }
        Network network = network(false);
        double[] before = weights(network);
        try (Trainer trainer = training(network, task).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trainer.restore(foreign))
                    .withMessageContaining("rnn.weight_ih_l0 has shape [48, 1], but the run needs [12, 1]");
        }
        assertThat(weights(network)).isEqualTo(before);
    }

    @Test
    void says_where_a_number_stops_being_finite() {
        Network network = network(false);
        EchoTask task = new EchoTask(6, 1, false, false);
        Parameter recurrent = network.namedParameters().get("rnn.weight_hh_l0");
        try (Trainer trainer = training(network, task).build()) {
            trainer.step();
            // Finite as a double, not as a float: the sum of the second step overflows in single precision.
            recurrent.value().set(0, 1e300);
            recurrent.changed();
            double[] before = weights(network);
            assertThatExceptionOfType(NonFiniteException.class)
                    .isThrownBy(trainer::step)
                    .withMessageContaining("update 1:")
                    .withMessageContaining("layer 0")
                    .withMessageContaining("time step ");
            assertThat(weights(network)).isEqualTo(before);
            recurrent.value().set(0, Double.NaN);
            recurrent.changed();
            assertThatExceptionOfType(NonFiniteException.class)
                    .isThrownBy(trainer::step)
                    .withMessageContaining("NaN among the weights rnn.weight_hh_l0");
        }
    }

    @Test
    void refuses_what_does_not_go_together() {
        EchoTask task = new EchoTask(12, 2, true, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(network(false), task).truncation(13).build())
                .withMessage("truncation must be between 1 and the 12 steps of a sequence, not 13");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(network(false), task).truncation(5).build())
                .withMessage("truncation 5 does not divide the 12 steps of a sequence; 4 and 6 do");
    }
}
