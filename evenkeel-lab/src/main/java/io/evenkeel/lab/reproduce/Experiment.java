package io.evenkeel.lab.reproduce;

import io.evenkeel.gauge.Citation;

/** An experiment of a paper that can be run again, in full or scaled down. */
public interface Experiment {

    /** @return the specification's name and the experiment's id, for instance {@code safe-mutations/e2} */
    String name();

    /** @return what it is about, in one line */
    String title();

    /** @return the paper */
    Citation citation();

    /** @return what the paper reports, with figure or table where known */
    String published();

    /**
     * What is run.
     *
     * @param scaled whether the scaled-down variant is meant
     * @return sizes, rates, budgets and numbers of seeds, in a few lines
     */
    String configuration(boolean scaled);

    /** @return the seed unless another is given */
    default long seed() {
        return 1;
    }

    /**
     * Runs the experiment.
     *
     * @param conditions scale, seed, threads
     * @return what was measured, and which expectations hold
     */
    Outcome run(Conditions conditions);
}
