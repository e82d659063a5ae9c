package io.evenkeel.evolution;

import io.evenkeel.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The state of an evolution as named tensors, for files. Individuals stand in the population's order, the best of all behind them:
 * {@code evolution/genes} {@code [N+1][P]}, {@code evolution/fitness}, {@code evolution/number}, {@code evolution/solved}, {@code
 * evolution/steps} and {@code evolution/links} {@code [N+1]} each, {@code evolution/behavior} {@code [N+1][B]}, and {@code
 * evolution/lineage} {@code [Σ links][2]}, the seeds of one individual after another, each as its upper and its lower 32 bits.
 */
public final class EvolutionTensors {
    private static final String PREFIX = "evolution/";
    private static final String GENES = PREFIX + "genes";
    private static final String FITNESS = PREFIX + "fitness";
    private static final String NUMBER = PREFIX + "number";
    private static final String SOLVED = PREFIX + "solved";
    private static final String STEPS = PREFIX + "steps";
    private static final String BEHAVIOR = PREFIX + "behavior";
    private static final String LINKS = PREFIX + "links";
    private static final String LINEAGE = PREFIX + "lineage";
    private static final long LOWER = 0xFFFFFFFFL;

    private EvolutionTensors() {}

    /**
     * Writes a state down.
     *
     * @param state of an evolution that has begun
     * @param breeder makes genes that were not kept
     * @return tensors by name
     */
    public static Map<String, Tensor> of(EvolutionState state, Breeder breeder) {
        List<Individual> all = Stream.concat(state.population().stream(), state.best().stream())
                .toList();
        int n = all.size();
        int numbers = all.stream()
                .mapToInt(each -> each.trial().behavior().length)
                .max()
                .orElse(0);
        double[] genes = new double[n * breeder.network().layout().size()];
        double[] behavior = new double[n * numbers];
        double[][] columns = new double[5][n];
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Individual each = all.get(i);
            double[] own = breeder.genes(each);
            System.arraycopy(own, 0, genes, i * own.length, own.length);
            Arrays.fill(behavior, i * numbers, (i + 1) * numbers, Double.NaN);
            double[] shown = each.trial().behavior();
            System.arraycopy(shown, 0, behavior, i * numbers, shown.length);
            columns[0][i] = each.fitness();
            columns[1][i] = each.id();
            columns[2][i] = each.trial().solved() ? 1 : 0;
            columns[3][i] = each.trial().steps();
            List<Long> chain = each.lineage().seeds();
            columns[4][i] = chain.size();
            seeds.addAll(chain);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(GENES, Tensor.of(genes, n, genes.length / n));
        tensors.put(FITNESS, Tensor.of(columns[0], n));
        tensors.put(NUMBER, Tensor.of(columns[1], n));
        tensors.put(SOLVED, Tensor.of(columns[2], n));
        tensors.put(STEPS, Tensor.of(columns[3], n));
        tensors.put(LINKS, Tensor.of(columns[4], n));
        tensors.put(BEHAVIOR, Tensor.of(behavior, n, numbers));
        double[] halves = new double[2 * seeds.size()];
        for (int i = 0; i < seeds.size(); i++) {
            halves[2 * i] = seeds.get(i) >>> 32;
            halves[2 * i + 1] = seeds.get(i) & LOWER;
        }
        tensors.put(LINEAGE, Tensor.of(halves, seeds.size(), 2));
        return tensors;
    }

    /**
     * Reads a state.
     *
     * @param tensors what {@link #of} gave
     * @param evaluations how many individuals were judged
     * @param failures how many of them could not be judged
     * @param cause why the last of those could not be judged; empty if there is none
     * @param solvedAt how many individuals were judged up to the first solution
     * @param layout of the genes
     * @return the state
     * @throws IllegalArgumentException if a tensor is missing, has another shape, or holds what cannot be
     */
    public static EvolutionState read(
            Map<String, Tensor> tensors,
            long evaluations,
            long failures,
            String cause,
            OptionalLong solvedAt,
            Layout layout) {
        double[] fitness = column(tensors, FITNESS, -1);
        int n = fitness.length;
        double[] genes = column(tensors, GENES, n * layout.size());
        double[] number = column(tensors, NUMBER, n);
        double[] solved = column(tensors, SOLVED, n);
        double[] steps = column(tensors, STEPS, n);
        double[] links = column(tensors, LINKS, n);
        double[] behavior = column(tensors, BEHAVIOR, -1);
        double[] lineage = column(tensors, LINEAGE, -1);
        require(n > 1 && behavior.length % n == 0, BEHAVIOR + " does not fit " + FITNESS);
        List<Individual> all = new ArrayList<>();
        int link = 0;
        for (int i = 0; i < n; i++) {
            require(
                    number[i] >= 0 && number[i] < evaluations && number[i] == Math.rint(number[i]),
                    NUMBER + " is wrong");
            require(links[i] >= 1 && links[i] <= lineage.length / 2 - link, LINKS + " do not fit " + LINEAGE);
            require(!Double.isNaN(fitness[i]), FITNESS + " is not a number");
            require(steps[i] >= 0, STEPS + " are wrong");
            List<Long> seeds = new ArrayList<>();
            for (int end = link + (int) links[i]; link < end; link++) {
                seeds.add((long) lineage[2 * link] << 32 | (long) lineage[2 * link + 1]);
            }
            int numbers = behavior.length / n;
            double[] shown = Arrays.stream(behavior, i * numbers, (i + 1) * numbers)
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            Experiences none = new Experiences(1, false, List.of());
            String failed = fitness[i] == Trial.FAILURE ? "failed in an earlier part of the run" : "";
            Trial trial = new Trial(fitness[i], solved[i] != 0, (long) steps[i], shown, none, failed);
            double[] own = Arrays.copyOfRange(genes, i * layout.size(), (i + 1) * layout.size());
            require(Arrays.stream(own).noneMatch(Double::isNaN), GENES + " hold what is not a number");
            all.add(new Individual((long) number[i], Lineage.of(seeds), trial, own, null, null));
        }
        require(link == lineage.length / 2, LINEAGE + " is longer than " + LINKS + " say");
        return new EvolutionState(
                evaluations, failures, cause, solvedAt, all.subList(0, n - 1), Optional.of(all.get(n - 1)));
    }

    /** Reads the numbers of a tensor; {@code size} is how many there must be, −1 for any. */
    private static double[] column(Map<String, Tensor> tensors, String name, int size) {
        Tensor tensor = tensors.get(name);
        require(tensor != null, "there is no " + name);
        require(
                size < 0 || tensor.size() == size,
                name + " has " + tensor.size() + " numbers, where " + size + " are wanted");
        return tensor.toDoubles();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
