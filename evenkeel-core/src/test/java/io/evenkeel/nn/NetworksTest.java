package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from good files; what is said about bad ones is in {@link NetworksErrorsTest}. */
class NetworksTest {
    @TempDir
    private Path folder;

    private Path write(StateDictionary tensors) {
        return tensors.write(folder.resolve("model.safetensors"));
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rnn.", "module.encoder.rnn.", "a b.é.", "weight.", "new\nline."})
    void anyPrefix(String prefix) {
        Network network = Networks.read(write(StateDictionary.gru(prefix)));
        assertThat(network.module()).isEqualTo(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
        assertThat(network.kind()).isEqualTo("gru");
        assertThat(network.reversed()).isFalse();
        assertThat(network.inputs()).isEqualTo(3);
        assertThat(network.stack().outputs()).isEqualTo(2);
        assertThat(network.embedding()).isEmpty();
        assertThat(network.head()).isEmpty();
        assertThat(network.metadata()).isEqualTo(Map.of("vocabulary", "abc"));
    }

    @ParameterizedTest
    @CsvSource({"1,,tanh", "1, tanh, tanh", "1, relu, relu", "3,,gru", "3, gru, gru", "4,,lstm", "4, lstm, lstm"})
    void kindsOfCells(int blocks, String given, String kind) {
        Path file = write(new StateDictionary().layer("rnn.", blocks, 3, 2, "l0"));
        Network network = Networks.read(file, null, given).get(0);
        assertThat(network.kind()).isEqualTo(kind);
        assertThat(network.stack().stateParts().keySet())
                .isEqualTo(kind.equals("lstm") ? java.util.Set.of("h.0", "c.0") : java.util.Set.of("h.0"));
    }

    @Test
    void everyTensorGoesWhereItBelongs() {
        StateDictionary tensors = new StateDictionary()
                .layer("rnn.", 4, 3, 2, "l1")
                .layer("rnn.", 4, 5, 3, "l0")
                .with("embedding.weight", 7, 5)
                .with("head.weight", 6, 2)
                .with("head.bias", 6);
        Network network = Networks.read(write(tensors));
        List<String> expected = List.of(
                "embedding.weight",
                "rnn.weight_ih_l0",
                "rnn.weight_hh_l0",
                "rnn.bias_ih_l0",
                "rnn.bias_hh_l0",
                "rnn.weight_ih_l1",
                "rnn.weight_hh_l1",
                "rnn.bias_ih_l1",
                "rnn.bias_hh_l1",
                "head.weight",
                "head.bias");
        List<Parameter> parameters = network.parameters();
        assertThat(parameters).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Tensor value = parameters.get(i).value();
            assertThat(value.toDoubles())
                    .as(expected.get(i))
                    .isEqualTo(tensors.tensors().get(expected.get(i)).toDoubles());
        }
        assertThat(network.inputs()).isEqualTo(1);
        assertThat(network.head().orElseThrow().outputs()).isEqualTo(6);
        assertThat(network.stack().stateParts().keySet()).containsExactly("h.0", "c.0", "h.1", "c.1");
    }

    @Test
    void moreThanTenLayers() {
        StateDictionary tensors = new StateDictionary();
        IntStream.range(0, 12).forEach(k -> tensors.layer("rnn.", 1, 2, 2, "l" + k));
        List<Parameter> parameters = Networks.read(write(tensors)).parameters();
        assertThat(parameters).hasSize(48);
        assertThat(parameters.get(10 * 4).value().toDoubles())
                .isEqualTo(tensors.tensors().get("rnn.weight_ih_l10").toDoubles());
    }

    @Test
    void layersWithoutBiasesHaveZeros() {
        Path file = write(StateDictionary.gru("rnn.").without("rnn.bias_ih_l0").without("rnn.bias_hh_l0"));
        List<Parameter> parameters = Networks.read(file).parameters();
        assertThat(names(parameters)).containsExactly("weight_ih", "weight_hh", "bias_ih", "bias_hh");
        assertThat(parameters.get(2).value().toDoubles()).containsOnly(0);
        assertThat(parameters.get(3).value().toDoubles()).containsOnly(0);
    }

    @Test
    void aReadOutMayLackItsBias() {
        Network network = Networks.read(write(StateDictionary.gru("rnn.").with("head.weight", 4, 2)));
        assertThat(network.head().orElseThrow().bias()).isEmpty();
    }

    @Test
    void whatStandsBesideTheModuleComesBeforeWhatStandsAtTheTop() {
        StateDictionary tensors = StateDictionary.gru("net.weights.rnn.")
                .with("head.weight", 4, 2)
                .with("net.weights.head.weight", 5, 2)
                .with("net.weights.head.bias", 5)
                .with("embedding.weight", 9, 3);
        Network network = Networks.read(write(tensors));
        assertThat(names(network.parameters()))
                .startsWith("embedding.weight")
                .endsWith("net.weights.head.weight", "net.weights.head.bias");
    }

    @Test
    void aModuleIsChosenByItsPrefixWithOrWithoutDot() {
        StateDictionary tensors =
                StateDictionary.gru("encoder.").layer("decoder.", 4, 2, 5, "l0").layer("", 1, 2, 4, "l0");
        tensors.with("embedding.weight", 8, 3).with("head.weight", 6, 5);
        Path file = write(tensors);
        Network encoder = Networks.read(file, "encoder", null).get(0);
        Network decoder = Networks.read(file, "decoder.", null).get(0);
        assertThat(encoder.kind()).isEqualTo("gru");
        assertThat(decoder.kind()).isEqualTo("lstm");
        assertThat(Networks.read(file, "", null).get(0).kind()).isEqualTo("tanh");
        // One embedding and one read-out: each belongs to the module whose width it fits.
        assertThat(encoder.embedding()).isPresent();
        assertThat(encoder.head()).isEmpty();
        assertThat(decoder.embedding()).isEmpty();
        assertThat(decoder.head()).isPresent();
    }

    @Test
    void bidirectionalLayersAreTwoNetworks() {
        StateDictionary tensors = StateDictionary.gru("rnn.")
                .layer("rnn.", 3, 3, 2, "l0_reverse")
                .with("head.weight", 7, 4)
                .with("head.bias", 7);
        List<Network> directions = Networks.read(write(tensors), null, null);
        assertThat(directions).hasSize(2);
        assertThat(directions).extracting(Network::reversed).containsExactly(false, true);
        assertThat(directions).extracting(Network::head).allMatch(java.util.Optional::isEmpty);
        assertThat(directions.get(1).parameters().get(1).value().toDoubles())
                .isEqualTo(tensors.tensors().get("rnn.weight_hh_l0_reverse").toDoubles());
    }

    @Test
    void otherTensorsAreLeftAlone() {
        Path file = write(StateDictionary.gru("rnn.")
                .with("rnn.weight_hh_l0_extra", 1)
                .with("rnn.weight_hh_l00", 1)
                .with("norm.weight", 0)
                .value("rnn.weight_hh_l0_extra", 0, Double.NaN));
        assertThat(Networks.read(file).kind()).isEqualTo("gru");
    }

    @ParameterizedTest
    @CsvSource({"F16, 15360, -16384", "BF16, 16256, -16384"})
    void halvesAreReadExactly(String dtype, int one, int minusTwo) throws IOException {
        String header = """
                {"weight_ih_l0": {"dtype": "%s", "shape": [1, 1], "data_offsets": [0, 2]},
                 "weight_hh_l0": {"dtype": "%s", "shape": [1, 1], "data_offsets": [2, 4]}}""".formatted(dtype, dtype);
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).putShort((short) one).putShort((short) minusTwo);
        Path file = folder.resolve("half.safetensors");
        Files.write(file, bytes.array());
        List<Parameter> parameters = Networks.read(file).parameters();
        assertThat(parameters.get(0).value().get(0)).isEqualTo(1);
        assertThat(parameters.get(1).value().get(0)).isEqualTo(-2);
    }
}
