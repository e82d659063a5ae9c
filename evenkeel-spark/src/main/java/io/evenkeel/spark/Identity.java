package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import java.io.Serializable;

/**
 * What must be the same everywhere for results to be the same.
 *
 * @param version of Evenkeel
 * @param specification its digest
 * @param bits digest of the files that the specification names, and of what a first founder and a child of it are and do, which
 *     depends on Java
 */
record Identity(String version, String specification, String bits) implements Serializable {

    /**
     * Refuses a worker that would not compute the same.
     *
     * @param own identity of the driver
     * @param worker its name
     * @throws UserError if the worker differs
     */
    void requireSame(Identity own, String worker) {
        Greeting.requireOwn(version, worker);
        if (!specification.equals(own.specification)) {
            throw new UserError("the worker on " + worker
                    + " reads the specification differently; it has another build of Evenkeel " + version);
        }
        if (!bits.equals(own.bits)) {
            throw new UserError(
                    "the worker on " + worker + " judges a first founder or its child differently; the files"
                            + " that the specification names must be the same there");
        }
    }
}
