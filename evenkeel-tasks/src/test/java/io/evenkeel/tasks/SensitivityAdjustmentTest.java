package io.evenkeel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.ConstantInitializer;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.SpectralRadiusInitializer;
import io.evenkeel.nn.UniformInitializer;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.Evaluation;
import io.evenkeel.train.NormClipping;
import io.evenkeel.train.SensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Sgd;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.Training;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What sensitivity adjustment does for deep networks and long lags, in small. */
class SensitivityAdjustmentTest {
    private static final int DEPTH = 100;
    private static final int LAG = 100;

    private static FeedForward deep(long seed) {
        FeedForward network =
                new FeedForward(2, Collections.nCopies(DEPTH - 1, 30), Activation.TANH, 1, Activation.TANH);
        new UniformInitializer(0.1).fill(network.weights(), seed);
        return network;
    }

    /**
     * Norm of the gradient with respect to the first layer's biases over that of the last hidden layer, for the loss of one
     * pattern: over all of them it cancels as long as all outputs are the same.
     */
    private static double gradientRatio(Trainer trainer, FeedForward network) {
        try (Backpropagation sweep = Backpropagation.of(trainer.program(), "loss")
                .precision(Precision.DOUBLE)
                .build()) {
            sweep.input("x", Tensor.of(new double[] {1, -1}, 1, 1, 2));
            sweep.input("target", Tensor.of(new double[] {0.8}, 1, 1, 1));
            sweep.run();
            return norm(sweep, network.biases().get(0))
                    / norm(sweep, network.biases().get(DEPTH - 2));
        }
    }

    private static double norm(Backpropagation sweep, Parameter p) {
        double sum = 0;
        for (double g : sweep.gradient(p).toDoubles()) {
            sum += g * g;
        }
        return Math.sqrt(sum);
    }

    /** Check (b). */
    @Test
    void aDeepNetworkLearnsOnceItsGradientReachesTheFirstLayer() {
        int solved = 0;
        for (long seed = 1; seed <= 3; seed++) {
            FeedForward network = deep(seed);
            SensitivityAdjustment adjustment = SensitivityAdjustment.of(SensitivityRule.BATCH.rate(0.01))
                    .pretraining(300)
                    .build();
            try (Trainer trainer = Training.of(network, new ParityTask(2))
                    .optimizer(new Sgd(0.01))
                    .controller(adjustment)
                    .precision(Precision.DOUBLE)
                    .batch(4)
                    .build()) {
                assertThat(gradientRatio(trainer, network)).as("seed %d", seed).isLessThan(1e-40);
                for (int i = 0; i < 300; i++) {
                    trainer.step();
                }
                assertThat(gradientRatio(trainer, network)).as("seed %d", seed).isBetween(1e-2, 1e2);
                double best = Double.POSITIVE_INFINITY;
                for (int i = 0; i < 700; i++) {
                    best = Math.min(best, trainer.step());
                }
                Evaluation end = trainer.evaluate();
                solved += best < 0.01 && end.figures().get("accuracy") == 1 ? 1 : 0;
            }
        }
        assertThat(solved).isGreaterThanOrEqualTo(2);
    }

    /** Check (b), the other side. */
    @Test
    void withoutItTheDeepNetworkStaysWhereItIs() {
        try (Trainer trainer = Training.of(deep(1), new ParityTask(2))
                .optimizer(new Sgd(0.01))
                .precision(Precision.DOUBLE)
                .batch(4)
                .build()) {
            for (int i = 0; i < 300; i++) {
                trainer.step();
            }
            assertThat(trainer.evaluate().loss()).isCloseTo(0.64, within(1e-6));
        }
    }

    private static Network recurrent(long seed, Initializer matrix) {
        Initialization start = new Initialization(
                matrix,
                new NormalInitializer(1 / Math.sqrt(2)),
                ConstantInitializer.ZERO,
                new NormalInitializer(1 / Math.sqrt(50)));
        return NetworkBuilder.of("tanh", 2, 50).outputs(1).initialization(start).build(seed);
    }

    private static Training lagTask(Network network) {
        return Training.of(network, new DelayedXorTask(LAG))
                .optimizer(new Sgd(0.01))
                .controller(new NormClipping(1))
                .batch(4);
    }

    private static SensitivityAdjustment.Builder recurrentAdjustment(SensitivityRule.Gate gate) {
        return SensitivityAdjustment.of(SensitivityRule.BATCH
                .scope(SensitivityRule.Scope.RECURRENT_ONLY)
                .gate(gate));
    }

    /** Check (c). */
    @Test
    void aRecurrentNetworkLearnsALongLag() {
        for (long seed = 1; seed <= 2; seed++) {
            Network network = recurrent(seed, new NormalInitializer(0.3 / Math.sqrt(50)));
            SensitivityAdjustment adjustment = recurrentAdjustment(SensitivityRule.Gate.RAISE)
                    .pretraining(200)
                    .build();
            try (Trainer trainer = lagTask(network).controller(adjustment).build()) {
                Evaluation best = trainer.evaluate();
                for (int i = 0; i < 1200; i++) {
                    if (trainer.step() < 0.01 && best.loss() >= 0.01) {
                        best = trainer.evaluate();
                    }
                }
                assertThat(best.loss()).as("seed %d", seed).isLessThan(0.01);
                assertThat(best.solved()).as("seed %d", seed).isTrue();
                assertThat(adjustment.figures().get("log-sensitivity"))
                        .as("seed %d", seed)
                        .isBetween(-0.05, 0.1);
            }
        }
    }

    /** Check (c), with small and with tuned weights: no learning, and learning at the price of sensitivity. */
    @Test
    void withoutItTheRecurrentNetworkDoesNotLearnOrLosesSensitivity() {
        Network small = recurrent(1, new NormalInitializer(0.3 / Math.sqrt(50)));
        try (Trainer trainer = lagTask(small).build()) {
            for (int i = 0; i < 300; i++) {
                trainer.step();
            }
            assertThat(trainer.evaluate().loss()).isCloseTo(0.64, within(1e-6));
        }
        SensitivityAdjustment measurement =
                recurrentAdjustment(SensitivityRule.Gate.OFF).build();
        Network tuned = recurrent(1, new SpectralRadiusInitializer(1));
        try (Trainer trainer = lagTask(tuned).controller(measurement).build()) {
            trainer.step();
            double before = measurement.figures().get("log-sensitivity");
            for (int i = 0; i < 500; i++) {
                trainer.step();
            }
            assertThat(trainer.evaluate().loss()).isLessThan(0.6);
            assertThat(measurement.figures().get("log-sensitivity"))
                    .isLessThan(-0.1)
                    .isLessThan(before);
        }
    }
}
