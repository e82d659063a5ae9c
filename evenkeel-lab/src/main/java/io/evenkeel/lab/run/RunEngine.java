package io.evenkeel.lab.run;

import java.util.function.LongConsumer;
import tools.jackson.databind.node.ObjectNode;

/** Where whole runs are made. Each is made on one thread, and what it leaves does not depend on where. */
public interface RunEngine extends AutoCloseable {
    /** @return how many runs it is worth to ask for at once */
    int atOnce();

    /**
     * Makes a run, and returns when it is over. May be called from several threads at once.
     *
     * @param run to be made
     * @param folder which holds what the run leaves when this returns
     * @param done is told how far it is
     * @return its result
     * @throws RunBroken if a file cannot be written
     * @throws io.evenkeel.lab.UserError if it cannot be made there
     */
    ObjectNode make(WholeRun run, RunFolder folder, LongConsumer done);

    @Override
    void close();

    /**
     * Runs in this process.
     *
     * @param threads how many at once
     * @return an engine
     */
    static RunEngine threads(int threads) {
        return new RunEngine() {
            @Override
            public int atOnce() {
                return threads;
            }

            @Override
            public ObjectNode make(WholeRun run, RunFolder folder, LongConsumer done) {
                return run.make(folder, done);
            }

            @Override
            public void close() {}
        };
    }
}
