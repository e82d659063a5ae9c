package io.evenkeel.train;

import io.evenkeel.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What is learned: examples, a loss, what an answer without insight would score, and what counts as solved. Examples are
 * functions of seed and index, so that a run can be resumed anywhere with the same bits, and every contender of a
 * comparison sees the same ones.
 */
public interface Task {

    /** @return name as in specs, for instance {@code copy} */
    String name();

    /** @return width of an input row */
    int inputs();

    /** @return width of the output row that a model must give */
    int outputs();

    /** @return time steps of a sequence */
    int steps();

    /** @return what is minimized */
    Loss loss();

    /**
     * Examples to learn from.
     *
     * @param seed of the run
     * @param index of the batch, counted from 0; the same index gives the same examples
     * @param examples how many sequences
     * @return the batch
     */
    Batch batch(long seed, long index, int examples);

    /**
     * Examples to judge by, which are not learned from.
     *
     * @param seed of the run
     * @param examples how many sequences a batch has; every batch has exactly so many
     * @return the batches, always the same
     */
    List<Batch> evaluation(long seed, int examples);

    /** @return the loss of the trivial solution */
    double trivialLoss();

    /** @return what the trivial solution is, in a few words */
    String trivialSolution();

    /**
     * Figures beside the loss, each a mean over examples that count.
     *
     * @param batch one of the evaluation's
     * @param outputs the model's {@code [steps][examples][outputs]}
     * @return figures by name, for instance {@code accuracy}; the same names every time
     */
    default Map<String, Double> figures(Batch batch, Tensor outputs) {
        return Map.of();
    }

    /**
     * Figures that follow from the means over a whole evaluation and are no means themselves, such as the perplexity.
     *
     * @param means {@code loss} and {@link #figures}, by name
     * @return further figures by name; the same names every time
     */
    default Map<String, Double> derived(Map<String, Double> means) {
        return Map.of();
    }

    /**
     * What tells the task's data from others, for a task that reads any: a run does not go on with other data than it began
     * with.
     *
     * @return a checksum, empty if all examples are generated
     */
    default String data() {
        return "";
    }

    /** @return when the task counts as solved */
    Criterion solved();

    /**
     * A bound on a figure.
     *
     * @param figure {@code loss}, or one of {@link Task#figures} or {@link Task#derived}
     * @param bound the value that must be reached
     * @param above whether the figure must be at least the bound, else at most
     */
    record Criterion(String figure, double bound, boolean above) {
        /**
         * Whether an evaluation reaches the bound; a figure that is not a number never does.
         *
         * @param figures values by name
         * @return whether the task is solved
         */
        public boolean holds(Map<String, Double> figures) {
            double value = figures.getOrDefault(figure, Double.NaN);
            return above ? value >= bound : value <= bound;
        }

        @Override
        public String toString() {
            return figure + (above ? " >= " : " <= ") + bound;
        }
    }
}
