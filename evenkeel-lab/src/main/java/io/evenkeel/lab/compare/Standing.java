package io.evenkeel.lab.compare;

import io.evenkeel.lab.Quartiles;
import io.evenkeel.train.Task;
import java.util.Comparator;
import java.util.List;

/**
 * How a contender did over all seeds.
 *
 * @param contender its name
 * @param results one for each seed
 * @param criterion of the task
 */
public record Standing(String contender, List<CellResult> results, Task.Criterion criterion) {

    /** @return share of the seeds with which the task was solved */
    public double solvedFraction() {
        return (double) results.stream().filter(CellResult::solved).count() / results.size();
    }

    /** @return quartiles of the last evaluation's figure that the criterion names; a broken run counts as the worst */
    public Quartiles figure() {
        double worst = criterion.above() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return Quartiles.of(results.stream()
                .mapToDouble(r -> r.last(criterion.figure()))
                .map(value -> Double.isNaN(value) ? worst : value)
                .toArray());
    }

    /** @return quartiles of the updates to the solution; infinite where it was not found */
    public Quartiles updatesToSolution() {
        return Quartiles.of(results.stream()
                .mapToDouble(r -> r.solvedAt().isPresent() ? r.solvedAt().getAsLong() : Double.POSITIVE_INFINITY)
                .toArray());
    }

    /** @return quartiles of the processor time */
    public Quartiles cpuSeconds() {
        return Quartiles.of(results.stream().mapToDouble(CellResult::cpuSeconds).toArray());
    }

    /**
     * The order of a ranking: who solves the task more often, then who needs fewer updates, then whose median figure is
     * better.
     *
     * @return best first; equal contenders keep their order
     */
    public static Comparator<Standing> ranking() {
        return Comparator.comparingDouble((Standing s) -> -s.solvedFraction())
                .thenComparingDouble(s -> s.updatesToSolution().median())
                .thenComparingDouble(
                        s -> (s.criterion.above() ? -1 : 1) * s.figure().median());
    }
}
