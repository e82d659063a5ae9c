package io.evenkeel.lab.spec;

import io.evenkeel.train.Controller;

/** What happens during training besides the gradient step. */
public interface ControllerOptions extends Options {
    /** @return a controller for one run */
    Controller controller();

    /**
     * Checks that the controller can act on a network.
     *
     * @param network what is trained
     * @throws IllegalArgumentException if it cannot, with the reason
     */
    default void check(NetworkOptions network) {}
}
