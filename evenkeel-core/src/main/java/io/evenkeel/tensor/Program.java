package io.evenkeel.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A traced step: named inputs and states, the states' next values, and named outputs. */
public final class Program {
    private final Map<String, Expr> inputs;
    private final Map<String, Expr> outputs;
    private final Pass pass;

    private Program(Map<String, Expr> inputs, Map<String, Expr> outputs, Pass pass) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.pass = pass;
    }

    /** Records a step: declare inputs and states, compute with them, say what comes next. */
    public static final class Trace {
        private final Map<String, Expr> inputs = new LinkedHashMap<>();
        private final Map<String, Expr> states = new LinkedHashMap<>();
        private final Map<String, Expr> next = new LinkedHashMap<>();
        private final Map<String, Expr> outputs = new LinkedHashMap<>();

        /**
         * Declares an input.
         *
         * @param name of the input
         * @param width numbers in a row
         * @return its value
         */
        public Expr input(String name, int width) {
            return inputs.computeIfAbsent(name, n -> Leaf.of(n, width, false));
        }

        /**
         * Declares a state.
         *
         * @param name of the state
         * @param width numbers in a row
         * @return its value at the beginning of the step
         */
        public Expr state(String name, int width) {
            return states.computeIfAbsent(name, n -> Leaf.of(n, width, false));
        }

        /**
         * Says what a state becomes.
         *
         * @param name of a declared state
         * @param value its value at the end of the step
         */
        public void next(String name, Expr value) {
            next.put(name, value);
        }

        /**
         * Names a value to keep for all time steps.
         *
         * @param name of the output
         * @param value the value
         */
        public void output(String name, Expr value) {
            outputs.put(name, value);
        }

        /**
         * Ends the trace.
         *
         * @return the program
         * @throws IllegalArgumentException if a state has no next value or one of another width
         */
        public Program end() {
            List<Recurrence> recurrences = new ArrayList<>();
            states.forEach((name, leaf) -> {
                if (!next.containsKey(name)) {
                    throw new IllegalArgumentException("the step does not say what state " + name + " becomes");
                }
                recurrences.add(new Recurrence(name, leaf, next.get(name)));
            });
            return new Program(
                    Map.copyOf(inputs),
                    new LinkedHashMap<>(outputs),
                    new Pass(recurrences, List.copyOf(outputs.values()), List.of(), false));
        }
    }

    /** @return the step as a pass forwards in time */
    public Pass pass() {
        return pass;
    }

    /**
     * An input by name.
     *
     * @param name as declared
     * @return its value
     * @throws IllegalArgumentException if there is none of that name
     */
    public Expr input(String name) {
        return find(inputs, name, "input");
    }

    /**
     * An output by name.
     *
     * @param name as declared
     * @return its value
     * @throws IllegalArgumentException if there is none of that name
     */
    public Expr output(String name) {
        return find(outputs, name, "output");
    }

    /**
     * A state by name.
     *
     * @param name as declared
     * @return the state
     * @throws IllegalArgumentException if there is none of that name
     */
    public Recurrence state(String name) {
        return pass.recurrences().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the program has no state " + name));
    }

    /** @return the numbers that make up the state, over all its parts */
    public int stateDimension() {
        return pass.recurrences().stream().mapToInt(r -> r.leaf().width()).sum();
    }

    private static Expr find(Map<String, Expr> values, String name, String kind) {
        Expr value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the program has no " + kind + " " + name + ", but " + values.keySet());
        }
        return value;
    }
}
