package io.evenkeel.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.evenkeel.lab.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Opens reports in the system's Chromium; skipped where there is none, or no Node. */
final class ReportInBrowserTest {
    private static final int CHARTS = 10;

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

    private Page show(ObjectNode diagnosis, int width, ColorScheme scheme) throws IOException {
        return browser.show(folder, HtmlReport.render(diagnosis), width, scheme);
    }

    private static int number(Page page, String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK", "360,LIGHT", "800,LIGHT"})
    void everyChartIsDrawnAndNothingSticksOut(int width, ColorScheme scheme) throws IOException {
        try (Page page = show(Fixtures.diagnosis(), width, scheme)) {
            assertThat(browser.trouble()).isEmpty();
            assertThat(page.locator("h1").textContent()).isEqualTo("Vanishing");
            assertThat(page.locator("h2").count()).isEqualTo(11);
            assertThat(number(page, "document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            assertThat(page.locator(".chart svg").count()).isEqualTo(CHARTS);
            assertThat(number(
                            page,
                            "Math.min(...[...document.querySelectorAll('.chart svg')]"
                                    + ".map(s => s.querySelectorAll('path, text').length))"))
                    .isGreaterThan(8);
            assertThat(number(
                            page,
                            "[...document.querySelectorAll('.chart svg')].filter(s =>"
                                    + " s.getBoundingClientRect().right > innerWidth + 1).length"))
                    .isZero();
        }
    }

    @Test
    void chartsFollowTheColorSchemeAndPaperIsLight() throws IOException {
        try (Page page = show(Fixtures.diagnosis(), 1280, ColorScheme.DARK)) {
            String stroke =
                    "getComputedStyle(document.querySelector('.chart svg path[stroke=\"var(--series)\"]')).stroke";
            String dark = (String) page.evaluate(stroke);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            String light = (String) page.evaluate(stroke);
            assertThat(light).isNotEqualTo(dark);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.DARK)
                    .setMedia(Media.PRINT));
            assertThat(page.evaluate(stroke)).isEqualTo(light);
            assertThat(page.pdf(new Page.PdfOptions().setFormat("A4"))).hasSizeGreaterThan(20_000);
            assertThat(browser.trouble()).isEmpty();
        }
    }

    @Test
    void theMatrixCanBeChosenAndTheNumbersOpened() throws IOException {
        try (Page page = show(Fixtures.diagnosis(), 1280, ColorScheme.LIGHT)) {
            String before = page.locator(".plane .facts").textContent();
            page.locator(".plane select").selectOption("2");
            assertThat(page.locator(".plane .facts").textContent()).isNotEqualTo(before);
            page.locator("details summary").first().click();
            page.locator("details table").first().waitFor();
            assertThat(page.locator("details table").first().locator("tbody tr").count())
                    .isEqualTo(101);
            assertThat(browser.trouble()).isEmpty();
        }
    }

    @Test
    void hiddenChainsOfEachMatrixCanBeChosen() throws IOException {
        try (Page page = show(Fixtures.diagnosis(), 1280, ColorScheme.LIGHT)) {
            String curve = "document.querySelector('[aria-label^=\"Mean weight by distance\"] svg').innerHTML";
            Object before = page.evaluate(curve);
            page.locator("select").nth(1).selectOption("1");
            assertThat(page.evaluate(curve)).isNotEqualTo(before);
            assertThat(page.locator("td").getByText("3.25").count()).isEqualTo(1);
            assertThat(browser.trouble()).isEmpty();
        }
    }

    @Test
    void anEmptyDiagnosisAndAHostileOneAreShown() throws IOException {
        try (Page page = show(Fixtures.minimal(), 390, ColorScheme.LIGHT)) {
            assertThat(page.locator("h1").textContent()).isEqualTo("Healthy");
            assertThat(page.locator("section").count()).isZero();
        }
        ObjectNode hostile = Fixtures.diagnosis();
        String name = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        ((ObjectNode) hostile.get("model")).put("file", name);
        ((ObjectNode) hostile.get("weights").get(0)).put("gate", name);
        ((ObjectNode) hostile.get("blame").get(0)).put("factor", name);
        try (Page page = show(hostile, 390, ColorScheme.LIGHT)) {
            assertThat(page.title()).doesNotMatch("owned").contains("<script>");
            assertThat(page.locator("img").count()).isZero();
            assertThat(number(page, "document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            assertThat(page.locator(".chart svg").count()).isEqualTo(CHARTS);
        }
        assertThat(browser.trouble()).isEmpty();
    }

    @Test
    void degenerateNumbersAreDrawn() throws IOException {
        ObjectNode odd = Fixtures.diagnosis();
        ((ObjectNode) odd.get("lyapunov"))
                .putArray("exponents")
                .add("-Infinity")
                .add("-Infinity");
        ((ObjectNode) odd.get("lyapunov")).putArray("standardError").add("NaN").add("NaN");
        ObjectNode gradient = (ObjectNode) odd.get("gradient");
        gradient.putArray("rmsByLag").add(1).add(0).add(0);
        gradient.put("horizon", 1).remove("lowByLag");
        ((ObjectNode) odd.get("sensitivity")).putArray("perNeuron").add(0).add(0);
        ((ObjectNode) odd.get("sensitivity")).put("log", "-Infinity");
        ((ObjectNode) odd.get("propagator"))
                .putArray("condition")
                .add("Infinity")
                .add("Infinity");
        try (Page page = show(odd, 800, ColorScheme.LIGHT)) {
            assertThat(browser.trouble()).isEmpty();
            assertThat(page.locator(".chart svg").count()).isEqualTo(CHARTS);
        }
    }
}
