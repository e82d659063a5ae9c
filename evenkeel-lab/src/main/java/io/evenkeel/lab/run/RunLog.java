package io.evenkeel.lab.run;

import io.evenkeel.gauge.TrainingGauges;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.train.Evaluation;
import io.evenkeel.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a run leaves in its folder. The log is settled before each checkpoint, which knows its length. */
final class RunLog implements AutoCloseable {
    private static final String UPDATE = "update";

    private final RunFolder folder;
    private final Spec spec;
    private final String data;
    private final boolean tensorBoard;
    private Metrics metrics;
    private EventFile events;
    private Long lastCheckpoint;

    RunLog(RunFolder folder, Spec spec, String data, boolean tensorBoard) {
        this.folder = folder;
        this.spec = spec;
        this.data = data;
        this.tensorBoard = tensorBoard;
    }

    RunFolder folder() {
        return folder;
    }

    /** Returns after which update the last checkpoint was written, if there is one. */
    Optional<Long> lastCheckpoint() {
        return Optional.ofNullable(lastCheckpoint);
    }

    /**
     * Reads the checkpoint, if there is one, and only then changes anything: cuts the log back to it, and writes the
     * specification and what to cite.
     *
     * @throws io.evenkeel.lab.UserError if the checkpoint does not belong to the specification, or the folder cannot be written
     */
    Optional<Checkpoint> open() {
        Optional<Checkpoint> saved = Files.exists(folder.checkpoint())
                ? Optional.of(Checkpoint.read(folder.checkpoint(), spec, data))
                : Optional.empty();
        lastCheckpoint = saved.map(checkpoint -> checkpoint.state().updates()).orElse(null);
        try {
            if (tensorBoard) {
                events = EventFile.open(
                        folder.events(), saved.map(Checkpoint::eventsLength).orElse(0L));
            }
        } catch (IOException e) {
            throw folder.refusal(e);
        }
        metrics =
                Metrics.begin(folder, spec, saved.map(Checkpoint::metricsLength).orElse(0L));
        return saved;
    }

    void updated(Trainer trainer, double loss) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss", loss);
        figures.put("gradientNorm", trainer.gradientNorm());
        figures.putAll(trainer.figures());
        ObjectNode record = Json.object().put(UPDATE, trainer.updates());
        figures.forEach(record::put);
        metrics.write(record);
        figures.forEach((name, value) -> scalar("train/" + name, trainer.updates(), value));
    }

    void pruned(PruningReport report) throws IOException {
        ObjectNode record = Json.object().put(UPDATE, 0);
        record.set("pruning", report.tree());
        metrics.write(record);
    }

    void evaluated(Evaluation evaluation) throws IOException {
        ObjectNode record = Json.object().put(UPDATE, evaluation.update());
        evaluation.figures().forEach(record.putObject("evaluation")::put);
        metrics.write(record.put("solved", evaluation.solved()));
        evaluation.figures().forEach((name, value) -> scalar("evaluation/" + name, evaluation.update(), value));
    }

    void measured(long updates, TrainingGauges.Readings readings) throws IOException {
        ObjectNode record = Json.object().put(UPDATE, updates);
        readings.figures().forEach(record.putObject("gauges")::put);
        ObjectNode curves = record.putObject("curves");
        readings.curves().forEach((name, values) -> Arrays.stream(values).forEach(curves.putArray(name)::add));
        metrics.write(record);
        readings.figures().forEach((name, value) -> scalar("gauges/" + name, updates, value));
    }

    private void scalar(String tag, long step, double value) {
        if (events != null) {
            try {
                events.scalar(tag, step, value);
            } catch (IOException e) {
                throw new UncheckedIOException(folder.events() + ": cannot be written: " + Reason.of(e), e);
            }
        }
    }

    void save(Trainer trainer, OptionalLong solvedAt, double seconds, double cpuSeconds) throws IOException {
        long metricsLength = metrics.settle();
        long eventsLength = events == null ? 0 : events.settle();
        new Checkpoint(trainer.save(), solvedAt, seconds, cpuSeconds, metricsLength, eventsLength)
                .write(folder.checkpoint(), spec, data, trainer.model());
        lastCheckpoint = trainer.updates();
    }

    @Override
    public void close() {
        try {
            if (metrics != null) {
                metrics.close();
            }
            if (events != null) {
                events.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
