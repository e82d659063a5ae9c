package io.evenkeel.lab.run;

import java.io.Serializable;
import java.util.function.LongConsumer;
import tools.jackson.databind.node.ObjectNode;

/** A run from its beginning to its end: a function of its own fields and of a folder, so that any machine can make it. */
public interface WholeRun extends Serializable {
    /** @return what tells results of other specifications from its own */
    String digest();

    /** @return its length at most, in updates or evaluations */
    long planned();

    /**
     * Makes the run, from the folder's checkpoint if there is one.
     *
     * @param folder where it leaves what it does
     * @param done is told how far it is, of {@link #planned}
     * @return its result
     * @throws RunBroken if a file cannot be written
     */
    ObjectNode make(RunFolder folder, LongConsumer done);

    /**
     * Looks at a result of the same specification and the same planned length.
     *
     * @param result that {@link #make} returned
     * @return whether nothing is left to do, because the run was not interrupted
     */
    boolean over(ObjectNode result);
}
