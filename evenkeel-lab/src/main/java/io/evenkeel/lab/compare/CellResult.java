package io.evenkeel.lab.compare;

import io.evenkeel.lab.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one run of a comparison gave.
 *
 * @param cell which one
 * @param parameters numbers that were trained
 * @param updates made
 * @param solvedAt number of updates before the first evaluation that met the criterion
 * @param cpuSeconds processor time of the run's own thread
 * @param failure why it broke, in one line, if it did
 * @param history evaluations and gauges in the order of updates, as in {@code metrics.jsonl}
 */
public record CellResult(
        Cell cell,
        long parameters,
        long updates,
        OptionalLong solvedAt,
        double cpuSeconds,
        Optional<String> failure,
        List<ObjectNode> history) {

    /** @return whether the run met the task's criterion and did not break before */
    public boolean solved() {
        return solvedAt.isPresent();
    }

    /**
     * A figure of the last evaluation.
     *
     * @param name {@code loss} or one of the task's
     * @return its value, NaN if the run never got so far or broke
     */
    public double last(String name) {
        if (failure.isPresent()) {
            return Double.NaN;
        }
        double value = Double.NaN;
        for (ObjectNode record : history) {
            JsonNode found = record.path("evaluation").path(name);
            value = found.isNumber() ? found.doubleValue() : value;
        }
        return value;
    }

    /**
     * A figure over updates.
     *
     * @param group {@code evaluation} or {@code gauges}
     * @param name of the figure
     * @return values by number of updates
     */
    public Map<Long, Double> curve(String group, String name) {
        Map<Long, Double> curve = new LinkedHashMap<>();
        for (ObjectNode record : history) {
            JsonNode found = record.path(group).path(name);
            if (found.isNumber()) {
                curve.put(record.path("update").longValue(), found.doubleValue());
            }
        }
        return curve;
    }

    ObjectNode tree() {
        ObjectNode tree = Json.object()
                .put("contender", cell.contender())
                .put("seed", cell.seed())
                .put("parameters", parameters)
                .put("updates", updates)
                .put("cpuSeconds", cpuSeconds);
        solvedAt.ifPresent(update -> tree.put("solvedAt", update));
        failure.ifPresent(reason -> tree.put("failure", reason));
        ArrayNode records = tree.putArray("history");
        history.forEach(records::add);
        return tree;
    }

    static CellResult of(ObjectNode tree) {
        List<ObjectNode> history = new ArrayList<>();
        tree.path("history").forEach(record -> history.add((ObjectNode) record));
        return new CellResult(
                new Cell(tree.path("contender").stringValue(), tree.path("seed").longValue()),
                tree.path("parameters").longValue(),
                tree.path("updates").longValue(),
                tree.has("solvedAt") ? OptionalLong.of(tree.path("solvedAt").longValue()) : OptionalLong.empty(),
                tree.path("cpuSeconds").doubleValue(),
                Optional.ofNullable(tree.path("failure").asString(null)),
                history);
    }
}
