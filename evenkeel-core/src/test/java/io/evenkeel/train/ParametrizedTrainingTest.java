package io.evenkeel.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Block;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.EigenvalueNormalizedRnn;
import io.evenkeel.nn.IdentityPlusLowRank;
import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.MatrixExponential;
import io.evenkeel.nn.ModReluCell;
import io.evenkeel.nn.NcGruCell;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.NeumannCayley;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.Parametrization;
import io.evenkeel.nn.RnnCell;
import io.evenkeel.nn.SboRnnCell;
import io.evenkeel.nn.ScaledCayley;
import io.evenkeel.nn.SharedScalar;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametrizedTrainingTest {
    private static final int N = 12;

    private static Block recurrent(Cell cell) {
        return Block.of(cell.parameters().get(1));
    }

    private static Consumer<Cell> whole(Function<Block, Parametrization> map) {
        return cell -> cell.parametrize("", map.apply(recurrent(cell)));
    }

    /** Everything that determines weights, on cells that fit. */
    enum Kind {
        CAYLEY(in -> new ModReluCell(in, N), whole(b -> new ScaledCayley(b, 5))),
        NEUMANN(in -> new ModReluCell(in, N), whole(b -> new NeumannCayley(b, 5, 2, 7))),
        EXPONENTIAL(in -> new ModReluCell(in, N), whole(MatrixExponential::fixed)),
        DYNAMIC(in -> new ModReluCell(in, N), whole(b -> MatrixExponential.dynamic(b, 3, 2))),
        ENRNN(in -> new ModReluCell(in, N), cell -> EigenvalueNormalizedRnn.parametrize(cell, 8, 2, true)),
        UNCOUPLED(in -> new ModReluCell(in, N), cell -> EigenvalueNormalizedRnn.parametrize(cell, 8, 2, false)),
        NC_GRU(
                in -> new NcGruCell(in, N, true),
                cell -> cell.parametrize(
                        "candidate",
                        new NeumannCayley(new Block(cell.parameters().get(1), 2 * N, N, 0, N), 5, 2, 7))),
        SBO_RNN(in -> new SboRnnCell(in, N, SboRnnCell.Method.SHB, true, 0.1, 1), cell -> {
            cell.parametrize("", new IdentityPlusLowRank(recurrent(cell), 3, false));
            cell.parametrize(
                    "momentum", new SharedScalar(Block.of(cell.parameters().get(3)), 0.5, 0, 0.99));
        });

        private final IntFunction<Cell> cells;
        private final Consumer<Cell> parametrizer;

        Kind(IntFunction<Cell> cells, Consumer<Cell> parametrizer) {
            this.cells = cells;
            this.parametrizer = parametrizer;
        }

        Network network() {
            return NetworkBuilder.of(cells, 2)
                    .outputs(1)
                    .parametrize(parametrizer)
                    .initialization(new Initialization(
                            new NormalInitializer(1),
                            new NormalInitializer(0.5),
                            new NormalInitializer(0.01),
                            new NormalInitializer(1)))
                    .build(3);
        }
    }

    /** The sum of all inputs of the first kind that are marked in the second, at the last step. */
    private record Sums(int steps) implements Task {
        @Override
        public String name() {
            return "sums";
        }

        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Loss loss() {
            return Loss.SQUARED_ERROR;
        }

        @Override
        public Batch batch(long seed, long index, int examples) {
            Tensor x = Tensor.zeros(Precision.SINGLE, steps, examples, 2);
            Tensor y = Tensor.zeros(Precision.SINGLE, steps, examples, 1);
            Tensor weights = Tensor.zeros(Precision.SINGLE, steps, examples);
            java.util.Random random = new java.util.Random(seed * 7919 + index);
            for (int b = 0; b < examples; b++) {
                double sum = 0;
                for (int t = 0; t < steps; t++) {
                    double value = random.nextDouble();
                    int mark = random.nextInt(2);
                    x.set((t * examples + b) * 2, value);
                    x.set((t * examples + b) * 2 + 1, mark);
                    sum += mark * value;
                }
                y.set((steps - 1) * examples + b, sum / steps);
                weights.set((steps - 1) * examples + b, 1);
            }
            return new Batch(x, y, weights);
        }

        @Override
        public List<Batch> evaluation(long seed, int examples) {
            return List.of(batch(seed, -1, examples));
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
            return new Criterion("loss", 1e-3, false);
        }
    }

    private static Trainer trainer(Network network, Optimizer optimizer, int steps) {
        return Training.of(network, new Sums(steps))
                .optimizer(optimizer)
                .batch(4)
                .seed(2)
                .build();
    }

    private static void run(Trainer trainer, int updates) {
        for (int i = 0; i < updates; i++) {
            trainer.step();
        }
    }

    @ParameterizedTest
    @EnumSource
    void lossFallsAndMapsStayInForce(Kind kind) {
        Network network = kind.network();
        try (Trainer trainer = trainer(network, new Adam(3e-3), 8)) {
            double before = trainer.evaluate().figures().get("loss");
            run(trainer, 300);
            assertThat(trainer.evaluate().figures().get("loss")).isLessThan(before / 2);
        }
        network.parametrizations().forEach((name, each) -> {
            double[] carried = each.block().read();
            each.renew();
            double[] exact = each.block().read();
            for (int i = 0; i < exact.length; i++) {
                assertThat(carried[i]).as(name).isCloseTo(exact[i], org.assertj.core.api.Assertions.within(1e-6));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromACheckpointToTheSameBits(Kind kind) {
        Network whole = kind.network();
        Network resumed = kind.network();
        try (Trainer trainer = trainer(whole, new Adam(3e-3), 8)) {
            run(trainer, 11);
            TrainerState saved = trainer.save();
            run(trainer, 10);
            try (Trainer other = trainer(resumed, new Adam(3e-3), 8)) {
                run(other, 4);
                other.restore(saved);
                run(other, 10);
            }
        }
        whole.namedParameters()
                .forEach((name, p) -> assertThat(
                                resumed.namedParameters().get(name).value().toDoubles())
                        .as(name)
                        .containsExactly(p.value().toDoubles()));
    }

    @Test
    void weightDecayLeavesOrthogonalMatricesAlone() {
        Network plain = Kind.CAYLEY.network();
        Network decaying = Kind.CAYLEY.network();
        try (Trainer a = trainer(plain, new Adam(3e-3), 8);
                Trainer b = trainer(decaying, new AdamW(3e-3, 0.9, 0.999, 1e-8, false, 0.5), 8)) {
            a.step();
            b.step();
        }
        Map<String, Parameter> with = decaying.namedParameters();
        plain.namedParameters().forEach((name, p) -> {
            boolean same = java.util.Arrays.equals(
                    p.value().toDoubles(), with.get(name).value().toDoubles());
            assertThat(same).as(name).isEqualTo(name.endsWith(".skew") || name.equals("rnn.weight_hh_l0"));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CAYLEY", "NEUMANN", "EXPONENTIAL", "DYNAMIC"})
    void staysOrthogonalOverTenThousandUpdates(Kind kind) {
        Network network = kind.network();
        double bound = 2e-6 * Math.sqrt(N);
        try (Trainer trainer = trainer(network, new Adam(1e-3), 5)) {
            for (int i = 1; i <= 10_000; i++) {
                trainer.step();
                if (i % 500 == 0) {
                    // Between resets a Neumann series of order 2 leaves the cube of a step, summed over the period.
                    boolean carried = kind == Kind.NEUMANN && i % 7 != 0;
                    assertThat(defect(network)).as("update %d", i).isLessThan(carried ? 1e-4 : bound);
                }
                if (kind == Kind.NEUMANN && i % 3_500 == 0) {
                    assertThat(defect(network)).as("update %d, a reset", i).isLessThan(bound);
                }
            }
        }
    }

    /** ‖WᵀW − I‖_F of the numbers that sweeps in single precision see. */
    private static double defect(Network network) {
        double[] w = network.namedParameters().get("rnn.weight_hh_l0").value().toDoubles();
        double sum = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double dot = i == j ? -1 : 0;
                for (int k = 0; k < N; k++) {
                    dot += (double) (float) w[k * N + i] * (float) w[k * N + j];
                }
                sum += dot * dot;
            }
        }
        return Math.sqrt(sum);
    }

    @Test
    void withoutShortTermUnitsEnrnnIsScornn() {
        Network enrnn = NetworkBuilder.of(in -> new ModReluCell(in, N), 2)
                .outputs(1)
                .parametrize(cell -> EigenvalueNormalizedRnn.parametrize(cell, N, 5, true))
                .build(3);
        Network scornn = Kind.CAYLEY.network();
        copy(enrnn, scornn);
        try (Trainer a = trainer(enrnn, new Adam(3e-3), 8);
                Trainer b = trainer(scornn, new Adam(3e-3), 8)) {
            for (int i = 0; i < 20; i++) {
                assertThat(a.step()).isEqualTo(b.step());
            }
        }
    }

    private static void copy(Network from, Network to) {
        to.namedParameters()
                .forEach((name, p) -> p.set(from.namedParameters()
                        .get(name.replace("l0.skew", "l0.long.skew"))
                        .value()
                        .copy()));
    }

    @Test
    void theNormalizedBlockHasRadiusOneOnceItWasAbove() {
        Network network = Kind.ENRNN.network();
        Parametrization block = network.parametrizations().get("rnn.weight_hh_l0.short");
        Parameter matrix = block.raw().get(0);
        try (Trainer trainer = trainer(network, new Adam(1e-4), 8)) {
            trainer.step();
            assertThat(block.health().get("latched")).isZero();
            assertThat(block.block().read()).containsExactly(matrix.value().toDoubles());
            for (double scale : new double[] {30, 0.01}) {
                double[] scaled = matrix.value().toDoubles();
                java.util.Arrays.setAll(scaled, i -> scale * scaled[i]);
                matrix.set(Tensor.of(scaled, 4, 4));
                trainer.step();
                assertThat(block.health().get("latched")).isEqualTo(1);
                assertThat(radius(block.block().read())).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-10));
            }
        }
    }

    private static double radius(double[] w) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(4, false);
        eigen.decompose(DMatrixRMaj.wrap(4, 4, w));
        double radius = 0;
        for (int i = 0; i < 4; i++) {
            radius = Math.max(radius, eigen.getEigenvalue(i).getMagnitude());
        }
        return radius;
    }

    @Test
    void countsWhatCanBeChosenFreely() {
        assertThat(Kind.CAYLEY.network().freedom()).isEqualTo(N * (N - 1) / 2 + 2 * N + N + N + 1);
        assertThat(Kind.ENRNN.network().freedom()).isEqualTo(8 * 7 / 2 + 4 * 4 + 8 * 4 + 2 * N + N + N + 1);
        assertThat(Kind.SBO_RNN.network().freedom()).isEqualTo(2 * 3 * N + 2 * N + N + 1 + N + 1);
    }

    @Test
    void sensitivityAdjustmentIsRefused() {
        Network network = NetworkBuilder.of(in -> new RnnCell(Activation.TANH, in, N), 2)
                .outputs(1)
                .parametrize(whole(MatrixExponential::fixed))
                .build(1);
        Training training = Training.of(network, new Sums(4))
                .controller(SensitivityAdjustment.of(SensitivityRule.BATCH).build());
        assertThatIllegalArgumentException()
                .isThrownBy(training::build)
                .withMessageContaining(
                        "weight_hh cannot be changed directly, because matrix-exponential determines it");
    }

    @Test
    void blocksDoNotOverlap() {
        Cell cell = new ModReluCell(2, N);
        EigenvalueNormalizedRnn.parametrize(cell, 8, 2, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cell.parametrize("all", new ScaledCayley(recurrent(cell), 0)))
                .withMessageContaining("determined by scaled-cayley already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EigenvalueNormalizedRnn.parametrize(new ModReluCell(2, N), N + 1, 2, true));
    }
}
