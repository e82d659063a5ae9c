package io.evenkeel.evolution;

/**
 * A problem in which networks are judged and not taught. A domain may be asked by several threads at once, and is a function
 * of policy and seed alone.
 */
public interface Domain {
    /** @return name as in specs */
    String name();

    /** @return numbers that a policy sees at once */
    int inputs();

    /** @return numbers that it answers */
    int outputs();

    /**
     * Judges a policy.
     *
     * @param policy of one thread, in any state
     * @param seed of whatever is random in the domain
     * @return how it went; {@link Trial#failed} where a number is undefined
     */
    Trial evaluate(Policy policy, long seed);
}
