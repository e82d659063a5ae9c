package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of network that can be read, through the real command line. */
final class DiagnoseNetworksTest {
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    private DiagnoseRun run(TestModel model, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(model.write(folder), "--transient", "10", "--lags", "10"));
        words.addAll(List.of(more));
        return DiagnoseRun.of(folder, words.toArray(new String[0]));
    }

    private ObjectNode diagnose(TestModel model, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(more));
        if (!words.contains("--input")) {
            words.addAll(List.of("--input", npy("x.npy", TestFiles.noise(3 * STEPS), STEPS, 3)));
        }
        return run(model, words.toArray(new String[0])).result();
    }

    private String npy(String name, double[] values, int... shape) throws IOException {
        return TestFiles.write(folder, name, TestFiles.npy(values, shape));
    }

    private static double lambda1(ObjectNode result) {
        return result.at("/lyapunov/exponents/0").doubleValue();
    }

    @Test
    void bidirectionalModulesAreJudgedDirectionByDirection() throws IOException {
        TestModel both = TestModel.of(TestModel.GRU, 3, 4).layer("rnn.", TestModel.GRU, 3, 4, "l0_reverse");
        ObjectNode result = diagnose(both);
        assertThat(result.at("/model/cell").stringValue()).isEqualTo("gru");
        assertThat(result.at("/reverse/verdict").isString()).isTrue();
        assertThat(lambda1(result)).isEqualTo(lambda1(diagnose(TestModel.of(TestModel.GRU, 3, 4))));

        // The second direction is what a network with its weights does on the input from its end.
        double[] forward = TestFiles.noise(3 * STEPS);
        double[] backward = new double[forward.length];
        for (int t = 0; t < STEPS; t++) {
            System.arraycopy(forward, 3 * t, backward, 3 * (STEPS - 1 - t), 3);
        }
        TestModel alone = TestModel.of(TestModel.GRU, 3, 4).layer("", TestModel.GRU, 3, 4, "l0");
        ObjectNode second = diagnose(alone, "--module", "", "--input", npy("back.npy", backward, STEPS, 3));
        assertThat(result.at("/reverse/lyapunov")).isEqualTo(second.at("/lyapunov"));
        assertThat(result.at("/reverse/gradient")).isEqualTo(second.at("/gradient"));
    }

    @Test
    void embeddingInFrontReadsIndicesAndText() throws IOException {
        TestModel model = TestModel.of(TestModel.LSTM, 3, 4)
                .with("embedding.weight", 5, 3)
                .with("head.weight", 5, 4)
                .with("head.bias", 5)
                .vocabulary("abcde");
        double[] indices = new double[STEPS];
        StringBuilder text = new StringBuilder();
        for (int t = 0; t < STEPS; t++) {
            indices[t] = t * t % 5;
            text.append((char) ('a' + t * t % 5));
        }
        ObjectNode byIndex = diagnose(model, "--input", npy("i.npy", indices, STEPS, 1));
        ObjectNode byText = run(model, "--text", TestFiles.write(folder, "t.txt", text.toString()))
                .result();
        assertThat(byIndex.at("/lyapunov")).isEqualTo(byText.at("/lyapunov"));
        assertThat(byIndex.at("/model/stateDimension").intValue()).isEqualTo(8);
        assertThat(byText.at("/lossGradient/normByLag").size()).isEqualTo(11);
        assertThat(byText.at("/memory/0/point").stringValue()).isEqualTo("rest");
        assertThat(byText.at("/memory/1/point").stringValue()).isEqualTo("mean");
        assertThat(byText.at("/memory/1/byLag").size()).isEqualTo(11);
        assertThat(byText.at("/memory/1/total").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(byText.at("/memory/1/largestTotal").doubleValue());
        assertThat(byText.at("/propagator/steps")).hasSize(4);
        assertThat(byText.at("/weights/3/hiddenChain/profile")).hasSize(7);
        assertThat(byText.at("/weights/3/schur/superdiagonals")).hasSize(3);
        assertThat(byText.at("/weights/3/transientGrowth/max").doubleValue()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void severalSequencesAreAveraged() throws IOException {
        TestModel model = TestModel.of(TestModel.LSTM, 3, 4);
        double[] all = TestFiles.noise(2 * 3 * STEPS);
        ObjectNode both = diagnose(model, "--input", npy("both.npy", all, STEPS, 2, 3));
        assertThat(both.at("/input/sequences").intValue()).isEqualTo(2);
        List<ObjectNode> single = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            double[] one = new double[3 * STEPS];
            for (int t = 0; t < STEPS; t++) {
                System.arraycopy(all, 3 * (2 * t + b), one, 3 * t, 3);
            }
            single.add(diagnose(model, "--input", npy("one.npy", one, STEPS, 3)));
        }
        for (String key : new String[] {
            "/lyapunov/exponents/0", "/lyapunov/exponents/7", "/gradient/rmsByLag/9", "/sensitivity/perNeuron/2",
            "/sensitivity/log", "/finiteTimeGrowth/mean", "/saturation/0/saturated", "/weights/0/spectralRadius"
        }) {
            double mean =
                    (single.get(0).at(key).doubleValue() + single.get(1).at(key).doubleValue()) / 2;
            assertThat(both.at(key).doubleValue()).as(key).isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void initialStateMatters() throws IOException {
        TestModel model = TestModel.of(TestModel.RNN, 3, 4);
        String zero = npy("zero.npy", new double[4], 4);
        String other = npy("other.npy", new double[] {0.9, -0.9, 0.5, 0}, 1, 4);
        double usual = lambda1(diagnose(model));
        assertThat(lambda1(diagnose(model, "--state", zero))).isEqualTo(usual);
        assertThat(lambda1(diagnose(model, "--state", other))).isNotEqualTo(usual);
    }

    @Test
    void rectifiersAreTakenAtTheUsersWord() throws IOException {
        TestModel model = TestModel.of(TestModel.RNN, 3, 4);
        assertThat(diagnose(model).at("/model/note").stringValue()).contains("tanh is assumed");
        ObjectNode result = diagnose(model, "--cell", "relu");
        assertThat(result.at("/model/cell").stringValue()).isEqualTo("relu");
        assertThat(result.at("/model/note").isMissingNode()).isTrue();
        assertThat(diagnose(model, "--cell", "tanh").at("/model/note").isMissingNode())
                .isTrue();
    }

    @Test
    void stackedLayersShareOneState() throws IOException {
        TestModel model = TestModel.of(TestModel.LSTM, 3, 4).layer("rnn.", TestModel.LSTM, 4, 4, "l1");
        ObjectNode result = diagnose(model, "--exponents", "all");
        assertThat(result.at("/model/layers").intValue()).isEqualTo(2);
        assertThat(result.at("/lyapunov/exponents").size()).isEqualTo(16);
        assertThat(result.at("/weights").size()).isEqualTo(8);
        assertThat(result.at("/sensitivity/perNeuron").size()).isEqualTo(8);
        assertThat(result.at("/blame").findValuesAsString("factor"))
                .anyMatch(factor -> factor.startsWith("layer 0: "))
                .anyMatch(factor -> factor.startsWith("layer 1: "));
    }

    @Test
    void archivesOfOneArrayAreInput() throws IOException {
        TestModel model = TestModel.of(TestModel.GRU, 3, 4);
        byte[] npy = TestFiles.npy(TestFiles.noise(3 * STEPS), STEPS, 3);
        String archive = TestFiles.write(folder, "x.npz", TestFiles.npz("x", npy));
        assertThat(lambda1(diagnose(model, "--input", archive))).isEqualTo(lambda1(diagnose(model)));
    }

    @Test
    void singlePrecisionIsCloseToDouble() throws IOException {
        TestModel model = TestModel.of(TestModel.GRU, 3, 4);
        ObjectNode single = diagnose(model, "--precision", "single");
        assertThat(single.at("/settings/precision").stringValue()).isEqualTo("single");
        assertThat(lambda1(single))
                .isNotEqualTo(lambda1(diagnose(model)))
                .isCloseTo(lambda1(diagnose(model)), within(1e-4));
    }

    @Test
    void aConditionThatHoldsEndsWithOneAndStillWrites() throws IOException {
        String input = npy("x.npy", TestFiles.noise(3 * STEPS), STEPS, 3);
        DiagnoseRun run =
                run(TestModel.of(TestModel.GRU, 3, 4), "--quiet", "--input", input, "--fail-if", "lambda1 > -10");
        assertThat(run.status()).isEqualTo(ExitStatus.CHECK_FAILED);
        assertThat(run.err()).startsWith("evenkeel: --fail-if lambda1 > -10 holds: lambda1 = ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(lambda1(run.written())).isGreaterThan(-10);
        assertThat(run.outputs().resolve("d.html")).isNotEmptyFile();
    }
}
