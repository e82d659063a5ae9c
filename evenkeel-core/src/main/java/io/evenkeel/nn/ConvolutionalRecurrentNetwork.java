package io.evenkeel.nn;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Parameter;
import io.evenkeel.tensor.Program;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A recurrent network that sees features of images, one image in each step (J. Donahue and others, Long-term recurrent
 * convolutional networks for visual recognition and description, CVPR 2015; for agents that see: V. Mnih and others,
 * Asynchronous methods for deep reinforcement learning, ICML 2016, section 5.1).
 *
 * @param encoder from images to features
 * @param recurrent from features to outputs, without an embedding
 */
public record ConvolutionalRecurrentNetwork(ConvolutionalEncoder encoder, Network recurrent) implements Model {
    /**
     * Checks that both fit.
     *
     * @throws IllegalArgumentException if the recurrent network reads another number of features, or indices
     */
    public ConvolutionalRecurrentNetwork {
        if (recurrent.embedding().isPresent()) {
            throw new IllegalArgumentException(
                    "a network behind an encoder reads features, so it can have no embedding");
        }
        if (recurrent.inputs() != encoder.outputs()) {
            throw new IllegalArgumentException("the recurrent network reads " + recurrent.inputs()
                    + " numbers, but the encoder gives " + encoder.outputs());
        }
    }

    @Override
    public int inputs() {
        return encoder.inputs();
    }

    @Override
    public int outputs() {
        return recurrent.outputs();
    }

    @Override
    public Expr record(Program.Trace trace, Expr x) {
        return recurrent.record(trace, encoder.record(trace, x));
    }

    /** @return the encoder's parameters, then the recurrent network's */
    @Override
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> named = new LinkedHashMap<>(encoder.namedParameters());
        named.putAll(recurrent.namedParameters());
        return named;
    }

    @Override
    public Map<String, Parametrization> parametrizations() {
        return recurrent.parametrizations();
    }
}
