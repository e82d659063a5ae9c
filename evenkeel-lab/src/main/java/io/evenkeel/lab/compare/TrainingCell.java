package io.evenkeel.lab.compare;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.run.RunBroken;
import io.evenkeel.lab.run.RunFolder;
import io.evenkeel.lab.run.RunListener;
import io.evenkeel.lab.run.RunResult;
import io.evenkeel.lab.run.TrainingRun;
import io.evenkeel.lab.run.WholeRun;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.lab.spec.SpecException;
import io.evenkeel.lab.spec.SpecFile;
import io.evenkeel.train.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The training of one contender with one seed. A run that breaks is a result too.
 *
 * @param cell which one
 * @param specification of the run, YAML
 */
record TrainingCell(Cell cell, String specification) implements WholeRun {
    private static final long serialVersionUID = 1L;

    static TrainingCell of(Cell cell, Spec spec) {
        return new TrainingCell(cell, spec.yaml());
    }

    private Spec spec() {
        return SpecFile.parse(cell.toString(), specification).spec();
    }

    @Override
    public String digest() {
        return spec().digest();
    }

    @Override
    public long planned() {
        return spec().trainer().steps();
    }

    @Override
    public boolean over(ObjectNode tree) {
        try {
            CellResult result = CellResult.of(tree);
            return result.updates() == planned()
                    || result.failure().isPresent()
                    || result.solved() && spec().evaluate().stop();
        } catch (JacksonException | ClassCastException e) {
            return false;
        }
    }

    @Override
    public ObjectNode make(RunFolder folder, LongConsumer done) {
        RunListener listener = new RunListener() {
            @Override
            public void started(long updates, long planned) {
                done.accept(updates);
            }

            @Override
            public void updated(long updates, long planned, double loss, Map<String, Double> figures) {
                done.accept(updates);
            }
        };
        try (TrainingRun run = TrainingRun.of(spec()).listener(listener).build()) {
            run.into(folder);
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
            List<ObjectNode> history = history(folder);
            last.ifPresent(evaluation -> complete(history, evaluation));
            return new CellResult(
                            cell,
                            run.trainer().model().freedom(),
                            run.trainer().updates(),
                            solvedAt,
                            run.cpuSeconds(),
                            failure,
                            history)
                    .tree();
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
    private static List<ObjectNode> history(RunFolder folder) {
        return folder.figures().stream()
                .filter(record -> record.has("evaluation") || record.has("gauges"))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
