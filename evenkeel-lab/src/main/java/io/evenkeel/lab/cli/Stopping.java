package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.RunGrid;

/** Lets a run end in good order when the program is asked to end. */
final class Stopping implements AutoCloseable {
    private final Thread hook;

    private Stopping(Thread hook) {
        this.hook = hook;
    }

    /** Asks a run to stop, and waits until it has. */
    @FunctionalInterface
    interface Stop {
        void await() throws InterruptedException;
    }

    /** Asks this of a run when the program is asked to end. */
    static Stopping by(Stop stop) {
        Thread hook = new Thread(() -> carryOut(stop), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Stopping(hook);
    }

    /** Says how far a grid of runs is when the program is asked to end. Its runs go on from their last checkpoints. */
    static Stopping of(RunGrid grid, Terminal terminal) {
        return by(() -> terminal.error("stopped after " + grid.stop() + "; go on with --resume"));
    }

    private static void carryOut(Stop stop) {
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is being ended, and the hook with it.
        }
    }
}
