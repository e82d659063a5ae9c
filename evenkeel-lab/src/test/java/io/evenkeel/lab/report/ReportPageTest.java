package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.lab.Json;
import io.evenkeel.lab.report.ReportTable.Cell;
import io.evenkeel.lab.report.ReportTable.Column;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ReportPageTest {
    private static final String HOSTILE = "</script><script>alert(\"1\")</script><!--'<img src=x>\u2028";

    private static ObjectNode data(String html) {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*)</script>")
                .matcher(html);
        assertThat(data.find()).isTrue();
        return Json.read(data.group(1));
    }

    @Test
    void isOneFileThatFetchesNothing() {
        for (String page : pages()) {
            String own = page.replace(ChartLibrary.source(), "");
            assertThat(own).doesNotContain("http://").doesNotContain("https://").doesNotContain("{{");
            assertThat(own).contains("default-src 'none'");
        }
    }

    @Test
    void sameResultsGiveTheSameBytes() {
        assertThat(pages()).isEqualTo(pages());
    }

    private static List<String> pages() {
        return List.of(
                ComparisonReport.of(PageFixtures.comparison()),
                RunReport.of(PageFixtures.run()),
                EvolutionReport.of(PageFixtures.evolution()),
                ExperimentReport.of(PageFixtures.experiments()));
    }

    @Test
    void textStaysTextWhereverItStands() {
        ReportPage page =
                new ReportPage(HOSTILE, HOSTILE).about(HOSTILE).alert(HOSTILE).tile(HOSTILE, HOSTILE, HOSTILE);
        page.section(HOSTILE, HOSTILE)
                .words(HOSTILE, HOSTILE)
                .code(HOSTILE, HOSTILE)
                .facts(HOSTILE, Json.object().put(HOSTILE, HOSTILE))
                .table(new ReportTable(HOSTILE, HOSTILE)
                        .column(HOSTILE, Column.TEXT)
                        .row(Cell.of(HOSTILE)))
                .half(new Histogram(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
                        .group(HOSTILE, 0)
                        .bar(HOSTILE, 1, 0)
                        .mark(HOSTILE, HOSTILE))
                .chart(new PlaneDrawing(HOSTILE, HOSTILE)
                        .wall(0, 0, 1, 1)
                        .place(HOSTILE, 0, 0, 1)
                        .to(0, 1))
                .half(new BarChart(HOSTILE, HOSTILE, HOSTILE).bar(HOSTILE, 1, 0, 2, 0))
                .citations(List.of(HOSTILE));
        String html = page.html();
        String own = html.replace(ChartLibrary.source(), "");
        assertThat(own).doesNotContain("<script>alert").doesNotContain("<img").doesNotContain("<!--");
        assertThat(Pattern.compile("<script").matcher(own).results()).hasSize(3);
        JsonNode section = data(html).get("sections").get(0);
        assertThat(section.get("heading").stringValue()).isEqualTo(HOSTILE);
        assertThat(section.get("blocks").get(2).get("entries").get(0).get(1).stringValue())
                .isEqualTo(HOSTILE);
    }

    @Test
    void factsInsideFactsHaveDottedNames() {
        ReportPage page = new ReportPage("a", "");
        ObjectNode facts = Json.object().put("seed", 1);
        facts.putObject("cell").put("name", "tanh").putNull("gain").put("bias", true);
        page.section("b", "").facts("", facts);
        JsonNode block = data(page.html()).at("/sections/0/blocks/0");
        assertThat(block.get("entries").toString())
                .isEqualTo("[[\"seed\",1],[\"cell.name\",\"tanh\"],[\"cell.bias\",\"true\"]]");
    }

    @Test
    void aRowHasACellForEveryColumn() {
        ReportTable table = new ReportTable("", "").column("a", Column.TEXT).column("b", Column.NUMBER);
        assertThatThrownBy(() -> table.row(Cell.of("x"))).hasMessage("1 cells in a table of 2 columns");
    }

    @Test
    void aCurveHasAValueForEveryPosition() {
        assertThatThrownBy(() -> new Curve("c", new double[3], new double[2]))
                .hasMessageContaining("3 positions, 2 values");
        assertThatThrownBy(() -> new Curve("c", new double[3], new double[3], new double[3], new double[0]))
                .hasMessageContaining("a band of 3 and 0");
    }

    @Test
    void aLongCurveKeepsItsPeaksItsGapsAndItsOrder() {
        int length = 123_457;
        double[] x = IntStream.range(0, length).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(StrictMath::sin).toArray();
        y[77_777] = 1000;
        y[55_555] = -1000;
        y[33_333] = Double.NaN;
        Curve thinned = new Curve("c", x, y).thinned();
        assertThat(thinned.x()).hasSizeLessThanOrEqualTo(2000).isSorted().contains(77_777, 55_555, 33_333);
        assertThat(thinned.y()).contains(1000, -1000);
        for (int i = 0; i < thinned.x().length; i++) {
            assertThat(thinned.y()[i]).isEqualTo(Double.valueOf(y[(int) thinned.x()[i]]));
        }
    }

    @Test
    void anAngleHasAGapWhereItTurnsOver() {
        Curve angle = new Curve("a", new double[] {0, 1, 2, 3, 4}, new double[] {2.9, -3.1, -2.9, 3, 2});
        Curve broken = angle.broken(2 * Math.PI);
        assertThat(broken.x()).containsExactly(0, 0.5, 1, 2, 2.5, 3, 4);
        assertThat(broken.y()).containsExactly(2.9, Double.NaN, -3.1, -2.9, Double.NaN, 3, 2);
        assertThat(angle.broken(20).y()).isEqualTo(angle.y());
    }

    private static JsonNode bars(double parent, long failed, double... fitnesses) {
        return MutantHistograms.fitnesses(fitnesses, parent, failed).json();
    }

    @Test
    void mutantsBesideAFitnessNearZeroAreInRoundClassesUpToTheirParents() {
        double[] fitnesses = IntStream.range(0, 100)
                .mapToDouble(i -> i == 0 ? -1e8 : -500 + 5 * i)
                .toArray();
        JsonNode chart = bars(-2, 3, fitnesses);
        List<String> names = chart.get("bars").findValues("name").stream()
                .map(JsonNode::asString)
                .toList();
        assertThat(names)
                .startsWith("failed", "< −500", "−500 … −450")
                .endsWith("−50 … 0")
                .hasSize(12);
        assertThat(chart.at("/mark/bar").asString()).isEqualTo("−50 … 0");
        long sum = 0;
        for (JsonNode bar : chart.get("bars")) {
            sum += bar.get("count").asLong();
        }
        assertThat(sum).isEqualTo(103);
        assertThat(chart.at("/bars/0/count").asLong()).isEqualTo(3);
        assertThat(chart.at("/bars/1/count").asLong()).isEqualTo(1);
        assertThat(chart.at("/bars/11/count").asLong()).isEqualTo(10);
        assertThat(chart.at("/bars/11/color")).isNotEqualTo(chart.at("/bars/10/color"));
        assertThat(bars(0, 0, 0, 0).get("bars").toString()).contains("\"0 … 0.1\",\"count\":2");
        assertThat(bars(-0.002, 1).get("bars")).hasSize(2);
        assertThat(bars(5, 0, 1, 1, 1).at("/bars/0/count").asLong()).isEqualTo(3);
    }

    @Test
    void gapsAndInfiniteValuesTravel() {
        ReportPage page = new ReportPage("a", "");
        page.section("b", "")
                .chart(new LineChart("c", "", "x", "y").curve(new Curve("d", new double[] {0, 1, 2}, new double[] {
                    1.5, Double.NaN, Double.POSITIVE_INFINITY
                })));
        assertThat(data(page.html()).at("/sections/0/blocks/0/curves/0/y").toString())
                .isEqualTo("[1.5,null,\"Infinity\"]");
    }

    @Test
    void logSensitivityAndLyapunovExponentShareAChart() {
        List<String> titles = titles(RunReport.of(PageFixtures.run()));
        assertThat(titles).contains("Log-sensitivity and largest Lyapunov exponent", "Saturation");
        ObjectNode without = PageFixtures.run();
        ((ObjectNode) without.at("/metrics/gauges")).remove("lyapunov");
        assertThat(titles(RunReport.of(without)))
                .contains("Log-sensitivity")
                .doesNotContain("Log-sensitivity and largest Lyapunov exponent");
    }

    private static List<String> titles(String html) {
        return data(html).findValues("title").stream().map(JsonNode::asString).toList();
    }
}
