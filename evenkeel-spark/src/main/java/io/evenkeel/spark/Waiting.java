package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** Waits for executors and for their answers, but not for ever: Spark itself would wait for workers that never come. */
final class Waiting {
    private static final String LIMIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";
    private static final long POLL_MILLIS = 100;

    private final JavaSparkContext context;
    private final long seconds;

    Waiting(JavaSparkContext context) {
        this.context = context;
        this.seconds = context.getConf().getTimeAsSeconds(LIMIT, "30s");
    }

    private boolean working() {
        // The driver is one of them.
        return context.isLocal() || context.sc().statusTracker().getExecutorInfos().length > 1;
    }

    private long limit() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /**
     * Waits for the first executor.
     *
     * @throws UserError if there is none in time
     */
    void forExecutors(String master) {
        long limit = limit();
        while (!working()) {
            if (System.nanoTime() > limit || context.sc().isStopped()) {
                throw new UserError("no worker of " + master + " took the work within " + seconds
                        + " s; it needs a free core and spark.executor.memory of " + memory() + " (limit: " + LIMIT
                        + ")");
            }
            sleep();
        }
    }

    private String memory() {
        return context.getConf().get("spark.executor.memory", "1g");
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Spark", e);
        }
    }

    /**
     * Waits for a job.
     *
     * @throws UserError if executors have another version of the classes
     * @throws UncheckedIOException if the job failed, or all executors are gone for long
     */
    <T> List<T> forAnswers(JavaFutureAction<List<T>> job) {
        long limit = limit();
        while (true) {
            try {
                return job.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (working()) {
                    limit = limit();
                } else if (System.nanoTime() > limit) {
                    job.cancel(true);
                    throw lost("no worker is left for " + seconds + " s", e);
                }
            } catch (ExecutionException e) {
                throw failure(e);
            } catch (InterruptedException e) {
                job.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while individuals were judged", e);
            }
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        String message = String.valueOf(e.getCause().getMessage());
        if (message.contains(ClassNotFoundException.class.getName() + ": io.evenkeel.")
                || message.contains(InvalidClassException.class.getName() + ": io.evenkeel.")
                || message.contains(NoClassDefFoundError.class.getName() + ": io/evenkeel/")) {
            return new UserError("the workers have another version of Evenkeel, or none; all need the same");
        }
        return lost("Spark gave up: " + message.lines().findFirst().orElse(""), e);
    }

    private static UncheckedIOException lost(String message, Exception e) {
        return new UncheckedIOException(message, new IOException(message, e));
    }
}
