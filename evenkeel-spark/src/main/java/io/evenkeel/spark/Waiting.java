package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** Waits for executors and for their answers, but not for ever: Spark itself would wait for workers that never come. */
final class Waiting {
    /** Setting of the time after which nobody is expected any more. */
    static final String LIMIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";

    /** Its standard. */
    static final String STANDARD = "30s";

    private static final long POLL_MILLIS = 100;

    private final JavaSparkContext context;
    private final long seconds;
    private final String application;

    Waiting(JavaSparkContext context) {
        this.context = context;
        this.seconds = context.getConf().getTimeAsSeconds(LIMIT, STANDARD);
        this.application = context.sc().applicationId();
    }

    private boolean working() {
        // The driver is one of them.
        return context.isLocal()
                || !context.sc().isStopped() && context.sc().statusTracker().getExecutorInfos().length > 1;
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
            if (context.sc().isStopped()) {
                throw new UserError("executors of " + master + " end as soon as they have begun; stderr in the work"
                        + " folders of the workers, under " + application + ", says why");
            }
            if (System.nanoTime() > limit) {
                throw new UserError("no worker of " + master + " took the work within " + seconds + " s (" + LIMIT
                        + "); it needs a free core and spark.executor.memory of " + memory()
                        + ", or else executors end as soon as they have begun, and stderr in the workers' work folders,"
                        + " under " + application + ", says why");
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
     * Begins a job and waits for it.
     *
     * @throws UserError if executors have another version of the classes
     * @throws UncheckedIOException if the job failed, all executors are gone for long, or the context is closed
     */
    <T> List<T> forAnswers(Supplier<JavaFutureAction<List<T>>> begin) {
        JavaFutureAction<List<T>> job = whileOpen(begin);
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

    /**
     * Uses the context, which may be closed by a master that ends, or by the end of this process.
     *
     * @throws UncheckedIOException if it is closed
     */
    <T> T whileOpen(Supplier<T> use) {
        try {
            return use.get();
        } catch (RuntimeException e) {
            if (context.sc().isStopped()) {
                throw lost("Spark has ended", e);
            }
            throw e;
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
