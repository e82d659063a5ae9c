package io.evenkeel.lab.run;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvolutionState;
import io.evenkeel.evolution.EvolutionTensors;
import io.evenkeel.evolution.Layout;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.Tensor;
import io.evenkeel.tensor.io.SafeTensors;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An evolution at one instant, in one file: the best network under the names of its weights, so that it reads as a network; beside
 * it what {@link EvolutionTensors} names, and everything else in the metadata.
 *
 * @param state of the evolution
 * @param seconds of evolution so far
 * @param metricsLength bytes of the log that belong to it
 * @param logged evaluations before the last line of the log, 0 if there is none
 */
record EvolutionCheckpoint(EvolutionState state, double seconds, long metricsLength, long logged) {
    private static final String EVALUATIONS = RunMetadata.PREFIX + "evaluations";
    private static final String FAILURES = RunMetadata.PREFIX + "failures";
    private static final String CAUSE = RunMetadata.PREFIX + "cause";
    private static final String SOLVED_AT = RunMetadata.PREFIX + "solvedAt";
    private static final String SECONDS = RunMetadata.PREFIX + "seconds";
    private static final String METRICS = RunMetadata.PREFIX + "metricsLength";
    private static final String LOGGED = RunMetadata.PREFIX + "logged";

    /** Writes the file aside and renames it. */
    void write(Path file, EvolutionSpec spec, String data, Breeder breeder) {
        Model model = breeder.network().model();
        Map<String, String> metadata = RunMetadata.of(model);
        RunMetadata.put(metadata, spec, data);
        metadata.put(EVALUATIONS, Long.toString(state.evaluations()));
        metadata.put(FAILURES, Long.toString(state.failures()));
        metadata.put(CAUSE, state.cause());
        state.solvedAt().ifPresent(number -> metadata.put(SOLVED_AT, Long.toString(number)));
        metadata.put(SECONDS, Double.toString(seconds));
        metadata.put(METRICS, Long.toString(metricsLength));
        metadata.put(LOGGED, Long.toString(logged));
        Map<String, Tensor> evolution = EvolutionTensors.of(state, breeder);
        state.best().ifPresent(best -> breeder.network().become(breeder.genes(best)));
        Map<String, Tensor> tensors = EvolvedNetwork.weights(model);
        tensors.putAll(evolution);
        CheckpointSeal.write(file, tensors, metadata);
    }

    /**
     * Reads a file that a run of the same specification wrote.
     *
     * @throws UserError if it is damaged, no checkpoint, or one of another specification or of other data
     */
    static EvolutionCheckpoint read(Path file, EvolutionSpec spec, String data, Layout layout) {
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> metadata = content.metadata();
        RunMetadata.require(file, metadata, spec);
        RunMetadata.requireData(file, metadata, data, "evolution");
        EvolutionCheckpoint checkpoint;
        try {
            EvolutionState state = EvolutionTensors.read(
                    content.tensors(),
                    RunMetadata.count(metadata, EVALUATIONS),
                    RunMetadata.count(metadata, FAILURES),
                    metadata.getOrDefault(CAUSE, ""),
                    metadata.containsKey(SOLVED_AT)
                            ? OptionalLong.of(RunMetadata.count(metadata, SOLVED_AT))
                            : OptionalLong.empty(),
                    layout);
            int size = spec.evolutionaryAlgorithm().size(state.evaluations());
            if (state.population().size() != size) {
                throw new IllegalArgumentException("its population has "
                        + state.population().size() + " individuals, where the specification wants " + size);
            }
            checkpoint = new EvolutionCheckpoint(
                    state,
                    RunMetadata.seconds(metadata, SECONDS),
                    RunMetadata.count(metadata, METRICS),
                    RunMetadata.count(metadata, LOGGED));
        } catch (IllegalArgumentException e) {
            throw new UserError(file + " is damaged: " + e.getMessage());
        }
        CheckpointSeal.require(file, content);
        return checkpoint;
    }
}
