package io.evenkeel.tensor;

/** Compiled code of one operation over buffers that it was bound to. */
@FunctionalInterface
public interface Instruction {

    /**
     * Computes the results of consecutive time steps.
     *
     * @param t first time step
     * @param count number of time steps, 1 inside a recurrent loop
     */
    void run(int t, int count);
}
