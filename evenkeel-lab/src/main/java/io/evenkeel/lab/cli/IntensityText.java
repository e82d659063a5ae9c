package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.IntensitySearch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Shows an intensity search as a table. */
final class IntensityText {
    private static final int DIGITS = 4;

    private final Terminal terminal;

    IntensityText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(List<IntensitySearch.Row> rows, Path folder) {
        TextTable table = new TextTable("intensity", "solved", "evaluations, mean", "best fitness, median");
        for (IntensitySearch.Row row : rows) {
            table.row(
                    BigDecimal.valueOf(row.intensity()).stripTrailingZeros().toPlainString(),
                    row.solved() + "/" + row.fitness().size(),
                    Long.toString(Math.round(row.evaluations())),
                    Figures.of(row.medianFitness(), DIGITS));
        }
        terminal.line("");
        table.show(terminal);
        terminal.line("");
        terminal.line("Runs: " + folder);
    }
}
