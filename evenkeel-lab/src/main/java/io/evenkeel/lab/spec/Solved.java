package io.evenkeel.lab.spec;

import io.evenkeel.tasks.TaskWithCriterion;
import io.evenkeel.train.Task;

/** When a task counts as solved. */
public enum Solved {
    /** By the criterion that the task states. */
    OWN {
        @Override
        Task of(Task task) {
            return task;
        }
    },
    /** Where the loss is half of the trivial solution's, see {@link TaskWithCriterion#halfTheTrivialLoss}. */
    HALF {
        @Override
        Task of(Task task) {
            return TaskWithCriterion.halfTheTrivialLoss(task);
        }
    };

    /**
     * The task with this criterion.
     *
     * @param task what is learned
     * @return the same task, or one that asks for something else
     */
    abstract Task of(Task task);
}
