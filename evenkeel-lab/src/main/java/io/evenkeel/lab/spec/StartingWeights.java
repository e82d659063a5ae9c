package io.evenkeel.lab.spec;

import java.util.List;
import java.util.Optional;

/**
 * What a cell starts with where a specification says nothing else, as its authors do.
 *
 * @param recurrent initializer of recurrent matrices
 * @param parametrization set in which recurrent matrices stay
 * @param gates to which the parametrization applies, all if empty
 * @param input initializer of input matrices
 * @param bias initializer of biases
 * @param head initializer of the read-out
 */
record StartingWeights(
        InitializerOptions recurrent,
        Optional<ParametrizationOptions> parametrization,
        List<String> gates,
        InitializerOptions input,
        InitializerOptions bias,
        InitializerOptions head) {
    private static final InitializerOptions UNIFORM = new InitializerOptions.Uniform(Optional.empty());

    /** PyTorch's: everything uniform within ±1/√units, nothing determined. */
    static final StartingWeights USUAL = of(UNIFORM, UNIFORM, UNIFORM, UNIFORM);

    static StartingWeights of(
            InitializerOptions recurrent, InitializerOptions input, InitializerOptions bias, InitializerOptions head) {
        return new StartingWeights(recurrent, Optional.empty(), List.of(), input, bias, head);
    }

    StartingWeights within(ParametrizationOptions set, String... ofGates) {
        return new StartingWeights(recurrent, Optional.of(set), List.of(ofGates), input, bias, head);
    }
}
