package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells on top of each other: each layer's output is the next one's input in the same time step. The state is all
 * layers' parts, layer by layer, under the names {@code part.layer}.
 */
public final class Stack extends Cell {
    private final List<Cell> layers;

    /**
     * A stack.
     *
     * @param layers from the input to the output
     * @throws IllegalArgumentException if there is none, or one does not fit the layer below it
     */
    public Stack(List<? extends Cell> layers) {
        super(layers.get(0).inputs());
        this.layers = List.copyOf(layers);
        for (int i = 0; i < layers.size(); i++) {
            Cell layer = layers.get(i);
            if (i > 0 && layer.inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException(
                        "layer " + i + " reads " + layer.inputs() + " numbers, but the layer below it gives "
                                + layers.get(i - 1).outputs());
            }
            for (Map.Entry<String, Integer> part : layer.stateParts().entrySet()) {
                state(name(part.getKey(), i), part.getValue());
            }
            include(layer);
        }
    }

    private static String name(String part, int layer) {
        return part + "." + layer;
    }

    /** @return the layers, from the input to the output */
    public List<Cell> layers() {
        return layers;
    }

    @Override
    public String outputPart() {
        int top = layers.size() - 1;
        return name(layers.get(top).outputPart(), top);
    }

    @Override
    public Expr output(Expr part) {
        return output(layers.size() - 1, part);
    }

    private Expr output(int layer, Expr part) {
        Expr output = layers.get(layer).output(part);
        output.markLayer(layer);
        return output;
    }

    @Override
    protected State step(Expr x, State s) {
        Map<String, Expr> end = new LinkedHashMap<>();
        Expr input = x;
        for (int i = 0; i < layers.size(); i++) {
            Cell layer = layers.get(i);
            Map<String, Expr> begin = new LinkedHashMap<>();
            for (String part : layer.stateParts().keySet()) {
                begin.put(part, s.get(name(part, i)));
            }
            State after = layer.step(input, new State(begin));
            for (String part : layer.stateParts().keySet()) {
                after.get(part).markLayer(i);
                end.put(name(part, i), after.get(part));
            }
            input = output(i, after.get(layer.outputPart()));
        }
        return new State(end);
    }
}
