package io.evenkeel.lab.spec;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.EigenvalueNormalization;
import io.evenkeel.nn.MatrixExponential;
import io.evenkeel.nn.NeumannCayley;
import io.evenkeel.nn.Parametrization;
import java.util.Optional;

/** The set in which recurrent matrices stay. */
public interface ParametrizationOptions extends Options {
    /**
     * Makes the parametrization.
     *
     * @param block a square matrix
     * @return what determines it
     * @throws IllegalArgumentException if the options do not fit its size
     */
    Parametrization parametrization(Block block);

    /** @return whether matrices are orthogonal, and start by an initializer of these options */
    default boolean isOrthogonal() {
        return true;
    }

    /**
     * Orthogonal by an exact scaled Cayley transform, see {@link io.evenkeel.nn.ScaledCayley}.
     *
     * @param negatives how many signs are −1
     * @param initializer of the skew-symmetric matrix
     */
    record ScaledCayley(
            @Setting(value = "how many elements of the scaling diagonal are -1; half if not given", least = 0)
            Optional<Integer> negatives,

            @Setting(value = "the skew-symmetric matrix at the start", standard = "skew-blocks")
            InitializerOptions initializer)
            implements ParametrizationOptions {
        @Override
        public Parametrization parametrization(Block block) {
            int n = block.rows();
            return new io.evenkeel.nn.ScaledCayley(block, negatives.orElse(n / 2))
                    .startingWith(initializer.initializer(n));
        }
    }

    /**
     * Orthogonal by a scaled Cayley transform whose inverse is carried along, see {@link NeumannCayley}.
     *
     * @param negatives how many signs are −1
     * @param order of the Neumann series
     * @param period updates from one exact inverse to the next
     * @param initializer of the skew-symmetric matrix
     */
    record Neumann(
            @Setting(value = "how many elements of the scaling diagonal are -1; half if not given", least = 0)
            Optional<Integer> negatives,

            @Setting(value = "order of the Neumann series, 0 for exact inverses", standard = "2", least = 0, most = 3)
            int order,

            @Setting(value = "updates from one exact inverse to the next", standard = "50", least = 1)
            int period,

            @Setting(value = "the skew-symmetric matrix at the start", standard = "skew-blocks")
            InitializerOptions initializer)
            implements ParametrizationOptions {
        @Override
        public Parametrization parametrization(Block block) {
            int n = block.rows();
            return new NeumannCayley(block, negatives.orElse(n / 2), order, period)
                    .startingWith(initializer.initializer(n));
        }
    }

    /**
     * Special orthogonal by the exponential of a skew-symmetric matrix, see {@link MatrixExponential}.
     *
     * @param rebase updates after which the base moves
     * @param project movements after which the base is made orthogonal again
     * @param initializer of the skew-symmetric matrix
     */
    record Exponential(
            @Setting(
                    value = "updates after which the base moves (dynamic trivialization); never if not given (expRNN)",
                    least = 1)
            Optional<Integer> rebase,

            @Setting(value = "movements after which the base is made orthogonal again", standard = "100", least = 1)
            int project,

            @Setting(value = "the skew-symmetric matrix at the start", standard = "skew-blocks")
            InitializerOptions initializer)
            implements ParametrizationOptions {
        @Override
        public Parametrization parametrization(Block block) {
            Parametrization map = rebase.map(k -> MatrixExponential.dynamic(block, k, project))
                    .orElseGet(() -> MatrixExponential.fixed(block));
            return map.startingWith(initializer.initializer(block.rows()));
        }
    }

    /**
     * Of spectral radius at most 1, see {@link EigenvalueNormalization}.
     *
     * @param latch whether to leave the matrix alone as long as its radius has never been above 1
     */
    record Normalized(
            @Setting(
                    value = "whether to leave the matrix alone until its spectral radius is above 1 for the first time",
                    standard = "true")
            boolean latch)
            implements ParametrizationOptions {
        @Override
        public Parametrization parametrization(Block block) {
            return new EigenvalueNormalization(block, latch);
        }

        @Override
        public boolean isOrthogonal() {
            return false;
        }
    }
}
