package io.evenkeel.gauge;

import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Stack;
import java.util.stream.IntStream;

/** Which of the stacked state's numbers are outputs of units: all layers' h, without the memory parts. */
final class OutputRows {
    private OutputRows() {}

    /** Indices into the state, layer by layer. */
    static int[] of(Cell cell) {
        if (!(cell instanceof Stack stack)) {
            return rows(cell, 0).toArray();
        }
        IntStream all = IntStream.empty();
        int at = 0;
        for (Cell layer : stack.layers()) {
            all = IntStream.concat(all, rows(layer, at));
            at += layer.stateParts().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        return all.toArray();
    }

    private static IntStream rows(Cell layer, int at) {
        int from = at;
        for (var part : layer.stateParts().entrySet()) {
            if (part.getKey().equals(layer.outputPart())) {
                break;
            }
            from += part.getValue();
        }
        return IntStream.range(from, from + layer.outputs());
    }
}
