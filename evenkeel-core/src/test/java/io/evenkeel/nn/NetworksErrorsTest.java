package io.evenkeel.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.tensor.io.FormatException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong file is refused with one line: what, where, and what would be right. */
class NetworksErrorsTest {
    @TempDir
    private Path folder;

    private static StateDictionary gru() {
        return StateDictionary.gru("rnn.");
    }

    private static StateDictionary lstm(int layers) {
        StateDictionary result = new StateDictionary();
        for (int k = 0; k < layers; k++) {
            result.layer("rnn.", 4, k == 0 ? 3 : 2, 2, "l" + k);
        }
        return result;
    }

    private static Arguments wrong(StateDictionary tensors, String message) {
        return Arguments.of(tensors, message);
    }

    static Stream<Arguments> modules() {
        return Stream.of(
                wrong(
                        new StateDictionary().with("conv.weight", 3, 3),
                        "holds no recurrent module; one has tensors named weight_ih_l0 and weight_hh_l0, under any prefix"),
                wrong(
                        new StateDictionary(),
                        "holds no recurrent module; one has tensors named weight_ih_l0 and weight_hh_l0, under any prefix"),
                wrong(
                        new StateDictionary().with("cell.weight_hh", 6, 2).with("cell.weight_ih", 6, 3),
                        "holds no recurrent module; weight_hh without a layer is a cell on its own: name its tensors"
                                + " weight_ih_l0, weight_hh_l0, bias_ih_l0 and bias_hh_l0"),
                wrong(
                        gru().layer("other.", 1, 1, 1, "l0"),
                        "holds 2 recurrent modules, \"other\", \"rnn\"; choose one with --module NAME"),
                wrong(
                        lstm(2).layer("rnn.", 4, 3, 2, "l0_reverse").layer("rnn.", 4, 2, 2, "l1_reverse"),
                        "module \"rnn\" is a bidirectional stack of 2 layers, each of which reads both directions of the"
                                + " layer below, so no direction can be judged by itself; a single bidirectional layer"
                                + " can be read"),
                wrong(
                        lstm(1).with("rnn.weight_hr_l0", 1, 2),
                        "tensor \"rnn.weight_hr_l0\": says that the LSTM projects its output (proj_size), which cannot be"
                                + " read; train without"),
                wrong(
                        gru().with("rnn.bias_ih_l99999999999", 1),
                        "tensor \"rnn.bias_ih_l99999999999\": names a layer beyond the most that are read, 1000"));
    }

    static Stream<Arguments> tensors() {
        String both = "every layer has weight_ih and weight_hh";
        return Stream.of(
                wrong(gru().without("rnn.weight_hh_l0"), "tensor \"rnn.weight_hh_l0\": is missing; " + both),
                wrong(gru().without("rnn.weight_ih_l0"), "tensor \"rnn.weight_ih_l0\": is missing; " + both),
                wrong(lstm(3).without("rnn.weight_hh_l1"), "tensor \"rnn.weight_hh_l1\": is missing; " + both),
                wrong(gru().with("rnn.bias_ih_l1", 6), "tensor \"rnn.weight_hh_l1\": is missing; " + both),
                wrong(
                        gru().with("rnn.weight_hh_l0_reverse", 6, 2),
                        "tensor \"rnn.weight_ih_l0_reverse\": is missing; " + both),
                wrong(
                        gru().without("rnn.bias_hh_l0"),
                        "tensor \"rnn.bias_hh_l0\": is missing; as long as its weights have rows, and both biases or"
                                + " none"),
                wrong(
                        gru().with("rnn.bias_ih_l0", 5),
                        "tensor \"rnn.bias_ih_l0\": has shape [5] but must have [6]: as long as its weights have rows, and"
                                + " both biases or none"),
                wrong(
                        gru().with("rnn.bias_ih_l0", 6, 1),
                        "tensor \"rnn.bias_ih_l0\": has shape [6, 1] but must have [6]: as long as its weights have rows,"
                                + " and both biases or none"),
                wrong(
                        gru().with("rnn.weight_hh_l0", 4, 2),
                        "tensor \"rnn.weight_hh_l0\": has shape [4, 2], which fits no cell; the rows must be 1 (tanh, relu),"
                                + " 3 (gru) or 4 (lstm) times the columns"),
                wrong(
                        gru().with("rnn.weight_hh_l0", 0, 0),
                        "tensor \"rnn.weight_hh_l0\": has shape [0, 0]; it must be a matrix of at least one row and column"),
                wrong(
                        gru().with("rnn.weight_ih_l0", 6, 0),
                        "tensor \"rnn.weight_ih_l0\": has shape [6, 0]; it must be a matrix of at least one row and column"),
                wrong(
                        gru().with("rnn.weight_hh_l0", 12),
                        "tensor \"rnn.weight_hh_l0\": has shape [12]; it must be a matrix of at least one row and column"),
                wrong(
                        gru().with("rnn.weight_ih_l0", 8, 3),
                        "tensor \"rnn.weight_ih_l0\": has shape [8, 3] but must have [6, 3]: as many rows as weight_hh_l0"),
                wrong(
                        lstm(2).with("rnn.weight_ih_l1", 8, 3),
                        "tensor \"rnn.weight_ih_l1\": has shape [8, 3] but must have [8, 2]: as many rows as weight_hh_l1,"
                                + " a column for each unit of layer 0"),
                wrong(
                        lstm(1).layer("rnn.", 3, 2, 2, "l1"),
                        "tensor \"rnn.weight_hh_l1\": has shape [6, 2], which fits gru, but the layers below are lstm; all"
                                + " must be of one kind"),
                wrong(
                        gru().value("rnn.weight_hh_l0", 3, Double.NaN).value("rnn.weight_hh_l0", 7, 1 / 0.0),
                        "tensor \"rnn.weight_hh_l0\": has 2 non-finite values, the first NaN at [1, 1]; all weights must be"
                                + " finite"),
                wrong(
                        gru().value("rnn.bias_hh_l0", 5, -1 / 0.0),
                        "tensor \"rnn.bias_hh_l0\": has 1 non-finite value, -Infinity at [5]; all weights must be finite"));
    }

