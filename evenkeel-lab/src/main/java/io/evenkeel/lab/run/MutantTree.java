package io.evenkeel.lab.run;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.evolution.Trial;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.Quartiles;
import io.evenkeel.tasks.domain.RecurrentParity;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the mutants of the best network do, for machines. */
public final class MutantTree {
    private MutantTree() {}

    /**
     * A number that a domain counts of a network besides its fitness.
     *
     * @param name what is counted
     * @param most that there can be
     * @param enough from which number on a mutant counts as robust
     */
    private record Figure(String name, int most, int enough) {
        /** Of the paper's Figure 3; recurrent parity's behavior is the number of right patterns. */
        private static final Figure PARITY = new Figure("right patterns", RecurrentParity.PATTERNS, 14);

        static Optional<Figure> of(Domain domain) {
            return domain instanceof RecurrentParity ? Optional.of(PARITY) : Optional.empty();
        }

        int count(Trial trial) {
            return trial.behavior().length == 0 ? 0 : (int) trial.behavior()[0];
        }
    }

    /**
     * Shares and counts.
     *
     * @param robustness of mutants, of which there is at least one
     * @param domain in which they were judged
     * @return {@code count}, {@code tolerance}, the shares {@code better}, {@code solved} and {@code failed}; the {@code
     *     medianFitness} of those that could be judged; if changes are {@link #relative}, the share {@code kept} and the {@code
     *     medianChange} of fitness; and, if the domain has one, a {@code figure} with the number of mutants of each count
     */
    public static ObjectNode of(MutantRobustness robustness, Domain domain) {
        ObjectNode tree = Json.object()
                .put("count", robustness.mutants().size())
                .put("tolerance", MutantRobustness.TOLERANCE)
                .put("better", robustness.better())
                .put("solved", robustness.solved())
                .put("failed", robustness.failed());
        double[] fitnesses = fitnesses(robustness);
        if (fitnesses.length > 0) {
            tree.put("medianFitness", Quartiles.of(fitnesses).median());
        }
        if (relative(robustness)) {
            tree.put("kept", robustness.kept());
            double[] changes = changes(robustness);
            if (changes.length > 0) {
                tree.put("medianChange", Quartiles.of(changes).median());
            }
        }
        Figure.of(domain).ifPresent(figure -> figure(tree.putObject("figure"), figure, robustness));
        return tree;
    }

    private static void figure(ObjectNode tree, Figure figure, MutantRobustness robustness) {
        tree.put("name", figure.name)
                .put("most", figure.most)
                .put("enough", figure.enough)
                .put("share", robustness.share(mutant -> figure.count(mutant) >= figure.enough));
        long[] counts = new long[figure.most + 1];
        robustness.mutants().forEach(mutant -> counts[figure.count(mutant)]++);
        ArrayNode array = tree.putArray("counts");
        for (long count : counts) {
            array.add(count);
        }
    }

    /**
     * Whether shares of the parent's fitness say anything: there are none of a fitness of zero, and beside one that is nearly zero
     * most mutants change by more than all of it.
     */
    static boolean relative(MutantRobustness robustness) {
        if (robustness.parent().fitness() == 0) {
            return false;
        }
        double[] sizes = Arrays.stream(changes(robustness)).map(Math::abs).toArray();
        return sizes.length == 0 || Quartiles.of(sizes).median() <= 1;
    }

    /** The changes of fitness of those that could be judged, as {@link MutantRobustness#change} has them, ascending. */
    static double[] changes(MutantRobustness robustness) {
        return judged(robustness).mapToDouble(robustness::change).sorted().toArray();
    }

    /** The fitness of those that could be judged, ascending. */
    static double[] fitnesses(MutantRobustness robustness) {
        return judged(robustness).mapToDouble(Trial::fitness).sorted().toArray();
    }

    private static Stream<Trial> judged(MutantRobustness robustness) {
        return robustness.mutants().stream().filter(mutant -> mutant.cause().isEmpty());
    }
}
