package io.evenkeel.evolution;

/**
 * A problem in which networks are judged and not taught. A domain may be asked by several threads at once, and is a function
 * of policy and seed alone: the same genes are judged again where a run goes on, where a lineage is replayed, and on other machines.
 * Nobody ends a trial but the domain itself; one that never comes back keeps its thread for ever.
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
     * @return how it went; {@link Trial#failed} where a number is undefined, as whatever it throws is taken for
     */
    Trial evaluate(Policy policy, long seed);
}