    static Stream<Arguments> surroundings() {
        return Stream.of(
                wrong(
                        gru().with("embedding.weight", 9, 4),
                        "tensor \"embedding.weight\": has shape [9, 4] but must have [9, 3]: as many columns as the"
                                + " recurrent module has inputs"),
                wrong(
                        gru().with("embedding.weight", 0, 3),
                        "tensor \"embedding.weight\": has shape [0, 3]; it must be a matrix of at least one row and column"),
                wrong(
                        gru().with("head.weight", 9, 4),
                        "tensor \"head.weight\": has shape [9, 4] but must have [9, 2]: as many columns as the recurrent"
                                + " module has units"),
                wrong(
                        gru().layer("rnn.", 3, 3, 2, "l0_reverse").with("head.weight", 9, 2),
                        "tensor \"head.weight\": has shape [9, 2] but must have [9, 4]: as many columns as the recurrent"
                                + " module has units in both directions"),
                wrong(
                        gru().with("head.weight", 9, 2).with("head.bias", 8),
                        "tensor \"head.bias\": has shape [8] but must have [9]: as long as head.weight has rows"),
                wrong(
                        gru().with("head.weight", 9, 2).value("head.weight", 0, Double.NaN),
                        "tensor \"head.weight\": has 1 non-finite value, NaN at [0, 0]; all weights must be finite"));
    }

    private FormatException refused(StateDictionary tensors, String module, String cell) {
        Path file = tensors.write(folder.resolve("bad.safetensors"));
        return assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> Networks.read(file, module, cell))
                .actual();
    }

    private void message(StateDictionary tensors, String module, String cell, String expected) {
        assertThat(refused(tensors, module, cell)).hasMessage(folder.resolve("bad.safetensors") + ": " + expected);
    }

    @ParameterizedTest
    @MethodSource({"modules", "tensors", "surroundings"})
    void refused(StateDictionary tensors, String expected) {
        message(tensors, null, null, expected);
    }

    @Test
    void wrongChoices() {
        message(gru(), "lstm", null, "holds no recurrent module \"lstm\"; there is \"rnn\"");
        message(
                gru(),
                null,
                "GRU",
                "no cell is named \"GRU\"; there are elu, gru, leaky, linear, lstm, modrelu, nc-gru, peephole-lstm, relu, sbo-rnn, tanh");
        message(
                gru(),
                null,
                "lstm",
                "tensor \"rnn.weight_hh_l0\": has shape [6, 2], which fits gru; the cell given, lstm, has other blocks of"
                        + " rows");
    }

    @Test
    void twoDirectionsWhereOneIsExpected() {
        Path file = gru().layer("rnn.", 3, 3, 2, "l0_reverse").write(folder.resolve("bad.safetensors"));
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> Networks.read(file))
                .withMessage(file + ": module \"rnn\" is bidirectional, where one direction is expected; read its"
                        + " directions one by one");
    }

    @Test
    void longAndUnprintableNamesAreShownShortAndOnOneLine() {
        String prefix = "line\nbreak" + "x".repeat(10_000) + ".";
        StateDictionary tensors = new StateDictionary().with(prefix + "weight_hh_l0", 5, 2);
        for (int i = 0; i < 100; i++) {
            tensors.with(i + prefix + "weight_hh_l0", 2, 2);
        }
        assertThat(refused(tensors, null, null).getMessage())
                .hasSizeLessThan(2_000)
                .hasLineCount(1)
                .contains("and 95 more");
        assertThat(refused(tensors, prefix, null).getMessage())
                .hasSizeLessThan(1_000)
                .hasLineCount(1)
                .contains("fits no cell");
    }
}
