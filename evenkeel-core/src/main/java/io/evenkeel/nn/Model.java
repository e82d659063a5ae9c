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

    /** @return every parameter under the name that it has in files, in a fixed order */
    Map<String, Parameter> namedParameters();

    /** @return the parameters, in the same order */
    default List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }
}
