package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.evenkeel.lab.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens comparisons, runs and reproductions in the system's Chromium; skipped where there is none, or no Node. */
final class PagesInBrowserTest {
    private static ReportBrowser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        browser = ReportBrowser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String page(String kind) {
        return switch (kind) {
            case "comparison" -> ComparisonReport.of(PageFixtures.comparison());
            case "run" -> RunReport.of(PageFixtures.run());
            case "failed" -> RunReport.of(PageFixtures.failedRun());
            case "evolution" -> EvolutionReport.of(PageFixtures.evolution());
            case "search" -> IntensityReport.of(IntensityReportTest.search(3));
            case "experiments" -> ExperimentReport.of(PageFixtures.experiments());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Page show(String html, int width, ColorScheme scheme) throws IOException {
        return browser.show(folder, html, width, scheme);
    }

    private static int number(Page page, String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    @ParameterizedTest
    @CsvSource({
        "comparison,1280,LIGHT,3",
        "comparison,360,DARK,3",
        "run,1280,DARK,7",
        "run,360,LIGHT,7",
        "failed,800,LIGHT,7",
        "evolution,1280,LIGHT,9",
        "evolution,360,DARK,9",
        "search,1280,DARK,2",
        "search,360,LIGHT,2",
        "experiments,1280,LIGHT,4",
        "experiments,360,DARK,4"
    })
    void everyChartIsDrawnAndNothingSticksOut(String kind, int width, ColorScheme scheme, int charts)
            throws IOException {
        try (Page page = show(page(kind), width, scheme)) {
            assertThat(browser.trouble()).isEmpty();
            assertThat(page.locator(".chart svg").count()).isEqualTo(charts);
            assertThat(number(
                            page,
                            "Math.min(...[...document.querySelectorAll('.chart svg')]"
                                    + ".map(s => s.querySelectorAll('path, text').length))"))
                    .isGreaterThan(8);
            assertThat(number(page, "document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void theWinnerStandsOutAndFailuresAreTold() throws IOException {
        try (Page page = show(page("comparison"), 1280, ColorScheme.LIGHT)) {
            assertThat(page.locator("tr.gold td").allTextContents()).startsWith("1", "lstm", "5 of 5");
            assertThat(page.locator("body").textContent()).contains("loss is not finite at update 2611");
            assertThat(page.locator(".chart").first().locator("text").allTextContents())
                    .contains("trivial solution");
            assertThat(page.locator(".bars").first().locator(".bar").count()).isEqualTo(6);
            assertThat(page.locator("path[fill='var(--series)'][fill-opacity='0.16']")
                            .count())
                    .isPositive();
        }
        try (Page page = show(page("failed"), 1280, ColorScheme.LIGHT)) {
            assertThat(page.locator("[role=alert]").textContent()).contains("time step 87");
            assertThat(page.locator("h3").allTextContents()).contains("Log-sensitivity and largest Lyapunov exponent");
        }
        try (Page page = show(page("experiments"), 1280, ColorScheme.LIGHT)) {
            assertThat(page.locator("td.bad").allTextContents()).containsExactly("✗1 of 2", "✗does not hold");
        }
    }

    @Test
    void anEvolutionIsDrawn() throws IOException {
        try (Page page = show(page("evolution"), 1280, ColorScheme.DARK)) {
            assertThat(page.locator(".drawing .wall").count()).isEqualTo(2);
            assertThat(page.locator(".drawing .path").count()).isEqualTo(40);
            assertThat(page.locator(".drawing text").allTextContents()).containsExactly("goal");
            assertThat(page.locator(".chart").first().locator("text").allTextContents())
                    .contains("solved")
                    .noneMatch(label -> label.contains("×10"));
            assertThat(page.locator(".lead").allTextContents())
                    .anyMatch(lead -> lead.startsWith("Of 100 mutants 90 % have 14 or more of 16 right patterns;"));
            // Groups are told apart without their colors too.
            Locator mutants = page.locator("figure:has(h3:text-is('Mutants by right patterns'))");
            mutants.locator("summary").click();
            mutants.locator("tbody").waitFor();
            assertThat(mutants.locator("tbody tr:last-child").locator("th, td").allTextContents())
                    .containsExactly("16", "14 or more", "30");
            // A share of those since the line before, not of all.
            Locator failures = page.locator("figure:has(h3:text-is('Failures'))");
            failures.locator("summary").click();
            failures.locator("tbody").waitFor();
            assertThat(failures.locator("tbody td:last-child").allTextContents())
                    .startsWith("6.4")
                    .endsWith("0");
        }
        ObjectNode hostile = PageFixtures.evolution();
        String name = "</script><img src=x onerror=\"document.title='owned'\">";
        ((ObjectNode) hostile.get("drawing")).put("title", name).put("note", name);
        ((ObjectNode) hostile.at("/drawing/places/0")).put("name", name);
        ((ObjectNode) hostile.at("/mutants/figure")).put("name", name);
        ((ObjectNode) hostile.at("/domain")).put("name", name);
        ((ObjectNode) hostile.at("/sensitivities/0")).put("parameter", name);
        try (Page page = show(EvolutionReport.of(hostile), 390, ColorScheme.LIGHT)) {
            assertThat(page.locator("img").count()).isZero();
            assertThat(page.locator(".drawing text").textContent()).isEqualTo(name);
            page.locator(".chart svg").first().hover();
            assertThat(page.locator("img").count()).isZero();
            assertThat(browser.trouble()).isEmpty();
        }
    }

    @Test
    void aMazeOfBlocksAndMutantsBesideAFitnessNearZeroAreDrawn() throws IOException {
        ObjectNode run = PageFixtures.evolution();
        ObjectNode drawing = (ObjectNode) run.get("drawing");
        drawing.remove("walls");
        drawing.putArray("blocks").addArray().add(0).add(0);
        drawing.withArray("blocks").addArray().add(1).add(0);
        drawing.putArray("target").addArray().add(0).add(1);
        ObjectNode mutants = (ObjectNode) run.get("mutants");
        mutants.remove(List.of("figure", "kept", "changes"));
        mutants.put("medianFitness", -207).put("parent", -2);
        for (int i = 0; i < 98; i++) {
            mutants.withArray("fitnesses").add(-400 + 4 * i);
        }
        try (Page page = show(EvolutionReport.of(run), 1280, ColorScheme.LIGHT)) {
            assertThat(browser.trouble()).isEmpty();
            assertThat(page.locator(".drawing .block").count()).isEqualTo(2);
            assertThat(page.locator(".drawing .target").count()).isEqualTo(1);
            assertThat(page.locator(".key").allTextContents())
                    .anyMatch(key -> key.endsWith("wall" + "where it should go"));
            assertThat(page.locator(".lead").allTextContents())
                    .anyMatch(lead -> lead.startsWith("Of 100 mutants the median fitness is −207; 7 % are fitter"));
            assertThat(page.locator("figure:has(h3:text-is('Fitness of mutants')) .chart text")
                            .allTextContents())
                    .contains("parent", "−50 … 0", "failed");
        }
    }

    @Test
    void axisLabelsKeepApartAndALoneLastChartIsWide() throws IOException {
        ReportPage page = new ReportPage("charts", "");
        ReportSection section = page.section("Charts", "");
        for (int i = 0; i < 3; i++) {
            section.half(new LineChart("chart " + i, "", "evaluation", "y")
                    .curve(new Curve("c", new double[] {250, 8000, 16_579}, new double[] {1, 2, 3})));
        }
        try (Page shown = show(page.html(), 1100, ColorScheme.LIGHT)) {
            assertThat(browser.trouble()).isEmpty();
            assertThat(number(
                            shown,
                            "Math.min(...[...document.querySelectorAll('.chart svg')].flatMap(s => {"
                                    + "const boxes = [...s.querySelectorAll('text')].map(t => t.getBoundingClientRect());"
                                    + "const low = Math.max(...boxes.map(b => b.bottom)) - 30;"
                                    + "const row = boxes.filter(b => b.bottom > low && b.bottom < low + 29)"
                                    + ".sort((a, b) => a.left - b.left);"
                                    + "return row.slice(1).map((b, i) => Math.floor(b.left - row[i].right));}))"))
                    .isBetween(8, 200);
            assertThat(number(
                            shown,
                            "(w => Math.round(10 * w[2] / w[0]))"
                                    + "([...document.querySelectorAll('.pair > figure')].map(f => f.clientWidth))"))
                    .isGreaterThan(20);
        }
    }

    @Test
    void theNumbersBehindAChartCanBeOpened() throws IOException {
        try (Page page = show(page("comparison"), 1280, ColorScheme.LIGHT)) {
            page.locator("details summary").first().click();
            page.locator("details table").first().waitFor();
            assertThat(page.locator("details table").first().locator("tbody tr").count())
                    .isEqualTo(81);
            assertThat(browser.trouble()).isEmpty();
        }
    }

    @Test
    void namesCannotBecomeMarkup() throws IOException {
        ObjectNode comparison = PageFixtures.comparison();
        String name = "</script><img src=x onerror=\"document.title='owned'\">{a}'";
        ((ObjectNode) comparison.get("ranking").get(0)).put("contender", name);
        ((ObjectNode) comparison.get("curves").get(0)).put("contender", name);
        ((ObjectNode) comparison.get("task")).put("name", name).put("criterion", name);
        try (Page page = show(ComparisonReport.of(comparison), 390, ColorScheme.LIGHT)) {
            assertThat(page.title()).endsWith(name);
            assertThat(page.locator("img").count()).isZero();
            assertThat(page.locator("tr.gold td").nth(1).textContent()).isEqualTo(name);
            page.locator(".chart svg").first().hover();
            assertThat(page.locator("img").count()).isZero();
            assertThat(browser.trouble()).isEmpty();
        }
    }

    @Test
    void whatIsMissingOrInfiniteLeavesNoTrouble() throws IOException {
        ObjectNode run = Json.object().put("name", "empty");
        try (Page page = show(RunReport.of(run), 800, ColorScheme.LIGHT)) {
            assertThat(page.locator("h1").textContent()).isEqualTo("empty");
            assertThat(page.locator("section").count()).isZero();
            assertThat(browser.trouble()).isEmpty();
        }
        ArrayNode loss = run.putObject("metrics").putArray("loss");
        for (int i = 0; i < 3; i++) {
            ((ObjectNode) run.get("metrics")).withArray("update").add(i);
            loss.add("Infinity");
        }
        loss.set(1, 0.0);
        try (Page page = show(RunReport.of(run), 800, ColorScheme.LIGHT)) {
            assertThat(page.locator(".chart svg").count()).isEqualTo(1);
            assertThat(browser.trouble()).isEmpty();
        }
        try (Page page = show(EvolutionReport.of(Json.object().put("name", "empty")), 800, ColorScheme.LIGHT)) {
            assertThat(page.locator("section").count()).isZero();
            assertThat(page.locator(".tiles, .drawing").count()).isZero();
            assertThat(browser.trouble()).isEmpty();
        }
        try (Page page = show(ComparisonReport.of(Json.object()), 800, ColorScheme.LIGHT)) {
            assertThat(page.locator(".reason").textContent()).isEqualTo("There are no results.");
            assertThat(browser.trouble()).isEmpty();
        }
        try (Page page = show(ExperimentReport.of(Json.object().putArray("none")), 800, ColorScheme.LIGHT)) {
            assertThat(browser.trouble()).isEmpty();
        }
    }
}
