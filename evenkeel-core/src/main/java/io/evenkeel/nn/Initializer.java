package io.evenkeel.nn;

import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.RandomStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives parameters the values they start with. The values depend on the seed and on the parameter's name and shape, and
 * on nothing else: not on the order in which parameters are filled, and not on the machine.
 */
public interface Initializer {
    /**
     * Fills a parameter with the numbers of a stream. Implementations leave it to the caller to say that the parameter
     * {@link Parameter#changed() changed}.
     *
     * @param parameter a vector or matrix; its value is overwritten in place
     * @param stream of random numbers, for this parameter alone
     */
    void fill(Parameter parameter, RandomStream stream);

    /**
     * Fills one parameter and says that it changed.
     *
     * @param parameter a vector or matrix; its value is overwritten in place
     * @param seed of the random numbers
     */
    default void fill(Parameter parameter, long seed) {
        fill(List.of(parameter), seed);
    }

    /**
     * Fills several parameters, each from a stream of its own, even where some have the same name, as in a stack, and
     * says that they changed.
     *
     * @param parameters vectors or matrices; their values are overwritten in place
     * @param seed of the random numbers
     */
    default void fill(List<Parameter> parameters, long seed) {
        Map<String, Integer> seen = new HashMap<>();
        for (Parameter parameter : parameters) {
            int earlier = seen.merge(parameter.name(), 1, Integer::sum) - 1;
            fill(parameter, RandomStream.of(seed, "initializer " + earlier + " of " + parameter.name()));
            parameter.changed();
        }
    }
}
