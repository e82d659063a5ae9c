package io.evenkeel.lab.run;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.nn.Model;
import io.evenkeel.tensor.io.SafeTensors;
import io.evenkeel.train.TrainerState;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A run at one instant, in one file: tensors as {@link TrainerState} names them, so that it reads as a network, and
 * everything else in the metadata.
 *
 * @param state of the trainer
 * @param solvedAt number of updates before the first evaluation that met the criterion
 * @param seconds of training so far
 * @param cpuSeconds processor time of the thread that trained
 * @param metricsLength bytes of the log that belong to it
 * @param eventsLength bytes of TensorBoard's file that belong to it
 */
record Checkpoint(
        TrainerState state,
        OptionalLong solvedAt,
        double seconds,
        double cpuSeconds,
        long metricsLength,
        long eventsLength) {
    private static final String PREFIX = RunMetadata.PREFIX;
    private static final String UPDATES = PREFIX + "updates";
    private static final String BATCH = PREFIX + "batch";
    private static final String WINDOW = PREFIX + "window";
    private static final String LOSS = PREFIX + "loss";
    private static final String SOLVED = PREFIX + "solvedAt";
    private static final String SECONDS = PREFIX + "seconds";
    private static final String CPU_SECONDS = PREFIX + "cpuSeconds";
    private static final String METRICS = PREFIX + "metricsLength";
    private static final String EVENTS = PREFIX + "eventsLength";

    /** Writes the file aside and renames it. */
    void write(Path file, Spec spec, String data, Model model) {
        Map<String, String> metadata = RunMetadata.of(model);
        RunMetadata.put(metadata, spec, data);
        metadata.put(UPDATES, Long.toString(state.updates()));
        metadata.put(BATCH, Long.toString(state.batchIndex()));
        metadata.put(WINDOW, Integer.toString(state.window()));
        metadata.put(LOSS, Double.toHexString(state.loss()));
        solvedAt.ifPresent(update -> metadata.put(SOLVED, Long.toString(update)));
        metadata.put(SECONDS, Double.toString(seconds));
        metadata.put(CPU_SECONDS, Double.toString(cpuSeconds));
        metadata.put(METRICS, Long.toString(metricsLength));
        metadata.put(EVENTS, Long.toString(eventsLength));
        CheckpointSeal.write(file, state.tensors(), metadata);
    }

    /**
     * Reads a file that a run of the same specification wrote.
     *
     * @throws UserError if it is damaged, no checkpoint, or one of another specification or of other data
     */
    static Checkpoint read(Path file, Spec spec, String data) {
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> metadata = content.metadata();
        RunMetadata.require(file, metadata, spec);
        RunMetadata.requireData(file, metadata, data, "task");
        Checkpoint checkpoint;
        try {
            TrainerState state = new TrainerState(
                    content.tensors(),
                    RunMetadata.count(metadata, UPDATES),
                    RunMetadata.count(metadata, BATCH),
                    Math.toIntExact(RunMetadata.count(metadata, WINDOW)),
                    RunMetadata.number(metadata, LOSS));
            checkpoint = new Checkpoint(
                    state,
                    metadata.containsKey(SOLVED)
                            ? OptionalLong.of(RunMetadata.count(metadata, SOLVED))
                            : OptionalLong.empty(),
                    RunMetadata.seconds(metadata, SECONDS),
                    RunMetadata.seconds(metadata, CPU_SECONDS),
                    RunMetadata.count(metadata, METRICS),
                    RunMetadata.count(metadata, EVENTS));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UserError(file + " is damaged: " + e.getMessage());
        }
        CheckpointSeal.require(file, content);
        return checkpoint;
    }
}
