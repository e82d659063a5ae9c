package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import java.util.List;
import java.util.Map;

/** Anything that turns rows of inputs into rows of outputs and can be trained: a recurrent network, a feed-forward one. */
public interface Model {

    /** @return width of an input row */
    int inputs();

    /** @return width of an output row */
    int outputs();

    /**
     * Records one step.
     *
     * @param trace receives the model's states
     * @param x rows of width {@link #inputs()}
     * @return rows of width {@link #outputs()}
     */
    Expr record(Program.Trace trace, Expr x);

    /**
     * Every parameter, those that are determined by others included.
     *
     * @return parameters under the names that they have in files, in a fixed order
     */
    Map<String, Parameter> namedParameters();

    /**
     * The blocks of parameters that are functions of others.
     *
     * @return what determines them, by the name of the parameter in files, with a dot and the block's label behind if it has
     *     one, in a fixed order; none unless the model says so
     */
    default Map<String, Parametrization> parametrizations() {
        return Map.of();
    }

    /** @return how many numbers can be chosen freely */
    default long freedom() {
        long freedom = parameters().stream().mapToLong(p -> p.value().size()).sum();
        for (Parametrization each : parametrizations().values()) {
            freedom += each.freedom() - each.block().size();
            freedom -= each.raw().stream().mapToLong(p -> p.value().size()).sum();
        }
        return freedom;
    }

    /** @return the parameters, in the same order */
    default List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }
}
