package io.evenkeel.lab.cli;

import java.io.PrintStream;

/** A line for each stage, and one every ten seconds within it: for logs and pipes. */
final class ProgressLines implements Progress {
    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final PrintStream err;
    private String stage = "";
    private long last;

    ProgressLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public void stage(String name) {
        stage = name;
        last = System.nanoTime();
        err.println("evenkeel: " + name);
    }

    @Override
    public void at(long done, long total) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL_NANOS && total > 0) {
            last = now;
            err.println("evenkeel: " + stage + ", " + 100 * done / total + " %");
        }
    }

    @Override
    public void close() {}
}
