package io.evenkeel.lab.run;

import io.evenkeel.lab.Json;
import io.evenkeel.train.Evaluation;
import io.evenkeel.train.Task;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a run ended.
 *
 * @param task its name
 * @param updates made
 * @param planned updates of the whole run
 * @param evaluation the last one
 * @param solvedAt number of updates before the first evaluation that met the criterion
 * @param criterion when the task counts as solved
 * @param trivialLoss loss of the trivial solution
 * @param trivialSolution what that is
 * @param seconds of training, interruptions left out
 * @param interrupted whether the run was asked to stop before its end
 */
public record RunResult(
        String task,
        long updates,
        long planned,
        Evaluation evaluation,
        OptionalLong solvedAt,
        Task.Criterion criterion,
        double trivialLoss,
        String trivialSolution,
        double seconds,
        boolean interrupted) {

    /** @return the result for machines */
    public ObjectNode tree() {
        ObjectNode tree =
                Json.object().put("task", task).put("updates", updates).put("planned", planned);
        ObjectNode figures = tree.putObject("evaluation");
        evaluation.figures().forEach(figures::put);
        tree.put("solved", solvedAt.isPresent());
        if (solvedAt.isPresent()) {
            tree.put("solvedAt", solvedAt.getAsLong());
        } else {
            tree.putNull("solvedAt");
        }
        return tree.put("criterion", criterion.toString())
                .put("trivialLoss", trivialLoss)
                .put("trivialSolution", trivialSolution)
                .put("seconds", seconds)
                .put("interrupted", interrupted);
    }
}
