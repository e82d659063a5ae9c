package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.Spec;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as its report wants it: what the folder's log holds, by series in place of by lines. */
public final class RunTree {
    private static final String UPDATE = "update";
    private static final String EVALUATION = "evaluation";
    private static final String GAUGES = "gauges";
    private static final String CURVES = "curves";
    private static final String PRUNING = "pruning";

    private RunTree() {}

    /**
     * Reads a folder's log.
     *
     * @param folder of the run
     * @param spec what was done
     * @param task what was learned
     * @param result how it ended, absent if it broke
     * @param failure why it broke, absent if it did not
     * @return the tree that {@link io.evenkeel.lab.report.RunReport} describes
     * @throws java.io.UncheckedIOException if the log cannot be read
     * @throws io.evenkeel.lab.UserError if a line of the log is damaged
     */
    public static ObjectNode of(
            RunFolder folder, Spec spec, Task task, Optional<RunResult> result, Optional<String> failure) {
        ObjectNode tree = Json.object()
                .put("name", folder.path().getFileName().toString())
                .put("specText", spec.yaml());
        tree.putObject("task")
                .put("name", task.name())
                .put("trivialLoss", task.trivialLoss())
                .put("trivialSolution", task.trivialSolution())
                .put("criterion", task.solved().toString());
        failure.ifPresent(line -> tree.put("failure", line));
        result.ifPresent(r -> summary(tree.putObject("summary"), r));
        List<ObjectNode> records = folder.figures();
        records.stream()
                .filter(record -> record.has(PRUNING))
                .findFirst()
                .ifPresent(record -> tree.set(PRUNING, record.get(PRUNING)));
        tree.set("metrics", metrics(records));
        Bibliography.append(spec.ingredients(), tree.putArray("citations"));
        return tree;
    }

    private static void summary(ObjectNode summary, RunResult result) {
        summary.put("updates", result.updates());
        result.evaluation().figures().forEach(summary::put);
        summary.put("solved", result.solvedAt().isPresent());
        result.solvedAt().ifPresent(update -> summary.put("solvedAt", update));
        summary.put("seconds", result.seconds());
        summary.put("updatesPerSecond", result.updates() / result.seconds());
    }

    private static ObjectNode metrics(List<ObjectNode> records) {
        List<ObjectNode> training = new ArrayList<>();
        ObjectNode metrics = Json.object();
        ArrayNode evaluations = Json.object().putArray(EVALUATION);
        Map<String, ObjectNode> gauges = new LinkedHashMap<>();
        Map<String, ArrayNode> curves = new LinkedHashMap<>();
        for (ObjectNode record : records) {
            JsonNode update = record.get(UPDATE);
            if (record.get(EVALUATION) instanceof ObjectNode figures) {
                ObjectNode evaluation = evaluations.addObject();
                evaluation.set(UPDATE, update);
                figures.properties().forEach(figure -> evaluation.set(figure.getKey(), figure.getValue()));
            } else if (record.get(GAUGES) instanceof ObjectNode figures) {
                figures.properties().forEach(figure -> {
                    ObjectNode gauge = gauges.computeIfAbsent(figure.getKey(), key -> series());
                    ((ArrayNode) gauge.get(UPDATE)).add(update);
                    ((ArrayNode) gauge.get("value")).add(figure.getValue());
                });
                record.path(CURVES).properties().forEach(curve -> {
                    ObjectNode snapshot = curves.computeIfAbsent(
                                    curve.getKey(), key -> Json.object().putArray(key))
                            .addObject();
                    snapshot.set(UPDATE, update);
                    snapshot.set("values", curve.getValue());
                });
            } else if (!record.has(PRUNING)) {
                training.add(record);
            }
        }
        series(metrics, training);
        metrics.set(EVALUATION, evaluations);
        ObjectNode measured = metrics.putObject(GAUGES);
        gauges.forEach(measured::set);
        ObjectNode snapshots = metrics.putObject(CURVES);
        curves.forEach(snapshots::set);
        return metrics;
    }

    private static ObjectNode series() {
        ObjectNode series = Json.object();
        series.putArray(UPDATE);
        series.putArray("value");
        return series;
    }

    /** Every key of any record becomes a series over all of them; what a record does not have is null. */
    private static void series(ObjectNode metrics, List<ObjectNode> records) {
        List<String> names = new ArrayList<>(List.of(UPDATE, "loss"));
        records.forEach(record -> record.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(names::add));
        for (String name : names) {
            ArrayNode values = metrics.putArray(name.equals("gradientNorm") ? "gradient-norm" : name);
            for (ObjectNode record : records) {
                MetricsReader.append(record.path(name), values);
            }
        }
    }
}
