package io.evenkeel.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Weights that are finite, but so large that what is computed with them need not be. */
final class HugeWeightsTest {
    @TempDir
    private Path folder;

    private DiagnoseRun diagnose(TestModel model, String... more) throws IOException {
        String input = TestFiles.write(folder, "x.npy", TestFiles.npy(TestFiles.noise(120), 40, 3));
        String[] words = new String[8 + more.length];
        System.arraycopy(
                new String[] {model.write(folder), "--quiet", "--input", input, "--transient", "10", "--lags", "10"},
                0,
                words,
                0,
                8);
        System.arraycopy(more, 0, words, 8, more.length);
        return DiagnoseRun.of(folder, words);
    }

    @Test
    void aStateThatOverflowsEndsTheRunAndNamesTheStep() throws IOException {
        TestModel model = TestModel.of(TestModel.RNN, 3, 4).scaled("rnn.weight_hh_l0", 1e12);
        diagnose(model, "--cell", "relu", "--precision", "single")
                .assertFailed(ExitStatus.BROKEN, "the state is not finite after step", "last finite after step");
    }

    @Test
    void anInitialStateThatOverflowsInSinglePrecision() throws IOException {
        String state = TestFiles.write(folder, "s.npy", TestFiles.npy(new double[] {0, 1e300, 0, 0}, 4));
        TestModel model = TestModel.of(TestModel.RNN, 3, 4);
        diagnose(model, "--state", state, "--precision", "single")
                .assertFailed(ExitStatus.BROKEN, "the initial state is not finite in single precision");
        diagnose(model, "--state", state).result();
    }

    @ParameterizedTest
    @CsvSource({"1, tanh", "1, relu", "3, gru", "4, lstm"})
    void saturatedNetworksAreJudged(int blocks, String cell) throws IOException {
        TestModel model = TestModel.of(blocks, 3, 4).scaled("rnn.weight_ih_l0", 1e30);
        ObjectNode result = diagnose(model, "--cell", cell).result();
        assertThat(result.at("/verdict").isString()).isTrue();
        model.scaled("rnn.weight_hh_l0", 1e5);
        diagnose(model, "--cell", cell).result();
    }
}
