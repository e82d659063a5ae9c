package io.evenkeel.lab.diagnosis;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a text as input: each character is an index into the vocabulary in the model's metadata, one-hot or, in front of
 * an embedding, as it is. The character after each step is the step's target.
 */
final class TextInput {
    private TextInput() {}

    /** Reads at most {@code length} characters, and the one after them. */
    static Drive read(Path file, Network network, int length) throws IOException {
        int[] text = decode(file);
        Map<Integer, Integer> vocabulary = vocabulary(network);
        int steps = Math.min(length, text.length);
        if (steps == 0) {
            throw FormatException.in(file, "the text is empty");
        }
        boolean indices = network.embedding().isPresent();
        int width = network.inputs();
        Tensor inputs = Tensor.zeros(Precision.DOUBLE, steps, width);
        int[] targets = new int[steps];
        for (int t = 0; t < steps; t++) {
            int index = index(text, t, vocabulary, file);
            inputs.set(indices ? t : t * width + index, indices ? index : 1);
            targets[t] = t + 1 < text.length ? vocabulary.getOrDefault(text[t + 1], -1) : -1;
        }
        boolean predicts = network.head()
                .filter(head -> head.outputs() == vocabulary.size())
                .isPresent();
        return new Drive(inputs, predicts ? List.of(targets) : List.of());
    }

    private static int[] decode(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .codePoints()
                    .toArray();
        } catch (CharacterCodingException e) {
            throw new FormatException(
                    FormatException.in(file, "the text is not UTF-8").getMessage(), e);
        }
    }

    private static Map<Integer, Integer> vocabulary(Network network) {
        String characters = network.metadata().get("vocabulary");
        if (characters == null) {
            throw new FormatException(
                    "the model's metadata has no \"vocabulary\" to read a text by; give --input X.npy");
        }
        Map<Integer, Integer> vocabulary = new HashMap<>();
        characters.codePoints().forEach(c -> vocabulary.putIfAbsent(c, vocabulary.size()));
        int rows = network.embedding()
                .map(table -> table.rows())
                .orElse(network.stack().inputs());
        if (vocabulary.size() != rows || vocabulary.size() != characters.codePointCount(0, characters.length())) {
            throw new FormatException("the vocabulary in the model's metadata has " + vocabulary.size()
                    + " different characters, but the network reads " + rows);
        }
        return vocabulary;
    }

    private static int index(int[] text, int t, Map<Integer, Integer> vocabulary, Path file) {
        Integer index = vocabulary.get(text[t]);
        if (index == null) {
            int line = 1;
            int column = 1;
            for (int i = 0; i < t; i++) {
                column = text[i] == '\n' ? 1 : column + 1;
                line += text[i] == '\n' ? 1 : 0;
            }
            String shown = Character.isISOControl(text[t]) ? "" : "\"" + Character.toString(text[t]) + "\" ";
            throw FormatException.in(
                    file,
                    String.format(
                            "character %s(U+%04X) at line %d, column %d is not in the model's vocabulary of %d",
                            shown, text[t], line, column, vocabulary.size()));
        }
        return index;
    }
}
