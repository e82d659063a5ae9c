package io.evenkeel.lab.spec;

import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.OrthogonalInitializer;
import io.evenkeel.nn.UniformInitializer;
import java.util.Optional;

/** The weights at the start. */
public interface InitializerOptions extends Options {
    /**
     * Makes the initializer.
     *
     * @param width on which a usual bound depends: units of a recurrent layer, inputs of a linear one
     * @param blocks of rows, one for each gate
     * @return the initializer
     */
    Initializer initializer(int width, int blocks);

    /**
     * Independent Gaussians, see {@link NormalInitializer}.
     *
     * @param scale g
     */
    record Normal(
            @Setting(value = "standard deviation times the root of the columns", standard = "1.0", least = 0)
            double scale)
            implements InitializerOptions {
        @Override
        public Initializer initializer(int width, int blocks) {
            return new NormalInitializer(scale);
        }
    }

    /**
     * Independent uniform numbers, see {@link UniformInitializer}.
     *
     * @param bound b, PyTorch's if not given
     */
    record Uniform(
            @Setting(value = "largest magnitude; 1 / sqrt(width) if not given", least = 0)
            Optional<Double> bound)
            implements InitializerOptions {
        @Override
        public Initializer initializer(int width, int blocks) {
            return bound.map(UniformInitializer::new).orElseGet(() -> UniformInitializer.forUnits(width));
        }
    }

    /**
     * Random orthogonal matrices, one for each gate, see {@link OrthogonalInitializer}.
     *
     * @param gain g
     */
    record Orthogonal(
            @Setting(value = "factor of every singular value", standard = "1.0")
            double gain)
            implements InitializerOptions {
        @Override
        public Initializer initializer(int width, int blocks) {
            return new OrthogonalInitializer(gain, blocks);
        }
    }

    /** Zeros. */
    record Zeros() implements InitializerOptions {
        @Override
        public Initializer initializer(int width, int blocks) {
            return new UniformInitializer(0);
        }
    }
}
