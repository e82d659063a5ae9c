package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.gauge.WeightFigures;
import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Replay;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.tensor.io.SafeTensors;
import io.evenkeel.tensor.op.Activation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkBuilderTest {
    @TempDir
    private Path folder;

    private static NetworkBuilder builder(String kind) {
        IntFunction<Cell> cells = switch (kind) {
            case "leaky" -> width -> new LeakyRnnCell(Activation.SOFTPLUS, 0.3, width, 8);
            case "nc-gru" -> width -> new NcGruCell(width, 8, false);
            case "sparse sbo-rnn" -> width -> new SboRnnCell(width, 8, SboRnnCell.Method.SHB, false, 0.1, 1);
            case "sbo-rnn" -> width -> new SboRnnCell(width, 8, SboRnnCell.Method.SNAG, true, 0.1, 1);
            default -> width -> Cells.of(kind, Map.of(), width, 8);
        };
        return NetworkBuilder.of(cells, 3).layers(2).outputs(2);
    }

    /** What a network says to a few inputs. */
    private static List<double[]> outputs(Network network) {
        Program.Trace trace = new Program.Trace();
        Expr y = network.record(trace, trace.input("x", 3));
        trace.output("y", y);
        Program program = trace.end();
        Replay<?> replay = Replay.of(5, 1).pass(program.pass(), 1).build(Precision.DOUBLE);
        for (int t = 0; t < 5; t++) {
            replay.write(program.input("x"), t, 0, new double[] {1, -t, 0.5 * t}, 0);
        }
        replay.run(program.pass());
        List<double[]> rows = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            double[] row = new double[2];
            replay.read(y, t, 0, row, 0);
            rows.add(row);
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tanh",
                "relu",
                "elu",
                "linear",
                "leaky",
                "gru",
                "lstm",
                "modrelu",
                "nc-gru",
                "sbo-rnn",
                "sparse sbo-rnn"
            })
    void whatIsWrittenIsReadBack(String kind) {
        Network network = builder(kind).build(4);
        Path file = folder.resolve("network.safetensors");
        NetworkWriter.write(network, file);
        Network read = Networks.read(file);
        assertThat(read.kind()).isEqualTo(network.kind());
        assertThat(read.namedParameters().keySet())
                .containsExactlyElementsOf(network.namedParameters().keySet())
                .contains("rnn.weight_hh_l1", "head.bias");
        List<double[]> expected = outputs(network);
        List<double[]> actual = outputs(read);
        for (int t = 0; t < expected.size(); t++) {
            assertThat(actual.get(t)).as("step %d", t).containsExactly(expected.get(t));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "leak, 0, 'above 0 and at most 1, not 0.0'",
        "leak, much, 'a number, not \"much\"'",
        "leak, , 'a number, not missing'",
        "activation, cube, 'one of tanh, sigmoid, relu, leaky_relu, elu, selu, softplus, identity, step, not \"cube\"'",
        "activation, , 'not missing'"
    })
    void damagedMetadataAreRefused(String key, String value, String message) {
        Network network = builder("leaky").build(4);
        Map<String, String> metadata =
                new LinkedHashMap<>(Map.of("cell", "leaky", "leak", "0.5", "activation", "tanh"));
        if (value == null) {
            metadata.remove(key);
        } else {
            metadata.put(key, value);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.namedParameters().forEach((name, p) -> tensors.put(name, p.value()));
        Path file = folder.resolve("damaged.safetensors");
        new SafeTensors(tensors, metadata).write(file);
        assertThatThrownBy(() -> Networks.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("damaged.safetensors")
                .hasMessageContaining(message);
        assertThat(Networks.read(file, null, "tanh").get(0).kind()).isEqualTo("tanh");
    }

    @Test
    void aFileHasOneLeak() {
        Stack stack = new Stack(
                List.of(new LeakyRnnCell(Activation.TANH, 0.5, 2, 3), new LeakyRnnCell(Activation.TANH, 0.25, 3, 3)));
        Network network = new Network("rnn", "leaky", stack, false, Optional.empty(), Optional.empty(), Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkWriter.write(network, folder.resolve("x")))
                .withMessage("a file has one leak for all layers, but they have 0.5 and 0.25");
    }

    @Test
    void anEmbeddingStandsInFrontAndIsReadBack() {
        Network network = NetworkBuilder.of("gru", 9, 4)
                .embedding(3, new UniformInitializer(0.1))
                .outputs(9)
                .build(2);
        assertThat(network.inputs()).isEqualTo(1);
        assertThat(network.stack().inputs()).isEqualTo(3);
        Parameter table = network.embedding().orElseThrow();
        assertThat(table.value().shape()).containsExactly(9, 3);
        assertThat(Arrays.stream(table.value().toDoubles()))
                .doesNotContain(0.0)
                .allMatch(value -> Math.abs(value) <= 0.1);
        Path file = folder.resolve("embedding.safetensors");
        NetworkWriter.write(network, file);
        assertThat(Networks.read(file).embedding().orElseThrow().value().toDoubles())
                .isEqualTo(table.value().toDoubles());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("tanh").embedding(0, new ConstantInitializer(0)))
                .withMessage("an embedding needs at least one column, not 0");
    }

    @Test
    void theDefaultIsPyTorchs() {
        Network network = NetworkBuilder.of("gru", 7, 100).outputs(50).build(1);
        network.namedParameters().forEach((name, p) -> {
            double[] values = p.value().toDoubles();
            double squares = 0;
            for (double v : values) {
                assertThat(Math.abs(v)).as(name).isLessThan(0.1);
                squares += v * v;
            }
            // The mean square of U(−b, b) is b²/3, its standard error b² √(4/45) / √n.
            double error = 0.01 * Math.sqrt(4 / 45.0 / values.length);
            assertThat(squares / values.length).as(name).isCloseTo(0.01 / 3, within(4 * error));
        });
    }

    @Test
    void eachRoleHasItsInitializer() {
        Initialization roles = Initialization.forUnits(8)
                .withRecurrent(new OrthogonalInitializer(1))
                .withInput(new ConstantInitializer(2))
                .withBias(new ConstantInitializer(3))
                .withReadOut(new ConstantInitializer(4))
                .withForgetBias(1);
        Network network = builder("lstm").initialization(roles).build(1);
        Map<String, Parameter> named = network.namedParameters();
        assertThat(named.get("rnn.weight_ih_l1").value().toDoubles()).containsOnly(2);
        assertThat(named.get("head.weight").value().toDoubles()).containsOnly(4);
        assertThat(named.get("head.bias").value().toDoubles()).containsOnly(3);
        Tensor ih = named.get("rnn.bias_ih_l1").value();
        Tensor hh = named.get("rnn.bias_hh_l1").value();
        for (int i = 0; i < 32; i++) {
            boolean forget = i >= 8 && i < 16;
            assertThat(ih.get(i)).isEqualTo(forget ? 1 : 3);
            assertThat(hh.get(i)).isEqualTo(forget ? 0 : 3);
        }
        double[] w = named.get("rnn.weight_hh_l0").value().toDoubles();
        assertThat(w).isNotEqualTo(named.get("rnn.weight_hh_l1").value().toDoubles());
        for (int gate = 0; gate < 4; gate++) {
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 8; j++) {
                    double dot = 0;
                    for (int k = 0; k < 8; k++) {
                        dot += w[(gate * 8 + i) * 8 + k] * w[(gate * 8 + j) * 8 + k];
                    }
                    assertThat(dot).as("gate %d, rows %d and %d", gate, i, j).isCloseTo(i == j ? 1 : 0, within(1e-14));
                }
            }
        }
        assertThat(Arrays.copyOf(w, 64)).isNotEqualTo(Arrays.copyOfRange(w, 64, 128));
    }

    @Test
    void eachGateHasItsSpectralRadius() {
        Network network = builder("gru")
                .initialization(Initialization.forUnits(8).withRecurrent(new SpectralRadiusInitializer(0.9)))
                .build(6);
        double[] w = network.namedParameters().get("rnn.weight_hh_l1").value().toDoubles();
        for (int gate = 0; gate < 3; gate++) {
            Tensor block = Tensor.of(Arrays.copyOfRange(w, gate * 64, gate * 64 + 64), 8, 8);
            assertThat(WeightFigures.of(block).spectralRadius()).isCloseTo(0.9, within(1e-12));
        }
    }

    @Test
    void seedsAndShapesDecideTheValues() {
        List<Parameter> one = builder("tanh").build(1).parameters();
        List<Parameter> same = builder("tanh").build(1).parameters();
        List<Parameter> other = builder("tanh").build(2).parameters();
        for (int i = 0; i < one.size(); i++) {
            double[] values = one.get(i).value().toDoubles();
            assertThat(same.get(i).value().toDoubles()).isEqualTo(values);
            assertThat(other.get(i).value().toDoubles()).isNotEqualTo(values);
        }
        FeedForward network = new FeedForward(4, List.of(4, 4), Activation.TANH, 4);
        network.initialize(1);
        double[] first = network.weights().get(0).value().toDoubles();
        assertThat(network.weights().get(1).value().toDoubles()).isNotEqualTo(first);
        assertThat(Arrays.stream(first).map(Math::abs).max().orElseThrow()).isBetween(0.3, 0.5);
        double[] bias = network.biases().get(2).value().toDoubles();
        assertThat(Arrays.stream(bias).map(Math::abs).max().orElseThrow()).isBetween(0.1, 0.5);
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkBuilder.of("mlp", 1, 1))
                .withMessage(
                        "no cell is named \"mlp\"; there are elu, gru, leaky, linear, lstm, modrelu, nc-gru, peephole-lstm, relu, sbo-rnn, tanh");
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkBuilder.of("gru", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder("gru").layers(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder("gru").outputs(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkBuilder.of("leaky", 1, 1))
                .withMessageContaining("their activation must be one of tanh");
    }
}
