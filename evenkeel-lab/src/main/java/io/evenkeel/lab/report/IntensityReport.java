package io.evenkeel.lab.report;

import static io.evenkeel.lab.report.JsonNumbers.value;
import static io.evenkeel.lab.report.ReportInput.text;

import io.evenkeel.lab.report.ReportTable.Cell;
import io.evenkeel.lab.report.ReportTable.Column;
import io.evenkeel.lab.report.ReportTable.Medal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report on evolutions of several intensities. What it is made of:
 *
 * <pre>{@code
 * {"domain", "mutation", "planned": 100000, "seeds": [1, 2, 3],
 *  "intensities": [{"intensity", "runs", "solved", "evaluations": mean up to the solution or the end, "fitness": median,
 *                   "solvedAt": [12345, null, …] by seed, "best": fitness by seed}],
 *  "specText"}
 * }</pre>
 *
 * <p>The intensities are in the order of their ranks.
 */
public final class IntensityReport {
    private IntensityReport() {}

    /**
     * Renders a report.
     *
     * @param search what came out, see above
     * @return the HTML file's text
     */
    public static String of(ObjectNode search) {
        List<JsonNode> rows = new ArrayList<>();
        search.path("intensities").forEach(rows::add);
        String mutation = text(search.path("mutation"));
        ReportPage page = new ReportPage(
                        rows.size() == 1 ? "Runs of " + mutation : rows.size() + " intensities of " + mutation,
                        lead(rows))
                .about("intensity search", text(search.path("domain")));
        page.tile("Domain", text(search.path("domain")), "where networks are judged");
        page.tile("Seeds", search.path("seeds").size(), "runs of each intensity");
        page.tile("Evaluations", value(search.path("planned")), "of each run, at most");
        if (rows.size() == 1) {
            page.section("Runs", "").table(table(search, rows)).table(runs(search.path("seeds"), rows.get(0)));
        } else {
            page.section("Ranking", "By the mean of evaluations up to the solution.")
                    .table(table(search, rows));
            page.section("By intensity", "")
                    .half(chart(rows, "Evaluations up to the solution, mean", "Fewer are better.", "evaluations"))
                    .half(chart(rows, "Fitness of the best network, median", "More is better.", "fitness"));
        }
        page.section("Specification", "")
                .code("Specification", text(search.path("specText")).strip());
        return page.html();
    }

    private static String lead(List<JsonNode> rows) {
        if (rows.isEmpty()) {
            return "There are no results.";
        }
        JsonNode best = rows.get(0);
        if (value(best.path("solved")) == 0) {
            return "No run is solved; the fittest networks come from intensity " + text(best.path("intensity")) + ".";
        }
        return "With intensity " + text(best.path("intensity")) + ", " + text(best.path("solved")) + " of "
                + text(best.path("runs")) + " runs are solved.";
    }

    private static ReportTable table(JsonNode search, List<JsonNode> rows) {
        double budget = value(search.path("planned"));
        boolean ranked = rows.size() > 1;
        ReportTable table = new ReportTable(
                "",
                "Evaluations up to the solution: mean, and below it the fewest and the most of a run. A run without a"
                        + " solution counts as its whole budget.");
        if (ranked) {
            table.column("rank", Column.TEXT);
        }
        table.column("intensity", Column.NUMBER)
                .column("solved", Column.NUMBER)
                .column("evaluations", Column.NUMBER)
                .column("best fitness, median", Column.NUMBER);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            DoubleSummaryStatistics counted = counted(row, budget);
            List<Cell> cells = new ArrayList<>();
            if (ranked) {
                cells.add(Cell.of(Integer.toString(i + 1)));
            }
            cells.add(Cell.of(value(row.path("intensity"))));
            cells.add(Cell.of(text(row.path("solved")) + " of " + text(row.path("runs"))));
            cells.add(Cell.of(Math.rint(value(row.path("evaluations"))), counted.getMin(), counted.getMax()));
            cells.add(Cell.of(value(row.path("fitness"))));
            table.row(ranked && i == 0 ? Medal.GOLD : Medal.NONE, cells.toArray(Cell[]::new));
        }
        return table;
    }

    /** As the mean counts them. */
    private static DoubleSummaryStatistics counted(JsonNode row, double budget) {
        return row.path("solvedAt")
                .valueStream()
                .mapToDouble(at -> at.isNumber() ? at.doubleValue() : budget)
                .summaryStatistics();
    }

    private static ReportTable runs(JsonNode seeds, JsonNode row) {
        ReportTable table = new ReportTable("By seed", "")
                .column("seed", Column.TEXT)
                .column("solved at", Column.NUMBER)
                .column("best fitness", Column.NUMBER);
        for (int i = 0; i < seeds.size(); i++) {
            table.row(
                    Cell.of(text(seeds.path(i))),
                    Cell.of(value(row.path("solvedAt").path(i))),
                    Cell.of(value(row.path("best").path(i))));
        }
        return table;
    }

    private static LineChart chart(List<JsonNode> rows, String title, String note, String key) {
        List<JsonNode> ascending = rows.stream()
                .sorted(Comparator.comparingDouble(row -> value(row.path("intensity"))))
                .toList();
        return new LineChart(title, note, "intensity", key)
                .logarithmicX()
                .curve(new Curve(key, numbers(ascending, "intensity"), numbers(ascending, key)));
    }

    private static double[] numbers(List<JsonNode> rows, String key) {
        return rows.stream().mapToDouble(row -> value(row.path(key))).toArray();
    }
}
