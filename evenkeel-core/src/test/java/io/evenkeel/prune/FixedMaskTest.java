package io.evenkeel.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Adam;
import io.evenkeel.train.AdamW;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Controller;
import io.evenkeel.train.Loss;
import io.evenkeel.train.NormClipping;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.RmsProp;
import io.evenkeel.train.SensitivityAdjustment;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Sgd;
import io.evenkeel.train.Task;
import io.evenkeel.train.Trainer;
import io.evenkeel.train.TrainerState;
import io.evenkeel.train.Training;
import io.evenkeel.train.Update;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FixedMaskTest {
    private static final double SPARSITY = 0.8;

    /** Which of two classes, from noise. */
    private static final class Noise implements Task {
        @Override
        public String name() {
            return "noise";
        }

        @Override
        public int inputs() {
            return Nets.INPUTS;
        }

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public int steps() {
            return 6;
        }

        @Override
        public Loss loss() {
            return Loss.CROSS_ENTROPY;
        }

        @Override
        public Batch batch(long seed, long index, int examples) {
            RandomStream random = RandomStream.of(seed, "targets " + index);
            Tensor targets = Tensor.zeros(Precision.DOUBLE, 6, examples, 1);
            for (int i = 0; i < targets.size(); i++) {
                targets.set(i, random.bits(i) & 1);
            }
            return new Batch(Nets.inputs(6, examples, 100 * seed + index), targets, null);
        }

        @Override
        public List<Batch> evaluation(long seed, int examples) {
            return List.of(batch(seed, -1, examples));
        }

        @Override
        public double trivialLoss() {
            return StrictMath.log(2);
        }

        @Override
        public String trivialSolution() {
            return "either";
        }

        @Override
        public Criterion solved() {
            return new Criterion("loss", 0.1, false);
        }
    }

    /** Adds to gradients, directions and weights alike. */
    private static final class Disturbance implements Controller {
        @Override
        public String name() {
            return "disturbance";
        }

        @Override
        public void at(Update.Point point, Update update) {
            for (int p = 0; p < update.parameters().size(); p++) {
                for (int i = 0; i < update.values(p).length; i++) {
                    update.values(p)[i] += 0.1;
                }
            }
        }

        @Override
        public void afterUpdate(Update update) {
            for (Parameter p : update.parameters()) {
                for (int i = 0; i < p.value().size(); i++) {
                    p.value().set(i, p.value().get(i) + 0.01);
                }
                p.changed();
            }
        }
    }

    private static PruningMask mask(Network network) {
        PruningScores scores = new Magnitude().score(network, Loss.CROSS_ENTROPY, null, 0);
        return PruningMask.largest(scores, PruningMask.count(SPARSITY, scores.size()), 0);
    }

    private static Trainer trainer(Network network, Optimizer optimizer, Controller... controllers) {
        Training training =
                Training.of(network, new Noise()).optimizer(optimizer).batch(5).precision(Precision.DOUBLE);
        Stream.of(controllers).forEach(training::controller);
        return training.build();
    }

    private static void assertMasked(Network network, PruningMask mask) {
        long nonzero = 0;
        for (int b = 0; b < mask.blocks().size(); b++) {
            PrunableBlock block = mask.blocks().get(b);
            for (int i = 0; i < block.size(); i++) {
                if (!mask.keeps(b, i)) {
                    assertThat(Double.doubleToRawLongBits(block.value(i))).isZero();
                } else if (block.value(i) != 0) {
                    nonzero++;
                }
            }
        }
        assertThat(nonzero).isEqualTo(mask.kept());
        assertThat(network.parameters()).isNotEmpty();
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Sgd(0.1, 0.9, 0, false, 0.1),
                new Adam(0.1, 0.9, 0.999, 1e-8, false, 0.1),
                new AdamW(0.1, 0.9, 0.999, 1e-8, true, 0.5),
                new RmsProp(0.05));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void prunedWeightsStayAtZero(Optimizer optimizer) {
        for (String kind : Nets.kinds().toList()) {
            Network network = Nets.of(kind, 1);
            PruningMask mask = mask(network);
            FixedMask fixed = new FixedMask(network);
            fixed.prune(mask);
            assertMasked(network, mask);
            double[] before = network.parameters().get(1).value().toDoubles().clone();
            try (Trainer trainer = trainer(network, optimizer, fixed)) {
                for (int i = 0; i < 20; i++) {
                    trainer.step();
                    assertMasked(network, mask);
                }
            }
            assertThat(network.parameters().get(1).value().toDoubles()).isNotEqualTo(before);
        }
    }

    @Test
    void otherControllersCannotReviveThem() {
        Network network = Nets.of("gru", 2);
        PruningMask mask = mask(network);
        FixedMask fixed = new FixedMask(network);
        Controller adjustment =
                SensitivityAdjustment.of(SensitivityRule.BATCH.rate(0.1)).build();
        try (Trainer trainer = trainer(network, new Adam(0.1), adjustment, new Disturbance(), fixed)) {
            fixed.prune(mask);
            for (int i = 0; i < 10; i++) {
                assertThat(trainer.step()).isFinite();
                assertMasked(network, mask);
            }
        }
    }

    @Test
    void clippingSeesWhatIsLeft() {
        Network network = Nets.of("tanh", 3);
        FixedMask fixed = new FixedMask(network);
        fixed.prune(mask(network));
        NormClipping clipping = new NormClipping(1e-3);
        double[] norm = new double[1];
        Controller witness = new Controller() {
            @Override
            public String name() {
                return "witness";
            }

            @Override
            public void beforeUpdate(Update update) {
                for (int p = 0; p < update.parameters().size(); p++) {
                    for (double g : update.values(p)) {
                        norm[0] += g * g;
                    }
                }
            }
        };
        try (Trainer trainer = trainer(network, new Sgd(0.1), clipping, fixed, witness)) {
            trainer.step();
            assertThat(clipping.figures().get("norm-before-clipping")).isCloseTo(Math.sqrt(norm[0]), within(1e-12));
            assertThat(trainer.gradientNorm()).isGreaterThan(Math.sqrt(norm[0]));
        }
    }

    @Test
    void aMaskOfEverythingChangesNothing() {
        Network with = Nets.of("lstm", 4);
        Network without = Nets.of("lstm", 4);
        FixedMask fixed = new FixedMask(with);
        PruningScores scores = new Magnitude().score(with, Loss.CROSS_ENTROPY, null, 0);
        fixed.prune(PruningMask.largest(scores, PruningMask.count(0, scores.size()), 0));
        try (Trainer one = trainer(with, new Adam(0.01), fixed);
                Trainer other = trainer(without, new Adam(0.01))) {
            for (int i = 0; i < 5; i++) {
                assertThat(one.step()).isEqualTo(other.step());
            }
        }
        for (int p = 0; p < with.parameters().size(); p++) {
            assertThat(with.parameters().get(p).value().toDoubles())
                    .isEqualTo(without.parameters().get(p).value().toDoubles());
        }
    }

    @Test
    void aCheckpointHoldsTheMask() {
        Network network = Nets.of("2 gru", 5);
        FixedMask fixed = new FixedMask(network);
        PruningMask mask = mask(network);
        fixed.prune(mask);
        Network later = Nets.of("2 gru", 6);
        try (Trainer trainer = trainer(network, new Adam(0.01), fixed);
                Trainer resumed = trainer(later, new Adam(0.01), new FixedMask(later))) {
            trainer.step();
            TrainerState saved = trainer.save();
            assertThat(saved.tensors())
                    .containsKeys(
                            "controller/0 fixed-mask/rnn.weight_hh_l1", "controller/0 fixed-mask/rnn.weight_ih_l0");
            resumed.restore(saved);
            for (int i = 0; i < 3; i++) {
                assertThat(resumed.step()).isEqualTo(trainer.step());
            }
        }
        for (int p = 0; p < network.parameters().size(); p++) {
            assertThat(later.parameters().get(p).value().toDoubles())
                    .isEqualTo(network.parameters().get(p).value().toDoubles());
        }
        assertMasked(network, mask);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Network network = Nets.of("tanh", 7);
        Network other = Nets.of("tanh", 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedMask(network).prune(mask(other)))
                .withMessage("the mask is of another network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(other, new Sgd(0.1), new FixedMask(network)))
                .withMessage("the fixed mask was made for another network than is trained");
        FixedMask fixed = new FixedMask(network);
        try (Trainer trainer = trainer(network, new Sgd(0.1), fixed)) {
            Tensor damaged = fixed.state().get("rnn.weight_hh_l0").copy();
            damaged.set(3, 0.5);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fixed.restore(Map.of("rnn.weight_hh_l0", damaged)))
                    .withMessage("the mask of rnn.weight_hh_l0 holds 0.5, where 0 or 1 is expected");
            assertThat(trainer.updates()).isZero();
        }
    }
}
