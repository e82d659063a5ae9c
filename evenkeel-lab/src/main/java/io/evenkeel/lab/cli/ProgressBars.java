package io.evenkeel.lab.cli;

import io.evenkeel.lab.Progress;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar for each stage that lasts, cleared when the stage is over. */
final class ProgressBars implements Progress {
    private static final int UPDATE_MILLIS = 100;
    private static final long PATIENCE_NANOS = 300_000_000L;

    /** Terminals write ^C behind the bar; on a line of its own it would leave the bar behind. */
    private static final int BEHIND = 3;

    private final PrintStream err;
    private final int columns;
    private String stage = "";
    private long begun;
    private long first = -1;
    private String note = "";
    private ProgressBar bar;

    ProgressBars(PrintStream err, int columns) {
        this.err = err;
        this.columns = columns;
    }

    @Override
    public void stage(String name) {
        close();
        stage = name;
        note = "";
        first = -1;
        begun = System.nanoTime();
    }

    @Override
    public void at(long done, long total) {
        if (first < 0) {
            first = done;
        }
        if (bar == null) {
            // Short stages show no bar: flicker tells nothing.
            if (System.nanoTime() - begun < PATIENCE_NANOS) {
                return;
            }
            bar = open(total);
        }
        bar.setExtraMessage(note);
        bar.stepTo(done);
    }

    @Override
    public void note(String text) {
        note = text;
    }

    private ProgressBar open(long total) {
        return new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total)
                // What an interrupted run had done before took none of this stage's time.
                .startsFrom(first, Duration.ofNanos(System.nanoTime() - begun))
                .setRenderer(new ProgressLine())
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .clearDisplayOnFinish()
                // The width is given, or the library would load native code to find it out.
                .setConsumer(new ConsoleProgressBarConsumer(err, columns - BEHIND))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
