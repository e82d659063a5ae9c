package io.evenkeel.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Independent pieces of work, several at a time, each on one thread. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Does the work.
     *
     * @param threads how many pieces go on at once, which changes no result
     * @param progress where it is shown how far the work has come
     * @param stage what the pieces are, for the progress display
     * @param cases what tells them from each other
     * @param work one piece; must not depend on the others
     * @param <C> what describes a piece
     * @param <R> what it gives
     * @return results in the order of the cases
     */
    public static <C, R> List<R> run(int threads, Progress progress, String stage, List<C> cases, Function<C, R> work) {
        progress.stage(stage);
        AtomicInteger done = new AtomicInteger();
        return run(threads, cases, one -> {
            R result = work.apply(one);
            synchronized (done) {
                progress.at(done.incrementAndGet(), cases.size());
            }
            return result;
        });
    }

    /**
     * Does the work, and shows nothing.
     *
     * @param threads how many pieces go on at once, which changes no result
     * @param cases what tells them from each other
     * @param work one piece; must not depend on the others
     * @param <C> what describes a piece
     * @param <R> what it gives
     * @return results in the order of the cases
     */
    public static <C, R> List<R> run(int threads, List<C> cases, Function<C, R> work) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            Thread thread = new Thread(task, "evenkeel-side-by-side");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (C one : cases) {
                futures.add(pool.submit(() -> work.apply(one)));
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
            throw new IllegalStateException("interrupted in the middle of the work", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a piece of work failed", e.getCause());
        }
    }
}
