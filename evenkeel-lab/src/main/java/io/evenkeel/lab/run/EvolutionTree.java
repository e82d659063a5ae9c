package io.evenkeel.lab.run;

import io.evenkeel.evolution.EvolvingNetwork;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.evolution.MutationDiagnostics.Quantiles;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An evolution as its report wants it: what the folder's log holds, by series in place of by lines, and a look at the best. */
public final class EvolutionTree {
    private static final int EXPERIENCES = 100;
    private static final List<String> SERIES = List.of("evaluations", "best", "median", "generations", "failures");
    private static final List<String> MUTATION =
            List.of("norm", "divergence", "plainDivergence", "zero", "floored", "clipped");

    private final ObjectNode tree = Json.object();
    private final EvolutionSpec spec;

    private EvolutionTree(EvolutionSpec spec) {
        this.spec = spec;
    }

    /**
     * Reads a folder's log, and looks at the best network.
     *
     * @param folder of the run
     * @param run that is over, and not yet closed
     * @param result how it ended
     * @param mutants of the best network, if there are any
     * @return the tree that {@link io.evenkeel.lab.report.EvolutionReport} describes
     * @throws java.io.UncheckedIOException if the log cannot be read
     * @throws io.evenkeel.lab.UserError if a line of the log is damaged
     */
    public static ObjectNode of(
            RunFolder folder, EvolutionRun run, EvolutionResult result, Optional<MutantRobustness> mutants) {
        EvolutionTree tree = new EvolutionTree(run.spec());
        tree.log(folder, run);
        tree.summary(result);
        tree.end();
        tree.best(run, result);
        mutants.filter(robustness -> !robustness.mutants().isEmpty())
                .ifPresent(robustness -> tree.mutants(run, robustness));
        return tree.tree;
    }

    /**
     * Reads the log of a run that broke.
     *
     * @param folder of the run
     * @param run that broke
     * @param failure why
     * @return the tree that {@link io.evenkeel.lab.report.EvolutionReport} describes
     * @throws java.io.UncheckedIOException if the log cannot be read
     * @throws io.evenkeel.lab.UserError if a line of the log is damaged
     */
    public static ObjectNode broken(RunFolder folder, EvolutionRun run, String failure) {
        EvolutionTree tree = new EvolutionTree(run.spec());
        tree.log(folder, run);
        tree.tree.put("failure", failure);
        return tree.tree;
    }

    private void log(RunFolder folder, EvolutionRun run) {
        tree.put("name", folder.path().getFileName().toString()).put("specText", spec.yaml());
        tree.putObject("domain").put("name", run.problem().domain().name());
        List<ObjectNode> records = folder.figures();
        ObjectNode metrics = tree.putObject("metrics");
        SERIES.forEach(name -> series(metrics.putArray(name), records, "/" + name));
        ObjectNode mutation = metrics.putObject("mutation");
        MUTATION.forEach(name -> series(mutation.putArray(name), records, "/mutation/" + name));
        Bibliography.append(spec.ingredients(), tree.putArray("citations"));
    }

    private static void series(ArrayNode values, List<ObjectNode> records, String path) {
        for (ObjectNode record : records) {
            MetricsReader.append(record.at(path), values);
        }
    }

    private void summary(EvolutionResult result) {
        ObjectNode summary = tree.putObject("summary")
                .put("evaluations", result.evaluations())
                .put("best", result.best().fitness())
                .put("median", result.median())
                .put("generations", result.best().lineage().generations())
                .put("failures", result.failures())
                .put("solved", result.solvedAt().isPresent())
                .put("seconds", result.seconds())
                .put("evaluationsPerSecond", result.evaluations() / result.seconds())
                .put("interrupted", result.interrupted());
        result.solvedAt().ifPresent(evaluation -> summary.put("solvedAt", evaluation));
    }

    /** The last line of a run that was stopped is some evaluations behind. */
    private void end() {
        JsonNode summary = tree.get("summary");
        ArrayNode evaluations = (ArrayNode) tree.at("/metrics/evaluations");
        int last = evaluations.size() - 1;
        if (last < 0
                || evaluations.get(last).longValue()
                        < summary.get("evaluations").longValue()) {
            SERIES.forEach(name -> ((ArrayNode) tree.at("/metrics/" + name)).add(summary.get(name)));
            MUTATION.forEach(name -> ((ArrayNode) tree.at("/metrics/mutation/" + name)).addNull());
        }
    }

    private void best(EvolutionRun run, EvolutionResult result) {
        Experiences seen = run.experiences(result);
        EvolvingNetwork network = run.bestNetwork(result);
        tree.withObject("domain").put("weights", network.layout().size());
        if (seen.size() > 0) {
            sensitivities(network, seen.sample(EXPERIENCES, false, RandomStream.of(spec.seed(), "report")));
        }
        DomainDrawing.of(run.problem().domain(), network, run.problem().trialSeed())
                .ifPresent(drawing -> tree.set("drawing", drawing));
    }

    /** Those of {@code sm-g-abs}, whose derivatives of opposite sign do not cancel. */
    private void sensitivities(EvolvingNetwork network, Experiences sample) {
        double[] mean = network.sensitivities().absolute(sample);
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= sample.size();
        }
        tree.set("sensitivities", MutationTree.rows(Quantiles.of(network.layout(), mean)));
    }

    private void mutants(EvolutionRun run, MutantRobustness robustness) {
        ObjectNode mutants = MutantTree.of(robustness, run.problem().domain());
        if (MutantTree.relative(robustness)) {
            Arrays.stream(MutantTree.changes(robustness)).forEach(mutants.putArray("changes")::add);
        } else {
            mutants.put("parent", robustness.parent().fitness());
            Arrays.stream(MutantTree.fitnesses(robustness)).forEach(mutants.putArray("fitnesses")::add);
        }
        tree.set("mutants", mutants);
    }
}
