package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.EvolutionaryAlgorithm;
import io.evenkeel.evolution.Layout;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.UserError;
import io.evenkeel.nn.Model;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that decides an evolution, complete with defaults. The same specification gives the same bits, whatever the machine,
 * the engine and the number of threads.
 *
 * @param domain in which networks are judged
 * @param network what evolves
 * @param output nonlinearity behind the network
 * @param from what founders are
 * @param mutation how children differ from parents
 * @param algorithm who has children, and who stays
 * @param evaluations how many individuals are judged
 * @param stop whether the evolution ends with the first solution
 * @param log evaluations between two lines of metrics
 * @param checkpoint when the evolution is saved
 * @param seed of all random numbers
 */
public record EvolutionSpec(
        @Setting("in which networks are judged") DomainOptions domain,

        @Setting("what evolves; the network of the domain's authors if not given")
        Optional<NetworkOptions> network,

        @Setting("nonlinearity behind the network; as the domain's authors have it if not given")
        Optional<OutputNonlinearity> output,

        @Setting("file of a trained or evolved network that all founders are; random ones if not given")
        Optional<String> from,

        @Setting("how children differ from parents") MutationOptions mutation,

        @Setting(value = "who has children, and who stays", standard = "steady-state")
        AlgorithmOptions algorithm,

        @Setting(value = "how many individuals are judged, at most", least = 1)
        long evaluations,

        @Setting(value = "whether the evolution ends with the first solution", standard = "true")
        boolean stop,

        @Setting(value = "evaluations between two lines of metrics", standard = "250", least = 1)
        long log,

        @Setting(value = "when the evolution is saved", standard = "{}")
        Checkpoints checkpoint,

        @Setting(value = "of all random numbers", standard = "1")
        long seed)
        implements RunSpec {

    /**
     * When an evolution is saved. Whatever this says, it is saved at the end.
     *
     * @param every evaluations between two checkpoints
     * @param seconds between two checkpoints, whichever comes first
     */
    public record Checkpoints(
            @Setting(value = "evaluations between two checkpoints", standard = "10000", least = 1)
            long every,

            @Setting(value = "seconds between two checkpoints, if that comes first", above = 0)
            Optional<Double> seconds) {}

    /**
     * Checks that the founders are not more than the evaluations.
     *
     * @throws SpecException if they are
     */
    public EvolutionSpec {
        output = Optional.of(output.orElse(domain.output()));
        int founders = algorithm.algorithm().founders();
        if (evaluations < founders) {
            throw new SpecException(
                    "evaluations", evaluations + " are not enough to judge the " + founders + " founders");
        }
    }

    /**
     * What the evolution is about.
     *
     * @return the problem, which gives threads networks of their own
     * @throws SpecException if the settings do not fit each other, or a file is missing or damaged
     */
    public EvolutionProblem problem() {
        Domain made = made("domain", domain::domain);
        LongFunction<Model> founders = founder -> network.isPresent()
                ? network.get().model(made.inputs(), made.outputs(), founder)
                : domain.model(made.inputs(), made.outputs(), founder);
        made("network", () -> founders.apply(seed));
        Optional<double[]> given = from.map(file -> made("from", () -> WeightFile.genes(file, founders.apply(seed))));
        EvolutionProblem problem = new EvolutionProblem(
                made,
                () -> founders.apply(seed),
                output.orElseThrow(),
                (model, founder) -> fill(model, given, founders, founder),
                made("mutation", mutation::mutation),
                seed);
        made("network", problem::network);
        return problem;
    }

    /**
     * What tells the files that the evolution reads from others: one does not go on with other files than it began with.
     *
     * @return SHA-256 of each file's content, empty if there is none
     * @throws SpecException if one cannot be read
     */
    public String data() {
        return Stream.concat(
                        made("domain", domain::checksum).stream(),
                        from.map(file -> made("from", () -> Sha256.ofFile(file))).stream())
                .collect(Collectors.joining(" "));
    }

    private static void fill(Model model, Optional<double[]> given, LongFunction<Model> founders, long founder) {
        Layout layout = Layout.of(model);
        layout.write(given.orElseGet(() -> layout.read(founders.apply(founder))), model);
    }

    private static <T> T made(String path, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException e) {
            throw new SpecException(path, e.getMessage());
        }
    }

    /** @return who has children, and who stays */
    public EvolutionaryAlgorithm evolutionaryAlgorithm() {
        return algorithm.algorithm();
    }

    /**
     * The same evolution with other random numbers.
     *
     * @param newSeed of all random numbers
     * @return another specification
     */
    public EvolutionSpec withSeed(long newSeed) {
        return new EvolutionSpec(
                domain, network, output, from, mutation, algorithm, evaluations, stop, log, checkpoint, newSeed);
    }

    /**
     * The same evolution with stronger or weaker mutations.
     *
     * @param intensity of the mutation
     * @return another specification
     * @throws UserError if the intensity does not fit the mutation
     */
    public EvolutionSpec withIntensity(double intensity) {
        ObjectNode tree = tree();
        ((ObjectNode) tree.get("mutation")).put("intensity", intensity);
        return SpecFile.parse("intensity " + intensity, Json.line(tree)).evolution();
    }

    /**
     * The same evolution with another length.
     *
     * @param newEvaluations how many individuals are judged
     * @return another specification
     */
    public EvolutionSpec withEvaluations(long newEvaluations) {
        return new EvolutionSpec(
                domain, network, output, from, mutation, algorithm, newEvaluations, stop, log, checkpoint, seed);
    }

    @Override
    public ObjectNode tree() {
        return SpecTree.of(this);
    }

    /** {@inheritDoc} That is all but the number of evaluations, whether it ends once solved, and when it is saved. */
    @Override
    public ObjectNode identity() {
        ObjectNode tree = tree();
        tree.remove("evaluations");
        tree.remove("stop");
        tree.remove("checkpoint");
        return tree;
    }
}
