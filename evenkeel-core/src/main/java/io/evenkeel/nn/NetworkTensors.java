package io.evenkeel.nn;

import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.tensor.io.NonFinite;
import io.evenkeel.tensor.io.SafeTensorsFile;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The tensors of a file, each checked for its shape and for values that are not finite before it is handed out. */
final class NetworkTensors {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NAMES = 6;

    private final SafeTensorsFile file;

    NetworkTensors(SafeTensorsFile file) {
        this.file = file;
    }

    SafeTensorsFile file() {
        return file;
    }

    Set<String> names() {
        return file.entries().keySet();
    }

    boolean has(String name) {
        return file.entries().containsKey(name);
    }

    /** The extents of a matrix with at least one row and one column, from the header alone. */
    long[] matrixShape(String name, String why) {
        if (!has(name)) {
            throw error(name, "is missing; " + why);
        }
        long[] shape = file.entries().get(name).shape().stream()
                .mapToLong(Long::longValue)
                .toArray();
        if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
            throw error(
                    name,
                    "has shape " + Arrays.toString(shape) + "; it must be a matrix of at least one row and column");
        }
        return shape;
    }

    /** A matrix of known extents. */
    Tensor matrix(String name, long rows, long columns, String why) {
        long[] shape = matrixShape(name, why);
        if (shape[0] != rows || shape[1] != columns) {
            throw error(
                    name,
                    "has shape " + Arrays.toString(shape) + " but must have [" + rows + ", " + columns + "]: " + why);
        }
        return finite(name);
    }

    /** A vector of known length. */
    Tensor vector(String name, long length, String why) {
        if (!has(name)) {
            throw error(name, "is missing; " + why);
        }
        String shape = file.entries().get(name).shape().toString();
        if (!shape.equals("[" + length + "]")) {
            throw error(name, "has shape " + shape + " but must have [" + length + "]: " + why);
        }
        return finite(name);
    }

    private Tensor finite(String name) {
        Tensor tensor = file.read(name);
        NonFinite nonFinite = NonFinite.count(tensor);
        if (!nonFinite.isClean()) {
            throw error(name, "has " + nonFinite.describe() + "; all weights must be finite");
        }
        return tensor;
    }

    /** An error in a tensor, in the words of the file format's own errors. */
    FormatException error(String name, String problem) {
        return error("tensor " + quote(name) + ": " + problem);
    }

    /** An error in the file as a whole. */
    FormatException error(String problem) {
        return FormatException.in(file.file(), problem);
    }

    /** A name from the file in quotes, cut off where it is too long to show. */
    static String quote(String name) {
        return '"' + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…") + '"';
    }

    /** The first few of the names. */
    static String list(Collection<String> names) {
        String shown =
                names.stream().limit(MOST_NAMES).map(NetworkTensors::quote).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? shown : shown + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
