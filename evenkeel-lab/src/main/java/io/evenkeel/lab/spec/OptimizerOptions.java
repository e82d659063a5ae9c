package io.evenkeel.lab.spec;

import io.evenkeel.train.Adam;
import io.evenkeel.train.AdamW;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.RmsProp;
import io.evenkeel.train.Sgd;

/** How a gradient becomes a step. */
public interface OptimizerOptions extends Options {
    /** @return the optimizer */
    Optimizer optimizer();

    /**
     * Gradient descent, with momentum if wanted, see {@link Sgd}.
     *
     * @param rate the learning rate
     * @param momentum μ
     * @param dampening τ
     * @param nesterov whether momentum is Nesterov's
     * @param weightDecay λ
     */
    record GradientDescent(
            @Setting(value = "learning rate", above = 0) double rate,

            @Setting(value = "momentum", standard = "0.0", least = 0, below = 1)
            double momentum,

            @Setting(value = "dampening of the momentum", standard = "0.0", least = 0, most = 1)
            double dampening,

            @Setting(value = "whether momentum is Nesterov's", standard = "false")
            boolean nesterov,

            @Setting(value = "weight decay, added to the gradient", standard = "0.0", least = 0)
            double weightDecay)
            implements OptimizerOptions {
        @Override
        public Optimizer optimizer() {
            return new Sgd(rate, momentum, dampening, nesterov, weightDecay);
        }
    }

    /**
     * Adaptive moments, see {@link Adam}.
     *
     * @param rate the learning rate
     * @param beta1 β₁
     * @param beta2 β₂
     * @param epsilon ε
     * @param amsgrad whether the largest second moment counts
     * @param weightDecay λ
     */
    record AdaptiveMoments(
            @Setting(value = "learning rate", standard = "1e-3", above = 0)
            double rate,

            @Setting(value = "decay of the first moment", standard = "0.9", least = 0, below = 1)
            double beta1,

            @Setting(value = "decay of the second moment", standard = "0.999", least = 0, below = 1)
            double beta2,

            @Setting(value = "added to the root of the second moment", standard = "1e-8", above = 0)
            double epsilon,

            @Setting(value = "whether the largest second moment counts", standard = "false")
            boolean amsgrad,

            @Setting(value = "weight decay, added to the gradient", standard = "0.0", least = 0)
            double weightDecay)
            implements OptimizerOptions {
        @Override
        public Optimizer optimizer() {
            return new Adam(rate, beta1, beta2, epsilon, amsgrad, weightDecay);
        }
    }

    /**
     * Adaptive moments with decoupled weight decay, see {@link AdamW}.
     *
     * @param rate the learning rate
     * @param beta1 β₁
     * @param beta2 β₂
     * @param epsilon ε
     * @param amsgrad whether the largest second moment counts
     * @param weightDecay λ
     */
    record DecoupledDecay(
            @Setting(value = "learning rate", standard = "1e-3", above = 0)
            double rate,

            @Setting(value = "decay of the first moment", standard = "0.9", least = 0, below = 1)
            double beta1,

            @Setting(value = "decay of the second moment", standard = "0.999", least = 0, below = 1)
            double beta2,

            @Setting(value = "added to the root of the second moment", standard = "1e-8", above = 0)
            double epsilon,

            @Setting(value = "whether the largest second moment counts", standard = "false")
            boolean amsgrad,

            @Setting(value = "weight decay, beside the gradient", standard = "0.01", least = 0)
            double weightDecay)
            implements OptimizerOptions {
        @Override
        public Optimizer optimizer() {
            return new AdamW(rate, beta1, beta2, epsilon, amsgrad, weightDecay);
        }
    }

    /**
     * Gradient over the root of its mean square, see {@link RmsProp}.
     *
     * @param rate the learning rate
     * @param smoothing α
     * @param epsilon ε
     * @param momentum μ
     * @param centered whether the square is taken about the running mean
     * @param weightDecay λ
     */
    record MeanSquare(
            @Setting(value = "learning rate", standard = "1e-2", above = 0)
            double rate,

            @Setting(value = "decay of the mean square", standard = "0.99", least = 0, below = 1)
            double smoothing,

            @Setting(value = "added to the root of the mean square", standard = "1e-8", above = 0)
            double epsilon,

            @Setting(value = "momentum", standard = "0.0", least = 0, below = 1)
            double momentum,

            @Setting(value = "whether the square is taken about the running mean", standard = "false")
            boolean centered,

            @Setting(value = "weight decay, added to the gradient", standard = "0.0", least = 0)
            double weightDecay)
            implements OptimizerOptions {
        @Override
        public Optimizer optimizer() {
            return new RmsProp(rate, smoothing, epsilon, momentum, centered, weightDecay);
        }
    }
}
