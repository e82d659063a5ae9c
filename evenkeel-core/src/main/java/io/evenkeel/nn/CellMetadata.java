package io.evenkeel.nn;

import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a file's metadata say of simple cells, whose kind the shapes do not tell. */
final class CellMetadata {
    private static final String CELL = "cell";
    private static final String LEAK = "leak";
    private static final String ACTIVATION = "activation";

    private CellMetadata() {}

    static void put(Network network, Map<String, String> metadata) {
        if (network.kind().equals("relu") || network.kind().equals("leaky")) {
            metadata.put(CELL, network.kind());
        }
        for (Cell layer : network.stack().layers()) {
            if (layer instanceof LeakyRnnCell leaky) {
                put(
                        metadata,
                        LEAK,
                        Double.toString(leaky.leak()),
                        layer == network.stack().layers().get(0));
                put(
                        metadata,
                        ACTIVATION,
                        name(leaky.activation()),
                        layer == network.stack().layers().get(0));
            }
        }
    }

    private static void put(Map<String, String> metadata, String key, String value, boolean first) {
        String other = metadata.put(key, value);
        if (!first && !value.equals(other)) {
            throw new IllegalArgumentException(
                    "a file has one " + key + " for all layers, but they have " + other + " and " + value);
        }
    }

    private static String name(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    /** {@code relu} or {@code leaky} where a file says so, else {@code tanh}. */
    static String kind(NetworkTensors tensors) {
        String kind = tensors.file().metadata().get(CELL);
        return "relu".equals(kind) || "leaky".equals(kind) ? kind : "tanh";
    }

    static LeakyRnnCell leaky(NetworkTensors tensors, int inputs, int units) {
        return new LeakyRnnCell(activation(tensors), leak(tensors), inputs, units);
    }

    private static double leak(NetworkTensors tensors) {
        String text = tensors.file().metadata().get(LEAK);
        try {
            double leak = text == null ? Double.NaN : Double.parseDouble(text);
            if (leak > 0 && leak <= 1) {
                return leak;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message that says what would be right.
        }
        throw tensors.error(
                "the metadata say that cells are leaky, so their leak must be a number above 0 and at most 1, not "
                        + (text == null ? "missing" : NetworkTensors.quote(text)));
    }

    private static Activation activation(NetworkTensors tensors) {
        String text = tensors.file().metadata().get(ACTIVATION);
        return Arrays.stream(Activation.values())
                .filter(activation -> name(activation).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> tensors.error("the metadata say that cells are leaky, so their activation must be one of "
                                + Arrays.stream(Activation.values())
                                        .map(CellMetadata::name)
                                        .collect(Collectors.joining(", "))
                                + ", not " + (text == null ? "missing" : NetworkTensors.quote(text))));
    }
}
