package io.evenkeel.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loss and gradients over a batch of 50, which is four shards: three of 16 and one of 2. */
class BackpropagationTest {
    private static final int STEPS = 9;
    private static final int BATCH = 50;

    /** What a run gives: the loss and all gradients. */
    private record Outcome(double loss, List<double[]> gradients) {}

    private static Outcome run(TrainedLstm network, Precision precision, int threads, int first, int end) {
        try (Backpropagation training = Backpropagation.of(network.program(), "loss")
                .steps(STEPS)
                .batch(end - first)
                .threads(threads)
                .precision(precision)
                .build()) {
            training.input("x", network.inputs("x", STEPS, BATCH, first, end));
            training.input("target", network.inputs("target", STEPS, BATCH, first, end));
            double loss = training.run();
            List<double[]> gradients = new ArrayList<>();
            for (Parameter p : network.parameters()) {
                gradients.add(training.gradient(p).toDoubles());
            }
            return new Outcome(loss, gradients);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void threadsDoNotChangeABit(Precision precision) {
        TrainedLstm network = new TrainedLstm(3, 7);
        Outcome one = run(network, precision, 1, 0, BATCH);
        assertThat(one.loss).isPositive();
        for (int threads : new int[] {2, 3, 4, 9}) {
            Outcome several = run(network, precision, threads, 0, BATCH);
            assertThat(several.loss).as("%d threads", threads).isEqualTo(one.loss);
            for (int p = 0; p < one.gradients.size(); p++) {
                assertThat(several.gradients.get(p))
                        .as("%d threads, %s", threads, network.parameters().get(p))
                        .isEqualTo(one.gradients.get(p));
            }
        }
    }

    @Test
    void aBatchIsTheMeanOfItsShards() {
        TrainedLstm network = new TrainedLstm(3, 7);
        Outcome whole = run(network, Precision.DOUBLE, 1, 0, BATCH);
        double loss = 0;
        List<double[]> sums = new ArrayList<>();
        whole.gradients.forEach(g -> sums.add(new double[g.length]));
        for (int first = 0; first < BATCH; first += SummedGradients.SHARD) {
            int end = Math.min(BATCH, first + SummedGradients.SHARD);
            double share = (double) (end - first) / BATCH;
            Outcome shard = run(network, Precision.DOUBLE, 1, first, end);
            loss += share * shard.loss;
            for (int p = 0; p < sums.size(); p++) {
                for (int i = 0; i < sums.get(p).length; i++) {
                    sums.get(p)[i] += share * shard.gradients.get(p)[i];
                }
            }
        }
        assertThat(loss).isCloseTo(whole.loss, within(1e-14));
        for (int p = 0; p < sums.size(); p++) {
            assertThat(sums.get(p)).containsExactly(whole.gradients.get(p), within(1e-14));
        }
    }

    @Test
    void gradientsAreDifferencesOfTheLoss() {
        TrainedLstm network = new TrainedLstm(2, 3);
        Outcome outcome = run(network, Precision.DOUBLE, 1, 0, 18);
        double step = 1e-6;
        for (int p = 0; p < network.parameters().size(); p++) {
            Parameter parameter = network.parameters().get(p);
            int index = parameter.value().size() - 1;
            double value = parameter.value().get(index);
            double above = lossWith(network, parameter, index, value + step);
            double below = lossWith(network, parameter, index, value - step);
            parameter.value().set(index, value);
            assertThat(outcome.gradients.get(p)[index])
                    .as(parameter.toString())
                    .isCloseTo((above - below) / (2 * step), within(1e-9));
        }
    }

    private static double lossWith(TrainedLstm network, Parameter parameter, int index, double value) {
        parameter.value().set(index, value);
        parameter.changed();
        return run(network, Precision.DOUBLE, 1, 0, 18).loss;
    }

    @Test
    void runsAreRepeatableAndSeeChangedWeights() {
        TrainedLstm network = new TrainedLstm(2, 3);
        try (Backpropagation training = Backpropagation.of(network.program(), "loss")
                .steps(STEPS)
                .batch(5)
                .build()) {
            training.input("x", network.inputs("x", STEPS, 5, 0, 5));
            training.input("target", network.inputs("target", STEPS, 5, 0, 5));
            double loss = training.run();
            Parameter p = network.parameters().get(0);
            double[] gradient = training.gradient(p).toDoubles();
            assertThat(training.run()).isEqualTo(loss);
            assertThat(training.gradient(p).toDoubles()).isEqualTo(gradient);
            p.value().set(0, p.value().get(0) + 1);
            p.changed();
            assertThat(training.run()).isNotEqualTo(loss);
            assertThat(Arrays.equals(training.gradient(p).toDoubles(), gradient))
                    .isFalse();
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        TrainedLstm network = new TrainedLstm(2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backpropagation.of(network.program(), "lost").build())
                .withMessageContaining("no output lost")
                .withMessageContaining("loss");
        try (Backpropagation training =
                Backpropagation.of(network.program(), "loss").steps(4).batch(2).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> training.input("x", Tensor.zeros(Precision.SINGLE, 4, 3, 2)))
                    .withMessage("input x must have shape [4, 2, 2], but is Tensor[4, 3, 2] single");
        }
    }

    @Test
    void refuses_a_loss_that_no_parameter_reaches() {
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 1);
        Expr y = io.evenkeel.tensor.op.Activation.STEP.of(Operations.linear(
                x, new Parameter("w", Tensor.of(new double[] {1}, 1, 1))));
        trace.output("loss", Operations.meanSquaredError(y, x));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backpropagation.of(trace.end(), "loss").build())
                .withMessageStartingWith("nothing can be learned: no gradient of the loss reaches a parameter");
    }
}
