package io.evenkeel.lab.cli;

import io.evenkeel.lab.Quartiles;
import io.evenkeel.lab.compare.CellResult;
import io.evenkeel.lab.compare.Standing;
import io.evenkeel.lab.spec.Comparison;
import io.evenkeel.train.Task;
import java.nio.file.Path;
import java.util.List;

/** Shows a ranking as a table. */
final class ComparisonText {
    private static final int DIGITS = 3;

    private final Terminal terminal;

    ComparisonText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Comparison comparison, List<Standing> standings, Path folder) {
        Task task = comparison.task();
        terminal.line("");
        terminal.line(terminal.styled("1", "Task " + task.name()));
        terminal.hanging(
                "  ",
                "Solved where " + task.solved() + "; trivial loss " + Figures.of(task.trivialLoss(), 4) + " ("
                        + task.trivialSolution() + ").");
        terminal.line("");
        TextTable table = new TextTable(
                "",
                "contender",
                "solved",
                "updates to solution",
                task.solved().figure() + ", median",
                "quartiles",
                "CPU s");
        int rank = 1;
        for (Standing standing : standings) {
            Quartiles figure = standing.figure();
            Quartiles updates = standing.updatesToSolution();
            long solved = standing.results().stream().filter(CellResult::solved).count();
            table.row(
                    Integer.toString(rank++),
                    standing.contender(),
                    solved + "/" + standing.results().size(),
                    solved == 0
                            ? "-"
                            : whole(updates.median()) + " (" + whole(updates.first()) + " to " + whole(updates.third())
                                    + ")",
                    number(figure.median()),
                    number(figure.first()) + " to " + number(figure.third()),
                    Figures.of(standing.cpuSeconds().median(), DIGITS));
        }
        table.show(terminal);
        for (Standing standing : standings) {
            for (CellResult result : standing.results()) {
                result.failure().ifPresent(reason -> terminal.hanging("  ", result.cell() + " broke: " + reason));
            }
        }
        terminal.line("");
        terminal.line("Runs: " + folder);
    }

    private static String whole(double updates) {
        return Double.isInfinite(updates) ? "never" : Long.toString(Math.round(updates));
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? "broke" : Figures.of(value, DIGITS);
    }
}
