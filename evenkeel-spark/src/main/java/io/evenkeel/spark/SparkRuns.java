package io.evenkeel.spark;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.run.RunEngine;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.WholeRun;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whole runs, each a task of Apache Spark. What a run has left so far travels with it, and what it leaves comes back when it is
 * over; a run whose worker is lost begins again elsewhere from there.
 */
public final class SparkRuns implements RunEngine {
    // Spark queues what does not fit; each waiting run costs this process a thread.
    private static final int AT_ONCE = 256;

    private final JavaSparkContext context;
    private final Waiting waiting;

    private SparkRuns(JavaSparkContext context) {
        this.context = context;
        this.waiting = new Waiting(context);
    }

    /**
     * An engine on a context of its own.
     *
     * @param master {@code local[N]}, {@code spark://HOST:PORT}
     * @return an engine that ends the context when it is closed
     * @throws UserError if there is no such master, it does not answer, it has no worker, or workers have another version
     */
    public static SparkRuns connect(String master) {
        return Master.open(master, context -> {
            SparkRuns runs = new SparkRuns(context);
            runs.waiting.forExecutors(master);
            Greeting.exchange(context, runs.waiting);
            return runs;
        });
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public ObjectNode make(WholeRun run, RunFolder folder, LongConsumer done) {
        Errand errand = new Errand(Version.current(), run, folder.content());
        Errand.Return back = done(errand);
        Greeting.requireOwn(back.version(), back.worker());
        if (!back.failure().isEmpty()) {
            throw new UserError("the worker on " + back.worker() + " cannot make the run: " + back.failure());
        }
        folder.put(back.files());
        return Json.read(back.result());
    }

    private Errand.Return done(Errand errand) {
        try {
            return waiting.forAnswers(
                            () -> context.parallelize(List.of(0), 1).map(errand).collectAsync())
                    .get(0);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
