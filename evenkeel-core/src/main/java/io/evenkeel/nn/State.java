package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The named parts of a cell's state inside a traced step: h; h and c; whatever a cell declares. */
public final class State {
    private final Map<String, Expr> parts;

    State(Map<String, Expr> parts) {
        this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * A state of one part.
     *
     * @param name of the part
     * @param value of the part
     * @return the state
     */
    public static State of(String name, Expr value) {
        return new State(Map.of(name, value));
    }

    /**
     * A state with one more part.
     *
     * @param name of the part
     * @param value of the part
     * @return the extended state
     */
    public State and(String name, Expr value) {
        Map<String, Expr> extended = new LinkedHashMap<>(parts);
        extended.put(name, value);
        return new State(extended);
    }

    /**
     * A part by name.
     *
     * @param name of the part
     * @return its value
     * @throws IllegalArgumentException if there is none of that name
     */
    public Expr get(String name) {
        Expr value = parts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the state has no part " + name + ", only " + parts.keySet());
        }
        return value;
    }
}
