package io.evenkeel.evolution;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;
import io.evenkeel.tensor.op.Activation;

/** What stands behind the last layer of a network that evolves: sensitivities are those of what comes out of it. */
public enum OutputNonlinearity {
    /** The numbers themselves. */
    LINEAR,
    /** Each number through tanh. */
    TANH,
    /** Each number through the logistic function. */
    SIGMOID,
    /** Probabilities {@code e^{z_k} / Σ_c e^{z_c}}. */
    SOFTMAX;

    /**
     * Records the nonlinearity.
     *
     * @param z rows of the network's outputs
     * @return rows of the same width
     */
    Expr of(Expr z) {
        return switch (this) {
            case LINEAR -> Activation.IDENTITY.of(z);
            case TANH -> Activation.TANH.of(z);
            case SIGMOID -> Activation.SIGMOID.of(z);
            case SOFTMAX -> Operations.softmax(z);
        };
    }
}
