package io.evenkeel.tensor.io;

import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The values of a tensor that are not finite (NaN or infinite): how many, and where the first one is.
 *
 * @param count number of non-finite values
 * @param firstIndex row-major index of the first of them, −1 if there is none
 * @param position the same index as one coordinate per dimension, empty if there is none
 * @param firstValue the first non-finite value; 0 if there is none
 */
public record NonFinite(int count, int firstIndex, List<Integer> position, double firstValue) {

    /** Keeps its own copy of the position. */
    public NonFinite {
        position = List.copyOf(position);
    }

    /**
     * Searches a tensor.
     *
     * @param tensor of any shape and precision
     * @return what was found
     */
    public static NonFinite count(Tensor tensor) {
        int count = 0;
        int first = -1;
        for (int i = 0; i < tensor.size(); i++) {
            if (!Double.isFinite(tensor.get(i))) {
                first = count == 0 ? i : first;
                count++;
            }
        }
        return count == 0
                ? new NonFinite(0, -1, List.of(), 0)
                : new NonFinite(count, first, position(first, tensor), tensor.get(first));
    }

    /** @return whether all values are finite */
    public boolean isClean() {
        return count == 0;
    }

    /** @return in words, for instance {@code 3 non-finite values, the first NaN at [2, 5]} */
    public String describe() {
        return switch (count) {
            case 0 -> "all values are finite";
            case 1 -> "1 non-finite value, " + firstValue + " at " + position;
            default -> count + " non-finite values, the first " + firstValue + " at " + position;
        };
    }

    private static List<Integer> position(int index, Tensor tensor) {
        List<Integer> result = new ArrayList<>();
        int rest = index;
        for (int d = tensor.rank() - 1; d >= 0; d--) {
            result.add(rest % tensor.extent(d));
            rest /= tensor.extent(d);
        }
        Collections.reverse(result);
        return result;
    }
}
