package io.evenkeel.nn;

import io.evenkeel.kernel.Precision;
import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a recurrent network, {@code s_{t+1} = F(x_t, s_t)}. A subclass declares its parameters and state parts in
 * its constructor and writes {@link #step} with the engine's operations; gradients, tangents, Lyapunov spectra and every
 * gauge follow from that.
 */
public abstract class Cell {
    private final int inputs;
    private final Map<String, Integer> stateParts = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Parametrization> parametrizations = new LinkedHashMap<>();
    private Program program;

    /**
     * A cell.
     *
     * @param inputs width of its input
     * @throws IllegalArgumentException if the width is not positive
     */
    protected Cell(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("a cell needs at least one input, not " + inputs);
        }
        this.inputs = inputs;
    }

    /**
     * Declares a part of the state.
     *
     * @param name of the part
     * @param width numbers in it
     */
    protected final void state(String name, int width) {
        stateParts.put(name, width);
    }

    /**
     * Declares a parameter, zero until an {@link Initializer} or a file fills it.
     *
     * @param name of the parameter
     * @param shape of a vector or matrix
     * @return the parameter
     */
    protected final Parameter parameter(String name, int... shape) {
        Parameter parameter = new Parameter(name, Tensor.zeros(Precision.DOUBLE, shape));
        parameters.add(parameter);
        return parameter;
    }

    /**
     * Takes over another cell's parameters, for cells made of cells.
     *
     * @param inner the other cell
     */
    protected final void include(Cell inner) {
        parameters.addAll(inner.parameters());
        parametrizations.putAll(inner.parametrizations);
    }

    /**
     * Lets a block of this cell's parameters be a function of others.
     *
     * @param label tells it apart from the cell's others, for instance the gate; may be empty
     * @param parametrization of a block that no other determines
     * @return this
     * @throws IllegalArgumentException if the block is not of this cell, or overlaps another that is determined, or if the
     *     label is taken
     */
    public final Cell parametrize(String label, Parametrization parametrization) {
        Block block = parametrization.block();
        if (!parameters.contains(block.parameter())) {
            throw new IllegalArgumentException(block.parameter().name() + " is not a parameter of this cell");
        }
        for (Parametrization other : parametrizations.values()) {
            if (other.block().overlaps(block)) {
                throw new IllegalArgumentException(block.parameter().name() + " is determined by " + other.name()
                        + " already, in part or as a whole");
            }
        }
        if (parametrizations.putIfAbsent(label, parametrization) != null) {
            throw new IllegalArgumentException("the cell has a parametrization labeled \"" + label + "\" already");
        }
        return this;
    }

    /**
     * Computes one step.
     *
     * @param x input of width {@link #inputs()}
     * @param s state at the beginning, with the declared parts
     * @return state at the end, with the same parts
     */
    protected abstract State step(Expr x, State s);

    /**
     * The part that read-outs and the next layer see, through {@link #output(Expr)}; the first declared one unless a subclass says otherwise.
     *
     * @return name of a state part
     */
    public String outputPart() {
        return stateParts.keySet().iterator().next();
    }

    /**
     * What read-outs and the next layer see of the output part, in a width that is the part's: the part itself unless a
     * subclass says otherwise, as a neuron whose state is its potential does.
     *
     * @param part value of the output part at the end of a step
     * @return the output
     */
    public Expr output(Expr part) {
        return part;
    }

    /** @return width of the input */
    public final int inputs() {
        return inputs;
    }

    /** @return width of the output part and of the output */
    public final int outputs() {
        return stateParts.get(outputPart());
    }

    /** @return names and widths of the state's parts, in the order in which gauges stack them */
    public final Map<String, Integer> stateParts() {
        return java.util.Collections.unmodifiableMap(stateParts);
    }

    /** @return the parameters, in the order of their declaration */
    public final List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** @return what determines blocks of the parameters, by label */
    public final Map<String, Parametrization> parametrizations() {
        return java.util.Collections.unmodifiableMap(parametrizations);
    }

    /**
     * Name under which specs and files know such cells.
     *
     * @return the class's own name unless a subclass says otherwise
     */
    public String kind() {
        return getClass().getSimpleName();
    }

    /** @return what tells this cell from others of its kind, besides its widths, by name; nothing unless it says so */
    public Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Names of the square blocks that {@code weight_hh} has on top of each other.
     *
     * @return the gates in order, or one empty name where there is one block
     */
    public List<String> gates() {
        return List.of("");
    }

    /**
     * Records the step into a trace, for programs that do more than run a cell.
     *
     * @param trace receives the cell's states
     * @param x the input
     * @return the state at the end of the step
     * @throws IllegalArgumentException if the step returns other parts than were declared
     */
    public final State record(Program.Trace trace, Expr x) {
        Map<String, Expr> begin = new LinkedHashMap<>();
        stateParts.forEach((name, width) -> begin.put(name, trace.state(name, width)));
        State end = step(x, new State(begin));
        stateParts.keySet().forEach(name -> trace.next(name, end.get(name)));
        return end;
    }

    /** @return the step as a program with the input "x" */
    public final synchronized Program program() {
        if (program == null) {
            Program.Trace trace = new Program.Trace();
            record(trace, trace.input("x", inputs));
            program = trace.end();
        }
        return program;
    }
}
