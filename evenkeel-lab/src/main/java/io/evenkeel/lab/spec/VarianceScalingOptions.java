package io.evenkeel.lab.spec;

import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.VarianceScalingInitializer;

/** Random weights whose variance depends on the numbers of rows and columns, see {@link VarianceScalingInitializer}. */
public interface VarianceScalingOptions extends InitializerOptions {
    /** Uniform, of variance 2 / (rows + columns). */
    record GlorotUniform() implements VarianceScalingOptions {
        @Override
        public Initializer initializer(int width) {
            return VarianceScalingInitializer.glorotUniform();
        }
    }

    /** Gaussian, of variance 2 / (rows + columns). */
    record GlorotNormal() implements VarianceScalingOptions {
        @Override
        public Initializer initializer(int width) {
            return VarianceScalingInitializer.glorotNormal();
        }
    }

    /** Uniform, of variance 2 / columns. */
    record HeUniform() implements VarianceScalingOptions {
        @Override
        public Initializer initializer(int width) {
            return VarianceScalingInitializer.heUniform();
        }
    }

    /** Gaussian, of variance 2 / columns. */
    record HeNormal() implements VarianceScalingOptions {
        @Override
        public Initializer initializer(int width) {
            return VarianceScalingInitializer.heNormal();
        }
    }
}
