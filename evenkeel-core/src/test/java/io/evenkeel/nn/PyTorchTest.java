package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of network gives the outputs, final states and gradients that PyTorch gave in double precision. */
class PyTorchTest {
    private static final List<String> KINDS = List.of("weight_ih", "weight_hh", "bias_ih", "bias_hh");

    @ParameterizedTest
    @CsvSource({
        "tanh, tanh",
        "relu, relu",
        "lstm,",
        "gru,",
        "gru-without-biases,",
        "lstm-2-layers,",
        "gru-bidirectional,"
    })
    void recurrent(String name, String cell) {
        SafeTensors reference = References.of(name);
        List<Network> directions = Networks.read(References.path(name), null, cell);
        for (Precision precision : Precision.values()) {
            for (int d = 0; d < directions.size(); d++) {
                Direction direction = new Direction(reference, directions.get(d), d, directions.size(), precision);
                direction.compareStates();
                direction.compareGradients();
            }
        }
    }

    /** One direction of a module against its half of the outputs, in the order of time in which it reads. */
    private record Direction(SafeTensors reference, Network network, int index, int directions, Precision precision) {

        private int time(int t) {
            int steps = reference.tensor("x").extent(0);
            return network.reversed() ? steps - 1 - t : t;
        }

        private Tensor input() {
            Tensor x = reference.tensor("x");
            Tensor result = Tensor.zeros(Precision.DOUBLE, x.shape());
            int block = x.extent(1) * x.extent(2);
            for (int i = 0; i < x.size(); i++) {
                result.set(time(i / block) * block + i % block, x.get(i));
            }
            return result;
        }

        private Tensor state(String name, int layer) {
            Tensor all = reference.tensor(name);
            int size = all.extent(1) * all.extent(2);
            Tensor result = Tensor.zeros(Precision.DOUBLE, all.extent(1), all.extent(2));
            for (int i = 0; i < size; i++) {
                result.set(i, all.get((layer * directions + index) * size + i));
            }
            return result;
        }

        void compareStates() {
            Program program = network.stack().program();
            Tensor x = input();
            int batch = x.extent(1);
            Replay.Builder builder = Replay.of(x.extent(0), batch).pass(program.pass(), 1);
            program.pass().recurrences().forEach(r -> builder.keep(r.next()));
            Replay<?> replay = builder.build(precision);
            for (int row = 0; row < x.extent(0) * batch; row++) {
                replay.write(program.input("x"), row / batch, row % batch, x.toDoubles(), row * x.extent(2));
            }
            for (Recurrence r : program.pass().recurrences()) {
                String[] part = r.name().split("\\.");
                double[] begin =
                        state(part[0] + "_0", Integer.parseInt(part[1])).toDoubles();
                for (int b = 0; b < batch; b++) {
                    replay.write(r.leaf(), 0, b, begin, b * r.leaf().width());
                }
            }
            replay.run(program.pass());
            for (Recurrence r : program.pass().recurrences()) {
                String[] part = r.name().split("\\.");
                double[] end = new double[batch * r.next().width()];
                for (int b = 0; b < batch; b++) {
                    replay.read(r.next(), x.extent(0) - 1, b, end, b * r.next().width());
                }
                References.compare(r.name(), end, state(part[0] + "_n", Integer.parseInt(part[1])), precision);
            }
            compareOutputs(replay, program.state(network.stack().outputPart()).next(), "y");
        }

        private void compareOutputs(Replay<?> replay, Expr output, String name) {
            Tensor y = reference.tensor(name);
            double[] actual = y.toDoubles();
            for (int t = 0; t < y.extent(0); t++) {
                for (int b = 0; b < y.extent(1); b++) {
                    int at = (t * y.extent(1) + b) * y.extent(2) + index * output.width();
                    replay.read(output, time(t), b, actual, at);
                }
            }
            References.compare(name, actual, y, precision);
        }

        void compareGradients() {
            Program.Trace trace = new Program.Trace();
            Expr input = trace.input("x", network.inputs());
            Expr y = network.stack().record(trace, input).get(network.stack().outputPart());
            // The mean goes over the outputs of both directions; this one has its share of it.
            trace.output("loss", Operations.dot(y, y).times(1.0 / (directions * y.width())));
            Tensor x = input();
            try (Backpropagation gradients = Backpropagation.of(trace.end(), "loss")
                    .steps(x.extent(0))
                    .batch(x.extent(1))
                    .precision(precision)
                    .build()) {
                gradients.input("x", x);
                gradients.run();
                List<Parameter> parameters = network.stack().parameters();
                for (int i = 0; i < parameters.size(); i++) {
                    String name = "rnn." + KINDS.get(i % 4) + "_l" + i / 4 + (network.reversed() ? "_reverse" : "");
                    Tensor expected = reference.tensors().get(name + ".gradient");
                    if (expected == null) {
                        assertThat(name).contains("bias");
                        continue;
                    }
                    Tensor actual = gradients.gradient(parameters.get(i));
                    assertThat(actual.shape()).isEqualTo(expected.shape());
                    References.compare(name, actual.toDoubles(), expected, precision);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void symbolsThroughEmbeddingAndReadOutToCrossEntropy(Precision precision) {
        SafeTensors reference = References.of("model");
        Network network = Networks.read(References.path("model"));
        Parameter table = network.embedding().orElseThrow();
        Network.Head head = network.head().orElseThrow();
        Program.Trace trace = new Program.Trace();
        Expr x = trace.input("x", 1);
        State end = network.stack().record(trace, Operations.embedding(x, table));
        Expr logits = head.of(end.get(network.stack().outputPart()));
        trace.output("loss", Operations.softmaxCrossEntropy(logits, trace.input("targets", 1)));
        Tensor symbols = reference.tensor("x");
        try (Backpropagation gradients = Backpropagation.of(trace.end(), "loss")
                .steps(symbols.extent(0))
                .batch(symbols.extent(1))
                .precision(precision)
                .build()) {
            gradients.input("x", symbols);
            gradients.input("targets", reference.tensor("targets"));
            double tolerance = References.tolerance(precision);
            assertThat(gradients.run()).isCloseTo(reference.tensor("loss").get(0), within(tolerance));
            for (Parameter parameter : network.parameters()) {
                String name = parameter.name();
                String full = KINDS.contains(name) ? "rnn." + name + "_l0" : name;
                double[] actual = gradients.gradient(parameter).toDoubles();
                References.compare(full, actual, reference.tensor(full + ".gradient"), precision);
            }
        }
        compareLogits(network, reference, precision);
    }

    private static void compareLogits(Network network, SafeTensors reference, Precision precision) {
        Program program = network.program();
        Tensor x = reference.tensor("x");
        Tensor logits = reference.tensor("logits");
        int batch = x.extent(1);
        Replay<?> replay = Replay.of(x.extent(0), batch)
                .pass(program.pass(), 1)
                .keep(program.output("y"))
                .build(precision);
        for (int row = 0; row < x.size(); row++) {
            replay.write(program.input("x"), row / batch, row % batch, x.toDoubles(), row);
        }
        replay.run(program.pass());
        double[] actual = new double[logits.size()];
        for (int row = 0; row < x.size(); row++) {
            replay.read(program.output("y"), row / batch, row % batch, actual, row * logits.extent(2));
        }
        References.compare("logits", actual, logits, precision);
    }
}
