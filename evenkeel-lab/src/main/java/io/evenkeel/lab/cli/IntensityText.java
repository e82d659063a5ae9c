package io.evenkeel.lab.cli;

import io.evenkeel.lab.run.IntensitySearch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Shows an intensity search as a table. */
final class IntensityText {
    private static final int DIGITS = 4;
    private static final int MOST_RUNS = 20;

    private final Terminal terminal;

    IntensityText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(IntensitySearch search, List<IntensitySearch.Row> rows, Path folder) {
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
        if (rows.stream().anyMatch(row -> row.solved() < row.fitness().size())) {
            terminal.hanging(
                    "  ",
                    "A run without a solution counts as its " + search.spec().evaluations() + " evaluations.");
        }
        if (rows.size() == 1 && search.seeds().size() <= MOST_RUNS) {
            runs(search.seeds(), rows.get(0));
        }
        terminal.line("");
        terminal.line("Runs: " + folder);
    }

    private void runs(List<Long> seeds, IntensitySearch.Row row) {
        TextTable table = new TextTable("seed", "solved at", "best fitness");
        for (int i = 0; i < seeds.size(); i++) {
            double solvedAt = row.solvedAt().get(i);
            table.row(
                    Long.toString(seeds.get(i)),
                    Double.isFinite(solvedAt) ? Long.toString((long) solvedAt) : "-",
                    Figures.of(row.fitness().get(i), DIGITS));
        }
        terminal.line("");
        table.show(terminal);
    }
}
