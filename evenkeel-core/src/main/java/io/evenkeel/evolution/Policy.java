package io.evenkeel.evolution;

/** A network with weights, as a domain sees it. Of one thread. */
public interface Policy {
    /** @return numbers it sees at once */
    int inputs();

    /** @return numbers it answers */
    int outputs();

    /** @return whether an answer depends on what was seen before */
    boolean recurrent();

    /** Forgets what was seen: the state becomes zero. */
    void reset();

    /**
     * Answers an observation.
     *
     * @param observation a row of {@link #inputs()} finite numbers
     * @return a row of {@link #outputs()} numbers, after the output's nonlinearity; shared, and overwritten by the next call
     * @throws IllegalArgumentException if the observation is null, has another length, or a number is not finite
     */
    double[] act(double[] observation);

    /**
     * Answers many sequences, each from the zero state. The state of {@link #act} is not touched.
     *
     * @param experiences what is seen
     * @return for each sequence the answers that count: the last one, {@code [outputs]}, or that of every step, {@code
     *     [steps · outputs]}; the caller's own
     * @throws IllegalArgumentException if the sequences have another width than {@link #inputs()}
     */
    double[][] answer(Experiences experiences);
}
