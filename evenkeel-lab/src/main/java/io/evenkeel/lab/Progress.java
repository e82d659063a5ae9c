package io.evenkeel.lab;

/** Shows on standard error how far a run has come. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void stage(String name) {}

        @Override
        public void at(long done, long total) {}

        @Override
        public void close() {}
    };

    /**
     * Begins a stage of the run, which ends the one before.
     *
     * @param name what is done, in a few words
     */
    void stage(String name);

    /**
     * Reports progress within the stage; cheap enough to be called at every step.
     *
     * @param done units of work done so far
     * @param total units of work in all
     */
    void at(long done, long total);

    /**
     * Says how things stand, beside how far they are; shown with the next progress.
     *
     * @param text a few words
     */
    default void note(String text) {}

    /** Ends the last stage and leaves the terminal as it was. */
    @Override
    void close();
}
