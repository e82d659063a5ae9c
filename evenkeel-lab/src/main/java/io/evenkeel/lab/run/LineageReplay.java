package io.evenkeel.lab.run;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.Lineage;
import io.evenkeel.evolution.Trial;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.lab.spec.EvolutionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The best network of an earlier evolution, made again from its seeds.
 *
 * @param lineage its seeds
 * @param expected its fitness then
 */
public record LineageReplay(Lineage lineage, double expected) {

    /**
     * Reads the result of an evolution.
     *
     * @param result JSON, as {@link EvolutionResult#tree} gives it
     * @return what is to be made again
     * @throws UserError if the file cannot be read, or is no such result
     */
    public static LineageReplay read(Path result) {
        JsonNode best;
        try {
            best = Json.read(Files.readString(result)).path("best");
        } catch (IOException e) {
            throw new UserError(result + " cannot be read: " + Reason.of(e));
        } catch (JacksonException | ClassCastException e) {
            throw new UserError(result + " is not the result of an evolution: it should be one JSON object");
        }
        List<Long> seeds = new ArrayList<>();
        for (JsonNode seed : best.path("lineage")) {
            try {
                seeds.add(Long.parseLong(seed.asString("")));
            } catch (NumberFormatException e) {
                throw new UserError(result + ": best.lineage has " + seed + " where a seed should be");
            }
        }
        if (seeds.isEmpty() || !best.path("fitness").isNumber()) {
            throw new UserError(result + " is not the result of an evolution: best has no lineage or no fitness");
        }
        return new LineageReplay(Lineage.of(seeds), best.path("fitness").doubleValue());
    }

    /**
     * Makes the network again, has it judged, and leaves it in a folder.
     *
     * @param spec of the evolution
     * @param folder of a run
     * @return {@code domain}, {@code fitness}, {@code expected}, whether they are the {@code same}, and {@code generations}
     * @throws io.evenkeel.lab.spec.SpecException if the settings do not fit each other
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public ObjectNode run(EvolutionSpec spec, RunFolder folder) {
        EvolutionProblem problem = spec.problem();
        Breeder breeder = new Breeder(problem);
        double[] genes = breeder.replay(lineage);
        Trial trial = breeder.judge(genes, problem.trialSeed());
        RunFolder.write(folder.spec(), spec.yaml());
        breeder.network().become(genes);
        EvolvedNetwork.write(folder, breeder.network(), trial.experiences());
        return Json.object()
                .put("domain", problem.domain().name())
                .put("fitness", trial.fitness())
                .put("expected", expected)
                .put("same", trial.fitness() == expected)
                .put("generations", lineage.generations());
    }
}
