package io.evenkeel.lab.compare;

import io.evenkeel.gauge.Citation;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.Quartiles;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison's outcome for machines and reports. */
public final class ComparisonJson {
    private static final String GAUGES = "gauges";
    private static final String EVALUATION = "evaluation";
    private static final String LOSS = "loss";

    private ComparisonJson() {}

    /**
     * Describes an outcome.
     *
     * @param comparison what was compared
     * @param standings contenders, best first
     * @return task, seeds, ranking, curves, gauges, citations
     */
    public static ObjectNode of(Comparison comparison, List<Standing> standings) {
        Task task = comparison.task();
        ObjectNode root = Json.object();
        root.putObject("task")
                .put("name", task.name())
                .put("trivialLoss", task.trivialLoss())
                .put("trivialSolution", task.trivialSolution())
                .put("criterion", task.solved().toString());
        ArrayNode seeds = root.putArray("seeds");
        comparison.seeds().forEach(seeds::add);
        root.put(
                "updates",
                comparison.contenders().values().stream()
                        .mapToLong(spec -> spec.trainer().steps())
                        .max()
                        .orElseThrow());
        String figure = task.solved().figure();
        root.put("figure", figure);
        ArrayNode ranking = root.putArray("ranking");
        for (int i = 0; i < standings.size(); i++) {
            ranking.add(standing(i + 1, standings.get(i)));
        }
        ArrayNode curves = root.putArray("curves");
        standings.forEach(s -> curves.add(curve(s, r -> r.curve(EVALUATION, LOSS))));
        ArrayNode gauges = root.putArray(GAUGES);
        if (!figure.equals(LOSS)) {
            ArrayNode judged = gauges.addObject().put("name", figure).putArray("curves");
            standings.forEach(s -> judged.add(curve(s, r -> r.curve(EVALUATION, figure))));
        }
        gauges(gauges, standings);
        differences(comparison, (ArrayNode) root.get("ranking"));
        ObjectNode specs = root.putObject("contenders");
        comparison.contenders().forEach((name, spec) -> specs.set(name, spec.tree()));
        ArrayNode citations = root.putArray("citations");
        citations(comparison).forEach(citations::add);
        return root;
    }

    /** What the specifications say differently, key by key, beside each contender. */
    private static void differences(Comparison comparison, ArrayNode ranking) {
        Map<String, Map<String, String>> flat = new TreeMap<>();
        comparison.contenders().forEach((name, spec) -> {
            Map<String, String> values = new TreeMap<>();
            flatten("", spec.tree(), values);
            flat.put(name, values);
        });
        Set<String> keys = new TreeSet<>();
        flat.values().forEach(values -> keys.addAll(values.keySet()));
        keys.removeIf(key -> flat.values().stream()
                        .map(values -> values.getOrDefault(key, ""))
                        .distinct()
                        .count()
                == 1);
        for (JsonNode row : ranking) {
            ObjectNode node = ((ObjectNode) row).putObject("differences");
            Map<String, String> values = flat.get(row.path("contender").stringValue());
            keys.forEach(key -> node.put(key, values.getOrDefault(key, "")));
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), values));
        } else if (node.isArray()) {
            // Controllers differ in number; one line for all of them reads better than a column for each option.
            List<String> words = new ArrayList<>();
            node.forEach(one -> words.add(words(one)));
            values.put(path, words.isEmpty() ? "none" : String.join("; ", words));
        } else {
            values.put(path, node.asString());
        }
    }

    private static String words(JsonNode ingredient) {
        StringBuilder words = new StringBuilder(ingredient.path("name").asString(ingredient.asString("")));
        ingredient.properties().stream()
                .filter(option -> !option.getKey().equals("name"))
                .forEach(option -> words.append(", ")
                        .append(option.getKey())
                        .append(' ')
                        .append(option.getValue().asString()));
        return words.toString();
    }

    private static ObjectNode standing(int rank, Standing standing) {
        Quartiles figure = standing.figure();
        ObjectNode node = Json.object()
                .put("rank", rank)
                .put("contender", standing.contender())
                .put("parameters", standing.results().get(0).parameters())
                .put("figure", standing.criterion().figure())
                .put("median", figure.median())
                .put("quartile1", figure.first())
                .put("quartile3", figure.third())
                .put(
                        "solved",
                        standing.results().stream().filter(CellResult::solved).count())
                .put("runs", standing.results().size());
        quartiles(node.putObject("updatesToSolution"), standing.updatesToSolution());
        quartiles(node.putObject("cpuSeconds"), standing.cpuSeconds());
        ArrayNode failures = node.putArray("failures");
        standing.results()
                .forEach(r -> r.failure()
                        .ifPresent(reason -> failures.addObject()
                                .put("seed", r.cell().seed())
                                .put("reason", reason)));
        return node;
    }

    // What was never reached is absent.
    private static void quartiles(ObjectNode node, Quartiles q) {
        Map<String, Double> values =
                new TreeMap<>(Map.of("quartile1", q.first(), "median", q.median(), "quartile3", q.third()));
        values.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                node.put(name, value);
            } else {
                node.putNull(name);
            }
        });
    }

    /** Quartiles over seeds at every update at which all of them were looked at. */
    private static ObjectNode curve(Standing standing, Function<CellResult, Map<Long, Double>> values) {
        List<Map<Long, Double>> all = standing.results().stream().map(values).toList();
        Set<Long> updates = new TreeSet<>();
        all.forEach(curve -> updates.addAll(curve.keySet()));
        ObjectNode node = Json.object().put("contender", standing.contender());
        ArrayNode x = node.putArray("updates");
        ArrayNode median = node.putArray("median");
        ArrayNode first = node.putArray("quartile1");
        ArrayNode third = node.putArray("quartile3");
        for (long update : updates) {
            double[] there = all.stream()
                    .filter(curve -> curve.containsKey(update))
                    .mapToDouble(curve -> curve.get(update))
                    .toArray();
            // A run that was solved and stopped is not followed any further, and its last value would mislead.
            if (there.length * 2 > all.size()) {
                Quartiles q = Quartiles.of(there);
                x.add(update);
                median.add(q.median());
                first.add(q.first());
                third.add(q.third());
            }
        }
        return node;
    }

    private static void gauges(ArrayNode gauges, List<Standing> standings) {
        Set<String> names = new TreeSet<>();
        for (Standing standing : standings) {
            for (CellResult result : standing.results()) {
                for (ObjectNode record : result.history()) {
                    record.path(GAUGES).propertyNames().forEach(names::add);
                }
            }
        }
        for (String name : names) {
            ArrayNode curves = Json.object().putArray("curves");
            for (Standing standing : standings) {
                ObjectNode curve = curve(standing, r -> r.curve(GAUGES, name));
                if (!curve.path("updates").isEmpty()) {
                    curves.add(curve);
                }
            }
            if (!curves.isEmpty()) {
                gauges.add(Json.object().put("name", name).set("curves", curves));
            }
        }
    }

    private static List<String> citations(Comparison comparison) {
        return comparison.contenders().values().stream()
                .flatMap(spec -> spec.ingredients().stream())
                .flatMap(ingredient -> ingredient.sources().stream())
                .distinct()
                .map(Citation::text)
                .toList();
    }
}
