package io.evenkeel.lab.run;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.MutantRobustness;
import io.evenkeel.evolution.Trial;
import io.evenkeel.lab.Json;
import io.evenkeel.lab.Quartiles;
import io.evenkeel.tasks.domain.RecurrentParity;
import java.util.List;
import java.util.Optional;
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
     * @return {@code count}, {@code tolerance}, the shares {@code better}, {@code solved} and {@code failed}; unless the parent's
     *     fitness is 0, the share {@code kept} and the {@code medianChange} of fitness; and, if the domain has one, a {@code
     *     figure} with the number of mutants of each count
     */
    public static ObjectNode of(MutantRobustness robustness, Domain domain) {
        ObjectNode tree = Json.object()
                .put("count", robustness.mutants().size())
                .put("tolerance", MutantRobustness.TOLERANCE)
                .put("better", robustness.better())
                .put("solved", robustness.solved())
                .put("failed", robustness.failed());
        double[] changes = changes(robustness);
        if (relative(robustness)) {
            tree.put("kept", robustness.kept());
        }
        if (changes.length > 0) {
            tree.put("medianChange", Quartiles.of(changes).median());
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

    /** Whether changes are shares of the parent's fitness, which there are none of a fitness of zero. */
    static boolean relative(MutantRobustness robustness) {
        return robustness.parent().fitness() != 0;
    }

    /** The relative changes of fitness of those that could be judged, ascending; none beside a fitness of zero. */
    static double[] changes(MutantRobustness robustness) {
        if (!relative(robustness)) {
            return new double[0];
        }
        List<Trial> judged = robustness.mutants().stream()
                .filter(mutant -> mutant.cause().isEmpty())
                .toList();
        return judged.stream().mapToDouble(robustness::change).sorted().toArray();
    }
}
