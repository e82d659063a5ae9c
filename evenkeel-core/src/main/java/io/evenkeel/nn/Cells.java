package io.evenkeel.nn;

import io.evenkeel.tensor.op.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** This package's cells by their {@linkplain Cell#kind() kind} and {@linkplain Cell#settings() settings}. */
final class Cells {
    /** Kinds with the number of square blocks in their {@code weight_hh}. */
    private static final Map<String, Integer> BLOCKS = Map.ofEntries(
            Map.entry("tanh", 1),
            Map.entry("relu", 1),
            Map.entry("elu", 1),
            Map.entry("linear", 1),
            Map.entry("leaky", 1),
            Map.entry("modrelu", 1),
            Map.entry("sbo-rnn", 1),
            Map.entry("gru", 3),
            Map.entry("nc-gru", 3),
            Map.entry("lstm", 4),
            Map.entry("peephole-lstm", 4));

    private Cells() {}

    /** All kinds, in the order of the alphabet. */
    static List<String> kinds() {
        return BLOCKS.keySet().stream().sorted().toList();
    }

    /** Number of square blocks in {@code weight_hh}, 0 if there is no such kind. */
    static int blocks(String kind) {
        return BLOCKS.getOrDefault(kind, 0);
    }

    /**
     * A cell with zero parameters.
     *
     * @throws IllegalArgumentException if there is no such kind, or a setting is missing or wrong
     */
    static Cell of(String kind, Map<String, String> settings, int inputs, int units) {
        return switch (kind) {
            case "tanh", "relu", "elu" -> new RnnCell(activation(kind), inputs, units);
            case "linear" -> new RnnCell(Activation.IDENTITY, inputs, units);
            case "leaky" ->
                new LeakyRnnCell(
                        choose(settings, "activation", Activation.values()), number(settings, "leak"), inputs, units);
            case "gru" -> new GruCell(inputs, units);
            case "lstm" -> new LstmCell(inputs, units);
            case "peephole-lstm" -> new PeepholeLstmCell(inputs, units);
            case "modrelu" -> new ModReluCell(inputs, units);
            case "nc-gru" -> new NcGruCell(inputs, units, chosen(settings, "reset", List.of("before", "after")) == 0);
            case "sbo-rnn" ->
                new SboRnnCell(
                        inputs,
                        units,
                        choose(settings, "method", SboRnnCell.Method.values()),
                        chosen(settings, "recurrent", List.of("dense", "sparse")) == 0,
                        number(settings, "eta"),
                        number(settings, "alpha"));
            default ->
                throw new IllegalArgumentException(
                        "no cell is named \"" + kind + "\"; there are " + String.join(", ", kinds()));
        };
    }

    private static Activation activation(String kind) {
        return Activation.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private static double number(Map<String, String> settings, String name) {
        String text = settings.get(name);
        try {
            return Double.parseDouble(Objects.requireNonNullElse(text, ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "their " + name + " must be a number, not " + (text == null ? "missing" : quote(text)), e);
        }
    }

    private static <E extends Enum<E>> E choose(Map<String, String> settings, String name, E[] values) {
        List<String> names = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return values[chosen(settings, name, names)];
    }

    private static int chosen(Map<String, String> settings, String name, List<String> values) {
        String text = settings.get(name);
        if (!values.contains(text)) {
            throw new IllegalArgumentException("their " + name + " must be one of "
                    + values.stream().collect(Collectors.joining(", ")) + ", not "
                    + (text == null ? "missing" : quote(text)));
        }
        return values.indexOf(text);
    }

    private static String quote(String text) {
        return NetworkTensors.quote(text);
    }
}
