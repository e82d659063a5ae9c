package io.evenkeel.tasks;

import io.evenkeel.tensor.Tensor;
import io.evenkeel.train.Batch;
import io.evenkeel.train.Loss;
import io.evenkeel.train.Task;
import java.util.List;
import java.util.Map;

/**
 * A task that counts as solved by another criterion than its own.
 *
 * @param task what is learned
 * @param solved when it counts as solved
 */
public record TaskWithCriterion(Task task, Criterion solved) implements Task {
    /**
     * A task that is solved where the loss is half of the trivial solution's, as A. E. Orhan and X. Pitkow (Improved memory in
     * recurrent neural networks with sequential non-normal dynamics, ICLR 2020) call a run successful.
     *
     * @param task what is learned
     * @return the same with that criterion
     */
    public static TaskWithCriterion halfTheTrivialLoss(Task task) {
        return new TaskWithCriterion(task, new Criterion("loss", task.trivialLoss() / 2, false));
    }

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public int inputs() {
        return task.inputs();
    }

    @Override
    public int outputs() {
        return task.outputs();
    }

    @Override
    public int steps() {
        return task.steps();
    }

    @Override
    public Loss loss() {
        return task.loss();
    }

    @Override
    public Batch batch(long seed, long index, int examples) {
        return task.batch(seed, index, examples);
    }

    @Override
    public List<Batch> evaluation(long seed, int examples) {
        return task.evaluation(seed, examples);
    }

    @Override
    public double trivialLoss() {
        return task.trivialLoss();
    }

    @Override
    public String trivialSolution() {
        return task.trivialSolution();
    }

    @Override
    public Map<String, Double> figures(Batch batch, Tensor outputs) {
        return task.figures(batch, outputs);
    }

    @Override
    public Map<String, Double> derived(Map<String, Double> means) {
        return task.derived(means);
    }

    @Override
    public String data() {
        return task.data();
    }
}
