package io.evenkeel.lab.spec;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.EigenvalueNormalizedRnn;
import io.evenkeel.nn.ModReluCell;
import io.evenkeel.nn.NcGruCell;
import io.evenkeel.nn.SkewBlocksInitializer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Cells with orthogonal or eigenvalue-normalized recurrent matrices. */
public interface OrthogonalCellOptions extends CellOptions {
    /** What their authors start with. */
    private static StartingWeights small() {
        InitializerOptions glorot = new VarianceScalingOptions.GlorotUniform();
        return StartingWeights.of(
                glorot, new InitializerOptions.Uniform(Optional.of(0.01)), new InitializerOptions.Constant(0), glorot);
    }

    private static InitializerOptions angles() {
        return new SequenceInitializerOptions.SkewBlocks(SkewBlocksInitializer.Law.CAYLEY, true);
    }

    /**
     * A simple recurrent network with modReLU, see {@link ModReluCell}.
     *
     * @param units in a layer
     * @param layers on top of each other
     */
    record ModRelu(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers)
            implements OrthogonalCellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new ModReluCell(inputs, units);
        }

        @Override
        public StartingWeights start() {
            return small();
        }
    }

    /**
     * scoRNN: {@link ModRelu} with an exact {@link io.evenkeel.nn.ScaledCayley} transform.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param negatives how many signs are −1
     */
    record ScoRnn(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting(value = "how many elements of the scaling diagonal are -1; half if not given", least = 0)
            Optional<Integer> negatives)
            implements OrthogonalCellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new ModReluCell(inputs, units);
        }

        @Override
        public StartingWeights start() {
            return small().within(new ParametrizationOptions.ScaledCayley(negatives, angles()));
        }
    }

    /**
     * expRNN and dynamic trivialization: {@link ModRelu} with a {@link io.evenkeel.nn.MatrixExponential}.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param rebase updates after which the base moves
     */
    record ExpRnn(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting(
                    value = "updates after which the base moves (dynamic trivialization); never if not given",
                    least = 1)
            Optional<Integer> rebase)
            implements OrthogonalCellOptions {
        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new ModReluCell(inputs, units);
        }

        @Override
        public StartingWeights start() {
            InitializerOptions he = new VarianceScalingOptions.HeNormal();
            InitializerOptions thresholds = new InitializerOptions.Uniform(Optional.of(0.01));
            InitializerOptions henaff =
                    new SequenceInitializerOptions.SkewBlocks(SkewBlocksInitializer.Law.HENAFF, false);
            return StartingWeights.of(he, he, thresholds, he)
                    .within(new ParametrizationOptions.Exponential(rebase, 100, henaff));
        }
    }

    /**
     * ENRNN, see {@link EigenvalueNormalizedRnn}.
     *
     * @param longTerm orthogonal units
     * @param shortTerm eigenvalue-normalized units
     * @param negatives how many signs are −1
     * @param coupled whether the short-term state feeds the long-term one
     */
    record Enrnn(
            @Setting(value = "units of the orthogonal, long-term state", least = 1)
            int longTerm,

            @Setting(value = "units of the eigenvalue-normalized, short-term state", least = 0)
            int shortTerm,

            @Setting(
                    value =
                            "how many elements of the scaling diagonal are -1; 30 % of the long-term units if not given",
                    least = 0)
            Optional<Integer> negatives,

            @Setting(value = "whether the short-term state feeds the long-term one", standard = "true")
            boolean coupled)
            implements OrthogonalCellOptions {
        @Override
        public int units() {
            return longTerm + shortTerm;
        }

        @Override
        public int layers() {
            return 1;
        }

        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new ModReluCell(inputs, units());
        }

        @Override
        public boolean determinesAll() {
            return true;
        }

        @Override
        public void parametrize(Cell cell) {
            EigenvalueNormalizedRnn.parametrize(cell, longTerm, negatives.orElse(3 * longTerm / 10), coupled);
        }

        /** What is free of the recurrent matrix is the coupling, which is uniform within Glorot's bound for its own shape. */
        @Override
        public StartingWeights start() {
            StartingWeights usual = small();
            InitializerOptions coupling = new InitializerOptions.Uniform(Optional.of(Math.sqrt(6.0 / units())));
            return StartingWeights.of(coupling, usual.input(), usual.bias(), usual.head());
        }
    }

    /**
     * NC-GRU, see {@link NcGruCell}, with {@link io.evenkeel.nn.NeumannCayley} matrices.
     *
     * @param units in a layer
     * @param layers on top of each other
     * @param orthogonal gates with orthogonal matrices
     * @param negatives how many signs are −1
     * @param order of the Neumann series
     * @param period updates from one exact inverse to the next
     * @param reset whether the reset gate acts before or after the product
     */
    record NcGru(
            @Setting(value = "units in a layer", least = 1) int units,

            @Setting(value = "layers on top of each other", standard = "1", least = 1)
            int layers,

            @Setting(
                    value = "which recurrent matrices are orthogonal: candidate, reset, update",
                    standard = "[candidate]")
            List<String> orthogonal,

            @Setting(value = "how many elements of the scaling diagonal are -1; half if not given", least = 0)
            Optional<Integer> negatives,

            @Setting(value = "order of the Neumann series, 0 for exact inverses", standard = "2", least = 0, most = 3)
            int order,

            @Setting(value = "updates from one exact inverse to the next", standard = "50", least = 1)
            int period,

            @Setting(value = "whether the reset gate acts before or after the product", standard = "before")
            Reset reset)
            implements OrthogonalCellOptions {
        /** Where the reset gate acts. */
        public enum Reset {
            /** On the state, before the product. */
            BEFORE,
            /** On the product. */
            AFTER
        }

        @Override
        public IntFunction<Cell> cells() {
            return inputs -> new NcGruCell(inputs, units, reset == Reset.BEFORE);
        }

        @Override
        public StartingWeights start() {
            InitializerOptions glorot = new VarianceScalingOptions.GlorotUniform();
            StartingWeights free = StartingWeights.of(glorot, glorot, new InitializerOptions.Constant(0), glorot);
            return orthogonal.isEmpty()
                    ? free
                    : free.within(
                            new ParametrizationOptions.Neumann(negatives, order, period, angles()),
                            orthogonal.toArray(String[]::new));
        }
    }
}
