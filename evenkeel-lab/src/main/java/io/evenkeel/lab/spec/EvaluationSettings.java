package io.evenkeel.lab.spec;

/**
 * When a model is judged on examples that it does not learn from.
 *
 * @param every updates between two evaluations
 * @param stop whether the run ends as soon as the task is solved
 */
public record EvaluationSettings(
        @Setting(value = "updates between two evaluations", standard = "500", least = 1)
        long every,

        @Setting(value = "whether the run ends as soon as the task is solved", standard = "false")
        boolean stop) {}
