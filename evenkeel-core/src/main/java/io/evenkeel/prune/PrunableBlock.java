package io.evenkeel.prune;

import io.evenkeel.nn.Block;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Recurrence;
import io.evenkeel.tensor.Weight;
import io.evenkeel.tensor.op.Linear;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A matrix of a layer whose weights may be pruned: one gate's input matrix, or one gate's recurrent matrix. Biases,
 * embeddings, read-outs, and matrices that a {@link io.evenkeel.nn.Parametrization} determines are never pruned.
 *
 * @param title for people, for instance {@code recurrent matrix of the reset gate}
 * @param layer index in the stack
 * @param gate index of the block of rows in its parameter, 0 where there is only one
 * @param recurrent whether what it multiplies depends on what it gave in earlier steps
 * @param weight the block
 * @param transposed whether row i feeds neuron i ({@code y = x Wᵀ}, as in PyTorch), else column i does
 */
public record PrunableBlock(String title, int layer, int gate, boolean recurrent, Weight weight, boolean transposed) {
    private static final String RECURRENT = "recurrent matrix";

    /**
     * Finds the blocks of a network, whatever its cells are: every matrix of a layer that multiplies an input or a state.
     *
     * @param network whose layers are looked at
     * @return blocks by layer, input before recurrent ones, by gate; each once
     */
    public static List<PrunableBlock> of(Network network) {
        return matrices(network).stream()
                .filter(block -> isFree(network, block.weight))
                .toList();
    }

    /**
     * Finds what is never pruned although it multiplies an input or a state: matrices that a {@link
     * io.evenkeel.nn.Parametrization} determines, as a whole or in part.
     *
     * @param network whose layers are looked at
     * @return blocks in the order of {@link #of}
     */
    public static List<PrunableBlock> determined(Network network) {
        return matrices(network).stream()
                .filter(block -> !isFree(network, block.weight))
                .toList();
    }

    private static List<PrunableBlock> matrices(Network network) {
        Program program = network.program();
        Set<Parameter> inLayers = new HashSet<>(network.stack().parameters());
        Map<Expr, Expr> next = new IdentityHashMap<>();
        for (Recurrence r : program.pass().recurrences()) {
            next.put(r.leaf(), r.next());
        }
        Set<Weight> seen = new HashSet<>();
        List<PrunableBlock> blocks = new ArrayList<>();
        for (Expr product : program.pass().trace()) {
            if (product.operation() instanceof Linear linear) {
                Weight weight = linear.weights().get(0);
                if (inLayers.contains(weight.parameter()) && seen.add(weight)) {
                    boolean recurrent = dependsOn(product.input(0), product, next);
                    int gate = weight.firstRow() / weight.rows();
                    blocks.add(new PrunableBlock(
                            product.isNamed() ? product.label() : "",
                            Math.max(0, product.layer()),
                            gate,
                            recurrent,
                            weight,
                            linear.transposed()));
                }
            }
        }
        blocks.sort(Comparator.comparing(PrunableBlock::layer)
                .thenComparing(PrunableBlock::recurrent)
                .thenComparing(PrunableBlock::gate));
        return blocks.stream().map(block -> block.titled(blocks)).toList();
    }

    private static boolean isFree(Network network, Weight weight) {
        Block block =
                new Block(weight.parameter(), weight.firstRow(), weight.rows(), weight.firstColumn(), weight.columns());
        return network.parametrizations().values().stream()
                .noneMatch(p -> p.block().overlaps(block));
    }

    /** Whether a value depends on another, within the step or through earlier ones. */
    private static boolean dependsOn(Expr value, Expr on, Map<Expr, Expr> next) {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Expr> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (expr == on) {
                return true;
            }
            if (seen.add(expr)) {
                expr.inputs().forEach(open::push);
                if (next.containsKey(expr)) {
                    open.push(next.get(expr));
                }
            }
        }
        return false;
    }

    /** Cells name their recurrent products only; the input matrix of the same gate is called after it. */
    private PrunableBlock titled(List<PrunableBlock> all) {
        if (!title.isEmpty()) {
            return this;
        }
        String name = all.stream()
                .filter(other -> !recurrent && other.recurrent && other.layer == layer && other.gate == gate)
                .filter(other -> other.title.startsWith(RECURRENT))
                .findFirst()
                .map(other -> "input matrix" + other.title.substring(RECURRENT.length()))
                .orElse(weight.parameter().name()
                        + (weight.parameter().rows() > weight.rows() ? "[" + gate + "]" : ""));
        return new PrunableBlock(name, layer, gate, recurrent, weight, transposed);
    }

    /** @return number of weights */
    public int size() {
        return weight.rows() * weight.columns();
    }

    /**
     * Where a weight stands in its parameter.
     *
     * @param index of the weight in the block, row by row
     * @return row-major position in the parameter's value
     */
    public int position(int index) {
        int row = weight.firstRow() + index / weight.columns();
        return row * weight.parameter().columns() + weight.firstColumn() + index % weight.columns();
    }

    /**
     * The value of a weight.
     *
     * @param index of the weight in the block, row by row
     * @return θ_i
     */
    public double value(int index) {
        return weight.parameter().value().get(position(index));
    }

    /** @return number of neurons that the matrix feeds */
    public int targets() {
        return transposed ? weight.rows() : weight.columns();
    }

    /** @return number of values that the matrix reads */
    public int sources() {
        return transposed ? weight.columns() : weight.rows();
    }

    /**
     * The neuron that a weight feeds.
     *
     * @param index of the weight in the block, row by row
     * @return index of the neuron in its layer
     */
    public int target(int index) {
        return transposed ? index / weight.columns() : index % weight.columns();
    }

    /**
     * The value that a weight reads.
     *
     * @param index of the weight in the block, row by row
     * @return index of the input or neuron
     */
    public int source(int index) {
        return transposed ? index % weight.columns() : index / weight.columns();
    }
}
