package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import java.io.PrintStream;

/**
 * A line for each stage that makes progress, and one every ten seconds within it: for logs and pipes. A stage that fails
 * at once leaves the error as the only line.
 */
final class ProgressLines implements Progress {
    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final PrintStream err;
    private String stage = "";
    private String note = "";
    private boolean named;
    private long last;

    ProgressLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public void stage(String name) {
        stage = name;
        note = "";
        named = false;
    }

    @Override
    public void at(long done, long total) {
        long now = System.nanoTime();
        if (!named) {
            named = true;
            last = now;
            err.println("evenkeel: " + stage);
        } else if (now - last >= INTERVAL_NANOS && total > 0) {
            last = now;
            err.println("evenkeel: " + stage + ", " + 100 * done / total + " %" + (note.isEmpty() ? "" : ", " + note));
        }
    }

    @Override
    public void note(String text) {
        note = text;
    }

    @Override
    public void close() {}
}
