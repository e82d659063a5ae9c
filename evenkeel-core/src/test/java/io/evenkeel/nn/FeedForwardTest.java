package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Adjoint;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tangent;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedForwardTest {

    @Nested
    class TwoHiddenLayers extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected Expr record(List<Expr> operands) {
            throw new AssertionError("a network is more than one operation");
        }

        @Override
        protected void trace(Program.Trace trace, List<Expr> operands) {
            FeedForward network = new FeedForward(3, List.of(5, 4), Activation.TANH, 2, Activation.SOFTPLUS);
            trace.output("y", network.record(trace, operands.get(0)));
        }
    }

    @Nested
    class Residual extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {3};
        }

        @Override
        protected Expr record(List<Expr> operands) {
            throw new AssertionError("a network is more than one operation");
        }

        @Override
        protected void trace(Program.Trace trace, List<Expr> operands) {
            FeedForward network =
                    new FeedForward(3, Collections.nCopies(6, 4), Activation.TANH, 2, Activation.SIGMOID, 2);
            trace.output("y", network.record(trace, operands.get(0)));
        }
    }

    private static long size(FeedForward network) {
        return network.parameters().stream().mapToLong(p -> p.value().size()).sum();
    }

    /** The networks of J. Lehman and others, Safe mutations, GECCO 2018; the layer on the input is no hidden one there. */
    @Test
    void hasAsManyParametersAsPublishedNetworks() {
        assertThat(size(new FeedForward(11, Collections.nCopies(17, 8), Activation.SELU, 2, Activation.SIGMOID)))
                .isEqualTo(1_266);
        assertThat(size(residual(32, 125))).isEqualTo(505_752);
        assertThat(size(residual(64, 125))).isEqualTo(1_009_752);
        assertThat(size(residual(101, 48))).isEqualTo(238_226);
    }

    private static FeedForward residual(int hidden, int width) {
        return new FeedForward(11, Collections.nCopies(hidden + 1, width), Activation.TANH, 2, Activation.IDENTITY, 4);
    }

    private static double output(FeedForward network, double... input) {
        Program program = program(network);
        Replay<?> replay = Replay.of(1, 1).pass(program.pass(), 1).build(Precision.DOUBLE);
        replay.write(program.input("x"), 0, 0, input, 0);
        replay.run(program.pass());
        double[] y = new double[network.outputs()];
        replay.read(program.output("y"), 0, 0, y, 0);
        return y[0];
    }

    /** Layers without weights give 0 and let pass what skips them; biases of 1 in layers 4 and 5 add tanh 1 once. */
    @Test
    void skipsAddWhatStoodSomeLayersBelow() {
        FeedForward network =
                new FeedForward(1, Collections.nCopies(10, 1), Activation.TANH, 1, Activation.IDENTITY, 4);
        set(network.weights().get(0), 1);
        set(network.weights().get(10), 1);
        // Layer 9 is no multiple of four, so nothing skips it, and the output sees what layer 8 gave only through it.
        set(network.weights().get(9), 0.5);
        double below = StrictMath.tanh(0.3);
        assertThat(output(network, 0.3)).isCloseTo(StrictMath.tanh(below / 2), within(1e-15));
        set(network.biases().get(4), 1);
        set(network.biases().get(5), 1);
        assertThat(output(network, 0.3)).isCloseTo(StrictMath.tanh((below + StrictMath.tanh(1)) / 2), within(1e-15));
    }

    @Test
    void refusesSkipsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedForward(1, List.of(3, 3, 4), Activation.TANH, 1, Activation.IDENTITY, 2))
                .withMessageContaining("hidden layers 0 and 2")
                .withMessageContaining("3 and 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedForward(1, List.of(3), Activation.TANH, 1, Activation.IDENTITY, -1))
                .withMessageContaining("-1");
    }

    private static Program program(FeedForward network) {
        Program.Trace trace = new Program.Trace();
        Expr y = network.record(trace, trace.input("x", network.inputs()));
        trace.output("y", y);
        Expr target = trace.input("target", network.outputs());
        trace.output("loss", Operations.meanSquaredError(y, target));
        return trace.end();
    }

    private static Tensor ones(int width) {
        Tensor tensor = Tensor.zeros(Precision.DOUBLE, 1, 1, width);
        for (int i = 0; i < width; i++) {
            tensor.set(i, 1);
        }
        return tensor;
    }

    @Test
    void computesItsFormula() {
        FeedForward network = new FeedForward(2, List.of(2), Activation.TANH, 1, Activation.SIGMOID);
        set(network.weights().get(0), 0.5, -1, 2, 0.25);
        set(network.biases().get(0), 0.1, -0.2);
        set(network.weights().get(1), 1.5, -0.75);
        set(network.biases().get(1), 0.3);
        Program program = program(network);
        Replay<?> replay = Replay.of(1, 1).pass(program.pass(), 1).build(Precision.DOUBLE);
        replay.write(program.input("x"), 0, 0, new double[] {0.7, -0.4}, 0);
        replay.run(program.pass());
        double[] y = new double[1];
        replay.read(program.output("y"), 0, 0, y, 0);
        double h0 = StrictMath.tanh(0.5 * 0.7 + 0.4 + 0.1);
        double h1 = StrictMath.tanh(2 * 0.7 - 0.25 * 0.4 - 0.2);
        assertThat(y[0]).isCloseTo(1 / (1 + StrictMath.exp(-(1.5 * h0 - 0.75 * h1 + 0.3))), within(1e-15));
    }

    private static void set(Parameter parameter, double... values) {
        for (int i = 0; i < values.length; i++) {
            parameter.value().set(i, values[i]);
        }
        parameter.changed();
    }

    @Test
    void namesLayersAndParameters() {
        FeedForward network = new FeedForward(3, List.of(5, 4), Activation.RELU, 2);
        assertThat(network.inputs()).isEqualTo(3);
        assertThat(network.outputs()).isEqualTo(2);
        assertThat(network.depth()).isEqualTo(3);
        assertThat(network.namedParameters().values().stream().map(Object::toString))
                .containsExactly(
                        "layers.0.weight[5, 3]",
                        "layers.0.bias[5]",
                        "layers.1.weight[4, 5]",
                        "layers.1.bias[4]",
                        "layers.2.weight[2, 4]",
                        "layers.2.bias[2]");
        assertThat(network.activation(1)).isEqualTo(Activation.RELU);
        assertThat(network.activation(2)).isEqualTo(Activation.IDENTITY);
        Program program = program(network);
        List<FeedForward.Layer> layers = network.layers(program.pass());
        for (int i = 0; i < 3; i++) {
            FeedForward.Layer layer = layers.get(i);
            assertThat(layer.output().layer()).isEqualTo(i);
            assertThat(layer.sum().layer()).isEqualTo(i);
            assertThat(layer.output().operation()).isEqualTo(network.activation(i));
            assertThat(layer.output().input(0)).isSameAs(layer.sum());
            assertThat(layer.sum().width()).isEqualTo(network.weights().get(i).rows());
        }
        assertThat(layers.get(2).output()).isSameAs(program.output("y"));
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedForward(3, List.of(5, 0), Activation.TANH, 1))
                .withMessage("the width of hidden layer 1 must be positive, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedForward(0, List.of(), Activation.TANH, 1))
                .withMessageContaining("input");
        FeedForward network = new FeedForward(3, List.of(), Activation.TANH, 1);
        Program other = program(new FeedForward(3, List.of(), Activation.TANH, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.layers(other.pass()))
                .withMessageContaining("does not compute this network");
    }

    /** With W_i = c I, identity activation and no bias, the gradient of layer i's output is c^(L − 1 − i) times the last. */
    @ParameterizedTest
    @ValueSource(ints = {300, 1000})
    void deepNetworksHaveGradientsAtEachDepth(int depth) {
        double c = 0.99;
        FeedForward network =
                new FeedForward(2, Collections.nCopies(depth - 1, 2), Activation.IDENTITY, 2, Activation.IDENTITY);
        network.weights().forEach(w -> set(w, c, 0, 0, c));
        Program program = program(network);
        List<FeedForward.Layer> layers = network.layers(program.pass());
        Adjoint.Builder builder = Adjoint.of(program.pass()).output(program.output("loss"));
        layers.forEach(layer -> builder.input(layer.sum()));
        Adjoint adjoint = builder.build();
        Replay<?> replay =
                Replay.of(1, 1).pass(program.pass(), 1).pass(adjoint.pass(), 1).build(Precision.DOUBLE);
        replay.write(program.input("x"), 0, 0, new double[] {1, -2}, 0);
        replay.fill(adjoint.seed(program.output("loss")), 1);
        replay.run(program.pass());
        replay.run(adjoint.pass());
        double[] last = new double[2];
        replay.read(adjoint.pass().outputs().get(depth - 1), 0, 0, last, 0);
        assertThat(last[1]).isCloseTo(-2 * StrictMath.pow(c, depth), within(1e-15));
        for (int i = 0; i < depth; i++) {
            double[] g = new double[2];
            replay.read(adjoint.pass().outputs().get(i), 0, 0, g, 0);
            double factor = StrictMath.pow(c, depth - 1 - i);
            assertThat(g)
                    .as("layer %d", i)
                    .containsExactly(new double[] {last[0] * factor, last[1] * factor}, within(1e-15));
        }
        assertThat(Tangent.of(program.pass())
                        .input(program.input("x"))
                        .withOutputs()
                        .build()
                        .pass()
                        .outputs())
                .hasSize(2);
    }

    @Test
    void aDeepNetworkTrains() {
        FeedForward network = new FeedForward(2, Collections.nCopies(299, 30), Activation.TANH, 1, Activation.TANH);
        new OrthogonalInitializer(1).fill(network.weights(), 1);
        Program program = program(network);
        try (Backpropagation training =
                Backpropagation.of(program, "loss").precision(Precision.DOUBLE).build()) {
            training.input("x", ones(2));
            training.input("target", Tensor.zeros(Precision.DOUBLE, 1, 1, 1));
            double before = training.run();
            double norm = 0;
            for (Parameter p : network.parameters()) {
                for (double g : training.gradient(p).toDoubles()) {
                    norm += g * g;
                }
            }
            double step = 1e-4;
            for (Parameter p : network.parameters()) {
                double[] g = training.gradient(p).toDoubles();
                for (int i = 0; i < g.length; i++) {
                    p.value().set(i, p.value().get(i) - step * g[i]);
                }
                p.changed();
            }
            assertThat(training.run() - before).isCloseTo(-step * norm, within(0.02 * step * norm));
        }
    }

    @Test
    void nothingIsLearnedThroughSteps() {
        FeedForward network = new FeedForward(2, List.of(3), Activation.STEP, 1);
        new NormalInitializer(1).fill(network.parameters(), 1);
        try (Backpropagation training = Backpropagation.of(program(network), "loss")
                .precision(Precision.DOUBLE)
                .build()) {
            training.input("x", ones(2));
            training.input("target", ones(1));
            training.run();
            assertThat(training.gradient(network.weights().get(0)).toDoubles()).containsOnly(0);
            assertThat(training.gradient(network.biases().get(1)).toDoubles()[0])
                    .isNotZero();
        }
    }
}
