package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkWriterTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        Stack stack = new Stack(List.of(new LstmCell(3, 4), new LstmCell(4, 4)));
        new NormalInitializer(1).fill(stack.parameters(), 7);
        Parameter head = new Parameter("model.head.weight", Tensor.zeros(Precision.DOUBLE, 2, 4));
        head.value().set(3, 0.25);
        Network network = new Network(
                "model.rnn",
                "lstm",
                stack,
                false,
                Optional.empty(),
                Optional.of(new Network.Head(head, Optional.empty())),
                Map.of("note", "a test"));
        Path file = folder.resolve("network.safetensors");
        NetworkWriter.write(network, file);
        Network read = Networks.read(file);
        assertThat(read.module()).isEqualTo("model.rnn");
        assertThat(read.kind()).isEqualTo("lstm");
        assertThat(read.metadata()).containsEntry("note", "a test");
        assertThat(read.parameters()).hasSize(9);
        for (int i = 0; i < read.parameters().size(); i++) {
            assertThat(read.parameters().get(i).value().toDoubles())
                    .containsExactly(network.parameters().get(i).value().toDoubles());
        }
    }

    @Test
    void peepholesAreReadBack() {
        Network network = NetworkBuilder.of("peephole-lstm", 3, 4).build(5);
        Path file = folder.resolve("peepholes.safetensors");
        NetworkWriter.write(network, file);
        Network read = Networks.read(file);
        assertThat(read.kind()).isEqualTo("peephole-lstm");
        Parameter peepholes = read.stack().parameters().get(2);
        assertThat(peepholes.name()).isEqualTo("weight_ch");
        assertThat(peepholes.value().toDoubles())
                .containsExactly(network.stack().parameters().get(2).value().toDoubles())
                .doesNotContain(0.0);
    }
}
