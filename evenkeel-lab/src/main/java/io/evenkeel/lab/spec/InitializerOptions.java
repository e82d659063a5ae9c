package io.evenkeel.lab.spec;

import io.evenkeel.nn.ConstantInitializer;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.OrthogonalInitializer;
import io.evenkeel.nn.RowNormInitializer;
import io.evenkeel.nn.SpectralRadiusInitializer;
import io.evenkeel.nn.UniformInitializer;
import java.util.Optional;

/** The weights at the start. */
public interface InitializerOptions extends Options {
    /**
     * Makes the initializer.
     *
     * @param width on which a usual bound depends: units of a recurrent layer, inputs of a linear one
     * @return the initializer
     */
    Initializer initializer(int width);

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
        public Initializer initializer(int width) {
            return new NormalInitializer(scale);
        }
    }

    /**
     * Independent Gaussians of one standard deviation, whatever the shape, see {@link NormalInitializer}.
     *
     * @param deviation σ
     */
    record Gaussian(
            @Setting(value = "standard deviation", least = 0)
            double deviation) implements InitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return (parameter, stream) ->
                    new NormalInitializer(deviation * Math.sqrt(parameter.columns())).fill(parameter, stream);
        }
    }

    /**
     * Independent uniform numbers, see {@link UniformInitializer}.
     *
     * @param bound b, PyTorch's if not given
     */
    record Uniform(
            @Setting(value = "largest magnitude; 1 / sqrt(width) if not given", least = 0)
            Optional<Double> bound) implements InitializerOptions {
        @Override
        public Initializer initializer(int width) {
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
            double gain) implements InitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new OrthogonalInitializer(gain);
        }
    }

    /**
     * A Gaussian matrix of a given spectral radius, see {@link SpectralRadiusInitializer}.
     *
     * @param radius ρ
     */
    record SpectralRadius(
            @Setting(value = "largest modulus of an eigenvalue", standard = "1.0", least = 0)
            double radius) implements InitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new SpectralRadiusInitializer(radius);
        }
    }

    /**
     * A Gaussian matrix whose rows have a given norm, see {@link RowNormInitializer}.
     *
     * @param norm c
     */
    record RowNorm(
            @Setting(value = "root mean square of the rows' norms", standard = "1.0", least = 0)
            double norm) implements InitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new RowNormInitializer(norm);
        }
    }

    /**
     * The same number everywhere, see {@link ConstantInitializer}.
     *
     * @param value the number
     */
    record Constant(
            @Setting(value = "the number", standard = "0.0") double value) implements InitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new ConstantInitializer(value);
        }
    }
}
