package io.evenkeel.nn;

import java.util.Map;
import java.util.TreeMap;

/** What a file's metadata say of cells, whose kind and settings the shapes do not tell. */
final class CellMetadata {
    private static final String CELL = "cell";

    private CellMetadata() {}

    static void put(Network network, Map<String, String> metadata) {
        Cell first = network.stack().layers().get(0);
        if (!first.kind().equals(byShape(Cells.blocks(first.kind())))) {
            metadata.put(CELL, first.kind());
        }
        metadata.putAll(new TreeMap<>(first.settings()));
        for (Cell layer : network.stack().layers()) {
            requireEqual("kind of cell", first.kind(), layer.kind());
            layer.settings()
                    .forEach(
                            (name, value) -> requireEqual(name, first.settings().get(name), value));
        }
    }

    private static void requireEqual(String what, String first, String other) {
        if (!other.equals(first)) {
            throw new IllegalArgumentException(
                    "a file has one " + what + " for all layers, but they have " + first + " and " + other);
        }
    }

    /** The kind that a number of blocks of {@code weight_hh} speaks of where the metadata say nothing; null for none. */
    static String byShape(long blocks) {
        return blocks == 1 ? "tanh" : blocks == 3 ? "gru" : blocks == 4 ? "lstm" : null;
    }

    /** The kind that metadata and blocks speak of; null for none. */
    static String kind(NetworkTensors tensors, long blocks) {
        String kind = tensors.file().metadata().get(CELL);
        return kind != null && Cells.blocks(kind) == blocks ? kind : byShape(blocks);
    }

    /** Whether recurrent weights are one number for each unit. */
    static boolean isSparse(NetworkTensors tensors) {
        Map<String, String> metadata = tensors.file().metadata();
        return "sbo-rnn".equals(metadata.get(CELL)) && "sparse".equals(metadata.get("recurrent"));
    }

    /** A cell of that kind with the settings of the metadata. */
    static Cell cell(NetworkTensors tensors, String kind, int inputs, int units) {
        try {
            return Cells.of(kind, tensors.file().metadata(), inputs, units);
        } catch (IllegalArgumentException e) {
            throw tensors.error("the metadata say that cells are " + kind + ", so " + e.getMessage());
        }
    }
}
