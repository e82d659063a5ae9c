package io.evenkeel.tensor;

import io.evenkeel.kernel.Kernels;

/**
 * What an operation compiles against.
 *
 * @param <A> array type, {@code float[]} or {@code double[]}
 */
public interface Binding<A> {

    /** @return the arithmetic of the replay's precision */
    Kernels<A> kernels();

    /** @return where the result goes */
    Slab<A> output();

    /**
     * Where an operand stands.
     *
     * @param index of the operand
     * @return its buffer
     */
    Slab<A> input(int index);

    /** @return weights in the forms that kernels need */
    WeightStore<A> weights();
}
