package io.evenkeel.lab.run;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.Evolution;
import io.evenkeel.evolution.Evolution.Newborn;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Individual;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an evolution leaves in its folder. The log is settled before each checkpoint, which knows its length. */
final class EvolutionLog implements AutoCloseable {
    private final RunFolder folder;
    private final EvolutionSpec spec;
    private final String data;
    private Metrics metrics;
    private long saved = -1;
    private long logged;

    EvolutionLog(RunFolder folder, EvolutionSpec spec, String data) {
        this.folder = folder;
        this.spec = spec;
        this.data = data;
    }

    /** Says what a run that broke has left. */
    String kept() {
        return saved < 0
                ? "; there is no checkpoint yet"
                : "; the checkpoint after evaluation " + saved + " is intact, go on with --resume";
    }

    /**
     * Reads the checkpoint, if there is one, and only then changes anything: cuts the log back to it, and writes the
     * specification and what to cite.
     *
     * @throws io.evenkeel.lab.UserError if the checkpoint does not belong to the specification, or the folder cannot be written
     */
    Optional<EvolutionCheckpoint> open(Breeder breeder) {
        Optional<EvolutionCheckpoint> found = Files.exists(folder.checkpoint())
                ? Optional.of(EvolutionCheckpoint.read(
                        folder.checkpoint(), spec, data, breeder.network().layout()))
                : Optional.empty();
        found.ifPresent(checkpoint -> saved = checkpoint.state().evaluations());
        metrics = Metrics.begin(
                folder, spec, found.map(EvolutionCheckpoint::metricsLength).orElse(0L));
        logged = found.map(EvolutionCheckpoint::logged).orElse(0L);
        return found;
    }

    /** Writes a line about the population, and about the mutation of the last child of the batch that has one. */
    void advanced(Evolution evolution, List<Newborn> born) throws IOException {
        ObjectNode record = population(evolution);
        born.stream()
                .flatMap(each -> each.mutation().stream())
                .reduce((first, last) -> last)
                .ifPresent(last -> record.set("mutation", MutationTree.of(last)));
        metrics.write(record);
        logged = evolution.evaluations();
    }

    /**
     * Writes the last line about the population, unless there is one already. It is none of the checkpoint's, so that a run
     * that goes on to more evaluations has the same log as one that had them from the beginning.
     */
    void ended(Evolution evolution) throws IOException {
        if (logged < evolution.evaluations()) {
            metrics.write(population(evolution));
            logged = evolution.evaluations();
        }
    }

    private static ObjectNode population(Evolution evolution) {
        Individual best = evolution.best().orElseThrow();
        return Json.object()
                .put("evaluations", evolution.evaluations())
                .put("best", best.fitness())
                .put("median", Population.median(evolution.population()))
                .put("solved", evolution.solved())
                .put("generations", best.lineage().generations())
                .put("failures", evolution.failures());
    }

    void save(Evolution evolution, Breeder breeder, double seconds) throws IOException {
        new EvolutionCheckpoint(evolution.state(), seconds, metrics.settle(), logged)
                .write(folder.checkpoint(), spec, data, breeder);
        saved = evolution.evaluations();
    }

    /** Writes the best network so far, and what it saw. */
    void best(Evolution evolution, Breeder breeder) {
        Individual best = evolution.best().orElseThrow();
        Experiences seen = breeder.experiences(best);
        breeder.network().become(breeder.genes(best));
        EvolvedNetwork.write(folder, breeder.network(), seen);
    }

    @Override
    public void close() {
        try {
            if (metrics != null) {
                metrics.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
