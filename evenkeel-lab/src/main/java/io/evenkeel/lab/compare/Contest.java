package io.evenkeel.lab.compare;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.Progress;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.run.RunBroken;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.RunListener;
import io.evenkeel.lab.run.RunResult;
import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.tensor.io.AtomicFile;
import io.evenkeel.train.Evaluation;
import io.evenkeel.train.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs every contender with every seed, several side by side, each on one thread. A run that breaks is a result too. Each
 * leaves a folder of its own, {@code contender/seed-N}, so that an interrupted comparison goes on where it was.
 */
public final class Contest {
    private static final String RESULT = "result.json";

    private final Comparison comparison;
    private final Path folder;
    private final RunFolder.Existing existing;
    private final int threads;
    private final Progress progress;
    private long updates;
    private long total;

    /**
     * Prepares a contest. Contenders with gradient activation get the baselines that they must be held against.
     *
     * @param comparison contenders and seeds
     * @param folder where runs leave what they do
     * @param existing what to do about runs that are there
     * @param threads how many runs go side by side, which changes no result but times
     * @param progress where it is shown how far the contest has come
     */
    public Contest(Comparison comparison, Path folder, RunFolder.Existing existing, int threads, Progress progress) {
        this.comparison = GradientActivationBaselines.added(comparison);
        this.folder = folder;
        this.existing = existing;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Runs what has not been run yet.
     *
     * @return contenders, best first
     * @throws UserError if there are runs that are to be left alone; nothing has been done then
     */
    public List<Standing> run() {
        if (existing == RunFolder.Existing.REFUSE) {
            refuseRuns();
        }
        total = comparison.contenders().values().stream()
                        .mapToLong(spec -> spec.trainer().steps())
                        .sum()
                * comparison.seeds().size();
        progress.stage("comparing " + comparison.contenders().size() + " contenders");
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "evenkeel-contender");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<Cell, Future<CellResult>> futures = new LinkedHashMap<>();
            for (long seed : comparison.seeds()) {
                for (String contender : comparison.contenders().keySet()) {
                    Cell cell = new Cell(contender, seed);
                    futures.put(cell, pool.submit(() -> run(cell)));
                }
            }
            return standings(futures);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Builds every contender once, so that what does not fit is said before a folder is made.
     *
     * @return warnings of controllers, in the order of the contenders
     * @throws SpecException if a contender cannot be built, with its name
     */
    public List<String> check() {
        List<String> warnings = new ArrayList<>();
        comparison.contenders().forEach((name, spec) -> {
            String path = "contenders." + name;
            try (TrainingRun run = TrainingRun.of(spec).build()) {
                run.warnings().forEach(warning -> warnings.add(name + ": " + warning));
            } catch (SpecException e) {
                throw new SpecException(path + "." + e.path(), e.problem());
            } catch (IllegalArgumentException e) {
                throw new SpecException(path, e.getMessage());
            }
        });
        return warnings;
    }

    /** @return what is compared, with the baselines that were added */
    public Comparison comparison() {
        return comparison;
    }

    private void refuseRuns() {
        for (String contender : comparison.contenders().keySet()) {
            for (long seed : comparison.seeds()) {
                Path place = place(new Cell(contender, seed));
                if (RunFolder.holdsRun(place)) {
                    throw new UserError(place + " holds a run; go on with the comparison by --resume, begin it anew by"
                            + " --force, or choose another --name");
                }
            }
        }
    }

    private Path place(Cell cell) {
        return folder.resolve(cell.contender()).resolve("seed-" + cell.seed());
    }

    private synchronized void advance(long by) {
        updates += by;
        progress.at(updates, total);
    }

    private List<Standing> standings(Map<Cell, Future<CellResult>> futures) {
        Task.Criterion criterion = comparison.task().solved();
        List<Standing> standings = new ArrayList<>();
        for (String contender : comparison.contenders().keySet()) {
            List<CellResult> results = new ArrayList<>();
            for (long seed : comparison.seeds()) {
                results.add(get(futures.get(new Cell(contender, seed))));
            }
            standings.add(new Standing(contender, results, criterion));
        }
        standings.sort(Standing.ranking());
        return standings;
    }

    private CellResult run(Cell cell) {
        Spec spec = comparison.contenders().get(cell.contender()).withSeed(cell.seed());
        Path place = place(cell);
        try (RunFolder runFolder = RunFolder.open(place, existing)) {
            Path saved = place.resolve(RESULT);
            Optional<CellResult> before = finished(saved, spec);
            CellResult result = before.isPresent() ? before.get() : train(cell, spec, runFolder);
            if (before.isEmpty()) {
                ObjectNode tree = result.tree()
                        .put("digest", spec.digest())
                        .put("planned", spec.trainer().steps());
                AtomicFile.write(saved, out -> out.write(Json.text(tree).getBytes(StandardCharsets.UTF_8)));
            } else {
                advance(spec.trainer().steps());
            }
            return result;
        }
    }

    /** The result of a run that was made before, if it is one of the same specification and length. */
    private Optional<CellResult> finished(Path saved, Spec spec) {
        if (existing != RunFolder.Existing.RESUME || !Files.exists(saved)) {
            return Optional.empty();
        }
        try {
            ObjectNode tree = Json.read(Files.readString(saved));
            CellResult result = CellResult.of(tree);
            boolean over = result.updates() == spec.trainer().steps()
                    || result.failure().isPresent()
                    || result.solved() && spec.evaluate().stop();
            boolean same = tree.path("digest").asString("").equals(spec.digest())
                    && tree.path("planned").asLong(-1) == spec.trainer().steps();
            return same && over ? Optional.of(result) : Optional.empty();
        } catch (IOException | JacksonException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private CellResult train(Cell cell, Spec spec, RunFolder runFolder) {
        AtomicLong counted = new AtomicLong();
        RunListener listener = new RunListener() {
            @Override
            public void started(long done, long planned) {
                count(done);
            }

            @Override
            public void updated(long done, long planned, double loss, Map<String, Double> figures) {
                count(done);
            }

            private void count(long done) {
                advance(done - counted.getAndSet(done));
            }
        };
        try (TrainingRun run = TrainingRun.of(spec).listener(listener).build()) {
            run.into(runFolder);
            Optional<String> failure = Optional.empty();
            OptionalLong solvedAt = OptionalLong.empty();
            Optional<Evaluation> last = Optional.empty();
            try {
                RunResult result = run.run();
                solvedAt = result.solvedAt();
                last = Optional.of(result.evaluation());
            } catch (RunBroken e) {
                // A full disk says nothing about the contender.
                if (!(e.getCause() instanceof ArithmeticException)) {
                    throw e;
                }
                failure = Optional.of(e.getMessage());
            } catch (SpecException e) {
                // What only shows once the run begins, as scores for pruning that are all zero.
                failure = Optional.of(e.problem());
            }
            List<ObjectNode> history = history(runFolder.metrics());
            last.ifPresent(evaluation -> complete(history, evaluation));
            advance(spec.trainer().steps() - counted.get());
            return new CellResult(
                    cell,
                    run.trainer().model().freedom(),
                    run.trainer().updates(),
                    solvedAt,
                    run.cpuSeconds(),
                    failure,
                    history);
        }
    }

    /** A run that ends between two evaluations is judged once more, which the log does not hold. */
    private static void complete(List<ObjectNode> history, Evaluation evaluation) {
        boolean there = history.stream()
                .anyMatch(record ->
                        record.has("evaluation") && record.path("update").asLong() == evaluation.update());
        if (!there) {
            ObjectNode record = Json.object().put("update", evaluation.update());
            evaluation.figures().forEach(record.putObject("evaluation")::put);
            history.add(record.put("solved", evaluation.solved()));
        }
    }

    /** The log without the training loss of every few updates. */
    private static List<ObjectNode> history(Path metrics) {
        List<ObjectNode> history = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(metrics)) {
                ObjectNode record = Json.read(line);
                if (record.has("evaluation") || record.has("gauges")) {
                    history.add(record);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return history;
    }

    private static CellResult get(Future<CellResult> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a comparison", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a run of the comparison failed", e.getCause());
        }
    }
}
