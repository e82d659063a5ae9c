package io.evenkeel.lab.diagnosis;

import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.tensor.io.NonFinite;
import io.evenkeel.tensor.io.NpyFile;
import io.evenkeel.tensor.io.NpzFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads an array of numbers as input or as initial state. */
final class ArrayInput {
    private ArrayInput() {}

    /** Reads at most {@code length} steps of {@code [steps][width]} or {@code [steps][sequences][width]}. */
    static Drive read(Path file, Network network, int length) {
        Tensor all = array(file);
        int width = network.inputs();
        int rank = all.rank();
        if (rank < 2 || rank > 3 || all.extent(rank - 1) != width || all.size() == 0) {
            throw FormatException.in(
                    file,
                    "the input has shape " + Arrays.toString(all.shape()) + ", but must have [steps, " + width
                            + "] or [steps, sequences, " + width + "]");
        }
        if (network.embedding().isPresent()) {
            requireIndices(file, all, network.embedding().get().rows());
        }
        int[] shape = all.shape();
        shape[0] = Math.min(length, shape[0]);
        Tensor inputs = Tensor.zeros(all.precision(), shape);
        System.arraycopy(all.array(), 0, inputs.array(), 0, inputs.size());
        return new Drive(inputs, List.of());
    }

    static double[] state(Path file, int dimension) {
        Tensor state = array(file);
        if (state.size() != dimension) {
            throw FormatException.in(
                    file, "the initial state has " + state.size() + " numbers, but the network's has " + dimension);
        }
        return state.toDoubles();
    }

    private static Tensor array(Path file) {
        Tensor all;
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
            NpzFile archive = NpzFile.open(file);
            if (archive.names().size() != 1) {
                throw FormatException.in(file, "must hold one array, not " + archive.names());
            }
            all = archive.read(archive.names().iterator().next());
        } else {
            all = NpyFile.read(file);
        }
        NonFinite nonFinite = NonFinite.count(all);
        if (!nonFinite.isClean()) {
            throw FormatException.in(file, "the array has " + nonFinite.describe());
        }
        return all;
    }

    private static void requireIndices(Path file, Tensor all, int rows) {
        for (int i = 0; i < all.size(); i++) {
            double value = all.get(i);
            if (value != Math.rint(value) || value < 0 || value >= rows) {
                throw FormatException.in(
                        file, value + " is no index into the embedding, whose rows are 0 to " + (rows - 1));
            }
        }
    }
}
