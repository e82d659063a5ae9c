package io.evenkeel.lab;

import static io.evenkeel.lab.Ingredient.usable;

import io.evenkeel.gauge.Citations;
import io.evenkeel.lab.Ingredient.Kind;
import io.evenkeel.lab.spec.MnistOptions;
import io.evenkeel.lab.spec.TaskOptions;
import io.evenkeel.lab.spec.TextOptions;
import java.util.List;

/** What is learned. */
final class TaskIngredients {
    private TaskIngredients() {}

    static List<Ingredient> all() {
        return List.of(
                usable(
                        Kind.TASK,
                        "copy",
                        "symbols are to be repeated after a delay",
                        TaskOptions.Copy.class,
                        Citations.LSTM,
                        Citations.UNITARY),
                usable(
                        Kind.TASK,
                        "adding",
                        "the sum of two marked numbers among many",
                        TaskOptions.Adding.class,
                        Citations.LSTM,
                        Citations.UNITARY),
                usable(
                        Kind.TASK,
                        "denoise",
                        "symbols among noise are to be given in order after a marker",
                        TaskOptions.Denoise.class,
                        Literature.GATED_ORTHOGONAL,
                        Citations.NEUMANN_CAYLEY),
                usable(
                        Kind.TASK,
                        "parenthesis",
                        "how many parentheses of three kinds are open",
                        TaskOptions.Parenthesis.class,
                        Literature.INPUT_SWITCHED,
                        Citations.NEUMANN_CAYLEY),
                usable(
                        Kind.TASK,
                        "parity",
                        "parity of two or more signs, for deep feed-forward networks",
                        TaskOptions.Parity.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.TASK,
                        "delayed-xor",
                        "exclusive or of two signs shown long before",
                        TaskOptions.DelayedXor.class,
                        Citations.SENSITIVITY_ADJUSTMENT),
                usable(
                        Kind.TASK,
                        "gaussian-clusters",
                        "ten overlapping clouds of points in 20 dimensions, to be told apart",
                        TaskOptions.GaussianClusters.class),
                usable(
                        Kind.TASK,
                        "delayed-patterns",
                        "which of four patterns was shown at the beginning",
                        TaskOptions.DelayedPatterns.class),
                usable(
                        Kind.TASK,
                        "mnist",
                        "handwritten digits by rows, by pixels or flat; permuted, or noise behind them",
                        MnistOptions.class,
                        Literature.MNIST,
                        Citations.IDENTITY,
                        Literature.NOISE_PADDED),
                usable(
                        Kind.TASK,
                        "text",
                        "the next character or word of a text",
                        TextOptions.AnyText.class,
                        Literature.CHARACTER_TEXT,
                        Literature.LANGUAGE_MODEL),
                usable(
                        Kind.TASK,
                        "penn-treebank",
                        "the next word or character of the Penn Treebank, for those who have it",
                        TextOptions.Treebank.class,
                        Literature.PENN_TREEBANK,
                        Literature.LANGUAGE_MODEL));
    }
}
