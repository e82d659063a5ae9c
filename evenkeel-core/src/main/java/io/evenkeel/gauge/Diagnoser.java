package io.evenkeel.gauge;

import io.evenkeel.kernel.Precision;
import io.evenkeel.nn.Cell;
import io.evenkeel.nn.Network;
import io.evenkeel.tensor.Program;
import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs all gauges on a network. Gauges are independent of each other, so they are spread over threads; the figures do not
 * depend on how many there are.
 */
public final class Diagnoser {
    private final Program program;
    private final Cell cell;
    private final Network.Head head;
    private final String kind;
    private List<Tensor> sequences = List.of();
    private List<int[]> targets = List.of();
    private double[] initialState;
    private Precision precision = Precision.DOUBLE;
    private int transientSteps = 100;
    private int lags = 100;
    private int exponents = Integer.MAX_VALUE;
    private int every = 20;
    private int threads = 1;
    private long seed = 1;
    private Progress progress = Progress.NONE;

    Diagnoser(Program program, Cell cell, Network.Head head, String kind) {
        this.program = program;
        this.cell = cell;
        this.head = head;
        this.kind = kind;
    }

    /**
     * Sets the inputs.
     *
     * @param inputs {@code [steps][width]} for one sequence, {@code [steps][sequences][width]} for several
     * @return this
     * @throws IllegalArgumentException if the shape does not fit the network
     */
    public Diagnoser drivenBy(Tensor inputs) {
        int width = program.input("x").width();
        if (inputs.rank() < 2 || inputs.rank() > 3 || inputs.extent(inputs.rank() - 1) != width || inputs.size() == 0) {
            throw new IllegalArgumentException("inputs must have shape [steps, " + width + "] or [steps, sequences, "
                    + width + "], but are " + inputs);
        }
        sequences = split(inputs);
        return this;
    }

