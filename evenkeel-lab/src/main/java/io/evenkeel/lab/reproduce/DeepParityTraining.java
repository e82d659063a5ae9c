package io.evenkeel.lab.reproduce;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.UniformInitializer;
import io.evenkeel.tasks.ParityTask;
import io.evenkeel.tensor.op.Activation;
import io.evenkeel.train.SensitivityRule;
import io.evenkeel.train.Sgd;
import java.util.Collections;
import java.util.List;

/**
 * A deep tanh network on parity. Double precision, because gradients shrink by 10¹⁵⁰.
 *
 * @param layers with weights, the output's included
 * @param bits of the parity, 2 for exclusive or
 * @param pretraining presentations of the rule alone
 * @param presentations in all
 */
record DeepParityTraining(int layers, int bits, int pretraining, int presentations) {
    static final int WIDTH = 30;
    static final double RATE = 0.01;
    /** Row norms of about 0.32. */
    static final UniformInitializer SMALL = new UniformInitializer(0.1);

    static List<SensitivityContender> contenders(List<Double> grid) {
        return SensitivityContender.byRowNorm(SMALL, grid);
    }

    SensitivityTraining.Result run(SensitivityContender contender, long seed) {
        FeedForward network =
                new FeedForward(bits, Collections.nCopies(layers - 1, WIDTH), Activation.TANH, 1, Activation.TANH);
        contender.weights().fill(network.weights(), seed);
        SensitivityRule rule = SensitivityRule.BATCH.rate(RATE);
        return new SensitivityTraining(
                        new ParityTask(bits),
                        1 << bits,
                        network,
                        Precision.DOUBLE,
                        new Sgd(RATE),
                        Double.POSITIVE_INFINITY,
                        contender.adjusted() ? rule : rule.gate(SensitivityRule.Gate.OFF),
                        pretraining,
                        presentations)
                .run();
    }
}
