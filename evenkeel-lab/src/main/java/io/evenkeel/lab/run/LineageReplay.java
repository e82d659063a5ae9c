package io.evenkeel.lab.run;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.EvolvingNetwork;
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
 * @param domain in which it evolved
 * @param lineage its seeds
 * @param expected its fitness then
 */
public record LineageReplay(String domain, Lineage lineage, double expected) {

    /**
     * Reads the result of an evolution.
     *
     * @param result JSON, as {@link EvolutionResult#tree} gives it
     * @return what is to be made again
     * @throws UserError if the file cannot be read, or is no such result
     */
    public static LineageReplay read(Path result) {
        JsonNode tree;
        try {
            tree = Json.read(Files.readString(result));
        } catch (IOException e) {
            throw new UserError(result + " cannot be read: " + Reason.of(e));
        } catch (JacksonException | ClassCastException e) {
            throw new UserError(result + " is not the result of an evolution: it should be one JSON object");
        }
        JsonNode best = tree.path("best");
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
        return new LineageReplay(
                tree.path("domain").asString(""),
                Lineage.of(seeds),
                best.path("fitness").doubleValue());
    }

    /**
     * A network that was made again.
     *
     * @param network with its genes
     * @param trial how it was judged
     */
    public record Made(EvolvingNetwork network, Trial trial) {}

    /**
     * Makes the network again, and has it judged.
     *
     * @param spec of the evolution
     * @return the network
     * @throws UserError if the specification is one of another domain
     * @throws io.evenkeel.lab.spec.SpecException if the settings do not fit each other
     */
    public Made make(EvolutionSpec spec) {
        EvolutionProblem problem = spec.problem();
        if (!problem.domain().name().equals(domain)) {
            throw new UserError("the result is one of the domain \"" + domain + "\", the specification of \""
                    + problem.domain().name() + "\"; give the specification of that evolution");
        }
        Breeder breeder = new Breeder(problem);
        double[] genes = breeder.replay(lineage);
        Trial trial = breeder.judge(genes, problem.trialSeed());
        breeder.network().become(genes);
        return new Made(breeder.network(), trial);
    }

    /**
     * Leaves a network that was made again in a folder.
     *
     * @param made the network
     * @param spec of the evolution
     * @param folder of a run
     * @return {@code domain}, {@code generations}, {@code fitness}, the {@code expected} one, whether they are the {@code same},
     *     the {@code cause} if the network failed, and the {@code folder}
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public ObjectNode leave(Made made, EvolutionSpec spec, RunFolder folder) {
        RunFolder.write(folder.spec(), spec.yaml());
        EvolvedNetwork.write(folder, made.network, made.trial.experiences());
        ObjectNode tree = Json.object()
                .put("domain", domain)
                .put("generations", lineage.generations())
                .put("fitness", made.trial.fitness())
                .put("expected", expected)
                .put("same", made.trial.fitness() == expected);
        if (!made.trial.cause().isEmpty()) {
            tree.put("cause", made.trial.cause());
        }
        return tree.put("folder", folder.path().toString());
    }
}
