package io.evenkeel.lab.reproduce;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.ConstantInitializer;
import io.evenkeel.nn.Initialization;
import io.evenkeel.nn.Network;
import io.evenkeel.nn.NetworkBuilder;
import io.evenkeel.nn.NormalInitializer;
import io.evenkeel.nn.UniformInitializer;
import io.evenkeel.tasks.DelayedXorTask;
import io.evenkeel.train.Optimizer;
import io.evenkeel.train.SensitivityRule;
import java.util.List;

/**
 * A recurrent tanh network on exclusive or over time. The rule sees recurrent inputs only, as the largest Lyapunov
 * exponent does: gradients travel through those.
 *
 * @param lag T
 * @param optimizer of the gradient step
 * @param rate of the rule
 * @param pretraining presentations of the rule alone
 * @param presentations in all
 */
record DelayedXorTraining(int lag, Optimizer optimizer, double rate, int pretraining, int presentations) {
    static final int UNITS = 50;
    static final NormalInitializer SMALL = new NormalInitializer(0.3);
    private static final int PATTERNS = 4;

    static List<SensitivityContender> contenders(List<Double> grid) {
        return SensitivityContender.bySpectralRadius(SMALL, grid);
    }

    SensitivityTraining.Result run(SensitivityContender contender, long seed) {
        Initialization initialization = new Initialization(
                contender.weights(), new UniformInitializer(1), ConstantInitializer.ZERO, new NormalInitializer(1));
        Network network = NetworkBuilder.of("tanh", 2, UNITS)
                .outputs(1)
                .initialization(initialization)
                .build(seed);
        SensitivityRule rule = SensitivityRule.BATCH.rate(rate).scope(SensitivityRule.Scope.RECURRENT_ONLY);
        return new SensitivityTraining(
                        new DelayedXorTask(lag),
                        PATTERNS,
                        network,
                        Precision.SINGLE,
                        optimizer,
                        1,
                        contender.adjusted() ? rule : rule.gate(SensitivityRule.Gate.OFF),
                        pretraining,
                        presentations)
                .run();
    }
}
