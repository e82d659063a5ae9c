package io.evenkeel.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Several individuals side by side, each in one of some threads, which take the next one as soon as they are free. */
public final class ThreadEngine implements EvaluationEngine {
    private final List<Breeder> breeders;
    private final ExecutorService pool;

    /**
     * An engine.
     *
     * @param problem what the evolution is about
     * @param threads how many individuals are judged at once
     * @throws IllegalArgumentException if the model does not fit the domain, or there is no thread
     */
    public ThreadEngine(EvolutionProblem problem, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("an engine has one thread or more, not " + threads);
        }
        this.breeders =
                IntStream.range(0, threads).mapToObj(i -> new Breeder(problem)).toList();
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "evolution");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public List<Outcome> bear(List<Birth> births) {
        if (births.size() == 1) {
            return List.of(breeders.get(0).bear(births.get(0)));
        }
        Outcome[] outcomes = new Outcome[births.size()];
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> working = new ArrayList<>();
        for (Breeder breeder : breeders) {
            working.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
                    outcomes[i] = breeder.bear(births.get(i));
                }
            }));
        }
        working.forEach(ThreadEngine::await);
        return List.of(outcomes);
    }

    private static void await(Future<?> working) {
        try {
            working.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while individuals were judged", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
