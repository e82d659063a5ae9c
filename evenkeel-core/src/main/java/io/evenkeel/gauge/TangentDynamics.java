package io.evenkeel.gauge;

/**
 * The derivative of a driven dynamical system along one trajectory: the sequence of one-step Jacobians
 * {@code J_t = ∂s_{t+1}/∂s_t}, t = 0 … steps−1, available as products from both sides only.
 *
 * <p>Vectors are rows of a dense row-major array in double precision, {@code k × dimension}; the implementation may
 * compute in single precision.
 */
public interface TangentDynamics {

    /** @return the number of state variables */
    int dimension();

    /** @return the number of steps of the trajectory */
    int steps();

    /**
     * Maps k tangent vectors forward: row i becomes {@code J_t v_i}.
     *
     * @param t step, 0 ≤ t &lt; steps
     * @param k number of vectors
     * @param vectors k × dimension values, replaced
     */
    void pushForward(int t, int k, double[] vectors);

    /**
     * Maps k cotangent vectors back: row i becomes {@code J_tᵀ u_i}, that is {@code u_iᵀ J_t}.
     *
     * @param t step, 0 ≤ t &lt; steps
     * @param k number of vectors
     * @param vectors k × dimension values, replaced
     */
    void pullBack(int t, int k, double[] vectors);
}
