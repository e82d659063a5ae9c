package io.evenkeel.gauge;

/** Told how far a long measurement has come. */
@FunctionalInterface
public interface Progress {
    /** Ignores every report. */
    Progress NONE = (done, total) -> {};

    /**
     * Called now and then from the measuring thread.
     *
     * @param done units of work done so far
     * @param total units of work in all
     */
    void at(int done, int total);
}
