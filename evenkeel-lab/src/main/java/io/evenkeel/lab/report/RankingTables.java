package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.ReportInput.text;

import io.evenkeel.lab.report.ReportTable.Cell;
import io.evenkeel.lab.report.ReportTable.Column;
import io.evenkeel.lab.report.ReportTable.Medal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The tables of a {@link ComparisonReport}. */
final class RankingTables {
    private final JsonNode ranking;

    RankingTables(JsonNode ranking) {
        this.ranking = ranking;
    }

    /** Returns the name of the figure beside the solved runs, for instance loss. */
    String figure() {
        String figure = text(ranking.path(0).path("figure"));
        return figure.isEmpty() ? "loss" : figure;
    }

    ReportTable results() {
        ReportTable table = new ReportTable("", "Medians over the seeds; below them, first and third quartile.")
                .column("rank", Column.TEXT)
                .column("contender", Column.TEXT)
                .column("solved", Column.NUMBER)
                .column(figure(), Column.NUMBER)
                .column("updates to solution", Column.NUMBER)
                .column("CPU seconds", Column.NUMBER)
                .column("parameters", Column.NUMBER);
        for (JsonNode row : ranking) {
            table.row(
                    medal(value(row.path("rank"))),
                    Cell.of(text(row.path("rank"))),
                    Cell.of(text(row.path("contender"))),
                    Cell.of(text(row.path("solved")) + " of " + text(row.path("runs"))),
                    spread(row),
                    spread(row.path("updatesToSolution")),
                    spread(row.path("cpuSeconds")),
                    Cell.of(value(row.path("parameters"))));
        }
        return table;
    }

    private static Medal medal(double rank) {
        return rank == 1 ? Medal.GOLD : rank == 2 ? Medal.SILVER : rank == 3 ? Medal.BRONZE : Medal.NONE;
    }

    private static Cell spread(JsonNode row) {
        return Cell.of(value(row.path("median")), value(row.path("quartile1")), value(row.path("quartile3")));
    }

    ReportTable failures() {
        ReportTable table = new ReportTable("Runs that ended early", "")
                .column("contender", Column.TEXT)
                .column("seed", Column.TEXT)
                .column("why", Column.WORDS);
        for (JsonNode row : ranking) {
            for (JsonNode failure : row.path("failures")) {
                table.row(
                        Cell.of(text(row.path("contender"))),
                        Cell.of(text(failure.path("seed"))),
                        Cell.of(text(failure.path("reason"))));
            }
        }
        return table;
    }

    ReportTable differences() {
        Set<String> keys = new LinkedHashSet<>();
        ranking.forEach(row -> keys.addAll(row.path("differences").propertyNames()));
        ReportTable table = new ReportTable("", "").column("contender", Column.TEXT);
        if (keys.isEmpty()) {
            return table;
        }
        keys.forEach(key -> table.column(key, Column.WORDS));
        for (JsonNode row : ranking) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(text(row.path("contender")))));
            JsonNode differences = row.path("differences");
            keys.forEach(key -> cells.add(differences.has(key) ? Cell.of(text(differences.path(key))) : Cell.none()));
            table.row(cells.toArray(Cell[]::new));
        }
        return table;
    }
}
