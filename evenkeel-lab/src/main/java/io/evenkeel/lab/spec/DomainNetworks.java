package io.evenkeel.lab.spec;

import io.evenkeel.nn.FeedForward;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.Model;
import io.evenkeel.nn.VarianceScalingInitializer;
import io.evenkeel.tensor.op.Activation;
import java.util.Collections;

/** Networks that several domains have where a specification names none. */
final class DomainNetworks {
    private DomainNetworks() {}

    /** Two hidden layers of 16 tanh units, for a few inputs and outputs. */
    static Model small(int inputs, int outputs, long seed) {
        return deep(inputs, 2, 16, Activation.TANH, outputs, seed);
    }

    /** Hidden layers of one width whose matrices are normal with variance 2 / (fan in + fan out), X. Glorot, Y. Bengio, 2010. */
    static Model deep(int inputs, int layers, int units, Activation activation, int outputs, long seed) {
        FeedForward model = new FeedForward(inputs, Collections.nCopies(layers, units), activation, outputs);
        model.initialize(seed);
        Initializer normal = VarianceScalingInitializer.glorotNormal();
        normal.fill(model.weights(), seed);
        return model;
    }
}
