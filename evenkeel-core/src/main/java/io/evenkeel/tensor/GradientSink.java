package io.evenkeel.tensor;

/**
 * Receives what goes into the gradients of weights.
 *
 * @param <A> array type
 */
@FunctionalInterface
public interface GradientSink<A> {

    /**
     * Takes one call site.
     *
     * @param site what kind of weight, and where
     * @param left buffer of the site's left factor, with a slot for every time step
     * @param right buffer of its right factor, null if it has none
     * @param steps number of time steps
     */
    void receive(GradientSite site, Slab<A> left, Slab<A> right, int steps);
}
