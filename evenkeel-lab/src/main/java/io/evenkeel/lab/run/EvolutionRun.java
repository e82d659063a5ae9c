package io.evenkeel.lab.run;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvaluationEngine;
import io.evenkeel.evolution.Evolution;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.EvolvingNetwork;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets networks evolve as a specification says, with a log and checkpoints. What a run leaves depends on the specification alone:
 * neither on the engine, nor on the number of threads, nor on how often it was interrupted.
 */
public final class EvolutionRun implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final EvolutionSpec spec;
    private final EvolutionListener listener;
    private final EvolutionProblem problem;
    private final String data;
    private final Breeder breeder;
    private final EvaluationEngine engine;
    private final StopRequest stopping = new StopRequest();
    private Optional<EvolutionLog> log = Optional.empty();

    /**
     * Makes domain, networks and engine, and writes nothing yet.
     *
     * @param spec what to do
     * @param engines makes the engine for the problem; it is closed with the run
     * @param listener is told how it goes on
     * @throws io.evenkeel.lab.spec.SpecException if settings do not fit each other, or the population does not fit the
     *     memory
     */
    public EvolutionRun(
            EvolutionSpec spec, Function<EvolutionProblem, EvaluationEngine> engines, EvolutionListener listener) {
        this.spec = spec;
        this.listener = listener;
        this.problem = spec.problem();
        this.data = spec.data();
        this.breeder = new Breeder(problem);
        EvolutionMemory.require(
                spec, breeder.network().layout().size(), Runtime.getRuntime().maxMemory());
        this.engine = engines.apply(problem);
    }

    /**
     * Sets where the run leaves what it does, and what it goes on from if there is a checkpoint. Without it the run leaves
     * nothing. Nothing is written before {@link #run}.
     *
     * @param folder stays open until the run is over
     */
    public void into(RunFolder folder) {
        log = Optional.of(new EvolutionLog(folder, spec, data));
    }

    /** @return what it does */
    public EvolutionSpec spec() {
        return spec;
    }

    /** @return what the evolution is about */
    public EvolutionProblem problem() {
        return problem;
    }

    /**
     * Evolves to the end, from the folder's checkpoint if there is one.
     *
     * @return how it ended
     * @throws UserError if the checkpoint belongs to another run or is damaged, or the folder cannot be written; nothing has
     *     changed then
     * @throws RunBroken if a file cannot be written, and the last checkpoint stays; or if the engine is lost, and there is a
     *     checkpoint after its last batch
     */
    public EvolutionResult run() {
        Optional<EvolutionCheckpoint> saved = log.flatMap(files -> files.open(breeder));
        Evolution evolution = saved.map(EvolutionCheckpoint::state)
                .map(state -> new Evolution(spec.evolutionaryAlgorithm(), engine, spec.seed(), state))
                .orElseGet(() -> new Evolution(spec.evolutionaryAlgorithm(), engine, spec.seed()));
        double before = saved.map(EvolutionCheckpoint::seconds).orElse(0.0);
        long begun = System.nanoTime();
        try {
            evolve(evolution, before, begun);
        } catch (UncheckedIOException e) {
            throw new RunBroken(e.getMessage() + kept(), e);
        } catch (IOException e) {
            throw new RunBroken("the log cannot be written: " + Reason.of(e) + kept(), e);
        }
        return new EvolutionResult(
                problem.domain().name(),
                evolution.evaluations(),
                spec.evaluations(),
                evolution.solvedAt(),
                evolution.best().orElseThrow(),
                Population.median(evolution.population()),
                evolution.failures(),
                evolution.cause(),
                before + (System.nanoTime() - begun) / NANOS,
                engine.name(),
                stopping.asked() && !ended(evolution));
    }

    private String kept() {
        return log.map(EvolutionLog::kept).orElse("");
    }

    private void evolve(Evolution evolution, double before, long begun) throws IOException {
        listener.advanced(evolution, spec.evaluations());
        boolean over = over(evolution);
        long savedAt = System.nanoTime();
        while (!over) {
            long last = evolution.evaluations();
            boolean logged = log.isPresent() && passed(spec.log(), last, last + evolution.next());
            List<Evolution.Newborn> born;
            try {
                born = evolution.advance(logged);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                // Nothing has changed since the batch before.
                save(evolution, before, begun);
                if (e instanceof UncheckedIOException && stopping.asked() && last > 0) {
                    return;
                }
                throw e instanceof UncheckedIOException lost ? lost : new RunBroken(e + kept(), e);
            }
            listener.advanced(evolution, spec.evaluations());
            over = over(evolution);
            if (log.isPresent()) {
                if (logged) {
                    log.get().advanced(evolution, born);
                }
                if (over || due(last, evolution, savedAt)) {
                    save(evolution, before, begun);
                    savedAt = System.nanoTime();
                }
            }
        }
        if (log.isPresent() && ended(evolution)) {
            log.get().ended(evolution);
        }
    }

    private void save(Evolution evolution, double before, long begun) throws IOException {
        if (log.isPresent() && evolution.evaluations() > 0) {
            log.get().save(evolution, breeder, before + (System.nanoTime() - begun) / NANOS);
            log.get().best(evolution, breeder);
        }
    }

    private boolean over(Evolution evolution) {
        return ended(evolution) || stopping.asked() && evolution.evaluations() > 0;
    }

    private boolean ended(Evolution evolution) {
        return evolution.evaluations() + evolution.next() > spec.evaluations() || spec.stop() && evolution.solved();
    }

    private boolean due(long last, Evolution evolution, long savedAt) {
        return passed(spec.checkpoint().every(), last, evolution.evaluations())
                || spec.checkpoint()
                        .seconds()
                        .filter(seconds -> (System.nanoTime() - savedAt) / NANOS >= seconds)
                        .isPresent();
    }

    /** Whether a multiple of a number lies between the evaluations before and those after. */
    private static boolean passed(long every, long before, long after) {
        return after / every > before / every;
    }

    /**
     * What the best network of this run saw while it was judged.
     *
     * @param result of this run
     * @return its experiences
     */
    Experiences experiences(EvolutionResult result) {
        return breeder.experiences(result.best());
    }

    /**
     * The best network of this run, for those who want to look at what it does.
     *
     * @param result of this run
     * @return a network with the best one's genes, until the run judges another
     */
    EvolvingNetwork bestNetwork(EvolutionResult result) {
        breeder.network().become(breeder.genes(result.best()));
        return breeder.network();
    }

    /**
     * Draws mutants of the best network by the run's mutation, and has them judged where individuals are. A run that is asked to
     * stop draws no more.
     *
     * @param result of this run
     * @param count how many mutants
     * @return how they did
     * @throws RunBroken if the engine is lost; the last checkpoint stays
     */
    public MutantRobustness mutants(EvolutionResult result, int count) {
        try {
            return MutantRobustness.of(engine, result.best(), count, spec.seed(), stopping::asked);
        } catch (UncheckedIOException e) {
            throw new RunBroken(e.getMessage() + kept(), e);
        }
    }

    /**
     * Asks the run to stop after the present batch, or before it if the engine is being ended as well, and waits until it has
     * saved what it did and is closed. May be called from any other thread.
     *
     * @throws InterruptedException if the waiting is interrupted
     */
    public void stop() throws InterruptedException {
        stopping.ask();
    }

    /** Ends the engine and closes the log. */
    @Override
    public void close() {
        try {
            engine.close();
            log.ifPresent(EvolutionLog::close);
        } finally {
            stopping.over();
        }
    }
}
