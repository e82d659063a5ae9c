package io.evenkeel.lab.run;

import io.evenkeel.evolution.Individual;
import io.evenkeel.lab.Json;
import java.util.Arrays;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an evolution ended.
 *
 * @param domain its name
 * @param evaluations how many individuals were judged
 * @param planned how many were to be judged at most
 * @param solvedAt how many individuals were judged up to the first solution, it included; empty if there is none
 * @param best the best of all: a solution if there is one, then the fittest
 * @param median fitness of the population
 * @param failures how many individuals could not be judged
 * @param cause why the last of them could not be judged; empty if there is none
 * @param seconds of evolution, interruptions left out
 * @param engine where individuals were judged
 * @param interrupted whether the evolution was asked to stop before its end
 */
public record EvolutionResult(
        String domain,
        long evaluations,
        long planned,
        OptionalLong solvedAt,
        Individual best,
        double median,
        long failures,
        String cause,
        double seconds,
        String engine,
        boolean interrupted) {

    /** @return the result for machines */
    public ObjectNode tree() {
        ObjectNode tree = Json.object()
                .put("domain", domain)
                .put("evaluations", evaluations)
                .put("planned", planned)
                .put("solved", solvedAt.isPresent());
        if (solvedAt.isPresent()) {
            tree.put("solvedAt", solvedAt.getAsLong());
        } else {
            tree.putNull("solvedAt");
        }
        ObjectNode individual = tree.putObject("best")
                .put("number", best.id())
                .put("fitness", best.fitness())
                .put("steps", best.trial().steps());
        ArrayNode behavior = individual.putArray("behavior");
        Arrays.stream(best.trial().behavior()).forEach(behavior::add);
        ArrayNode lineage = individual.putArray("lineage");
        // As texts: readers that take all numbers for doubles would lose digits.
        best.lineage().seeds().forEach(seed -> lineage.add(Long.toString(seed)));
        tree.put("median", median).put("failures", failures);
        if (!cause.isEmpty()) {
            tree.put("cause", cause);
        }
        return tree.put("seconds", seconds).put("engine", engine).put("interrupted", interrupted);
    }
}
