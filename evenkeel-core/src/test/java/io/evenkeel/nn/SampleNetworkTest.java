package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Backpropagation;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The sample network is read, knows the sample text's characters, and predicts them as well as it was trained to. */
class SampleNetworkTest {
    private static final int STEPS = 4_000;

    @Test
    void predictsTheSampleText() throws IOException {
        Network network = Networks.read(Samples.network());
        String vocabulary = network.metadata().get("vocabulary");
        String text = Files.readString(Samples.text());
        assertThat(network.kind()).isEqualTo("gru");
        assertThat(network.inputs()).isEqualTo(vocabulary.length());
        assertThat(text.chars()).allMatch(c -> vocabulary.indexOf(c) >= 0);

        Tensor inputs = Tensor.zeros(Precision.SINGLE, STEPS, 1, vocabulary.length());
        Tensor targets = Tensor.zeros(Precision.SINGLE, STEPS, 1, 1);
        for (int t = 0; t < STEPS; t++) {
            inputs.set(t * vocabulary.length() + vocabulary.indexOf(text.charAt(t)), 1);
            targets.set(t, vocabulary.indexOf(text.charAt(t + 1)));
        }
        Program.Trace trace = new Program.Trace();
        State end = network.stack().record(trace, trace.input("x", network.inputs()));
        Expr logits = network.head().orElseThrow().of(end.get(network.stack().outputPart()));
        trace.output("loss", Operations.softmaxCrossEntropy(logits, trace.input("target", 1)));
        try (Backpropagation run =
                Backpropagation.of(trace.end(), "loss").steps(STEPS).build()) {
            run.input("x", inputs);
            run.input("target", targets);
            // What PyTorch finds, in single precision like this; uniform guessing would cost ln 63 = 4.14.
            assertThat(run.run()).isCloseTo(1.501146, within(2e-5));
        }
    }
}
