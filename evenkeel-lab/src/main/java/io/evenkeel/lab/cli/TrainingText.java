package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.RunResult;
import java.nio.file.Path;
import java.util.Locale;

/** Says how a run ended. */
final class TrainingText {
    private static final int DIGITS = 4;

    private final ResultLines lines;

    TrainingText(Terminal terminal) {
        this.lines = new ResultLines(terminal);
    }

    void show(RunResult result, Path folder) {
        String solved = result.solvedAt().isPresent()
                ? "solved after update " + result.solvedAt().getAsLong()
                : "not solved after " + Figures.counted(result.updates(), "update");
        lines.line("Task", result.task() + ", " + solved + " (" + result.criterion() + ")");
        lines.line(
                "Loss",
                Figures.of(result.evaluation().loss(), DIGITS) + " on held-out examples; trivial solution "
                        + Figures.of(result.trivialLoss(), DIGITS) + " (" + result.trivialSolution() + ")");
        result.evaluation().figures().forEach((name, value) -> {
            if (!name.equals("loss")) {
                lines.line(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), Figures.of(value, DIGITS));
            }
        });
        lines.line("Time", Figures.of(result.seconds(), 3) + " s for " + Figures.counted(result.updates(), "update"));
        lines.path("Run", folder);
    }
}
