package io.evenkeel.lab.reproduce;

import io.evenkeel.lab.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * How an experiment is run.
 *
 * @param scaled whether the scaled-down variant is wanted
 * @param seed of the first run; further runs take the seeds that follow
 * @param threads how many runs go side by side, which changes no result
 * @param progress where it is shown how far the experiment has come
 */
public record Conditions(boolean scaled, long seed, int threads, Progress progress) {

    /**
     * Makes independent runs side by side, each on one thread.
     *
     * @param stage what they are, for the progress display
     * @param cases what tells them from each other
     * @param run one run; must not depend on the others
     * @param <C> what describes a run
     * @param <R> what it gives
     * @return results in the order of the cases
     */
    public <C, R> List<R> each(String stage, List<C> cases, Function<C, R> run) {
        progress.stage(stage);
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            Thread thread = new Thread(task, "evenkeel-experiment");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (C one : cases) {
                futures.add(pool.submit(() -> {
                    R result = run.apply(one);
                    synchronized (done) {
                        progress.at(done.incrementAndGet(), cases.size());
                    }
                    return result;
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(get(future));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R get(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of an experiment", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a run of the experiment failed", e.getCause());
        }
    }
}
