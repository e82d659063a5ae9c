package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.nn.ConvolutionalEncoder.Layer;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.OperationContract;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.RandomStream;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.op.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConvolutionalRecurrentNetworkTest {

    private static ConvolutionalRecurrentNetwork small(OptionalInt pooling) {
        ConvolutionalEncoder encoder = new ConvolutionalEncoder(
                1, 8, 8, List.of(new Layer(2, 5, 2), new Layer(3, 3, 1, 0)), Activation.TANH, pooling);
        Network recurrent =
                NetworkBuilder.of("lstm", encoder.outputs(), 3).outputs(2).build(1);
        return new ConvolutionalRecurrentNetwork(encoder, recurrent);
    }

    @Nested
    class Derivatives extends OperationContract {
        @Override
        protected int[] widths() {
            return new int[] {64};
        }

        @Override
        protected Expr record(List<Expr> operands) {
            throw new AssertionError("a network is more than one operation");
        }

        @Override
        protected void trace(Program.Trace trace, List<Expr> operands) {
            trace.output("y", small(OptionalInt.empty()).record(trace, operands.get(0)));
        }
    }

    /** J. Lehman and others, Safe mutations, GECCO 2018: images of 64 × 64, 25,805 parameters. */
    @Test
    void hasAsManyParametersAsThePublishedNetwork() {
        List<Layer> layers = new ArrayList<>(Collections.nCopies(2, new Layer(12, 5, 2)));
        layers.addAll(Collections.nCopies(12, new Layer(12, 3, 1)));
        ConvolutionalEncoder encoder =
                new ConvolutionalEncoder(1, 64, 64, layers, Activation.TANH, OptionalInt.empty());
        Network recurrent =
                NetworkBuilder.of("lstm", 12, 20).layers(2).outputs(5).build(1);
        ConvolutionalRecurrentNetwork network = new ConvolutionalRecurrentNetwork(encoder, recurrent);
        assertThat(encoder.windows().get(13).down()).isEqualTo(16);
        assertThat(network.inputs()).isEqualTo(4096);
        assertThat(network.outputs()).isEqualTo(5);
        assertThat(network.freedom()).isEqualTo(25_805);
        assertThat(network.namedParameters().keySet())
                .startsWith("conv.0.weight", "conv.0.bias", "conv.1.weight")
                .containsSequence("conv.13.bias", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0")
                .endsWith("head.weight", "head.bias");
        assertThat(network.parameters().get(2).value().shape()).containsExactly(12, 12 * 25);
    }

    @Test
    void poolsOverWindowsOrOverWholeMaps() {
        List<Layer> layers = List.of(new Layer(3, 3, 1));
        assertThat(new ConvolutionalEncoder(2, 6, 4, layers, Activation.RELU, OptionalInt.empty()).outputs())
                .isEqualTo(3);
        assertThat(new ConvolutionalEncoder(2, 6, 4, layers, Activation.RELU, OptionalInt.of(2)).outputs())
                .isEqualTo(18);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConvolutionalEncoder(2, 6, 4, layers, Activation.RELU, OptionalInt.of(3)))
                .withMessageContaining("3 × 3")
                .withMessageContaining("6 × 4");
    }

    @Test
    void refusesWhatDoesNotFit() {
        ConvolutionalEncoder encoder = small(OptionalInt.empty()).encoder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConvolutionalRecurrentNetwork(
                        encoder, NetworkBuilder.of("gru", 4, 2).build(1)))
                .withMessageContaining("reads 4")
                .withMessageContaining("gives 3");
        Network embedded = NetworkBuilder.of("gru", 3, 2)
                .embedding(3, new NormalInitializer(1))
                .build(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConvolutionalRecurrentNetwork(encoder, embedded))
                .withMessageContaining("embedding");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConvolutionalEncoder(1, 8, 8, List.of(), Activation.TANH, OptionalInt.empty()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConvolutionalEncoder(
                        1, 8, 8, List.of(new Layer(0, 3, 1)), Activation.TANH, OptionalInt.empty()))
                .withMessageContaining("map");
    }

    @Test
    void initialValuesDependOnWindows() {
        ConvolutionalEncoder encoder =
                new ConvolutionalEncoder(40, 8, 8, List.of(new Layer(20, 5, 1)), Activation.TANH, OptionalInt.empty());
        encoder.initialize(3);
        List<Parameter> parameters = encoder.parameters();
        double[] weights = parameters.get(0).value().toDoubles();
        assertThat(DoubleStream.of(weights).map(Math::abs).max().orElseThrow())
                .isBetween(0.99 / Math.sqrt(1000), 1 / Math.sqrt(1000));
        double[] biases = parameters.get(1).value().toDoubles();
        encoder.initialize(VarianceScalingInitializer.glorotNormal(), 3);
        assertThat(parameters.get(1).value().toDoubles()).isEqualTo(biases);
        double variance = 0;
        for (double w : parameters.get(0).value().toDoubles()) {
            variance += w * w / weights.length;
        }
        // 40 · 25 inputs and 20 · 25 outputs; the standard error of the variance is 1 % of it.
        assertThat(variance).isBetween(0.96 * 2 / 1500, 1.04 * 2 / 1500);
    }

    /** Parts of a batch on several threads give the bits that one thread gives. */
    @Test
    void gradientsHaveTheSameBitsOnAnyNumberOfThreads() {
        ConvolutionalRecurrentNetwork network = small(OptionalInt.of(2));
        network.encoder().initialize(2);
        Program.Trace trace = new Program.Trace();
        Expr y = network.record(trace, trace.input("x", 64));
        trace.output("loss", Operations.dot(y, y));
        Program program = trace.end();
        int batch = 40;
        RandomStream stream = RandomStream.of(4, "images");
        Tensor images = Tensor.of(
                IntStream.range(0, 3 * batch * 64).mapToDouble(stream::gaussian).toArray(), 3, batch, 64);
        List<double[]> gradients = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (Backpropagation sweep = Backpropagation.of(program, "loss")
                    .steps(3)
                    .batch(batch)
                    .threads(threads)
                    .build()) {
                sweep.input("x", images);
                sweep.run();
                for (Parameter p : network.parameters()) {
                    gradients.add(sweep.gradient(p).toDoubles());
                }
            }
        }
        int n = network.parameters().size();
        for (int i = 0; i < n; i++) {
            String name = network.parameters().get(i).name();
            assertThat(gradients.get(i))
                    .as(name)
                    .isEqualTo(gradients.get(n + i))
                    .isEqualTo(gradients.get(2 * n + i));
            assertThat(gradients.get(i)).as(name).isNotEqualTo(new double[gradients.get(i).length]);
        }
    }
}