    private static List<Tensor> split(Tensor inputs) {
        if (inputs.rank() == 2) {
            return List.of(inputs);
        }
        int steps = inputs.extent(0);
        int count = inputs.extent(1);
        int width = inputs.extent(2);
        List<Tensor> result = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            Tensor one = Tensor.zeros(inputs.precision(), steps, width);
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < width; i++) {
                    one.set(t * width + i, inputs.get((t * count + b) * width + i));
                }
            }
            result.add(one);
        }
        return result;
    }

    /**
     * Sets what the read-out should say after each step, for the loss gradient; without it, random directions of the
     * output are followed back.
     *
     * @param classes for each sequence the right class after each step
     * @return this
     */
    public Diagnoser targets(List<int[]> classes) {
        targets = List.copyOf(classes);
        return this;
    }

    /**
     * Sets the state before the first step.
     *
     * @param state all parts stacked, zero by default
     * @return this
     */
    public Diagnoser from(double[] state) {
        initialState = state.clone();
        return this;
    }

    /**
     * Sets the precision of network and derivatives.
     *
     * @param newPrecision double by default
     * @return this
     */
    public Diagnoser precision(Precision newPrecision) {
        precision = newPrecision;
        return this;
    }

    /**
     * Leaves first steps out.
     *
     * @param steps 100 by default
     * @return this
     */
    public Diagnoser discarding(int steps) {
        transientSteps = steps;
        return this;
    }

    /**
     * Sets how far back gradients are followed.
     *
     * @param largest lag, 100 by default
     * @return this
     */
    public Diagnoser lags(int largest) {
        lags = largest;
        return this;
    }

    /**
     * Asks for the leading exponents only.
     *
     * @param k how many, all by default
     * @return this
     */
    public Diagnoser exponents(int k) {
        exponents = k;
        return this;
    }

    /**
     * Sets how many threads share the gauges.
     *
     * @param newThreads 1 by default
     * @return this
     */
    public Diagnoser threads(int newThreads) {
        threads = newThreads;
        return this;
    }

    /**
     * Sets the seed of random probes.
     *
     * @param newSeed 1 by default
     * @return this
     */
    public Diagnoser seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /**
     * Reports finished gauges.
     *
     * @param listener told how many of how many are done
     * @return this
     */
    public Diagnoser reporting(Progress listener) {
        progress = listener;
        return this;
    }

    /** What was found on one sequence. */
    private record Findings(
            Future<LyapunovSpectrum.Result> spectrum,
            Future<LagCurve> gradient,
            Future<JacobianSingularValues.Result> singularValues,
            Future<StateSensitivity.Result> sensitivity,
            Future<FiniteTimeGrowth.Result> growth,
            Future<List<Diagnosis.Flatness>> saturations,
            Future<LagCurve> lossGradient,
            Future<List<BlameFactor>> blame) {}

    /** What is found once for all sequences. */
    private record Found(
            Future<List<Diagnosis.Matrix>> matrices,
            Future<List<LinearMemory>> memory,
            Future<Optional<Diagnosis.Propagator>> propagator) {}

    /**
     * Measures.
     *
     * @return what was found
     * @throws IllegalArgumentException if there are no inputs, or fewer steps than transient and lags need
     * @throws ArithmeticException if the state does not stay finite
     */
    public Diagnosis run() {
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis needs inputs");
        }
        int steps = sequences.get(0).extent(0);
        if (steps < transientSteps + lags) {
            throw new IllegalArgumentException("the input has " + steps + " steps, but a transient of " + transientSteps
                    + " and " + lags + " lags need " + (transientSteps + lags));
        }
        List<SequenceGauges> gauges =
                IntStream.range(0, sequences.size()).mapToObj(this::gauges).toList();
        checkFinite(gauges);
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            Thread thread = new Thread(task, "evenkeel-gauge");
            thread.setDaemon(true);
            return thread;
        });
        try {
            progress.at(0, total());
            MemoryGauges memory = new MemoryGauges(program, cell, sequences.get(0), initialState, transientSteps, lags);
            Found once = new Found(
                    pool.submit(() -> memory.matrices(seed)),
                    pool.submit(memory::linear),
                    pool.submit(memory::propagator));
            AtomicInteger done = new AtomicInteger();
            List<Findings> findings =
                    gauges.stream().map(g -> submit(pool, g, done)).toList();
            return combine(steps, once, findings);
        } finally {
            pool.shutdownNow();
        }
    }

    private SequenceGauges gauges(int b) {
        return new SequenceGauges(
                new SequenceGauges.Options(
                        program, cell, head, precision, initialState, transientSteps, lags, exponents, every, seed),
                sequences.get(b),
                targets.isEmpty() ? null : targets.get(b));
    }

    private void checkFinite(List<SequenceGauges> gauges) {
        for (int b = 0; b < gauges.size(); b++) {
            int bad = gauges.get(b).firstNonFiniteStep();
            if (bad == 0) {
                throw new ArithmeticException("the initial state is not finite in "
                        + precision.name().toLowerCase(Locale.ROOT) + " precision");
            }
            if (bad > 0) {
                throw new ArithmeticException("the state is not finite after step " + bad + " of sequence " + b
                        + "; it was last finite after step " + (bad - 1));
            }
        }
    }

    private Findings submit(ExecutorService pool, SequenceGauges gauges, AtomicInteger done) {
        return new Findings(
                pool.submit(counted(gauges::spectrum, done)),
                pool.submit(counted(gauges::gradient, done)),
                pool.submit(counted(gauges::singularValues, done)),
                pool.submit(counted(gauges::sensitivity, done)),
                pool.submit(counted(gauges::growth, done)),
                pool.submit(counted(gauges::saturations, done)),
                pool.submit(counted(gauges::lossGradient, done)),
                pool.submit(counted(gauges::blame, done)));
    }

    private int total() {
        return sequences.size() * Findings.class.getRecordComponents().length;
    }

    private <T> Callable<T> counted(Callable<T> gauge, AtomicInteger done) {
        return () -> {
            T result = gauge.call();
            synchronized (done) {
                progress.at(done.incrementAndGet(), total());
            }
            return result;
        };
    }

    private Diagnosis combine(int steps, Found once, List<Findings> findings) {
        List<LagCurve> losses = findings.stream()
                .map(f -> Optional.ofNullable(get(f.lossGradient)))
                .flatMap(Optional::stream)
                .toList();
        return new Diagnosis(
                kind,
                sequences.size(),
                steps,
                program.stateDimension(),
                Averages.spectrum(findings.stream().map(f -> get(f.spectrum)).toList()),
                Averages.lags(findings.stream().map(f -> get(f.gradient)).toList()),
                Averages.singularValues(
                        findings.stream().map(f -> get(f.singularValues)).toList()),
                Averages.sensitivity(
                        findings.stream().map(f -> get(f.sensitivity)).toList()),
                Averages.growth(findings.stream().map(f -> get(f.growth)).toList()),
                get(once.matrices),
                Averages.saturations(
                        findings.stream().map(f -> get(f.saturations)).toList()),
                losses.isEmpty() ? Optional.empty() : Optional.of(Averages.lags(losses)),
                Blame.mean(findings.stream().map(f -> get(f.blame)).toList()),
                get(once.memory),
                get(once.propagator));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
